import { generateKeyPairSync } from 'node:crypto';
import { type OktaTestApp, startOktaApp } from '../contract/okta-support.js';

const user_id = 'nightly-sync';
const SCOPES = 'okta.users.read okta.groups.read';

/** A service application of an Okta organization: no user signs in, the server asks for tokens with the key. */
describe('a service application at Okta', () => {
  let server: OktaTestApp;
  let private_key: string;
  let client_id: string;

  beforeAll(async () => {
    server = await startOktaApp();
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
    private_key = String(key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    client_id = server.okta.registerService(key.publicKey, SCOPES);
    // Line by line, because it is stored and shown nowhere as a whole.
    for (const line of private_key.split('\n').slice(1, -2)) server.evidence.secrets.add(line);
  }, 60_000);
  afterAll(() => server.close());

  const connect = (fields: object = {}) => {
    const named = { provider: 'okta', user_id, site: server.orgUrl, client_id, private_key };
    return server
      .http()
      .post('/api/connections')
      .send({ ...named, scopes: SCOPES.split(' '), ...fields });
  };
  const tokensAsked = () => server.okta.calls().filter(({ path }) => path === '/oauth2/v1/token').length;
  const users = () => server.http().get('/api/okta/users').query({ user_id });

  it('is connected by its id and key, works, and is renewed when its token has expired', async () => {
    const { body } = await connect().expect(201);
    expect(body.connection).toMatchObject({
      provider: 'okta',
      site: server.orgUrl,
      token_type: 'Bearer',
      status: 'active',
      account: { id: client_id },
      scopes: SCOPES.split(' '),
      has_refresh_token: true,
    });
    const first = await users().expect(200);
    expect(first.body.users.length).toBeGreaterThan(0);
    const before = tokensAsked();
    expect(server.okta.expire()).toBeGreaterThan(0);
    const second = await users().expect(200);
    expect(second.body.users).toEqual(first.body.users);
    expect(tokensAsked()).toBe(before + 1);
    const tested = await server.http().post(`/api/connections/${body.connection.id}/test`).expect(200);
    expect(tested.body).toMatchObject({ connection_status: 'connected', test_result: { account_status: null } });
  });

  it('may do what its scopes allow, and no more', async () => {
    await server.http().get('/api/okta/groups').query({ user_id }).expect(200);
    await server.http().get('/api/okta/logs').query({ user_id }).expect(403);
  });

  it('is refused with another key, and for scopes that it was not granted', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const wrong = await connect({ private_key: String(other.export({ type: 'pkcs8', format: 'pem' })) }).expect(400);
    expect(wrong.body.errors).toEqual([{ field: 'client_id', message: expect.stringContaining('Okta') }]);
    const more = await connect({ scopes: ['okta.apps.manage'] }).expect(400);
    expect(more.body.errors).toEqual([{ field: 'scopes', message: expect.stringContaining('Okta') }]);
  });
});
