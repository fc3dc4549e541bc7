import { approve, makeKey, prismaOf } from '../e2e/oauth-support.js';
import { startTestApp, type TestApp } from '../support/app.js';

const RETURN_URL = 'https://app.example.com/oauth/done';
const SCOPES = ['default'];
const STATE = expect.stringMatching(/^[\w-]{43}$/);
const MOMENT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const USER_INFO = {
  gid: expect.stringMatching(/^\d+$/),
  id: expect.stringMatching(/^\d+$/),
  name: 'Ana Ruiz',
  email: 'ana.ruiz@example.com',
  avatar_url_128x128: null,
  workspaces: expect.arrayContaining([{ gid: expect.stringMatching(/^\d+$/), name: 'Meridian Labs' }]),
};

let app: TestApp;
let user = '';
let serial = 0;

beforeAll(async () => (app = await startTestApp({ OAUTH_RETURN_URLS: RETURN_URL })));
afterAll(() => app.close());
beforeEach(() => {
  app.sandbox.asana.reset();
  user = `user-${++serial}`;
});

const get = (path: string, query: object = { user_id: user }, credential?: string | null) =>
  app.http(credential).get(path).query(query);
const post = (path: string, body: object = { user_id: user }, credential?: string | null) =>
  app.http(credential).post(path).send(body);

/** What the client has after the browser arrived at its address. */
async function relayed(extra: object = {}): Promise<{ code: string; state: string }> {
  const { body } = await post('/api/auth/asana/authorize', { user_id: user, redirect_uri: RETURN_URL, ...extra });
  const back = await approve(body.authorization_url);
  const { headers } = await app
    .http(null)
    .get(back.pathname + back.search)
    .expect(302);
  const { code = '', state = '' } = Object.fromEntries(new URL(headers.location ?? '').searchParams);
  return { code, state };
}
const connect = async () => post('/api/auth/asana/callback', { ...(await relayed()), user_id: user }).expect(200);

const atom = (status: number, code: string) => ({
  status,
  ok: false,
  success: false,
  error: { code, message: expect.any(String) },
});
const text = (status: number, error: string) => ({ status, ok: false, success: false, error });

describe('authorize', () => {
  it.each([
    ['GET', () => get('/api/auth/asana/authorize')],
    ['POST', () => post('/api/auth/asana/authorize')],
  ])('%s answers with the address of consent', async (_, send) => {
    const { body } = await send()
      .expect(200)
      .expect('content-type', /^application\/json/);
    expect(body).toEqual({
      ok: true,
      success: true,
      auth_url: expect.stringContaining('/-/oauth_authorize?'),
      authorization_url: body.auth_url,
      user_id: user,
      csrf_token: STATE,
      state: body.csrf_token,
      client_id: app.settings.providers.asana?.clientId,
      scopes: SCOPES,
    });
    expect(new URL(body.auth_url).searchParams.get('state')).toBe(body.state);
  });

  it.each([
    ['GET', () => get('/api/auth/asana/authorize', {})],
    ['POST', () => post('/api/auth/asana/authorize', {})],
  ])('%s without user_id: 400', async (_, send) => {
    const { body } = await send().expect(400);
    expect(body).toMatchObject(text(400, 'user_id parameter is required'));
  });

  it('needs no user_id from whom the credential names', async () => {
    const key = await makeKey(app, { scopes: ['connections:write'], userId: user });
    const { body } = await get('/api/auth/asana/authorize', {}, key).expect(200);
    expect(body.user_id).toBe(user);
  });

  it('asks for the scopes of the client’s choice', async () => {
    const wanted = ['tasks:read', 'users:read', 'tasks:read'];
    const { body } = await post('/api/auth/asana/authorize', { user_id: user, scopes: wanted }).expect(200);
    expect(body.scopes).toEqual(['tasks:read', 'users:read']);
    expect(new URL(body.auth_url).searchParams.get('scope')).toBe('tasks:read users:read');
  });

  it.each([[['two words']], [['a,b']], [['"']], [['\\']], [['']], [['ä']], [[7]], ['tasks:read']])(
    'refuses scopes %j',
    async (scopes) => {
      const { body } = await post('/api/auth/asana/authorize', { user_id: user, scopes }).expect(400);
      expect(body.errors[0].field).toMatch(/^scopes/);
    },
  );

  it.each(['a\u0000b', 'ü', 'x'.repeat(1025), ''])('refuses the state %j of a client', async (state) => {
    await post('/api/auth/asana/authorize', { user_id: user, redirect_uri: RETURN_URL, state }).expect(400);
  });

  it('gives the client its own state back', async () => {
    const sent = { user_id: user, redirect_uri: RETURN_URL, state: 'mine' };
    const { body } = await post('/api/auth/asana/authorize', sent).expect(200);
    expect(body).toMatchObject({ state: 'mine', csrf_token: 'mine' });
    expect(new URL(body.auth_url).searchParams.get('state')).toEqual(STATE);
  });
});

