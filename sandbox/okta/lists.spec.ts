import { nextOf, oktaClient, type OktaClient, profileOf } from '../../test/conformance/okta-client.js';
import { type Sandbox, startSandbox } from '../sandbox.js';

describe('lists', () => {
  let sandbox: Sandbox;
  let okta: OktaClient;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  beforeEach(() => {
    sandbox.okta.reset();
    okta = oktaClient(sandbox);
  });
  afterAll(() => sandbox.close());

  /** Ids of a whole list; `between` runs after each page. */
  async function walk(path: string, between: (page: number) => Promise<unknown> = async () => undefined) {
    const ids: string[] = [];
    let next: string | undefined = path;
    for (let page = 1; next !== undefined; page += 1) {
      const reply = await okta.get(next);
      expect(reply.status).toBe(200);
      ids.push(...reply.body.map(({ id }: { id: string }) => id));
      next = nextOf(reply);
      await between(page);
    }
    return ids;
  }
  const search = (expression: string) => `/users?search=${encodeURIComponent(expression)}`;
  const logins = (body: { profile: { login: string } }[]) => body.map(({ profile }) => profile.login.split('@')[0]);

  it('leads through ten thousand users, two hundred at a time, with links to self and next', async () => {
    sandbox.okta.seedUsers(10_000);
    sandbox.okta.setLimits({ enabled: false });
    const first = await okta.get('/users?limit=1000');
    expect(first.body).toHaveLength(200);
    expect(first.headers.get('link')).toContain(`<${sandbox.url}/okta/api/v1/users?limit=1000>; rel="self"`);
    expect(nextOf(first)).toContain('limit=1000&after=');
    const ids = await walk('/users');
    expect(new Set(ids).size).toBe(10_025);
    expect(ids).toEqual(sandbox.okta.users().map(({ id }) => id));
  });

  it('neither skips nor repeats anything when objects come and go between two pages', async () => {
    const before = sandbox.okta.users().map(({ id }) => id);
    const [, second = '', , , , , seventh = ''] = before;
    const ids = await walk('/users?limit=5', async (page) => {
      if (page !== 1) return;
      await okta.remove(`/users/${second}`);
      await okta.remove(`/users/${second}`);
      await okta.remove(`/users/${seventh}`);
      await okta.remove(`/users/${seventh}`);
      await okta.post('/users', { profile: profileOf('late') });
    });
    const late = sandbox.okta.person('late@new.example.com').id;
    expect(ids).toEqual([...before.filter((id) => id !== seventh), late]);
  });

  it('pages sorted searches, groups, members, applications and their users', async () => {
    const byName = await walk(`${search('status eq "ACTIVE"')}&sortBy=profile.lastName&sortOrder=desc&limit=4`);
    const names = byName.map((id) => String(sandbox.okta.person(id).profile.lastName).toLowerCase());
    expect(names).toHaveLength(25);
    expect(names).toEqual(names.toSorted().toReversed());
    const [everyone] = sandbox.okta.groups();
    expect(await walk(`/groups/${everyone?.id}/users?limit=6`)).toHaveLength(25);
    expect(await walk('/groups?limit=3')).toEqual(sandbox.okta.groups().map(({ id }) => id));
    expect(await walk('/apps?limit=7')).toEqual(sandbox.okta.apps().map(({ id }) => id));
    expect(await walk(`/apps/${sandbox.okta.apps()[0]?.id}/users?limit=10`)).toHaveLength(25);
  });

  it('filters and searches users', async () => {
    const found = async (path: string) => logins((await okta.get(path)).body);
    expect(await found(search('profile.department eq "finance" and profile.title co "Director"'))).toEqual([
      'sven.berg',
    ]);
    expect(await found(search('profile.login sw "a" or profile.login eq "BEN.okafor@acme.example.com"'))).toEqual([
      'ana.ruiz',
      'ben.okafor',
    ]);
    expect(await found(search('not (profile.login pr)'))).toEqual([]);
    expect(await found('/users?q=be')).toEqual(['ben.okafor', 'sven.berg']);
    const past = new Date(Date.now() - 60_000).toISOString();
    await okta.post('/users/gus.larsen', { profile: { title: 'Staff Engineer' } });
    expect(await found(`/users?filter=${encodeURIComponent(`lastUpdated gt "${past}"`)}`)).toEqual(['gus.larsen']);
    expect(await found(`/users?filter=${encodeURIComponent('status eq "SUSPENDED"')}`)).toEqual([]);
    for (const wrong of ['profile.login like "a"', 'status eq', '(status eq "ACTIVE"', 'shoe eq "44"']) {
      const reply = await okta.get(search(wrong));
      expect([reply.status, reply.body.errorCode]).toEqual([400, 'E0000031']);
    }
    const notFilterable = await okta.get(`/users?filter=${encodeURIComponent('profile.department eq "IT"')}`);
    expect([notFilterable.status, notFilterable.body.errorCode]).toEqual([400, 'E0000031']);
  });

  it('filters groups and applications', async () => {
    const names = async (path: string) =>
      (await okta.get(path)).body.map(
        (item: { label?: string; profile?: { name: string } }) => item.label ?? item.profile?.name,
      );
    expect(await names(`/groups?filter=${encodeURIComponent('type eq "BUILT_IN"')}`)).toEqual(['Everyone']);
    expect(await names(`/groups?search=${encodeURIComponent('profile.name eq "sales"')}`)).toEqual(['Sales']);
    expect(await names('/groups?q=Ma')).toEqual(['Managers', 'Marketing']);
    expect(await names('/apps?q=sla')).toEqual(['Slack']);
    const [user] = sandbox.okta.users();
    expect(await names(`/apps?filter=${encodeURIComponent(`user.id eq "${user?.id}"`)}`)).toEqual([
      'Slack',
      'Zoom',
      'Google Workspace',
    ]);
  });

  it('refuses a limit out of range and a cursor of its own making', async () => {
    for (const path of ['/users?limit=0', '/users?limit=many', '/apps?limit=201', '/users?after=nonsense']) {
      const reply = await okta.get(path);
      expect([reply.status, reply.body.errorCode]).toEqual([400, 'E0000001']);
    }
  });
});
