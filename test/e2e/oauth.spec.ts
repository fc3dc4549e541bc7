import { FLOW_CLOCK, type FlowClock } from '../../src/hub/oauth/flow-clock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { approve, consent, makeKey, prismaOf } from './oauth-support.js';

const CLIENT_URL = 'https://app.example.com';
const RETURN_URL = `${CLIENT_URL}/oauth/done`;
const DEEP_LINK = 'atom://auth/asana/success';
const UNKNOWN = 'This sign-in is not known, was used already, or has expired. Start again from your application.\n';
const OTHER_BROWSER = 'This sign-in was started in another browser. Start again from your application.\n';

let app: TestApp;
let user = '';
let serial = 0;

beforeAll(async () => {
  app = await startTestApp({
    APP_CLIENT_URL: CLIENT_URL,
    OAUTH_RETURN_URLS: `${RETURN_URL},${DEEP_LINK},http://127.0.0.1/callback,http://localhost:3000/callback`,
  });
});
afterAll(() => app.close());
beforeEach(() => {
  app.sandbox.asana.reset();
  user = `user-${++serial}`;
});
afterEach(() => jest.restoreAllMocks());

type Http = ReturnType<TestApp['http']>;
const pathOf = (url: URL) => url.pathname + url.search;
const tokenCalls = () => app.sandbox.asana.calls().filter((call) => call.path === '/-/oauth_token');
const connections = (userId = user) => prismaOf(app).connection.count({ where: { userId } });
const flows = (userId = user) => prismaOf(app).oAuthFlow.count({ where: { userId } });
const travel = (milliseconds: number) => {
  const later = Date.now() + milliseconds;
  jest.spyOn(app.app.get<FlowClock>(FLOW_CLOCK), 'now').mockReturnValue(later);
};
const audited = (where: object) =>
  prismaOf(app).auditEntry.findMany({ where: { action: 'oauth.connect', ...where }, orderBy: { id: 'asc' } });

/** Begins in a browser (a cookie jar) and consents; returns the path of the callback that the browser is sent to. */
async function browserFlow(browser: Http) {
  const { body } = await browser.get('/api/auth/asana/authorize').query({ user_id: user }).expect(200);
  return pathOf(await approve(body.auth_url));
}

/** Begins for a client and follows the browser to the client's address. */
async function clientFlow(credential?: string, extra: object = {}) {
  const { body } = await app
    .http(credential)
    .post('/api/auth/asana/authorize')
    .send({ user_id: user, redirect_uri: RETURN_URL, ...extra })
    .expect(200);
  const callback = pathOf(await approve(body.authorization_url));
  const relayed = await app.http(null).get(callback).expect(302);
  const arrived = new URL(relayed.headers.location ?? '');
  const { code, state } = Object.fromEntries(arrived.searchParams);
  return { started: body, callback, arrived, answer: { code, state, user_id: user } };
}

const finish = (answer: object, credential?: string) =>
  app.http(credential).post('/api/auth/asana/callback').send(answer);

