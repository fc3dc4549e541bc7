import { randomUUID } from 'node:crypto';
import { ADMIN, type OktaTestApp, startOktaApp, textError } from './okta-support.js';

let server: OktaTestApp;
const user_id = 'ana';
beforeAll(async () => {
  server = await startOktaApp();
  await server.connect(user_id);
}, 60_000);
afterAll(() => server.close());
afterEach(() => server.okta.clearFaults());

const get = (path: string, query: object = {}) =>
  server
    .http()
    .get(`/api/okta/${path}`)
    .query({ user_id, ...query });
const post = (path: string, body: object = {}) =>
  server
    .http()
    .post(`/api/okta/${path}`)
    .send({ user_id, ...body });
const remove = (path: string, query: object = {}) =>
  server
    .http()
    .delete(`/api/okta/${path}`)
    .query({ user_id, ...query });

const profileOf = (name: string) => {
  const email = `${name}@acme.example.com`;
  return { login: email, email, firstName: name, lastName: 'Test' };
};
const newUser = async (name: string): Promise<string> =>
  (await post('users', { profile: profileOf(name) }).expect(201)).body.user.id;
const newGroup = async (name: string): Promise<string> =>
  (await post('groups', { profile: { name } }).expect(201)).body.group.id;

describe('users over the connection', () => {
  it('are listed page by page, each once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await get('users', { limit: 10, ...(cursor && { cursor }) }).expect(200);
      expect(body.success).toBe(true);
      expect(body.users.length).toBeLessThanOrEqual(10);
      seen.push(...body.users.map(({ id }: { id: string }) => id));
      cursor = body.next_cursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    const listed = server.okta.users().filter(({ status }) => status !== 'DEPROVISIONED');
    expect(seen).toHaveLength(listed.length);
  });

  it('are searched', async () => {
    const { body } = await get('users', { search: 'profile.department eq "IT"' }).expect(200);
    expect(body.users.length).toBeGreaterThan(0);
    expect(body.users.length).toBeLessThan(server.okta.users().length);
    await get('users', { filter: 'no such thing' }).expect(400);
  });

  it('are created once, however often the request is sent', async () => {
    const body = { profile: profileOf('once'), activate: false };
    const key = randomUUID();
    const first = await post('users', body).set('idempotency-key', key).expect(201);
    const again = await post('users', body).set('idempotency-key', key).expect(201);
    expect(again.body).toEqual(first.body);
    expect(first.body.user).toMatchObject({ status: 'STAGED', name: 'once Test', profile: body.profile });
    expect(server.okta.users().filter(({ profile }) => profile.login === body.profile.login)).toHaveLength(1);
    const taken = await post('users', body).expect(409);
    expect(taken.body).toMatchObject(textError(409, 'Okta has something with this name or login already.'));
  });

  it('are shown by id or login, and changed', async () => {
    const id = await newUser('changed');
    const { body } = await post(`users/${id}`, { profile: { title: 'Engineer' } }).expect(200);
    expect(body.user.profile).toMatchObject({ title: 'Engineer', firstName: 'changed' });
    expect((await get('users/changed@acme.example.com').expect(200)).body.user).toMatchObject({ id });
    expect((await get('users/me').expect(200)).body.user.login).toBe(ADMIN);
    await get('users/00unobody0000000000').expect(404);
    await get('users/..%2Fgroups').expect(400);
  });

  it('go through their life', async () => {
    const id = await newUser('living');
    const to = async (transition: string, body: object = {}) => post(`users/${id}/lifecycle/${transition}`, body);
    server.okta.clearCalls();
    expect((await to('activate', { send_email: false })).status).toBe(409);
    expect(server.okta.person(id).status).toBe('PROVISIONED');
    expect((await to('reset_password', { send_email: false })).body).not.toHaveProperty('resetPasswordUrl');
    expect((await to('deactivate')).body.user.status).toBe('DEPROVISIONED');
    expect((await to('suspend')).status).toBe(400);
    await to('explode').then(({ status }) => expect(status).toBe(400));
  });

  it('are suspended and taken back', async () => {
    const profile = profileOf('suspended');
    const { body } = await post('users', { profile, password: 'Tr0ub4dor&3-horse' }).expect(201);
    const { id, status } = body.user;
    expect(status).toBe('ACTIVE');
    expect((await post(`users/${id}/lifecycle/suspend`).expect(200)).body.user.status).toBe('SUSPENDED');
    expect((await post(`users/${id}/lifecycle/unsuspend`).expect(200)).body.user.status).toBe('ACTIVE');
  });

  it('are deleted for good, after a dry run that deletes nothing', async () => {
    const id = await newUser('leaving');
    const plan = await remove(`users/${id}`, { dry_run: true }).expect(200);
    expect(plan.body).toEqual({
      success: true,
      dry_run: true,
      would_delete: { id, name: 'leaving Test', members: null, complete: true },
    });
    await get(`users/${id}`).expect(200);
    await remove(`users/${id}`).expect(200, { success: true, message: 'User deleted.' });
    await get(`users/${id}`).expect(404);
    await remove(`users/${id}`, { dry_run: '' }).expect(400);
  });
});

