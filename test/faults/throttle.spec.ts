import { randomUUID } from 'node:crypto';
import { PrismaService } from '../../src/platform/database/index.js';
import { Metrics } from '../../src/platform/telemetry/index.js';
import { startTestApp, type TestApp } from '../support/app.js';

const LIMIT = 60;
const ANONYMOUS_LIMIT = 20;
/** One window that no test outlives. */
const SETTINGS = {
  THROTTLE_LIMIT: String(LIMIT),
  THROTTLE_ANONYMOUS_LIMIT: String(ANONYMOUS_LIMIT),
  THROTTLE_WINDOW_SECONDS: '3600',
};

describe('throttling', () => {
  /** Two instances over one database, and one that shares nothing with them. */
  let one: TestApp;
  let two: TestApp;
  let alone: TestApp;

  beforeAll(async () => {
    one = await startTestApp(SETTINGS);
    two = await startTestApp({ ...SETTINGS, DATABASE_URL: one.databaseUrl });
    alone = await startTestApp(SETTINGS);
  });
  afterAll(async () => {
    await alone.close();
    await two.close();
    await one.close();
  });

  /** Without a quota of its own being spent: the row is written by hand. */
  async function makeKey(scopes: readonly string[] = ['keys:manage'], userId?: string): Promise<string> {
    const key = `sy_${randomUUID().repeat(2)}`;
    for (const server of [one, alone]) {
      const prisma = server.app.get(PrismaService);
      const { organizationId } = await prisma.apiKey.findFirstOrThrow({ where: { name: 'bootstrap' } });
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', Buffer.from(key)));
      await prisma.apiKey.create({
        data: { organizationId, name: 'probe', hash, hint: '', scopes: [...scopes], userId },
      });
    }
    return key;
  }

  const ask = (server: TestApp, credential: string | null, path = '/api/keys') => server.http(credential).get(path);

  async function allowed(servers: readonly TestApp[], key: string, count: number): Promise<number> {
    const answers = await Promise.all(
      Array.from({ length: count }, (_, index) => ask(servers[index % servers.length] as TestApp, key)),
    );
    return answers.filter(({ status }) => status === 200).length;
  }

  it('lets two instances together allow the limit of a credential and no more', async () => {
    const total = await allowed([one, two], await makeKey(), LIMIT * 2);
    expect(total).toBeLessThanOrEqual(LIMIT);
    expect(total).toBeGreaterThanOrEqual(LIMIT * 0.9);
    process.stdout.write(`throttle: limit ${LIMIT}, 2 instances, ${total} of ${LIMIT * 2} allowed\n`);
  });

  it('would be seen to fail if the instances did not share the count', async () => {
    expect(await allowed([one, alone], await makeKey(), LIMIT * 2)).toBeGreaterThan(LIMIT);
  });

  it('tells each answer what is left, and a refused one when to come back', async () => {
    const key = await makeKey();
    const first = await ask(one, key).expect(200);
    expect(first.headers).toMatchObject({ 'ratelimit-limit': String(LIMIT), 'ratelimit-remaining': String(LIMIT - 1) });
    await allowed([one], key, LIMIT);
    const before = (await one.app.get(Metrics).throttled.get()).values[0]?.value ?? 0;
    const refused = await ask(one, key).expect(429);
    expect(refused.body).toMatchObject({ type: 'urn:switchyard:problem:rate_limited', code: 'rate_limited' });
    expect(refused.headers).toMatchObject({ 'ratelimit-limit': String(LIMIT), 'ratelimit-remaining': '0' });
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(3600);
    expect(refused.headers['ratelimit-reset']).toBe(String(seconds));
    expect((await one.app.get(Metrics).throttled.get()).values[0]?.value).toBe(before + 1);
  });

  it('refuses in the form of the route', async () => {
    const key = await makeKey(['*']);
    await allowed([one], key, LIMIT + 1);
    const { body } = await ask(one, key, '/api/asana/tasks?user_id=anna').expect(429);
    expect(body).toMatchObject({
      ok: false,
      success: false,
      error: { code: 'RATE_LIMITED', message: expect.any(String) },
    });
  });

  it('counts over all routes together, and each credential for itself', async () => {
    const [spent, fresh] = [await makeKey(['*']), await makeKey(['*'])];
    await Promise.all(
      Array.from({ length: LIMIT }, (_, i) => ask(one, spent, i % 2 ? '/api/connections' : '/api/keys')),
    );
    await ask(one, spent, '/api/keys').expect(429);
    await ask(one, fresh, '/api/keys').expect(200);
  });

  it('counts refused requests too, so that probing for other users ends and the audit log stays small', async () => {
    const key = await makeKey(['keys:manage'], 'anna');
    const probes = Array.from({ length: LIMIT * 2 }, (_, index) => ask(one, key, `/api/keys?user_id=victim-${index}`));
    const statuses = (await Promise.all(probes)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
    const refusals = { outcome: 'refused', target: { startsWith: 'user:victim-' } };
    const written = await one.app.get(PrismaService).auditEntry.count({ where: refusals });
    expect(written).toBe(statuses.filter((status) => status === 404).length);
    expect(written).toBeLessThanOrEqual(LIMIT);
  });

  it('ends guessing: beyond its failures an address gets no key looked up, not even a good one', async () => {
    const [atWork, unseen] = [await makeKey(), await makeKey()];
    await ask(one, atWork).expect(200);
    const guesses = Array.from({ length: ANONYMOUS_LIMIT * 2 }, () => ask(one, `sy_${randomUUID().repeat(2)}`));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    const failures = statuses.filter((status) => status === 401).length;
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(failures).toBeLessThanOrEqual(ANONYMOUS_LIMIT);

    const refused = await ask(one, unseen).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await ask(one, null).expect(429);
    await ask(one, atWork).expect(200);
    await ask(one, null, '/api/auth/asana/callback?state=x&code=y').expect(400);
  });

  it('counts anonymous requests by address, and probes of the orchestrator not at all', async () => {
    const statuses = [];
    for (let hit = 0; hit < ANONYMOUS_LIMIT + 1; hit++) {
      statuses.push((await ask(alone, null, '/api/auth/asana/callback?state=x&code=y')).status);
    }
    expect(statuses.slice(0, -1)).toEqual(Array.from({ length: ANONYMOUS_LIMIT }, () => 400));
    expect(statuses.at(-1)).toBe(429);
    for (let hit = 0; hit < ANONYMOUS_LIMIT * 2; hit++) await ask(alone, null, '/livez').expect(200);
  });
});
