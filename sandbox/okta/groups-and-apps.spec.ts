import { oktaClient, type OktaClient } from '../../test/conformance/okta-client.js';
import { type Reply } from '../../test/conformance/twin-client.js';
import { type Sandbox, startSandbox } from '../sandbox.js';

describe('groups and applications', () => {
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

  const told = ({ status, body }: Reply) => [status, body.errorCode];
  const userId = (login: string) => sandbox.okta.person(login).id;

  it('take a member once, however often asked', async () => {
    const { id } = (await okta.post('/groups', { profile: { name: 'Pilots' } })).body;
    const path = `/groups/${id}/users/${userId('ana.ruiz')}`;
    expect([(await okta.put(path)).status, (await okta.put(path)).status]).toEqual([204, 204]);
    expect(sandbox.okta.members(id).map((user) => user.profile.login)).toEqual(['ana.ruiz@acme.example.com']);
    expect([(await okta.remove(path)).status, (await okta.remove(path)).status]).toEqual([204, 204]);
    expect(sandbox.okta.effects()).toEqual({
      'group.lifecycle.create': 1,
      'group.user_membership.add': 1,
      'group.user_membership.remove': 1,
    });
    expect(told(await okta.put(`/groups/${id}/users/00unobody`))).toEqual([404, 'E0000007']);
  });

  it('have names of their own', async () => {
    const wrong = await okta.post('/groups', { profile: { name: 'sales' } });
    expect(told(wrong)).toEqual([400, 'E0000001']);
    const { id } = (await okta.post('/groups', { profile: { name: 'Pilots', description: 'Fly' } })).body;
    expect(told(await okta.put(`/groups/${id}`, { profile: { name: 'Finance' } }))).toEqual([400, 'E0000001']);
    const renamed = await okta.put(`/groups/${id}`, { profile: { name: 'PILOTS' } });
    expect(renamed.body.profile).toEqual({ name: 'PILOTS', description: null });
    expect((await okta.remove(`/groups/${id}`)).status).toBe(204);
    expect(told(await okta.get(`/groups/${id}`))).toEqual([404, 'E0000007']);
  });

  it('leave Everyone to Okta, with everybody in it', async () => {
    const everyone = sandbox.okta.groups()[0]?.id ?? '';
    const path = `/groups/${everyone}`;
    expect(told(await okta.remove(path))).toEqual([403, 'E0000006']);
    expect(told(await okta.put(path, { profile: { name: 'All' } }))).toEqual([403, 'E0000006']);
    expect(told(await okta.remove(`${path}/users/${userId('ana.ruiz')}`))).toEqual([403, 'E0000006']);
    expect((await okta.get(`${path}/users`)).body).toHaveLength(sandbox.okta.users().length);
    expect((await okta.get('/groups?expand=stats&limit=1')).body[0]._embedded.stats.usersCount).toBe(25);
  });

  it('are assigned to a user once, and lost once', async () => {
    const app = sandbox.okta.apps().find(({ label }) => label === 'Figma')?.id ?? '';
    const user = userId('lena.fischer');
    const assigned = await okta.post(`/apps/${app}/users`, { id: user, scope: 'USER' });
    expect(assigned.body).toMatchObject({
      id: user,
      scope: 'USER',
      credentials: { userName: 'lena.fischer@acme.example.com' },
    });
    expect((await okta.post(`/apps/${app}/users`, { id: user, scope: 'USER' })).status).toBe(200);
    expect((await okta.put(`/apps/${app}/users/${user}`, {})).status).toBe(200);
    expect(sandbox.okta.assignments(app)).toHaveLength(1);
    expect((await okta.remove(`/apps/${app}/users/${user}`)).status).toBe(204);
    expect(told(await okta.remove(`/apps/${app}/users/${user}`))).toEqual([404, 'E0000007']);
    expect(sandbox.okta.effects()).toEqual({
      'application.user_membership.add': 1,
      'application.user_membership.remove': 1,
    });
    await okta.remove(`/users/${user}`);
    expect(told(await okta.post(`/apps/${app}/users`, { id: user }))).toEqual([403, 'E0000038']);
  });

  it('offer the applications that companies have', () => {
    const labels = sandbox.okta.apps().map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Slack', 'Zoom', 'Microsoft 365', 'Google Workspace', 'Workday']));
    expect(labels).toEqual(expect.arrayContaining(['Tableau', 'Power BI', 'GitHub', 'Jira', 'Salesforce', 'Figma']));
  });
});