describe('initiate', () => {
  it('redirects to the provider with 302', async () => {
    const { headers } = await get('/api/auth/asana/initiate').expect(302);
    const to = new URL(headers.location ?? '');
    expect([...to.searchParams.keys()].sort()).toEqual([
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ]);
  });

  it('without user_id: 400 VALIDATION_ERROR', async () => {
    const { body } = await get('/api/auth/asana/initiate', {}).expect(400);
    expect(body).toMatchObject(atom(400, 'VALIDATION_ERROR'));
  });
});

describe('GET /api/oauth/asana/url', () => {
  it('answers with the address alone', async () => {
    const { body } = await get('/api/oauth/asana/url').expect(200);
    expect(body).toEqual({
      ok: true,
      success: true,
      oauth_url: expect.stringContaining('/-/oauth_authorize?'),
      service: 'asana',
    });
  });
});

describe('GET callback', () => {
  it('ends on this server’s own page when no client application is configured', async () => {
    const browser = app.http();
    const { body } = await browser.get('/api/auth/asana/authorize').query({ user_id: user });
    const back = await approve(body.auth_url);
    const { headers } = await browser.get(back.pathname + back.search).expect(302);
    expect(headers.location).toBe('/settings?service=asana&status=connected');
  });

  it.each([
    [{ code: 'c', state: 'unknown' }, 'This sign-in is not known, was used already, or has expired.'],
    [{ code: 'c' }, 'This sign-in is not known, was used already, or has expired.'],
    [{ state: 'unknown' }, 'The provider sent no authorization code.'],
    [{}, 'The provider sent no authorization code.'],
    [{ error: 'access_denied' }, 'Access was not granted.'],
    [{ error: 'access_denied', code: 'c', state: 'unknown' }, 'Access was not granted.'],
    [{ error: 'toString' }, 'The provider reported an error.'],
  ])('%j: 400 in plain text', async (query, sentence) => {
    const answer = await get('/api/auth/asana/callback', query, null).expect(400);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.text).toBe(`${sentence} Start again from your application.\n`);
  });

  it.each(['state=a&state=b&code=c', 'code=%00&state=a', `state=${'x'.repeat(1025)}&code=c`])(
    '%.40s: 400 in plain text',
    async (query) => {
      const answer = await app.http(null).get(`/api/auth/asana/callback?${query}`).expect(400);
      expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    },
  );
});

describe('POST callback', () => {
  it('tells about account and token, never the token itself', async () => {
    const { body } = await connect();
    expect(body).toEqual({
      ok: true,
      success: true,
      status: 'success',
      provider: 'asana',
      message: 'Asana is connected.',
      user_info: USER_INFO,
      token_info: {
        token_type: 'bearer',
        expires_in: expect.any(Number),
        expires_at: MOMENT,
        scope: SCOPES.join(' '),
        created_at: MOMENT,
      },
      tokens: { user_info: USER_INFO },
    });
    expect(body.token_info.expires_in).toBeGreaterThan(3590);
    expect(body.token_info.expires_in).toBeLessThanOrEqual(3600);
  });

  it('stores no more than was asked for', async () => {
    const answer = await relayed({ scopes: ['users:read'] });
    const { body } = await post('/api/auth/asana/callback', { ...answer, user_id: user }).expect(200);
    expect(body.token_info.scope).toBe('users:read');
  });

  it.each([
    [{}, 'code, state are required.'],
    [{ state: 's' }, 'code is required.'],
    [{ code: 'c' }, 'state is required.'],
    [
      { code: 'c', state: 's' },
      'This sign-in is not known, was used already, or has expired. Start again from your application.',
    ],
  ])('%j: 400', async (body, error) => {
    const answer = await post('/api/auth/asana/callback', { user_id: user, ...body }).expect(400);
    expect(answer.body).toMatchObject(text(400, error));
  });

  it('with another grant_type: 400', async () => {
    const sent = { user_id: user, code: 'c', state: 's', grant_type: 'refresh_token' };
    const { body } = await post('/api/auth/asana/callback', sent).expect(400);
    expect(body.errors[0].field).toBe('grant_type');
  });

  it('when the code is not exchanged: 400', async () => {
    const { state } = await relayed();
    const { body } = await post('/api/auth/asana/callback', { user_id: user, code: 'stolen', state }).expect(400);
    expect(body.error).toBe('The provider did not exchange the authorization code. Start again from your application.');
  });
});