describe('in a browser', () => {
  it('connects an account through the consent page, with PKCE', async () => {
    const browser = app.http();
    const started = await browser.get('/api/auth/asana/initiate').query({ user_id: user }).expect(302);
    const authorize = new URL(started.headers.location ?? '');
    expect(Object.fromEntries(authorize.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: app.settings.providers.asana?.clientId,
      redirect_uri: `${app.url}/api/auth/asana/callback`,
      scope: 'default',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
    });

    const back = await consent(authorize.href);
    expect(back.searchParams.get('state')).toBe(authorize.searchParams.get('state'));
    const done = await browser.get(pathOf(back)).expect(302);
    expect(done.headers.location).toBe(`${CLIENT_URL}/settings?service=asana&status=connected`);
    expect(done.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });

    expect(tokenCalls()).toHaveLength(1);
    const status = await app.http().get('/api/auth/asana/status').query({ user_id: user }).expect(200);
    expect(status.body).toMatchObject({ connected: true, tokens: { user_info: { name: 'Ana Ruiz' } } });
    expect(await flows()).toBe(0);
    expect(await audited({ target: `asana/user:${user}` })).toMatchObject([{ outcome: 'allowed' }]);
  });

  it('binds the flow to the browser with a cookie no script can read', async () => {
    const { headers } = await app.http().get('/api/auth/asana/authorize').query({ user_id: user });
    const [cookie] = headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(
      /^switchyard_oauth_[0-9a-f]{8}=[\w-]{43}; Max-Age=600; Path=\/api\/auth; HttpOnly; SameSite=Lax$/,
    );
  });

  it.each([
    ['without its cookie', () => app.http(null)],
    ['with the cookie of another flow', () => app.http()],
  ])('refuses another browser, %s, exchanges nothing and spends the flow', async (which, other) => {
    const browser = app.http();
    const callback = await browserFlow(browser);
    const stranger = other();
    if (which.includes('another flow')) await browserFlow(stranger);
    const refused = await stranger.get(callback).expect(400);
    expect(refused.text).toBe(OTHER_BROWSER);
    expect(refused.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect((await browser.get(callback).expect(400)).text).toBe(UNKNOWN);
    expect(tokenCalls()).toHaveLength(0);
    expect(await audited({ target: `asana/user:${user}` })).toMatchObject([{ outcome: 'refused' }]);
  });

  it('refuses a forged cookie of the right name', async () => {
    const { body, headers } = await app.http().get('/api/auth/asana/authorize').query({ user_id: user });
    const name = String(headers['set-cookie']).split('=', 1)[0];
    const callback = pathOf(await approve(body.auth_url));
    const forged = await app
      .http(null)
      .get(callback)
      .set('cookie', `${name}=${'A'.repeat(43)}`)
      .expect(400);
    expect(forged.text).toBe(OTHER_BROWSER);
  });

  it('lets two sign-ins of one browser end in any order', async () => {
    const browser = app.http();
    const first = await browserFlow(browser);
    const second = await browserFlow(browser);
    await browser.get(second).expect(302);
    await browser.get(first).expect(302);
  });

  it('accepts a callback once', async () => {
    const browser = app.http();
    const callback = await browserFlow(browser);
    const answers = await Promise.all(Array.from({ length: 8 }, () => browser.get(callback)));
    expect(answers.map(({ status }) => status).sort()).toEqual([302, ...Array.from({ length: 7 }, () => 400)]);
    expect((await browser.get(callback).expect(400)).text).toBe(UNKNOWN);
    expect(tokenCalls()).toHaveLength(1);
  });

  it('refuses a forged state', async () => {
    const browser = app.http();
    const callback = await browserFlow(browser);
    const forged = callback.replace(/state=[\w-]+/, `state=${'A'.repeat(43)}`);
    expect((await browser.get(forged).expect(400)).text).toBe(UNKNOWN);
    await browser.get(callback).expect(302);
  });

  it('refuses a state ten minutes old', async () => {
    const browser = app.http();
    const callback = await browserFlow(browser);
    travel(601_000);
    expect((await browser.get(callback).expect(400)).text).toBe(UNKNOWN);
    expect(tokenCalls()).toHaveLength(0);
  });

  it('refuses the state of another provider’s flow', async () => {
    const browser = app.http();
    const callback = await browserFlow(browser);
    await prismaOf(app).oAuthFlow.updateMany({ where: { userId: user }, data: { provider: 'road-runner' } });
    expect((await browser.get(callback).expect(400)).text).toBe(UNKNOWN);
    expect(tokenCalls()).toHaveLength(0);
  });

  it('tells the user’s refusal, and spends the flow', async () => {
    const browser = app.http();
    const { body } = await browser.get('/api/auth/asana/authorize').query({ user_id: user });
    const back = await consent(body.auth_url, 'deny');
    const denied = await browser.get(pathOf(back)).expect(400);
    expect(denied.text).toBe('Access was not granted. Start again from your application.\n');
    expect(await flows()).toBe(0);
    expect(await connections()).toBe(0);
  });

  it('never repeats what the provider says', async () => {
    const said = { error: '<script>alert(1)</script>', error_description: 'call 555-0100 now', state: 'x' };
    const { text } = await app.http(null).get('/api/auth/asana/callback').query(said).expect(400);
    expect(text).toBe('The provider reported an error. Start again from your application.\n');
  });

  it('is refused by the provider when the verifier is another one', async () => {
    const browser = app.http();
    const callback = await browserFlow(browser);
    const other = await browserFlow(browser);
    // The code of one flow with the state of another: what PKCE is there to stop.
    const mixed = callback.replace(/state=[\w-]+/, String(/state=[\w-]+/.exec(other)?.[0]));
    expect((await browser.get(mixed).expect(400)).text).toContain('did not exchange the authorization code');
    expect(await connections()).toBe(0);
  });
});

