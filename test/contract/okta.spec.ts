import { ADMIN, type OktaTestApp, startOktaApp, textError } from './okta-support.js';

let server: OktaTestApp;
beforeAll(async () => (server = await startOktaApp()), 60_000);
afterAll(() => server.close());
afterEach(() => server.okta.clearFaults());

const given = (more: object = {}) => ({ token: server.token, org_url: server.orgUrl, ...more });
const post = (path: string, body?: object) => server.http().post(`/api/okta/${path}`).send(body);

describe('the documented Okta listings, with a token in the body', () => {
  it('checks an organization and says whose the token is', async () => {
    const { body } = await post('orgs', given()).expect(200);
    expect(body).toEqual({
      success: true,
      org: {
        org_url: server.orgUrl,
        org_name: server.orgUrl.replace('http://', ''),
        accessible: true,
        authenticated_user: { name: 'Ana Ruiz', email: ADMIN },
      },
    });
  });

  it('lists users', async () => {
    const { body } = await post('users', given()).expect(200);
    expect(body.success).toBe(true);
    expect(body.total).toBe(body.users.length);
    expect(body.total).toBe(Math.min(50, server.okta.users().length));
    const moment = expect.any(String);
    expect(body.users[0]).toEqual({
      id: expect.stringMatching(/^00u/),
      name: expect.stringMatching(/\S \S/),
      email: expect.stringContaining('@'),
      login: expect.stringContaining('@'),
      status: expect.any(String),
      created: moment,
      lastUpdated: moment,
    });
  });

  it('lists groups', async () => {
    const { body } = await post('groups', given()).expect(200);
    expect(body).toEqual({ success: true, groups: expect.any(Array), total: server.okta.groups().length });
    const { id, name, description, type, created, lastUpdated, ...rest } = body.groups[0];
    expect([id, name, type, created, lastUpdated]).toEqual(Array(5).fill(expect.any(String)));
    expect(description === null || typeof description === 'string').toBe(true);
    expect(rest).toEqual({});
  });

  it('lists applications under their labels', async () => {
    const { body } = await post('apps', given()).expect(200);
    expect(body).toEqual({ success: true, apps: expect.any(Array), total: server.okta.apps().length });
    const slack = body.apps.find(({ label }: { label: string }) => label === 'Slack');
    expect(slack).toEqual({
      id: expect.any(String),
      name: 'Slack',
      label: 'Slack',
      status: 'ACTIVE',
      created: expect.any(String),
      lastUpdated: expect.any(String),
    });
  });

  it.each(['users', 'groups', 'apps'])('passes the limit on and counts what came: %s', async (path) => {
    server.okta.clearCalls();
    const { body } = await post(path, given({ limit: 2 })).expect(200);
    expect(body.total).toBe(2);
    expect(body[path]).toHaveLength(2);
    await post(path, given()).expect(200);
    expect(server.okta.calls().map(({ query }) => String(new URLSearchParams(query as never)))).toEqual([
      expect.stringContaining('limit=2'),
      expect.stringContaining('limit=50'),
    ]);
  });

  it.each(['orgs', 'users', 'groups', 'apps'])('takes the token as api_key too: %s', async (path) => {
    await post(path, { api_key: server.token, org_url: `${server.orgUrl}/` }).expect(200);
  });

  describe.each(['orgs', 'users', 'groups', 'apps'])('refuses at %s', (path) => {
    it('an absent token first, then an absent address', async () => {
      expect((await post(path).expect(400)).body).toMatchObject(textError(400, 'No token provided'));
      const blank = { token: ' ', org_url: server.orgUrl };
      expect((await post(path, blank).expect(400)).body).toMatchObject(textError(400, 'No token provided'));
      const alone = { token: server.token };
      expect((await post(path, alone).expect(400)).body).toMatchObject(textError(400, 'No org_url provided'));
    });

    it('a token that Okta does not accept', async () => {
      const { body } = await post(path, given({ token: '00wrong' })).expect(401);
      expect(body).toMatchObject(textError(401, 'Invalid Okta token or org_url'));
    });

    it.each(['http://acme.okta.com', 'https://evil.example.com', 'https://acme.okta.com.evil.example', 'acme'])(
      'an address that is none of Okta’s: %s',
      async (org_url) => {
        server.okta.clearCalls();
        const { body } = await post(path, given({ org_url })).expect(400);
        expect(body).toMatchObject(textError(400, expect.stringContaining('org_url')));
        expect(server.okta.calls()).toEqual([]);
      },
    );

    it('an organization that does not exist', async () => {
      const { body } = await post(path, given({ org_url: `${server.sandbox.url}/nobody` })).expect(404);
      expect(body).toMatchObject(textError(404, 'Okta organization not found'));
    });

    it('more than Okta allows, and says when to come back', async () => {
      server.okta.setFaults([{ fault: { status: 429, retryAfter: 300 } }]);
      const token = server.okta.issueApiToken(ADMIN);
      server.evidence.secrets.add(token);
      const answer = await post(path, given({ token }));
      expect(answer.status).toBe(429);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(290);
      expect(answer.body).toMatchObject(textError(429));
    });

    it('a caller without a credential of ours, or without its scope', async () => {
      await server.http(null).post(`/api/okta/${path}`).send(given()).expect(401);
      const made = await server
        .http()
        .post('/api/keys')
        .send({ name: 'no okta', scopes: ['asana:read'] })
        .expect(201);
      const key = made.body.key?.key ?? made.body.key ?? made.body.api_key;
      await server.http(key).post(`/api/okta/${path}`).send(given()).expect(403);
    });
  });

  it('leaves a connection of the caller alone and stores nothing', async () => {
    await post('users', given()).expect(200);
    const { body } = await server.http().get('/api/connections').query({ provider: 'okta' }).expect(200);
    expect(body.connections).toEqual([]);
  });
});