describe('status', () => {
  it('of a connected user', async () => {
    await connect();
    const { body } = await get('/api/auth/asana/status').expect(200);
    expect(body).toEqual({
      ok: true,
      success: true,
      connected: true,
      expired: false,
      scopes: SCOPES,
      user_id: user,
      provider: 'asana',
      message: 'Asana is connected.',
      tokens: { user_info: USER_INFO },
      expires_at: MOMENT,
    });
  });

  it('of a user who never connected', async () => {
    const { body } = await get('/api/auth/asana/status').expect(200);
    expect(body).toEqual({
      ok: true,
      success: true,
      connected: false,
      expired: false,
      scopes: [],
      user_id: user,
      provider: 'asana',
      message: 'Asana is not connected.',
      tokens: null,
      expires_at: null,
      reconnect_url: `${app.url}/api/auth/asana/initiate?user_id=${user}`,
    });
  });

  it('of a user whose access was revoked at the provider', async () => {
    await connect();
    app.sandbox.asana.revoke({ person: 'ana.ruiz@example.com' });
    await post('/api/auth/asana/refresh').expect(400);
    const { body } = await get('/api/auth/asana/status').expect(200);
    expect(body).toMatchObject({ connected: false, message: 'Asana must be connected again.' });
    expect(body.reconnect_url).toContain('/initiate?user_id=');
  });

  it('without user_id: 400 VALIDATION_ERROR', async () => {
    const { body } = await get('/api/auth/asana/status', {}).expect(400);
    expect(body).toMatchObject(atom(400, 'VALIDATION_ERROR'));
  });
});

describe('refresh', () => {
  it('renews the access and tells until when', async () => {
    await connect();
    const { body } = await post('/api/auth/asana/refresh').expect(200);
    expect(body).toEqual({
      ok: true,
      success: true,
      status: 'success',
      message: 'The Asana connection was renewed.',
      expires_at: MOMENT,
    });
  });

  it('without a connection: 400 TOKEN_ERROR', async () => {
    const { body } = await post('/api/auth/asana/refresh').expect(400);
    expect(body).toMatchObject(atom(400, 'TOKEN_ERROR'));
    expect(body.error.message).toBe('No refresh token available.');
  });

  it('after the provider ended the access: 400 REFRESH_ERROR', async () => {
    await connect();
    app.sandbox.asana.revoke({ person: 'ana.ruiz@example.com' });
    const { body } = await post('/api/auth/asana/refresh').expect(400);
    expect(body).toMatchObject(atom(400, 'REFRESH_ERROR'));
  });

  it('while the provider is down: 500 REFRESH_ERROR', async () => {
    await connect();
    app.sandbox.asana.setFaults([{ match: { path: '/-/oauth_token' }, fault: { status: 503 } }]);
    const { body } = await post('/api/auth/asana/refresh').expect(500);
    expect(body).toMatchObject(atom(500, 'REFRESH_ERROR'));
  });

  it('without user_id: 400 VALIDATION_ERROR', async () => {
    const { body } = await post('/api/auth/asana/refresh', {}).expect(400);
    expect(body).toMatchObject(atom(400, 'VALIDATION_ERROR'));
  });
});

describe('disconnect', () => {
  it('revokes and forgets, and may be repeated', async () => {
    await connect();
    const first = await post('/api/auth/asana/disconnect').expect(200);
    expect(first.body).toEqual({ ok: true, success: true, message: 'Asana was disconnected.' });
    expect(app.sandbox.asana.calls().map((call) => call.path)).toContain('/-/oauth_revoke');
    const second = await post('/api/auth/asana/disconnect').expect(200);
    expect(second.body).toEqual({ ok: true, success: true, message: 'Asana was not connected.' });
    expect((await get('/api/auth/asana/status')).body.connected).toBe(false);
  });

  it('without user_id: 400 VALIDATION_ERROR', async () => {
    const { body } = await post('/api/auth/asana/disconnect', {}).expect(400);
    expect(body).toMatchObject(atom(400, 'VALIDATION_ERROR'));
  });
});