describe('a provider in trouble', () => {
  it.each([
    ['down', { status: 503 }],
    ['refusing', { status: 400, body: { error: 'invalid_grant', error_description: 'hush' } }],
    ['breaking off', { reset: true as const }],
    ['malformed', { malformed: true as const }],
    ['redirecting', { redirect: 'http://127.0.0.1:9/steal' }],
  ])('at the token endpoint, %s: 400 in plain words', async (_, fault) => {
    const browser = app.http();
    const callback = await browserFlow(browser);
    app.sandbox.asana.setFaults([{ match: { path: '/-/oauth_token' }, fault }]);
    const { text } = await browser.get(callback).expect(400);
    expect(text).toBe('The provider did not exchange the authorization code. Start again from your application.\n');
    expect(await connections()).toBe(0);
  });

  it('slow, but within the time-out: connected', async () => {
    const browser = app.http();
    const callback = await browserFlow(browser);
    app.sandbox.asana.setFaults([{ match: { path: '/-/oauth_token' }, times: 1, fault: { delayMs: 200 } }]);
    await browser.get(callback).expect(302);
  });

  it.each([
    ['more than was asked for', 'users:read tasks:read default', 'users:read tasks:read'],
    ['less', 'users:read', 'users:read'],
    ['without a word about it', '', 'users:read tasks:read'],
  ])('granting %s: what was asked for and granted is stored', async (_, scope, stored) => {
    const { answer } = await clientFlow(undefined, { scopes: ['users:read', 'tasks:read'] });
    const { accessToken } = app.sandbox.asana.issueToken({ person: 'ana.ruiz@example.com' });
    const body = { access_token: accessToken, expires_in: 3600, scope };
    app.sandbox.asana.setFaults([{ match: { path: '/-/oauth_token' }, fault: { status: 200, body } }]);
    const linked = await finish(answer).expect(200);
    expect(linked.body.token_info.scope).toBe(stored);
  });

  it('that does not say whose account it is: 500, and nothing is stored', async () => {
    const browser = app.http();
    const callback = await browserFlow(browser);
    app.sandbox.asana.setFaults([{ match: { path: '/api/1.0/users/me' }, fault: { status: 401 } }]);
    const { text } = await browser.get(callback).expect(500);
    expect(text).toContain('did not say whose account it is');
    expect(await connections()).toBe(0);
  });
});

