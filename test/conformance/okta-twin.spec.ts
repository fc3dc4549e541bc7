import { createHash } from 'node:crypto';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { type HookReceiver, hookBody, oktaClient, profileOf, startHookReceiver } from './okta-client.js';
import { describeAgainst, type Prism, startPrismProxy } from './prism.js';
import { form, request } from './twin-client.js';

const SPEC = 'okta_management_2026.06.3_prism.json';
const describeWhenPossible = describeAgainst('okta twin', SPEC);

/** Answers are untyped on purpose: the description is what checks them. */
type Json = ReturnType<typeof JSON.parse>;

/** An answer that the proxy wrote itself, because the call or the twin's answer was wrong. */
function brokenBody(body: Json): string | null {
  const text = JSON.stringify(body) ?? '';
  return text.includes('stoplight.io/prism') ? text : null;
}

describeWhenPossible('the Okta twin against the official description', () => {
  let sandbox: Sandbox;
  let proxy: Prism;
  let receiver: HookReceiver;
  let calls = 0;
  const violations: string[] = [];
  const unexpected: string[] = [];

  async function call(method: 'get' | 'post' | 'put' | 'remove', path: string, body?: Json, status = 200) {
    const client = oktaClient(sandbox, undefined, proxy.url);
    calls += 1;
    const reply = await client[method](path, body);
    const name = `${method} ${path}`;
    const broken = reply.headers.get('sl-violations') ?? brokenBody(reply.body);
    if (broken !== null) violations.push(`${name}: ${reply.status} ${broken.slice(0, 1500)}`);
    else if (reply.status !== status) unexpected.push(`${name}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return broken === null ? reply.body : {};
  }
  const get = (path: string, status?: number) => call('get', path, undefined, status);
  const post = (path: string, body?: Json, status?: number) => call('post', path, body, status);
  const put = (path: string, body?: Json, status?: number) => call('put', path, body, status);
  const remove = (path: string, status = 204) => call('remove', path, undefined, status);

  beforeAll(async () => {
    sandbox = await startSandbox();
    sandbox.okta.setLimits({ enabled: false });
    receiver = await startHookReceiver();
    proxy = await startPrismProxy(`${sandbox.url}/okta`, SPEC);
  }, 120_000);

  afterAll(async () => {
    await proxy?.close();
    await sandbox?.close();
    await receiver?.close();
    console.log(`okta twin conformance: ${calls} calls, ${violations.length} violations`);
  });

  let reported = 0;
  beforeEach(() => {
    reported = violations.length;
  });

  afterEach(() => {
    expect([...violations.slice(reported), ...unexpected.splice(0)]).toEqual([]);
  });

  it('users and their lifecycle', async () => {
    const password = { password: { value: 'Correct-horse-9' } };
    const { id } = await post('/users?activate=true', { profile: profileOf('ada'), credentials: password });
    const staged = await post('/users?activate=false', { profile: { ...profileOf('bob'), mobilePhone: null } });
    await post('/users', { profile: profileOf('ada') }, 400);
    await post('/users', { profile: { ...profileOf('cleo'), shoeSize: 44 } }, 400);
    for (const path of [
      '/users',
      '/users?limit=2',
      '/users?q=an',
      `/users?filter=${encodeURIComponent('status eq "STAGED"')}`,
      `/users?search=${encodeURIComponent('profile.department eq "IT" or profile.login sw "ada"')}&sortBy=profile.login`,
      '/users/me',
      `/users/${id}`,
      '/users/ada@new.example.com',
      `/users/${id}/groups`,
      `/users/${id}/appLinks`,
    ]) {
      await get(path);
    }
    await get('/users/nobody@example.com', 404);
    await post(`/users/${id}`, { profile: { title: 'Engineer', department: 'Engineering' } });
    await put(`/users/${id}`, { profile: { ...profileOf('ada'), nickName: 'A' } });
    await post(`/users/${staged.id}/lifecycle/activate?sendEmail=false`);
    await post(`/users/${id}/lifecycle/suspend`);
    await post(`/users/${id}/lifecycle/suspend`, undefined, 400);
    await post(`/users/${id}/lifecycle/unsuspend`);
    await post(`/users/${id}/lifecycle/reset_factors`);
    await post(`/users/${id}/lifecycle/reset_password?sendEmail=false`);
    await post(`/users/${id}/lifecycle/reset_password?sendEmail=true`);
    await post(`/users/${id}/lifecycle/activate`, undefined, 403);
    await post(`/users/${id}/lifecycle/deactivate`);
    await get(`/users/${id}`);
    await remove(`/users/${staged.id}`);
    await remove(`/users/${staged.id}`);
    await remove(`/users/${staged.id}`, 404);
  });

  it('groups and their members', async () => {
    const [, member] = sandbox.okta.users();
    const { id } = await post('/groups', { profile: { name: 'Night shift', description: 'Works at night' } });
    await post('/groups', { profile: { name: 'Night shift' } }, 400);
    // The description allows no null, although Okta answers one for a description that is not there.
    await put(`/groups/${id}`, { profile: { name: 'Late shift', description: 'Works late' } });
    await put(`/groups/${id}/users/${member?.id}`, undefined, 204);
    for (const path of [
      '/groups',
      '/groups?limit=2',
      '/groups?q=late&expand=stats',
      `/groups?filter=${encodeURIComponent('type eq "BUILT_IN"')}`,
      `/groups?search=${encodeURIComponent('profile.name sw "L"')}&sortBy=profile.name&sortOrder=desc`,
      `/groups/${id}`,
      `/groups/${id}/users`,
    ]) {
      await get(path);
    }
    await remove(`/groups/${id}/users/${member?.id}`);
    await remove(`/groups/${id}`);
    await get(`/groups/${id}`, 404);
    await remove(`/groups/${sandbox.okta.groups()[0]?.id}`, 403);
  });

  it('applications and their users', async () => {
    const [app] = sandbox.okta.apps();
    const user = sandbox.okta.seedUsers(1)[0]?.id;
    await get('/apps?limit=200');
    await get('/apps?limit=3&q=z');
    await get(`/apps/${app?.id}`);
    await post(`/apps/${app?.id}/users`, { id: user, scope: 'USER', credentials: { userName: 'person' } });
    await get(`/apps/${app?.id}/users?limit=5`);
    await get(`/apps/${app?.id}/users/${user}?expand=user`);
    // Its request body is described as exactly one of two schemas that both fit everything, so this goes past the proxy.
    const renamed = await oktaClient(sandbox).post(`/apps/${app?.id}/users/${user}`, {
      credentials: { userName: 'somebody' },
    });
    expect(renamed.body.credentials).toEqual({ userName: 'somebody' });
    await remove(`/apps/${app?.id}/users/${user}`);
    await get(`/apps/${app?.id}/users/${user}`, 404);
    await get('/apps/0oanothing', 404);
  });

  it('the organization, its user schema and its log', async () => {
    await get('/org');
    await get('/meta/schemas/user/default');
    const shoeSize = { title: 'Shoe size', type: 'integer', description: 'European' };
    const custom = { id: '#custom', type: 'object', properties: { shoeSize } };
    await post('/meta/schemas/user/default', { definitions: { custom } });
    await post('/users', { profile: { ...profileOf('dora'), shoeSize: 44 } });
    await get('/logs?limit=5');
    await get('/logs?since=2020-01-01T00:00:00Z&until=2100-01-01T00:00:00Z&limit=1000');
    await get(`/logs?sortOrder=DESCENDING&filter=${encodeURIComponent('eventType eq "user.lifecycle.create"')}&q=dora`);
    await get('/logs?filter=nonsense', 400);
  });

  it('event hooks', async () => {
    const { id } = await post('/eventHooks', hookBody(receiver.url, ['user.lifecycle.create']));
    await post('/eventHooks', hookBody('http://example.com/plain', ['user.lifecycle.create']), 400);
    await get('/eventHooks');
    await get(`/eventHooks/${id}`);
    await post(`/eventHooks/${id}/lifecycle/verify`);
    await put(`/eventHooks/${id}`, hookBody(`${receiver.url}/other`, ['group.lifecycle.create']));
    receiver.verifies = false;
    await post(`/eventHooks/${id}/lifecycle/verify`, undefined, 400);
    await post(`/eventHooks/${id}/lifecycle/deactivate`);
    await post(`/eventHooks/${id}/lifecycle/activate`);
    await remove(`/eventHooks/${id}`, 403);
    await post(`/eventHooks/${id}/lifecycle/deactivate`);
    await remove(`/eventHooks/${id}`);
    await get(`/eventHooks/${id}`, 404);
  });

  it('is spoken to with scopes, and says when enough is enough', async () => {
    const { accessToken } = sandbox.okta.issueToken({ scopes: 'okta.groups.read' });
    const narrow = oktaClient(sandbox, `Bearer ${accessToken}`, proxy.url);
    expect((await narrow.get('/groups?limit=1')).headers.get('sl-violations')).toBeNull();
    const denied = await narrow.get('/users');
    expect([denied.status, denied.headers.get('sl-violations')]).toEqual([403, null]);
    sandbox.okta.setLimits({ enabled: true, perMinute: { groups: 0 } });
    await get('/groups', 429);
    calls += 2;
  });

  it('would notice a call or an answer that breaks the description', async () => {
    const client = oktaClient(sandbox, undefined, proxy.url);
    const bare = await client.post('/users', { credentials: {} });
    expect(bare.status).toBe(422);
    sandbox.okta.setFaults([{ match: { path: '/api/v1/org' }, fault: { status: 200, body: { status: 'SLEEPING' } } }]);
    const wrong = await client.get('/org');
    expect(JSON.stringify(wrong.body)).toContain('stoplight.io/prism');
    sandbox.okta.clearFaults();
  });

  it('makes enough calls to mean something', () => {
    expect(calls).toBeGreaterThanOrEqual(75);
  });
});

const OAUTH_SPEC = 'okta_oauth_2026.06.3.yaml';

describeAgainst('okta twin (OAuth)', OAUTH_SPEC)('the Okta twin against the official description of OAuth', () => {
  it('answers tokens, keys, who signed in, and errors as described', async () => {
    const sandbox = await startSandbox();
    const proxy = await startPrismProxy(`${sandbox.url}/okta`, OAUTH_SPEC);
    const violations: string[] = [];
    let calls = 0;
    const call = async (path: string, status: number, init?: RequestInit): Promise<Json> => {
      calls += 1;
      const reply = await request(`${proxy.url}/oauth2/v1${path}`, init);
      const broken = reply.headers.get('sl-violations') ?? brokenBody(reply.body);
      const told = `${path}: ${reply.status} ${JSON.stringify(reply.body)}`;
      if (broken !== null || reply.status !== status) violations.push(`${told} ${broken ?? ''}`);
      return reply.body;
    };
    try {
      const client_id = sandbox.env.okta?.OKTA_CLIENT_ID ?? '';
      const secret = sandbox.env.okta?.OKTA_CLIENT_SECRET ?? '';
      // The description knows clients that show their secret by HTTP Basic only.
      const by = (fields: Record<string, string>, shown = secret): RequestInit => ({
        ...form(fields),
        headers: { authorization: `Basic ${Buffer.from(`${client_id}:${shown}`).toString('base64')}` },
      });
      const redirect_uri = 'http://localhost:9/callback';
      const query = new URLSearchParams({
        client_id,
        redirect_uri,
        response_type: 'code',
        state: 'a-state',
        scope: 'openid profile email offline_access okta.users.read',
        code_challenge: createHash('sha256').update('v'.repeat(43)).digest('base64url'),
        code_challenge_method: 'S256',
        sandbox_auto_approve: 'ana.ruiz@acme.example.com',
      });
      const { headers } = await request(`${sandbox.url}/okta/oauth2/v1/authorize?${query.toString()}`);
      const code = new URL(headers.get('location') ?? '').searchParams.get('code') ?? '';
      const exchange = { grant_type: 'authorization_code', code, redirect_uri, code_verifier: 'v'.repeat(43) };
      const granted = await call('/token', 200, by(exchange));
      await call('/token', 400, by(exchange));
      await call('/token', 401, by(exchange, 'wrong'));
      const again = newRefreshToken(sandbox);
      const renewed = await call('/token', 200, by({ grant_type: 'refresh_token', refresh_token: again }));
      await call('/userinfo', 401, { headers: { authorization: `Bearer ${granted.access_token}` } });
      await call('/userinfo', 200, { headers: { authorization: `Bearer ${renewed.access_token}` } });
      await call('/keys', 200);
      await call('/revoke', 200, by({ token: renewed.access_token }));
      await call('/revoke', 401, by({ token: 'any' }, 'wrong'));
      expect(violations).toEqual([]);
      console.log(`okta twin OAuth conformance: ${calls} calls, ${violations.length} violations`);
    } finally {
      await proxy.close();
      await sandbox.close();
    }
  }, 120_000);
});

/** The refresh token of another consent. */
function newRefreshToken(sandbox: Sandbox): string {
  const scopes = 'openid profile email offline_access';
  return sandbox.okta.issueToken({ person: 'ana.ruiz', scopes }).refreshToken ?? '';
}
