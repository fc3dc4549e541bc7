import { createHash } from 'node:crypto';
import { type Sandbox, startSandbox } from '../sandbox.js';
import { clientFor, clientWith, form, request } from '../../test/conformance/twin-client.js';

const ANA = 'ana.ruiz@example.com';
const CALLBACK = 'http://127.0.0.1:5058/callback';
const VERIFIER = 'a-verifier-that-is-long-enough-for-the-specification';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

describe('OAuth', () => {
  let sandbox: Sandbox;
  let env: Record<string, string>;
  const client = () => ({ client_id: env.ASANA_CLIENT_ID ?? '', client_secret: env.ASANA_CLIENT_SECRET ?? '' });

  beforeEach(async () => {
    sandbox = await startSandbox({ now: () => Date.UTC(2026, 0, 15, 12) });
    env = sandbox.env.asana ?? {};
  });
  afterEach(() => sandbox.close());

  function authorizeUrl(more: Record<string, string> = {}): string {
    const query = {
      client_id: client().client_id,
      redirect_uri: CALLBACK,
      response_type: 'code',
      state: 's&1',
      ...more,
    };
    return `${env.ASANA_AUTHORIZE_URL}?${new URLSearchParams(query).toString()}`;
  }

  async function redirectOf(more: Record<string, string> = {}): Promise<URLSearchParams> {
    const { status, headers } = await request(authorizeUrl({ sandbox_auto_approve: ANA, ...more }));
    expect(status).toBe(302);
    expect(headers.get('location')).toMatch(CALLBACK);
    return new URL(headers.get('location') ?? '').searchParams;
  }

  const token = (fields: Record<string, string>) =>
    request(env.ASANA_TOKEN_URL ?? '', form({ ...client(), ...fields }));
  const exchange = (code: string, more: Record<string, string> = {}) =>
    token({ grant_type: 'authorization_code', code, redirect_uri: CALLBACK, ...more });
  const refresh = (refresh_token: string) => token({ grant_type: 'refresh_token', refresh_token });

  it('leads from consent to a working token, with PKCE', async () => {
    const back = await redirectOf({ code_challenge: CHALLENGE, code_challenge_method: 'S256', scope: 'users:read' });
    expect(back.get('state')).toBe('s&1');
    const { status, body } = await exchange(back.get('code') ?? '', { code_verifier: VERIFIER });
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'bearer', expires_in: 3600, data: { name: 'Ana Ruiz', email: ANA } });
    expect(body.data.id).toBe(body.data.gid);
    const api = clientWith(sandbox, body.access_token);
    expect((await api.get('/users/me')).body.data.email).toBe(ANA);
    expect((await api.get('/projects')).status).toBe(403);
  });

  it('shows an accessible consent page whose form answers with the redirect', async () => {
    const shown = await request(authorizeUrl({ scope: '<b>' }));
    expect(shown.headers.get('location')).toContain('invalid_scope');
    const page = await request(authorizeUrl({ state: '"><script>' }));
    expect(page.body).toContain('<legend>Sign in as</legend>');
    expect(page.body).not.toContain('"><script>');
    const posted = { person: sandbox.asana.person(ANA).gid, decision: 'allow' };
    const { status, headers } = await request(authorizeUrl(), form(posted));
    expect(status).toBe(302);
    expect(new URL(headers.get('location') ?? '').searchParams.get('code')).toMatch(/^[0-9a-f]{48}$/);
  });

  it('never redirects to an address it does not trust', async () => {
    for (const redirect_uri of [
      'https://evil.example/cb',
      'javascript:alert(1)',
      'http://127.0.0.1.evil.example/',
      '',
    ]) {
      const { status, headers } = await request(authorizeUrl({ redirect_uri, sandbox_auto_approve: ANA }));
      expect([redirect_uri, status, headers.get('location')]).toEqual([redirect_uri, 400, null]);
    }
    expect((await request(authorizeUrl({ client_id: 'other' }))).status).toBe(400);
    sandbox.asana.setOAuth({ redirectUris: ['https://app.example.com/cb'] });
    const registered = await request(
      authorizeUrl({ redirect_uri: 'https://app.example.com/cb', sandbox_auto_approve: ANA }),
    );
    expect(registered.status).toBe(302);
  });

  it('reports refusals to the application', async () => {
    expect((await redirectOf({ response_type: 'token' })).get('error')).toBe('unsupported_response_type');
    expect((await redirectOf({ code_challenge: 'x', code_challenge_method: 'plain' })).get('error')).toBe(
      'invalid_request',
    );
    expect((await redirectOf({ decision: 'deny' })).get('error')).toBe('access_denied');
    sandbox.asana.setOAuth({ deny: true });
    expect((await redirectOf()).get('error')).toBe('access_denied');
  });

  it('takes a code once, within a minute, with the right verifier and address', async () => {
    const code = async (more = {}) => (await redirectOf(more)).get('code') ?? '';
    const once = await code();
    const first = await exchange(once);
    expect(first.status).toBe(200);
    expect((await exchange(once)).body.error).toBe('invalid_grant');
    expect((await clientWith(sandbox, first.body.access_token).get('/users/me')).status).toBe(401);

    const challenge = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
    expect((await exchange(await code(challenge), { code_verifier: 'wrong' })).body.error).toBe('invalid_grant');
    expect((await exchange(await code(challenge))).body.error).toBe('invalid_grant');
    expect((await exchange(await code(), { redirect_uri: 'http://127.0.0.1/other' })).body.error).toBe('invalid_grant');
    const late = await code();
    sandbox.asana.advanceClock(60);
    expect((await exchange(late)).body.error).toBe('invalid_grant');
  });

  it('knows its client by form or by HTTP Basic', async () => {
    const wrong = await request(
      env.ASANA_TOKEN_URL ?? '',
      form({ ...client(), client_secret: 'x', grant_type: 'refresh_token' }),
    );
    expect([wrong.status, wrong.body.error]).toEqual([401, 'invalid_client']);
    const { client_id, client_secret } = client();
    const { refreshToken } = sandbox.asana.issueToken({ person: ANA });
    const basic = await request(env.ASANA_TOKEN_URL ?? '', {
      ...form({ grant_type: 'refresh_token', refresh_token: refreshToken ?? '' }),
      headers: { authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}` },
    });
    expect(basic.status).toBe(200);
    expect((await token({})).body.error).toBe('invalid_request');
    expect((await token({ grant_type: 'password' })).body.error).toBe('unsupported_grant_type');
    expect((await refresh('unknown')).body.error).toBe('invalid_grant');
  });

  it('lets tokens expire and be refreshed, the refresh token staying as it is', async () => {
    sandbox.asana.setOAuth({ expiresIn: 120 });
    const { accessToken, refreshToken } = sandbox.asana.issueToken({ person: ANA });
    const api = clientWith(sandbox, accessToken);
    expect((await api.get('/users/me')).status).toBe(200);
    sandbox.asana.advanceClock(120);
    const expired = await api.get('/users/me');
    expect(expired.status).toBe(401);
    expect(expired.body.errors[0].message).toContain('The bearer token has expired.');
    const renewed = await refresh(refreshToken ?? '');
    expect(renewed.body).toMatchObject({ expires_in: 120 });
    expect(renewed.body).not.toHaveProperty('refresh_token');
    expect((await clientWith(sandbox, renewed.body.access_token).get('/users/me')).status).toBe(200);
    expect((await refresh(refreshToken ?? '')).status).toBe(200);
  });

  it('rotates strictly: a second use of an old refresh token ends the family', async () => {
    sandbox.asana.setOAuth({ rotation: 'strict' });
    const { refreshToken } = sandbox.asana.issueToken({ person: ANA });
    const renewed = await refresh(refreshToken ?? '');
    expect(renewed.body.refresh_token).not.toBe(refreshToken);
    expect((await refresh(refreshToken ?? '')).body.error).toBe('invalid_grant');
    expect((await refresh(renewed.body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await clientWith(sandbox, renewed.body.access_token).get('/users/me')).status).toBe(401);
  });

  it('rotates with leeway: an old refresh token works for a while', async () => {
    sandbox.asana.setOAuth({ rotation: 'leeway', leewaySeconds: 30 });
    const { refreshToken } = sandbox.asana.issueToken({ person: ANA });
    expect((await refresh(refreshToken ?? '')).status).toBe(200);
    sandbox.asana.advanceClock(29);
    expect((await refresh(refreshToken ?? '')).status).toBe(200);
    sandbox.asana.advanceClock(2);
    expect((await refresh(refreshToken ?? '')).body.error).toBe('invalid_grant');
  });

  it('revokes a grant by its refresh token, and answers 200 for a token it does not know', async () => {
    const { accessToken, refreshToken } = sandbox.asana.issueToken({ person: ANA });
    const revoke = (value: string) => request(env.ASANA_REVOKE_URL ?? '', form({ ...client(), token: value }));
    expect((await revoke('unknown')).status).toBe(200);
    expect((await revoke(refreshToken ?? '')).status).toBe(200);
    expect((await clientWith(sandbox, accessToken).get('/users/me')).status).toBe(401);
    expect((await refresh(refreshToken ?? '')).body.error).toBe('invalid_grant');
  });

  it('refuses calls without the documented scope, and anything without a token', async () => {
    const reader = clientFor(sandbox, ANA, 'tasks:read workspaces:read');
    expect((await reader.get('/workspaces')).status).toBe(200);
    expect((await reader.post('/tasks', { name: 'no' })).status).toBe(403);
    const project = sandbox.asana.snapshot().state.projects[0]?.gid ?? '';
    expect((await reader.get(`/projects/${project}/sections`)).status).toBe(403);
    expect((await request(`${env.ASANA_API_BASE_URL}/users/me`)).status).toBe(401);
    const personal = sandbox.asana.issueToken({ person: ANA, personal: true });
    sandbox.asana.advanceClock(400 * 86_400);
    expect((await clientWith(sandbox, personal.accessToken).get('/users/me')).status).toBe(200);
  });
});