describe('for a client', () => {
  it('relays code and state once, and the client finishes with its own credential', async () => {
    const { started, callback, arrived, answer } = await clientFlow();
    expect(arrived.origin + arrived.pathname).toBe(RETURN_URL);
    expect(answer.state).toBe(started.state);
    expect(await connections()).toBe(0);
    expect((await app.http(null).get(callback).expect(400)).text).toBe(UNKNOWN);

    const linked = await finish({ ...answer, grant_type: 'authorization_code', redirect_uri: RETURN_URL }).expect(200);
    expect(linked.body).toMatchObject({ ok: true, user_info: { name: 'Ana Ruiz' } });
    expect(await connections()).toBe(1);
    const replayed = await finish(answer).expect(400);
    expect(replayed.body.error).toBe(UNKNOWN.trim());
  });

  it('hands the client’s own state back and takes it', async () => {
    const { started, answer } = await clientFlow(undefined, { state: 'client state/1' });
    expect([started.state, started.csrf_token, answer.state]).toEqual(Array(3).fill('client state/1'));
    await finish(answer).expect(200);
    await finish(answer).expect(400);
  });

  it('opens the deep link of a desktop application', async () => {
    const { arrived } = await clientFlow(undefined, { redirect_uri: `${DEEP_LINK}?from=settings` });
    expect(arrived.href.split('&')[0]).toBe(`${DEEP_LINK}?from=settings`);
    expect([...arrived.searchParams.keys()].sort()).toEqual(['code', 'from', 'state']);
  });

  it('sends the client a refusal of the user as a code, without the provider’s words', async () => {
    const { body } = await app
      .http()
      .get('/api/auth/asana/authorize')
      .query({ user_id: user, redirect_uri: RETURN_URL, state: 's1' });
    const back = await consent(body.auth_url, 'deny');
    back.searchParams.set('error_description', 'evil words');
    const { headers } = await app.http(null).get(pathOf(back)).expect(302);
    expect(headers.location).toBe(`${RETURN_URL}?state=s1&error=access_denied`);
  });

  it('hands no unknown error on', async () => {
    const query = { user_id: user, redirect_uri: RETURN_URL, state: 's1' };
    const { body } = await app.http().get('/api/auth/asana/authorize').query(query);
    const back = await consent(body.auth_url, 'deny');
    back.searchParams.set('error', '<script>');
    const { headers } = await app.http(null).get(pathOf(back)).expect(302);
    expect(headers.location).toBe(`${RETURN_URL}?state=s1&error=server_error`);
  });

  it('sets no cookie: the browser that returns need not be the one that began', async () => {
    const query = { user_id: user, redirect_uri: RETURN_URL };
    const { headers } = await app.http().get('/api/auth/asana/initiate').query(query).expect(302);
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('does not let another user finish', async () => {
    const { answer } = await clientFlow();
    const mallory = await makeKey(app, { scopes: ['connections:write'], userId: 'mallory' });
    const refused = await finish({ ...answer, user_id: undefined }, mallory).expect(400);
    expect(refused.body.error).toBe(UNKNOWN.trim());
    expect(await audited({ target: 'asana/user:mallory' })).toMatchObject([{ outcome: 'refused' }]);
    expect(await connections('mallory')).toBe(0);
    await finish(answer).expect(200);
  });

  it('does not let another organization finish, not even for a user of the same id', async () => {
    const { answer } = await clientFlow();
    const foreign = await makeKey(app, { foreign: true });
    const refused = await finish(answer, foreign).expect(400);
    expect(refused.body.error).toBe(UNKNOWN.trim());
    expect(tokenCalls()).toHaveLength(0);
    await finish(answer).expect(200);
  });

  it('refuses after ten minutes', async () => {
    const { answer } = await clientFlow();
    travel(601_000);
    await finish(answer).expect(400);
    expect(tokenCalls()).toHaveLength(0);
  });

  it('refuses another redirect_uri than the one it began with', async () => {
    const { answer } = await clientFlow();
    const refused = await finish({ ...answer, redirect_uri: DEEP_LINK }).expect(400);
    expect(refused.body.errors).toMatchObject([{ field: 'redirect_uri' }]);
    expect(tokenCalls()).toHaveLength(0);
  });

  it('cannot finish a browser’s flow without its cookie, but in that browser it can', async () => {
    const browser = app.http();
    for (const [http, status] of [
      [app.http(), 400],
      [browser, 200],
    ] as const) {
      const callback = new URL(await browserFlow(browser), app.url);
      const { code, state } = Object.fromEntries(callback.searchParams);
      await http.post('/api/auth/asana/callback').send({ code, state, user_id: user }).expect(status);
    }
    expect(tokenCalls()).toHaveLength(1);
  });
});

describe('a redirect_uri that is not registered', () => {
  it.each([
    'https://evil.example/oauth/done',
    'https://app.example.com.evil.example/oauth/done',
    'https://app.example.com@evil.example/oauth/done',
    'https://user@app.example.com/oauth/done',
    'https://user:pass@app.example.com/oauth/done',
    'https://evil.example/https://app.example.com/oauth/done',
    'https://evil.example#@app.example.com/oauth/done',
    'https://evil.example\\@app.example.com/oauth/done',
    'https:\\\\app.example.com\\oauth\\done',
    'http://app.example.com/oauth/done',
    'https://app.example.com:444/oauth/done',
    'https://app.example.com./oauth/done',
    'https://sub.app.example.com/oauth/done',
    'https://app.example.com/oauth/done/',
    'https://app.example.com/oauth/done/../../evil',
    'https://app.example.com/oauth/done/%2e%2e/%2e%2e/evil',
    'https://app.example.com/oauth%2fdone',
    'https://app.example.com/OAUTH/done',
    'https://app.example.com/oauth/done#fragment',
    'https://app.example.com//oauth/done',
    'https://app.example.com/oauth/done;x',
    'https://app.example.com/',
    '//app.example.com/oauth/done',
    '/oauth/done',
    'javascript:alert(1)//https://app.example.com/oauth/done',
    'data:text/html,<script>alert(1)</script>',
    'file:///oauth/done',
    'atom://evil/asana/success',
    'atom://auth/asana/success/more',
    'atom:auth/asana/success',
    'atomx://auth/asana/success',
    'http://localhost:3001/callback',
    'http://127.0.0.1.evil.example:5000/callback',
    'http://127.0.0.1:5000/callback/../other',
    'https://127.0.0.1:5000/callback',
    'http://127.0.0.2:5000/callback',
    'http://[::1]:5000/callback',
    'http://[::ffff:127.0.0.1]:5000/callback',
    'http://169.254.169.254/callback',
    ' https://app.example.com/oauth/done',
    'https://app.example.com/oauth/done\r\nset-cookie: x=1',
    'https://app.example.com/oauth/\tdone',
    'https://app.example.com/oauth/done\u0000',
    'https://аpp.example.com/oauth/done',
    `https://app.example.com/oauth/done?${'x'.repeat(2100)}`,
    'not a url',
    '',
  ])('is refused: %j', async (redirect_uri) => {
    const sent = { user_id: user, redirect_uri };
    const posted = await app.http().post('/api/auth/asana/authorize').send(sent).expect(400);
    expect(posted.body.errors).toMatchObject([{ field: 'redirect_uri' }]);
    await app.http().get('/api/auth/asana/initiate').query(sent).expect(400);
    expect(await flows()).toBe(0);
  });

  it.each([
    'http://127.0.0.1:49152/callback',
    'http://127.0.0.1/callback?x=1',
    'http://localhost:3000/callback',
    DEEP_LINK,
  ])('as against %s', async (redirect_uri) => {
    await app.http().post('/api/auth/asana/authorize').send({ user_id: user, redirect_uri }).expect(200);
  });
});
