import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../sandbox.js';
import { clientFor, clientWith, form, type Reply, request } from '../../test/conformance/twin-client.js';

const ANA = 'ana.ruiz@example.com';

describe('control over HTTP', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.close());

  const control = (method: string, path: string, body?: unknown): Promise<Reply> =>
    request(`${sandbox.url}/asana/_control${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });

  it('issues tokens and tells only the values it issued itself', async () => {
    const issued = await control('POST', '/tokens', { person: ANA, scopes: ['users:read'], expires_in: 60 });
    expect(issued.status).toBe(201);
    expect((await clientWith(sandbox, issued.body.access_token).get('/users/me')).body.data.email).toBe(ANA);
    const client = sandbox.env.asana ?? {};
    const query = {
      client_id: client.ASANA_CLIENT_ID ?? '',
      redirect_uri: 'http://localhost/cb',
      response_type: 'code',
      sandbox_auto_approve: ANA,
    };
    const { headers } = await request(`${client.ASANA_AUTHORIZE_URL}?${new URLSearchParams(query).toString()}`);
    const code = new URL(headers.get('location') ?? '').searchParams.get('code') ?? '';
    const secret = client.ASANA_CLIENT_SECRET ?? '';
    const fields = { grant_type: 'authorization_code', code, client_secret: secret };
    const granted = await request(client.ASANA_TOKEN_URL ?? '', form({ ...query, ...fields }));
    expect(granted.status).toBe(200);
    const state = await control('GET', '/state');
    const text = JSON.stringify(state.body);
    expect(text).toContain(issued.body.access_token);
    expect(text).not.toContain(granted.body.access_token);
    expect(text).not.toContain(secret);
    const calls = JSON.stringify((await control('GET', '/calls')).body);
    for (const hidden of [secret, code, issued.body.access_token]) expect(calls).not.toContain(hidden);
    expect(calls).toContain('"client_secret":"[redacted]"');
  });

  it('shows what was received, and forgets it', async () => {
    const ana = clientFor(sandbox, ANA);
    await ana.post('/tasks?opt_fields=name', { name: 'x' });
    const { calls } = (await control('GET', '/calls')).body;
    expect(calls).toEqual([
      {
        time: expect.any(String),
        method: 'POST',
        path: '/api/1.0/tasks',
        query: { opt_fields: 'name' },
        body: { data: { name: 'x' } },
        status: 400,
        owner: ANA,
      },
    ]);
    expect((await control('DELETE', '/calls')).body).toEqual({ ok: true });
    expect((await control('GET', '/calls')).body).toEqual({ calls: [] });
  });

  it('expires and revokes, by person and by token', async () => {
    const [ana, ben] = [clientFor(sandbox, ANA), clientFor(sandbox, 'ben.okafor@example.com')];
    expect((await control('POST', '/tokens/expire', { person: ANA })).body).toEqual({ expired: 1 });
    expect((await ana.get('/users/me')).status).toBe(401);
    expect((await ben.get('/users/me')).status).toBe(200);
    expect((await control('POST', '/tokens/revoke', { token: ben.token })).body).toEqual({ revoked: 1 });
    expect((await ben.get('/users/me')).status).toBe(401);
    expect((await control('POST', '/tokens/revoke', { person: ANA })).body).toEqual({ revoked: 1 });
  });

  it('sets OAuth behaviour, limits, faults and the clock', async () => {
    const oauth = await control('PUT', '/oauth', { expires_in: 90, rotation: 'leeway', leeway_seconds: 5 });
    expect(oauth.body).toMatchObject({ expiresIn: 90, rotation: 'leeway', leewaySeconds: 5, deny: false });
    expect((await control('PUT', '/limits', { per_minute: 1 })).body).toMatchObject({
      perMinute: 1,
      concurrentReads: 50,
    });
    const ana = clientFor(sandbox, ANA);
    expect((await ana.get('/users/me')).status).toBe(200);
    expect((await ana.get('/users/me')).status).toBe(429);
    const before = Date.parse((await control('GET', '/state')).body.now);
    const { now } = (await control('POST', '/clock/advance', { seconds: 3600 })).body;
    expect(Date.parse(now) - before).toBeGreaterThanOrEqual(3_600_000);
    expect((await control('POST', '/faults', [{ fault: { status: 500 } }])).body).toEqual({ ok: true });
    expect((await ana.get('/users/me')).status).toBe(401);
    expect((await control('DELETE', '/faults')).status).toBe(200);
  });

  it('resets to the seed', async () => {
    const ana = clientFor(sandbox, ANA);
    const org = (await ana.get('/workspaces')).body.data[0].gid as string;
    const seeded = sandbox.asana.state().counts;
    await ana.post('/tasks', { name: 'Extra', workspace: org });
    expect((await control('POST', '/reset', { keep_tokens: true })).body).toEqual({ ok: true });
    expect(sandbox.asana.state().counts).toEqual(seeded);
    expect((await ana.get('/users/me')).status).toBe(200);
    await control('POST', '/reset');
    expect((await ana.get('/users/me')).status).toBe(401);
  });

  it.each([
    ['POST', '/tokens', { person: 'nobody' }, 'nobody here'],
    ['POST', '/tokens', { person: ANA, scopes: 'tasks:fly' }, 'unknown scope'],
    ['POST', '/tokens', {}, 'person'],
    ['POST', '/faults', [{ fault: { explode: true } }], 'Not one of the faults'],
    ['POST', '/faults', [{ match: { pathPattern: '(' }, fault: { hang: true } }], 'Not a regular expression'],
    ['PUT', '/oauth', { rotation: 'sometimes' }, 'rotation'],
    ['PUT', '/limits', { perMinute: 3 }, 'perMinute'],
    ['POST', '/clock/advance', { seconds: -1 }, 'seconds'],
    ['POST', '/tokens/revoke', {}, 'either person or token'],
  ])('explains wrong input: %s %s %j', async (method, path, body, expected) => {
    const answer = await control(method, path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain(expected);
  });

  it('explains itself to a person', async () => {
    expect((await request(sandbox.url)).body).toContain('href="/asana"');
    const { body } = await request(`${sandbox.url}/asana`);
    for (const part of [ANA, 'curl -s', 'sandbox_auto_approve', sandbox.url]) expect(body).toContain(part);
  });
});

describe('a sandbox with a state folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('keeps data, tokens and its client over a restart', async () => {
    const first = await startSandbox({ stateDir: folder });
    const ana = clientFor(first, ANA);
    const org = (await ana.get('/workspaces')).body.data[0].gid as string;
    const made = await ana.post('/tasks', { name: 'Survives', workspace: org });
    first.asana.advanceClock(600);
    await first.close();
    const second = await startSandbox({ stateDir: folder });
    expect(second.env.asana?.ASANA_CLIENT_SECRET).toBe(first.env.asana?.ASANA_CLIENT_SECRET);
    const again = clientWith(second, ana.token);
    expect((await again.get(`/tasks/${made.body.data.gid}`)).body.data.name).toBe('Survives');
    expect((await again.post('/tasks', { name: 'Next', workspace: org })).body.data.gid).not.toBe(made.body.data.gid);
    expect(Date.parse(second.asana.state().now) - Date.now()).toBeGreaterThan(590_000);
    await second.close();
    expect(readdirSync(folder)).toEqual(['asana.json', 'okta.json']);
    expect(statSync(join(folder, 'asana.json')).mode & 0o777).toBe(0o600);
  });

  it('refuses to start on a broken file instead of forgetting it', async () => {
    writeFileSync(join(folder, 'asana.json'), '{');
    await expect(startSandbox({ stateDir: folder })).rejects.toThrow('Cannot read the sandbox state');
  });
});