describe('groups over the connection', () => {
  it('are made, shown, changed, listed and deleted', async () => {
    const id = await newGroup('Makers');
    const changed = await server
      .http()
      .put(`/api/okta/groups/${id}`)
      .send({ user_id, profile: { name: 'Creators', description: 'Who creates' } })
      .expect(200);
    expect(changed.body.group).toMatchObject({ id, name: 'Creators', description: 'Who creates', type: 'OKTA_GROUP' });
    expect((await get(`groups/${id}`).expect(200)).body.group.name).toBe('Creators');
    expect((await get('groups', { q: 'Creat' }).expect(200)).body.groups).toHaveLength(1);
    const plan = await remove(`groups/${id}`, { dry_run: true }).expect(200);
    expect(plan.body.would_delete).toEqual({ id, name: 'Creators', members: 0, complete: true });
    await remove(`groups/${id}`).expect(200);
    await get(`groups/${id}`).expect(404);
  });

  it('have members', async () => {
    const [group, member_id] = [await newGroup('With members'), await newUser('member')];
    await post(`groups/${group}/members`, { member_id }).expect(200);
    await post(`groups/${group}/members`, { member_id }).expect(200);
    const { body } = await get(`groups/${group}/members`).expect(200);
    expect(body.users.map(({ id }: { id: string }) => id)).toEqual([member_id]);
    await remove(`groups/${group}/members/${member_id}`).expect(200);
    expect((await get(`groups/${group}/members`).expect(200)).body.users).toEqual([]);
  });
});

describe('applications over the connection', () => {
  it('are listed, shown, assigned and unassigned', async () => {
    const { body } = await get('apps', { limit: 100 }).expect(200);
    const app = body.apps.find(({ name }: { name: string }) => name === 'Slack');
    expect((await get(`apps/${app.id}`).expect(200)).body.app).toEqual(app);
    const member_id = await newUser('assigned');
    const before = server.okta.assignments(app.id).length;
    const made = await post(`apps/${app.id}/users`, { member_id }).expect(201);
    expect(made.body.assignment).toMatchObject({ user_id: member_id, scope: 'USER' });
    expect(server.okta.assignments(app.id)).toHaveLength(before + 1);
    const listed = await get(`apps/${app.id}/users`, { limit: 100 }).expect(200);
    expect(listed.body.users.map(({ user_id: one }: { user_id: string }) => one)).toContain(member_id);
    await remove(`apps/${app.id}/users/${member_id}`).expect(200);
    expect(server.okta.assignments(app.id)).toHaveLength(before);
  });
});

