import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addHook,
  oktaClient,
  type OktaClient,
  profileOf,
  startHookReceiver,
} from '../../test/conformance/okta-client.js';
import { type Reply, request } from '../../test/conformance/twin-client.js';
import { type Sandbox, startSandbox } from '../sandbox.js';

describe('control of the Okta twin', () => {
  let sandbox: Sandbox;
  let okta: OktaClient;

  beforeEach(async () => {
    sandbox = await startSandbox();
    okta = oktaClient(sandbox);
  });
  afterEach(() => sandbox.close());

  const control = (method: string, path: string, body?: unknown): Promise<Reply> =>
    request(`${sandbox.url}/okta/_control${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });

  it('makes calls fail in Okta’s form, hang, break off and answer nonsense', async () => {
    sandbox.okta.setFaults([{ match: { method: 'post', path: '/api/v1/users' }, times: 1, fault: { status: 503 } }]);
    expect((await okta.get('/users')).status).toBe(200);
    const failed = await okta.post('/users', { profile: profileOf('ada') });
    expect([failed.status, failed.body.errorCode]).toEqual([503, 'E0000009']);
    expect(failed.headers.get('x-rate-limit-limit')).toBe('600');
    expect((await okta.post('/users', { profile: profileOf('ada') })).status).toBe(200);
    sandbox.okta.setFaults([{ fault: { malformed: true } }]);
    await expect(okta.get('/org')).rejects.toThrow(SyntaxError);
    sandbox.okta.setFaults([{ fault: { reset: true } }]);
    await expect(okta.get('/org')).rejects.toThrow('fetch failed');
    sandbox.okta.setFaults([{ fault: { reset: 'after' } }]);
    await expect(okta.post('/groups', { profile: { name: 'Made' } })).rejects.toThrow('fetch failed');
    sandbox.okta.setFaults([{ fault: { hang: true } }]);
    const headers = { authorization: `SSWS ${sandbox.okta.sswsTokens.admin}` };
    const hanging = fetch(`${sandbox.url}/okta/api/v1/org`, { headers, signal: AbortSignal.timeout(100) });
    await expect(hanging).rejects.toThrow('timeout');
    sandbox.okta.clearFaults();
    expect(sandbox.okta.effects()).toMatchObject({ 'user.lifecycle.create': 1, 'group.lifecycle.create': 1 });
  });

  it('refuses what it cannot read, and what is not there', async () => {
    const authorization = `SSWS ${sandbox.okta.sswsTokens.admin}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const org = `${sandbox.url}/okta`;
    const told = ({ status, body }: Reply) => [status, body.errorCode, body.errorLink];
    const broken = await request(`${org}/api/v1/users`, { method: 'POST', headers, body: '{"profile":' });
    expect(told(broken)).toEqual([400, 'E0000003', 'E0000003']);
    expect(told(await okta.post('/users', []))).toEqual([400, 'E0000003', 'E0000003']);
    expect(told(await okta.put('/logs', {}))).toEqual([405, 'E0000022', 'E0000022']);
    expect(told(await okta.put('/users/00u/lifecycle/suspend', {}))).toEqual([405, 'E0000022', 'E0000022']);
    expect(told(await okta.get('/nothing'))).toEqual([404, 'E0000007', 'E0000007']);
    expect(broken.body.errorId).toMatch(/^oae/);
  });

  it('shows what was received, without secrets', async () => {
    await okta.post('/users', { profile: profileOf('ada'), credentials: { password: { value: 'Correct-horse-9' } } });
    await oktaClient(sandbox, 'SSWS nobody').get('/users?limit=1');
    const { calls } = (await control('GET', '/calls')).body;
    expect(calls).toEqual([
      {
        time: expect.any(String),
        method: 'POST',
        path: '/api/v1/users',
        query: {},
        body: { profile: profileOf('ada'), credentials: '[redacted]' },
        status: 200,
        token: 'SSWS',
      },
      expect.objectContaining({ path: '/api/v1/users', query: { limit: '1' }, status: 401, token: null }),
    ]);
    expect(JSON.stringify(calls)).not.toContain(sandbox.okta.sswsTokens.admin);
    await control('DELETE', '/calls');
    expect(sandbox.okta.calls()).toEqual([]);
  });

  it('does over HTTP what it does in a test', async () => {
    expect((await control('POST', '/users', { count: 1_000 })).body).toEqual({ added: 1_000 });
    expect((await control('GET', '/state')).body).toMatchObject({ users: 1_025, groups: 11, apps: 20, effects: {} });
    expect((await control('PUT', '/limits', { perMinute: { users: 0 } })).body.perMinute.users).toBe(0);
    expect((await okta.get('/users')).status).toBe(429);
    const before = Date.now();
    const { now } = (await control('POST', '/clock/advance', { seconds: 3_600 })).body;
    expect(Date.parse(now) - before).toBeGreaterThanOrEqual(3_600_000);
    const { token } = (await control('POST', '/tokens/ssws', { person: 'gus.larsen', role: 'READ_ONLY_ADMIN' })).body;
    const reader = oktaClient(sandbox, `SSWS ${token}`);
    expect((await reader.get('/groups')).status).toBe(200);
    expect((await control('POST', '/tokens/revoke', { token })).body).toEqual({ revoked: true });
    expect((await reader.get('/groups')).status).toBe(401);
    expect((await control('PUT', '/oauth', { deny: true })).body).toMatchObject({ deny: true, rotation: 'leeway' });
    expect((await control('PUT', '/limits', { perMinute: { nothing: 0 } })).status).toBe(400);
    await control('POST', '/reset');
    expect(sandbox.okta.users()).toHaveLength(25);
    expect((await okta.get('/users')).status).toBe(200);
    expect((await request(`${sandbox.url}/okta`)).body).toContain(sandbox.okta.sswsTokens.admin);
  });

  it('registers services and steers deliveries over HTTP', async () => {
    const publicKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
      type: 'spki',
      format: 'pem',
    });
    const service = await control('POST', '/services', { publicKey, scopes: 'okta.users.read', label: 'Importer' });
    expect(sandbox.okta.snapshot().clients.map(({ id }) => id)).toContain(service.body.client_id);
    const { accessToken } = (await control('POST', '/tokens', { person: 'ana.ruiz', scopes: 'okta.users.read' })).body;
    const reader = oktaClient(sandbox, `Bearer ${accessToken}`);
    expect((await reader.get('/users?limit=1')).status).toBe(200);
    expect((await control('POST', '/tokens/expire', { token: accessToken })).body).toEqual({ expired: 1 });
    expect((await reader.get('/users?limit=1')).status).toBe(401);
    const receiver = await startHookReceiver();
    try {
      expect((await control('PUT', '/hooks', { maxHooks: 3 })).body).toMatchObject({ maxHooks: 3, timeoutMs: 3_000 });
      const hook = await addHook(okta, receiver, ['group.lifecycle.create']);
      await control('POST', '/deliveries/faults', [{ webhook: hook, times: 1, fault: { hold: true } }]);
      await okta.post('/groups', { profile: { name: 'Pilots' } });
      const { deliveries } = (await control('POST', '/deliveries/settle')).body;
      expect(deliveries).toEqual([expect.objectContaining({ hook, outcome: 'held' })]);
      expect((await control('POST', '/deliveries/release', {})).body).toEqual({ released: 1 });
      expect((await control('GET', '/deliveries')).body.deliveries[0].outcome).toBe('delivered');
      await control('POST', '/deliveries/pause', { paused: true });
      await okta.post('/groups', { profile: { name: 'Gliders' } });
      await sandbox.okta.settle();
      expect(receiver.received).toHaveLength(1);
    } finally {
      await receiver.close();
    }
  });

  it('goes back to a snapshot', async () => {
    const snapshot = sandbox.okta.snapshot();
    await okta.post('/users', { profile: profileOf('ada') });
    await okta.remove(`/users/${sandbox.okta.person('gus.larsen').id}`);
    sandbox.okta.restore(snapshot);
    expect(sandbox.okta.snapshot()).toEqual(snapshot);
    expect((await okta.get('/users/gus.larsen')).body.status).toBe('ACTIVE');
    expect((await okta.get('/logs')).body).toEqual([]);
  });

  it('goes on after a restart where it was', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'okta-state-'));
    const first = await startSandbox({ stateDir });
    const { admin } = first.okta.sswsTokens;
    const made = await oktaClient(first).post('/users', { profile: profileOf('ada') });
    await first.close();
    const second = await startSandbox({ stateDir });
    try {
      expect(second.env.okta?.OKTA_CLIENT_SECRET).toBe(first.env.okta?.OKTA_CLIENT_SECRET);
      const again = await oktaClient(second, `SSWS ${admin}`).get(`/users/${made.body.id}`);
      expect(again.body.profile).toEqual(made.body.profile);
      expect(statSync(join(stateDir, 'okta.json')).mode & 0o777).toBe(0o600);
    } finally {
      await second.close();
      rmSync(stateDir, { recursive: true });
    }
  });
});
