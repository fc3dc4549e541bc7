import { nextOf, oktaClient, type OktaClient, profileOf } from '../../test/conformance/okta-client.js';
import { type Reply } from '../../test/conformance/twin-client.js';
import { type Sandbox, startSandbox } from '../sandbox.js';

const NOW = Date.UTC(2026, 0, 15, 12);

describe('the System Log', () => {
  let sandbox: Sandbox;
  let okta: OktaClient;

  beforeEach(async () => {
    sandbox = await startSandbox({ now: () => NOW });
    okta = oktaClient(sandbox);
  });
  afterEach(() => sandbox.close());

  const types = ({ body }: Reply): string[] => body.map(({ eventType }: { eventType: string }) => eventType);
  const addUser = (name: string) => okta.post('/users?activate=false', { profile: profileOf(name) });
  const next = async (reply: Reply): Promise<Reply> => okta.get(nextOf(reply) ?? '');

  it('says who did what to whom', async () => {
    const { id } = (await addUser('ada')).body;
    const [event] = (await okta.get('/logs')).body;
    expect(event).toMatchObject({
      eventType: 'user.lifecycle.create',
      published: '2026-01-15T12:00:00.000Z',
      actor: { type: 'User', alternateId: 'ana.ruiz@acme.example.com', displayName: 'Ana Ruiz' },
      target: [{ id, type: 'User', alternateId: 'ada@new.example.com', displayName: 'ada New' }],
      outcome: { result: 'SUCCESS' },
      transaction: { type: 'WEB', detail: { requestApiTokenId: expect.stringMatching(/^00T/) } },
    });
    expect(JSON.stringify(event)).not.toContain(sandbox.okta.sswsTokens.admin);
  });

  it('writes down every change of state, and nothing when nothing changes', async () => {
    const { id } = (await addUser('ada')).body;
    const group = (await okta.post('/groups', { profile: { name: 'Pilots' } })).body.id;
    const app = sandbox.okta.apps()[0]?.id;
    await okta.put(`/groups/${group}/users/${id}`);
    await okta.put(`/groups/${group}/users/${id}`);
    await okta.post(`/apps/${app}/users`, { id, scope: 'USER' });
    await okta.post(`/users/${id}`, {
      profile: { title: 'Pilot' },
      credentials: { password: { value: 'Correct-horse-9' } },
    });
    for (const step of ['activate', 'suspend', 'suspend', 'unsuspend', 'reset_password', 'deactivate', 'deactivate']) {
      await okta.post(`/users/${id}/lifecycle/${step}`);
    }
    await okta.remove(`/groups/${group}`);
    await okta.remove(`/users/${id}`);
    await okta.get('/users');
    expect(types(await okta.get('/logs'))).toEqual([
      'user.lifecycle.create',
      'group.lifecycle.create',
      'group.user_membership.add',
      'application.user_membership.add',
      'user.account.update_profile',
      'user.account.update_password',
      'user.lifecycle.activate',
      'user.lifecycle.suspend',
      'user.lifecycle.unsuspend',
      'user.account.reset_password',
      'application.user_membership.remove',
      'user.lifecycle.deactivate',
      'group.lifecycle.delete',
      'user.lifecycle.delete.initiated',
      'user.lifecycle.delete.completed',
    ]);
  });

  it('is polled: there is always a next page, and it brings each event once', async () => {
    await addUser('ada');
    await addUser('bob');
    const first = await okta.get('/logs?limit=1');
    const second = await next(first);
    const third = await next(second);
    expect([first, second, third].map((reply) => reply.body.length)).toEqual([1, 1, 0]);
    const fourth = await next(third);
    expect(fourth.body).toEqual([]);
    sandbox.okta.advanceClock(30 * 86_400);
    await addUser('cleo');
    const fifth = await next(fourth);
    expect(fifth.body.map(({ target }: { target: { displayName: string }[] }) => target[0]?.displayName)).toEqual([
      'cleo New',
    ]);
    expect((await next(fifth)).body).toEqual([]);
  });

  it('ends for a stretch of time that ends, and reaches back seven days unless told', async () => {
    await addUser('ada');
    sandbox.okta.advanceClock(8 * 86_400);
    await addUser('bob');
    expect((await okta.get('/logs')).body).toHaveLength(1);
    const bounded = '/logs?since=2026-01-01T00:00:00Z&until=2026-02-01T00:00:00Z';
    const all = await okta.get(bounded);
    expect([all.body.length, nextOf(all)]).toEqual([2, undefined]);
    const page = await okta.get(`${bounded}&limit=1`);
    const last = await next(page);
    expect([page.body.length, last.body.length, nextOf(last)]).toEqual([1, 1, undefined]);
    const backwards = await okta.get(`${bounded}&sortOrder=DESCENDING&limit=1`);
    expect(backwards.body[0].target[0].displayName).toBe('bob New');
    expect((await next(backwards)).body[0].target[0].displayName).toBe('ada New');
    expect((await okta.get('/logs?until=2026-01-15T12:00:00Z')).body).toEqual([]);
  });

  it('is filtered by what happened, to whom, and by words', async () => {
    const { id } = (await addUser('ada')).body;
    await addUser('bob');
    await okta.post(`/users/${id}`, { profile: { title: 'Pilot' } });
    const found = async (query: string) => types(await okta.get(`/logs?${query}`)).length;
    const filter = (expression: string) => `filter=${encodeURIComponent(expression)}`;
    expect(await found(filter('eventType eq "user.lifecycle.create"'))).toBe(2);
    expect(await found(filter('eventType eq "user.lifecycle.create" or eventType sw "user.account"'))).toBe(3);
    expect(await found(filter(`target.id eq "${id}"`))).toBe(2);
    expect(await found('q=bob')).toBe(1);
    expect((await okta.get(`/logs?${filter('eventType resembles "x"')}`)).status).toBe(400);
    expect((await okta.get('/logs?since=yesterday')).status).toBe(400);
    expect((await okta.get('/logs?limit=1001')).status).toBe(400);
  });
});