describe('the organization over the connection', () => {
  it('has attributes of its own', async () => {
    const added = await post('schema/attributes', { name: 'badge', title: 'Badge' }).expect(201);
    const badge = { name: 'badge', title: 'Badge', type: 'string', custom: true, required: false };
    expect(added.body.attributes).toContainEqual(badge);
    const { body } = await get('schema').expect(200);
    expect(body.attributes).toContainEqual(badge);
    expect(body.attributes).toContainEqual(expect.objectContaining({ name: 'login', custom: false }));
    const plan = await remove('schema/attributes/badge', { dry_run: true }).expect(200);
    expect(plan.body.would_delete).toMatchObject({ id: 'badge', name: 'Badge' });
    await remove('schema/attributes/badge').expect(200);
    expect((await get('schema').expect(200)).body.attributes).not.toContainEqual(badge);
    await remove('schema/attributes/login').expect(404);
  });

  it('has a log that can be followed', async () => {
    const since = new Date(Date.now() - 3_600_000).toISOString();
    const filter = 'eventType eq "group.lifecycle.create"';
    let { body } = await get('logs', { since, filter, limit: 100 }).expect(200);
    const { next_cursor } = body;
    expect(next_cursor).toEqual(expect.any(String));
    const id = await newGroup('In the log');
    ({ body } = await get('logs', { since, filter, limit: 100, cursor: next_cursor }).expect(200));
    expect(body.logs).toHaveLength(1);
    expect(body.logs[0]).toMatchObject({
      type: 'group.lifecycle.create',
      outcome: 'SUCCESS',
      targets: [expect.objectContaining({ id, name: 'In the log' })],
    });
  });
});

describe('who may', () => {
  const keyWith = async (...scopes: string[]): Promise<string> => {
    const { body } = await server
      .http()
      .post('/api/keys')
      .send({ name: scopes.join(), scopes: ['users:delegate', ...scopes] })
      .expect(201);
    return body.key?.key ?? body.key ?? body.api_key;
  };

  it('read but not create, create but not delete', async () => {
    const [reader, writer] = [await keyWith('okta:read'), await keyWith('okta:read', 'okta:write')];
    const body = { user_id, profile: profileOf('refused') };
    await server.http(reader).get('/api/okta/users').query({ user_id, limit: 1 }).expect(200);
    await server.http(reader).post('/api/okta/users').send(body).expect(403);
    const made = await server.http(writer).post('/api/okta/users').send(body).expect(201);
    await server.http(writer).delete(`/api/okta/users/${made.body.user.id}`).query({ user_id }).expect(403);
    await server.http(writer).delete(`/api/okta/groups/00g1emaKYZTWRYYRRTSK`).query({ user_id }).expect(403);
  });

  it('names a user, who has a connection', async () => {
    await server.http().get('/api/okta/users').expect(400);
    const { body } = await server.http().get('/api/okta/users').query({ user_id: 'nobody' }).expect(401);
    expect(body).toMatchObject(textError(401));
    await server
      .http()
      .post('/api/okta/users')
      .send({ profile: profileOf('x') })
      .expect(400);
  });

  it('has a role at Okta that allows it', async () => {
    await server.connect('reader', server.okta.sswsTokens.readOnly);
    const { body } = await server
      .http()
      .post('/api/okta/groups')
      .send({ user_id: 'reader', profile: { name: 'Refused' } })
      .expect(403);
    expect(body).toMatchObject(textError(403));
  });

  it('loses the connection when the token is revoked', async () => {
    const token = server.okta.issueApiToken(ADMIN);
    server.evidence.secrets.add(token);
    await server.connect('leaver', token);
    server.okta.revoke(token);
    const { body } = await server.http().get('/api/okta/users').query({ user_id: 'leaver' }).expect(401);
    expect(body).toMatchObject(textError(401));
  });
});

describe('the health of the connection', () => {
  it.each([
    ['health', { ok: true, service: 'okta', status: 'healthy' }],
    ['health/tokens', { token_health: { user_id, has_tokens: true, token_status: 'active' } }],
    ['health/connection', { connection_status: 'connected', test_result: { account_status: 'ACTIVE' } }],
    ['health/summary', {}],
  ])('is told at %s', async (path, told) => {
    const { body } = await get(path).expect(200);
    expect(body).toMatchObject(told);
  });

  it('is tested against Okta itself', async () => {
    const { body } = await server.http().get('/api/connections').query({ provider: 'okta', user_id }).expect(200);
    const [connection] = body.connections;
    expect(connection).toMatchObject({ site: server.orgUrl, token_type: 'SSWS', status: 'active' });
    const tested = await server.http().post(`/api/connections/${connection.id}/test`).query({ user_id });
    expect([tested.status, JSON.stringify(tested.body)]).toEqual([200, expect.stringContaining('account_status')]);
  });
});
