import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ProviderDirectory } from '../../src/hub/catalog/index.js';
import { UserHealth } from '../../src/hub/health/user-health.js';
import { migrateDatabase, PrismaService } from '../../src/platform/database/index.js';
import { JobQueue } from '../../src/platform/queue/index.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.mjs';
import { startTestApp, type TestApp } from '../support/app.js';
import { documentedOperations, type DocumentedOperation } from '../support/openapi.js';

const KILLS = 5;
const USER = 'down-user';
/** A job type of the server, by its name. */
const housekeeping = { name: 'access.housekeeping', schema: z.strictObject({}) };
/**
 * That the process lives, by its three names; a page; the callback, which is tested on its own with parameters; and what
 * cannot be the address of a webhook: deliveries to one are `db-kill`'s.
 */
const WITHOUT_DATABASE = new Set([
  ...['GET /livez', 'GET /healthz', 'GET /health'],
  'GET /settings',
  'GET /api/auth/{provider}/callback',
  ...['POST /api/webhooks/{provider}/{token}', 'GET /api/webhooks/{provider}/{token}'],
]);

async function within<T>(ms: number, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + ms;
  for (;;) {
    const found = await look();
    if (performance.now() > deadline) throw new Error(`It took more than ${ms} ms.`);
    if (found !== undefined) return found;
    await sleep(20);
  }
}

/**
 * The database is killed as a crash kills it. An unhandled rejection anywhere in the server fails the test that runs:
 * https://github.com/jestjs/jest/blob/main/CHANGELOG.md (30.0.0, jest-circus)
 */
