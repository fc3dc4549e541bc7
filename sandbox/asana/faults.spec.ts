import { setTimeout as sleep } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '../sandbox.js';
import { type Client, clientFor, request } from '../../test/conformance/twin-client.js';

describe('faults', () => {
  let sandbox: Sandbox;
  let ana: Client;
  let org: string;

  beforeEach(async () => {
    sandbox = await startSandbox();
    ana = clientFor(sandbox, 'ana.ruiz@example.com');
    org = (await ana.get('/workspaces')).body.data[0].gid;
  });
  afterEach(() => sandbox.close());

  const taskNames = () => sandbox.asana.snapshot().state.tasks.map((task) => task.name);

  it('answers a status as often as told, in Asana form, with a phrase from 500 on', async () => {
    sandbox.asana.setFaults([
      { match: { method: 'get', path: '/api/1.0/users' }, times: 2, fault: { status: 503, retryAfter: 7 } },
    ]);
    const failed = await ana.get('/users/me');
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '7']);
    expect(failed.body.errors[0].phrase).toMatch(/^\d+ \w+ \w+ \w+ \w+$/);
    expect((await ana.get('/users')).status).toBe(503);
    expect((await ana.get('/users/me')).status).toBe(200);
  });

  it('matches by pattern and answers a body of choice, on the OAuth endpoints too', async () => {
    sandbox.asana.setFaults([
      {
        match: { pathPattern: '^/-/oauth_(token|revoke)$' },
        fault: { status: 400, body: { error: 'temporarily_unavailable' } },
      },
    ]);
    const answered = await request(sandbox.env.asana?.ASANA_TOKEN_URL ?? '', {
      method: 'POST',
      body: new URLSearchParams(),
    });
    expect([answered.status, answered.body]).toEqual([400, { error: 'temporarily_unavailable' }]);
    expect((await ana.get('/users/me')).status).toBe(200);
    sandbox.asana.clearFaults();
  });

  it('cuts the connection before the work, or after it', async () => {
    sandbox.asana.setFaults([
      { match: { method: 'POST' }, times: 1, fault: { reset: true } },
      { match: { method: 'POST' }, times: 1, fault: { reset: 'after' } },
    ]);
    await expect(ana.post('/tasks', { name: 'Never made', workspace: org })).rejects.toThrow();
    expect(taskNames()).not.toContain('Never made');
    await expect(ana.post('/tasks', { name: 'Made, answer lost', workspace: org })).rejects.toThrow();
    expect(taskNames()).toContain('Made, answer lost');
    expect(sandbox.asana.calls().at(-1)).toMatchObject({ method: 'POST', status: null });
  });

  it('sends half an answer, a broken one, a huge one, or leads elsewhere', async () => {
    sandbox.asana.setFaults([{ fault: { truncate: true }, times: 1 }]);
    await expect(ana.get('/users/me')).rejects.toThrow();
    sandbox.asana.setFaults([{ fault: { malformed: true }, times: 1 }]);
    await expect(ana.get('/users/me')).rejects.toThrow(SyntaxError);
    sandbox.asana.setFaults([{ fault: { hugeBytes: 3_000_000 }, times: 1 }]);
    expect(JSON.stringify((await ana.get('/users/me')).body)).toHaveLength(3_000_000);
    sandbox.asana.setFaults([{ fault: { redirect: 'http://169.254.169.254/' }, times: 1 }]);
    const led = await ana.get('/users/me');
    expect([led.status, led.headers.get('location')]).toEqual([302, 'http://169.254.169.254/']);
  });

  it('survives a caller that breaks off a huge answer', async () => {
    sandbox.asana.setFaults([{ fault: { hugeBytes: 30_000_000 }, times: 1 }]);
    const url = `${sandbox.env.asana?.ASANA_API_BASE_URL}/users/me`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${ana.token}` } });
    await answer.body?.cancel();
    expect((await ana.get('/users/me')).status).toBe(200);
  });

  it('hangs until the caller gives up, and closing does not wait', async () => {
    sandbox.asana.setFaults([{ fault: { hang: true } }]);
    const url = `${sandbox.env.asana?.ASANA_API_BASE_URL}/users/me`;
    const init = { headers: { authorization: `Bearer ${ana.token}` } };
    await expect(fetch(url, { ...init, signal: AbortSignal.timeout(100) })).rejects.toThrow();
    const waiting = expect(fetch(url, init)).rejects.toThrow();
    await sleep(50);
    await sandbox.close();
    await waiting;
  });

  it('delays', async () => {
    sandbox.asana.setFaults([{ fault: { delayMs: 60 }, times: 1 }]);
    const begun = performance.now();
    expect((await ana.get('/users/me')).status).toBe(200);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(55);
  });

  it.each([
    { reset: true, isMade: false },
    { reset: 'after', isMade: true },
  ] as const)('delays, then resets as told: %j', async ({ reset, isMade }) => {
    sandbox.asana.setFaults([{ match: { method: 'POST' }, times: 1, fault: { reset, delayMs: 60 } }]);
    const begun = performance.now();
    const cut = expect(ana.post('/tasks', { name: 'Late', workspace: org })).rejects.toThrow();
    await sleep(30);
    expect(taskNames()).not.toContain('Late');
    await cut;
    expect(performance.now() - begun).toBeGreaterThanOrEqual(55);
    expect(taskNames().includes('Late')).toBe(isMade);
  });
});