describe('GET /api/auth/health', () => {
  it('says which providers have a client', async () => {
    const { body } = await get('/api/auth/health', {}).expect(200);
    expect(body).toEqual({ ok: true, oauth_configured: { asana: true, okta: true } });
    const key = await makeKey(app, { scopes: ['connections:read'] });
    await get('/api/auth/health', {}, key).expect(403);
  });
});

describe('GET /settings', () => {
  it('names a known service, and loads and runs nothing', async () => {
    const { text: page, headers } = await get('/settings', { service: 'asana', status: 'connected' }, null).expect(200);
    expect(page).toContain('<h1>Asana is connected.</h1>\n<p>You can close this window.</p>');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /);
  });

  it.each([
    {},
    { service: 'asana' },
    { service: '<script>alert(1)</script>', status: 'connected' },
    { service: 'toString', status: 'connected' },
  ])('repeats nothing of %j', async (query) => {
    const { text: page } = await get('/settings', query, null).expect(200);
    expect(page).toContain('<h1>Switchyard</h1>');
    expect(page).not.toMatch(/script|toString/);
  });
});

describe('every route', () => {
  const calls = [
    ['GET', 'authorize'],
    ['POST', 'authorize'],
    ['GET', 'initiate'],
    ['POST', 'callback'],
    ['GET', 'status'],
    ['POST', 'refresh'],
    ['POST', 'disconnect'],
  ] as const;
  const call = (method: 'GET' | 'POST', path: string, credential?: string | null) => {
    const fields = { user_id: user, ...(path.endsWith('callback') && { code: 'c', state: 's' }) };
    return method === 'GET' ? get(path, fields, credential) : post(path, fields, credential);
  };

  it.each([...calls, ['GET', 'callback'] as const])('%s %s of an unknown provider: 404', async (method, name) => {
    await call(method, `/api/auth/unknown/${name}`).expect(404);
  });

  it('GET /api/oauth/unknown/url: 404', async () => {
    await get('/api/oauth/unknown/url').expect(404);
  });

  it.each(calls)('%s %s without a credential: 401', async (method, name) => {
    await call(method, `/api/auth/asana/${name}`, null).expect(401);
  });

  it.each(calls)('%s %s without the scope: 403', async (method, name) => {
    const key = await makeKey(app, { scopes: ['asana:read', 'asana:write', 'ops:read', 'users:delegate'] });
    await call(method, `/api/auth/asana/${name}`, key).expect(403);
  });

  it.each(calls)('%s %s for somebody else: 404', async (method, name) => {
    const key = await makeKey(app, { scopes: ['connections:read', 'connections:write'], userId: 'somebody' });
    await call(method, `/api/auth/asana/${name}`, key).expect(404);
  });
});

describe('without an OAuth client', () => {
  let bare: TestApp;
  beforeAll(async () => (bare = await startTestApp({ ASANA_CLIENT_ID: '', ASANA_CLIENT_SECRET: '' })));
  afterAll(() => bare.close());

  it('authorize, url: 500 with a sentence; initiate: 500 CONFIG_ERROR; health: false', async () => {
    const sentence = 'The OAuth client of this provider is not configured on this server.';
    const query = { user_id: user };
    const authorize = await bare.http().get('/api/auth/asana/authorize').query(query).expect(500);
    expect(authorize.body).toMatchObject(text(500, sentence));
    await bare.http().post('/api/auth/asana/authorize').send(query).expect(500);
    const url = await bare.http().get('/api/oauth/asana/url').query(query).expect(500);
    expect(url.body).toMatchObject({ error: sentence, success: false });
    const initiate = await bare.http().get('/api/auth/asana/initiate').query(query).expect(500);
    expect(initiate.body).toMatchObject(atom(500, 'CONFIG_ERROR'));
    const health = await bare.http().get('/api/auth/health').expect(200);
    expect(health.body.oauth_configured).toMatchObject({ asana: false });
    expect(await prismaOf(bare).oAuthFlow.count()).toBe(0);
  });
});
