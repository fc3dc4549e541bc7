import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';
import { oktaClient } from '../../test/conformance/okta-client.js';
import { form, type Reply, request } from '../../test/conformance/twin-client.js';
import { type Sandbox, startSandbox } from '../sandbox.js';

const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-1';
const RETURN_TO = 'http://localhost:9/callback';
const ANA = 'ana.ruiz@acme.example.com';

describe('OAuth', () => {
  let sandbox: Sandbox;
  let org: string;

  beforeAll(async () => {
    sandbox = await startSandbox();
    org = sandbox.env.okta?.OKTA_ORG_URL ?? '';
  });
  beforeEach(() => sandbox.okta.reset());
  afterAll(() => sandbox.close());

  const client = () => ({
    client_id: sandbox.env.okta?.OKTA_CLIENT_ID ?? '',
    client_secret: sandbox.env.okta?.OKTA_CLIENT_SECRET ?? '',
  });
  const token = (fields: Record<string, string>): Promise<Reply> => request(`${org}/oauth2/v1/token`, form(fields));
  const as = (accessToken: string) => oktaClient(sandbox, `Bearer ${accessToken}`);

  async function authorize(changed: Record<string, string | undefined> = {}): Promise<Reply> {
    const fields = {
      client_id: client().client_id,
      response_type: 'code',
      redirect_uri: RETURN_TO,
      state: 'a-state',
      scope: 'openid email offline_access okta.users.manage',
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      code_challenge_method: 'S256',
      sandbox_auto_approve: ANA,
      ...changed,
    };
    const given = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return request(`${org}/oauth2/v1/authorize?${new URLSearchParams(given).toString()}`);
  }
  const returned = (reply: Reply) => new URL(reply.headers.get('location') ?? '').searchParams;

  async function exchange(scope?: string): Promise<Reply> {
    const code = returned(await authorize(scope === undefined ? {} : { scope })).get('code') ?? '';
    const fields = { grant_type: 'authorization_code', code, redirect_uri: RETURN_TO, code_verifier: VERIFIER };
    return token({ ...fields, ...client() });
  }
  const refresh = (refresh_token: string) => token({ grant_type: 'refresh_token', refresh_token, ...client() });

  it('shows a page to agree on, and carries the answer back', async () => {
    const shown = await authorize({ sandbox_auto_approve: undefined });
    expect(shown.status).toBe(200);
    expect(shown.body).toContain('okta.users.manage');
    expect(shown.body).toContain('Ana Ruiz');
    expect(returned(await authorize()).get('state')).toBe('a-state');
    expect(returned(await authorize({ sandbox_auto_approve: undefined, decision: 'deny' })).get('error')).toBe(
      'access_denied',
    );
    expect((await authorize({ redirect_uri: 'https://elsewhere.example.com/' })).status).toBe(400);
    expect(returned(await authorize({ code_challenge: undefined })).get('error')).toBe('invalid_request');
    expect(returned(await authorize({ scope: 'okta.everything' })).get('error')).toBe('invalid_scope');
  });

  it('exchanges a code once, for the one who proves to have asked', async () => {
    const code = returned(await authorize()).get('code') ?? '';
    const fields = { grant_type: 'authorization_code', code, redirect_uri: RETURN_TO, ...client() };
    const granted = await token({ ...fields, code_verifier: VERIFIER });
    expect(granted.body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect((await as(granted.body.access_token).get('/users/me')).body.profile.login).toBe(ANA);
    const info = await request(`${org}/oauth2/v1/userinfo`, {
      headers: { authorization: `Bearer ${granted.body.access_token}` },
    });
    expect(info.body).toEqual({ sub: sandbox.okta.person(ANA).id, email: ANA, email_verified: true });
    expect((await token({ ...fields, code_verifier: VERIFIER })).body.error).toBe('invalid_grant');
    expect((await as(granted.body.access_token).get('/users/me')).status).toBe(401);
    const other = returned(await authorize()).get('code') ?? '';
    expect((await token({ ...fields, code: other, code_verifier: 'wrong' })).body.error).toBe('invalid_grant');
    expect((await token({ ...fields, client_secret: 'wrong' })).status).toBe(401);
  });

  it('tells who signed in, in a token signed with a published key', async () => {
    const code = returned(await authorize({ nonce: 'once' })).get('code') ?? '';
    const fields = { grant_type: 'authorization_code', code, redirect_uri: RETURN_TO, code_verifier: VERIFIER };
    const { id_token: idToken } = (await token({ ...fields, ...client() })).body;
    const [header = '', claims = '', signature = ''] = (idToken as string).split('.');
    const { keys } = (await request(`${org}/oauth2/v1/keys`)).body;
    const key = createPublicKey({ key: keys[0], format: 'jwk' });
    const signed = Buffer.from(`${header}.${claims}`);
    expect(verify('sha256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      iss: org,
      aud: client().client_id,
      sub: sandbox.okta.person(ANA).id,
      email: ANA,
      nonce: 'once',
    });
    expect((await exchange('okta.users.read')).body).not.toHaveProperty('id_token');
  });

  it('rotates refresh tokens, and ends the grant when an old one comes back', async () => {
    const first = (await exchange()).body;
    const second = (await refresh(first.refresh_token)).body;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await refresh(first.refresh_token)).status).toBe(200);
    sandbox.okta.advanceClock(31);
    expect((await refresh(first.refresh_token)).body.error).toBe('invalid_grant');
    expect((await refresh(second.refresh_token)).body.error).toBe('invalid_grant');
    expect((await as(second.access_token).get('/users/me')).status).toBe(401);
    expect((await exchange('openid okta.users.read')).body).not.toHaveProperty('refresh_token');
  });

  it('lets access tokens expire, and revokes', async () => {
    const { access_token, refresh_token } = (await exchange()).body;
    sandbox.okta.advanceClock(3_600);
    const expired = await as(access_token).get('/users/me');
    expect([expired.status, expired.body.errorCode]).toEqual([401, 'E0000011']);
    expect(expired.headers.get('www-authenticate')).toContain('invalid_token');
    const renewed = (await refresh(refresh_token)).body;
    const revoke = (value: string) => request(`${org}/oauth2/v1/revoke`, form({ token: value, ...client() }));
    expect((await revoke('unknown')).status).toBe(200);
    expect((await revoke(renewed.refresh_token)).status).toBe(200);
    expect((await as(renewed.access_token).get('/users/me')).status).toBe(401);
  });

  it('asks for scopes and for a role', async () => {
    const reader = as(sandbox.okta.issueToken({ person: ANA, scopes: 'okta.users.read' }).accessToken);
    expect((await reader.get('/users?limit=1')).status).toBe(200);
    const denied = await reader.remove(`/users/${sandbox.okta.person('gus.larsen').id}`);
    expect([denied.status, denied.body.errorCode]).toEqual([403, 'E0000006']);
    expect(denied.headers.get('www-authenticate')).toContain('insufficient_scope');
    expect((await reader.get('/groups')).status).toBe(403);
    const gus = as(
      sandbox.okta.issueToken({ person: 'gus.larsen', scopes: 'okta.users.manage okta.users.read.self' }).accessToken,
    );
    expect([(await gus.get('/users')).status, (await gus.get('/users/me')).status]).toEqual([403, 200]);
  });

  it('knows API tokens, what they may do, and when they are revoked', async () => {
    const { admin, readOnly } = sandbox.okta.sswsTokens;
    const reader = oktaClient(sandbox, `SSWS ${readOnly}`);
    expect((await reader.get('/users?limit=1')).status).toBe(200);
    const denied = await reader.post('/groups', { profile: { name: 'No' } });
    expect([denied.status, denied.body.errorCode]).toEqual([403, 'E0000006']);
    for (const header of ['SSWS nobody', `Bearer ${admin}`, 'Basic eA==', '']) {
      const refused = await oktaClient(sandbox, header).get('/users');
      expect([refused.status, refused.body.errorCode]).toEqual([401, 'E0000011']);
    }
    const extra = sandbox.okta.issueApiToken(ANA);
    expect((await oktaClient(sandbox, `SSWS ${extra}`).get('/org')).status).toBe(200);
    expect(sandbox.okta.revoke(extra)).toBe(true);
    expect((await oktaClient(sandbox, `SSWS ${extra}`).get('/org')).status).toBe(401);
  });

  describe('services with a key', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });

    function assertion(id: string, key: KeyObject, claims: object = {}, alg = 'RS256'): string {
      const exp = Math.floor(Date.now() / 1000) + 300;
      const all = { iss: id, sub: id, aud: `${org}/oauth2/v1/token`, exp, jti: randomUUID(), ...claims };
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const text = `${part({ alg })}.${part(all)}`;
      return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
    }
    const ask = (client_assertion: string, scope = 'okta.users.manage') =>
      token({
        grant_type: 'client_credentials',
        scope,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion,
      });

    it('get a token for what they were registered for', async () => {
      const id = sandbox.okta.registerService(rsa.publicKey, 'okta.users.manage', 'Importer');
      const granted = await ask(assertion(id, rsa.privateKey));
      expect(granted.body).toMatchObject({ token_type: 'Bearer', scope: 'okta.users.manage' });
      expect(granted.body).not.toHaveProperty('refresh_token');
      const service = as(granted.body.access_token);
      expect((await service.get('/users?limit=1')).status).toBe(200);
      expect((await service.get('/groups')).status).toBe(403);
      await service.post('/users/gus.larsen', { profile: { title: 'Staff Engineer' } });
      expect(sandbox.okta.logEvents().at(-1)?.actor).toMatchObject({ id, displayName: 'Importer' });
      expect((await ask(assertion(id, rsa.privateKey), 'okta.groups.read')).body.error).toBe('invalid_scope');
      const curve = sandbox.okta.registerService(elliptic.publicKey, 'okta.logs.read');
      const signed = assertion(curve, elliptic.privateKey, { aud: org }, 'ES256');
      expect((await ask(signed, 'okta.logs.read')).status).toBe(200);
    });

    it('are refused with an assertion that is forged, stale, used, or meant for another', async () => {
      const id = sandbox.okta.registerService(rsa.publicKey, 'okta.users.manage');
      const now = Math.floor(Date.now() / 1000);
      const used = assertion(id, rsa.privateKey);
      expect((await ask(used)).status).toBe(200);
      const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const wrong = [
        used,
        assertion(id, stranger.privateKey),
        assertion(id, elliptic.privateKey, {}, 'ES256'),
        assertion(id, rsa.privateKey, {}, 'none'),
        assertion(id, rsa.privateKey, { exp: now - 1 }),
        assertion(id, rsa.privateKey, { exp: now + 4_000 }),
        assertion(id, rsa.privateKey, { aud: 'https://other.okta.com/oauth2/v1/token' }),
        assertion(id, rsa.privateKey, { iss: 'somebody' }),
        assertion('0oaunknown', rsa.privateKey),
        'not.a.token',
      ];
      for (const one of wrong) {
        const refused = await ask(one);
        expect([refused.status, refused.body.error]).toEqual([401, 'invalid_client']);
      }
      const withSecret = await token({ grant_type: 'client_credentials', scope: 'okta.users.read', ...client() });
      expect(withSecret.body.error).toBe('invalid_client');
    });
  });
});