describe('PostgreSQL killed with SIGKILL', () => {
  let dir: string;
  let postgres: EmbeddedPostgres;
  let server: TestApp;
  const acknowledged: string[] = [];
  const recoveries: number[] = [];

  beforeAll(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'switchyard-down-'));
    postgres = await startEmbeddedPostgres({ dir });
    await migrateDatabase(postgres.url);
    server = await startTestApp({ DATABASE_URL: postgres.url });
    await server.app.get(JobQueue).enqueue(housekeeping, {});
  });
  afterAll(async () => {
    await server.close();
    await postgres.stop('immediate');
    await rm(dir, { recursive: true, force: true });
  });

  async function kill(): Promise<void> {
    process.kill(postgres.pid, 'SIGKILL');
    while (postgres.isRunning()) await sleep(5);
  }

  const restart = async () => (postgres = await startEmbeddedPostgres({ dir, port: postgres.port }));

  /** A write that the client was told is done. */
  async function acknowledge(name: string): Promise<void> {
    await server
      .http()
      .post('/api/keys')
      .send({ name, scopes: ['ops:read'] })
      .expect(201);
    acknowledged.push(name);
  }

  async function expectOrchestratorsTold(): Promise<void> {
    const live = await server.http(null).get('/livez').expect(200);
    expect(live.text).toBe('{"status":"ok"}');
    const ready = await within(2_000, async () => {
      const answer = await server.http(null).get('/readyz');
      return answer.status === 503 ? answer : undefined;
    });
    expect(ready.text).toBe('{"status":"unavailable"}');
    expect(Number(ready.headers['retry-after'])).toBeGreaterThan(0);
  }

  const sentence = 'Database connection not available';
  const each = { status: 503, type: 'urn:switchyard:problem:database_unavailable', detail: sentence };
  const dialects: [string, string, object][] = [
    ['problem', '/api/connections', { ...each, code: 'database_unavailable' }],
    [
      'atom',
      `/api/asana/tasks?user_id=${USER}`,
      { ...each, ok: false, success: false, error: { code: 'SERVICE_UNAVAILABLE', message: sentence } },
    ],
    ['text', `/api/asana/health/tokens?user_id=${USER}`, { ...each, success: false, error: sentence }],
  ];

  async function expectUnavailable(): Promise<void> {
    for (const [, url, body] of dialects) {
      const answer = await server
        .http()
        .get(url)
        .expect(503)
        .expect('content-type', /^application\/problem\+json/);
      expect(answer.body).toMatchObject(body);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    const page = await server.http(null).get('/api/auth/asana/callback?code=c&state=s').expect(503);
    expect(page.headers['content-type']).toMatch(/^text\/plain/);
    expect(page.text).toBe(`${sentence}\n`);
    expect(Number(page.headers['retry-after'])).toBeGreaterThan(0);
  }

  /** Milliseconds until the server answers 200 again, without anybody touching it. */
  async function recovery(): Promise<number> {
    const start = performance.now();
    await within(10_000, async () => {
      const answers = await Promise.all(['/readyz', '/api/connections'].map((url) => server.http().get(url)));
      return answers.every(({ status }) => status === 200) || undefined;
    });
    return performance.now() - start;
  }

  it(`answers 503 while it is down and serves again within two seconds, ${KILLS} times, losing nothing it said is done`, async () => {
    for (let round = 1; round <= KILLS; round += 1) {
      await acknowledge(`round-${round}`);
      await kill();
      await expectOrchestratorsTold();
      await expectUnavailable();
      await restart();
      recoveries.push(await recovery());
    }
    console.log(`serving again after ${recoveries.map((ms) => `${Math.round(ms)} ms`).join(', ')}`);
    expect(Math.max(...recoveries)).toBeLessThanOrEqual(2_000);
    const keys = await server.app.get(PrismaService).apiKey.findMany();
    expect(keys.map(({ name }) => name)).toEqual(expect.arrayContaining(acknowledged));
  }, 60_000);

  it('goes on with its jobs afterwards', async () => {
    const since = new Date();
    // The one from before the first kill may be waiting still: then it is the one.
    await server.app.get(JobQueue).enqueue(housekeeping, {});
    await within(10_000, async () => {
      const jobs = await server.app.get(PrismaService).$queryRaw<object[]>`
        SELECT 1 FROM pgboss.job WHERE name = ${housekeeping.name} AND state = 'completed' AND completed_on > ${since}`;
      return jobs.length > 0 || undefined;
    });
  });

  describe('while it is down', () => {
    let operations: DocumentedOperation[];
    beforeAll(async () => {
      operations = (await documentedOperations(server)).filter((o) => !WITHOUT_DATABASE.has(`${o.method} ${o.path}`));
      await kill();
    });
    afterAll(async () => {
      await restart();
      await recovery();
    });

    it('every documented operation that needs it answers 503 with Retry-After', async () => {
      const wrong = await Promise.all(operations.map((operation) => unlessUnavailable(operation)));
      expect(wrong.filter(Boolean)).toEqual([]);
      expect(operations.length).toBeGreaterThan(30);
    });

    it('health is degraded and not an error, for whoever asks from inside: no credential can be checked now', async () => {
      const provider = server.app.get(ProviderDirectory).get('asana');
      const user = { organizationId: '01890000-0000-7000-8000-000000000000', userId: USER };
      const summary = await server.app.get(UserHealth).summary(provider, user);
      expect(summary).toMatchObject({
        components: {
          overall: { ok: true, status: 'degraded', checks: { database: { status: 'unavailable' } } },
          tokens: { success: false, error: sentence },
        },
        overall_status: 'degraded',
      });
      expect(summary.components.connection).toBeUndefined();
    });
  });

  /** What was wrong with the answer of an operation. */
  async function unlessUnavailable({ method, path: pattern, hasBody }: DocumentedOperation) {
    const url = pattern.replace('{provider}', 'asana').replace(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000');
    const call = server.http()[method.toLowerCase() as 'get'](url).redirects(0);
    const answer = await (hasBody ? call.send({}) : call);
    const told = Number(answer.headers['retry-after']) > 0;
    return answer.status === 503 && told ? undefined : `${method} ${pattern}: ${answer.status}`;
  }
});
