import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { migrateDatabase, PrismaService } from '../../src/platform/database/index.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.mjs';
import { startTestApp, type TestApp } from '../support/app.js';
import { deliver, establishHook, type Hook, taskChanged } from '../support/deliveries.js';
import { eventually } from '../support/eventually.js';
import { countEffects, effects, makeEffectsTable } from './inbox-effects.js';
import { InboxSender } from './inbox-sender.js';
import { sized } from '../support/size.js';

const KILLS = sized(5, 2);
/** Acknowledged between two kills, at least. */
const BETWEEN = 300;
const CONNECTIONS = 16;
const HOOKS = 4;
const BACK_WITHIN_MS = 2_000;
const PATIENCE_MS = 120_000;

/** PostgreSQL, a server on it, and a provider that never stops. */
class World {
  readonly acknowledged = new Set<number>();
  /** Answers by status; 0 is none at all. */
  readonly answers = new Map<number, number>();
  readonly #sender = new InboxSender(CONNECTIONS);
  #sending: Promise<unknown> = Promise.resolve();
  #next = 0;
  #isOver = false;

  private constructor(
    private readonly dir: string,
    private readonly settings: Parameters<typeof startEmbeddedPostgres>[0],
    private postgres: EmbeddedPostgres,
    readonly server: TestApp,
    private readonly hooks: Hook[],
  ) {}

  static async open(options: Partial<Parameters<typeof startEmbeddedPostgres>[0]> = {}): Promise<World> {
    const dir = await mkdtemp(path.join(tmpdir(), 'switchyard-db-kill-'));
    const settings = { ...options, dir };
    const postgres = await startEmbeddedPostgres(settings);
    await migrateDatabase(postgres.url);
    const server = await startTestApp({ DATABASE_URL: postgres.url, LOG_LEVEL: 'silent' });
    await makeEffectsTable(server.app.get(PrismaService));
    countEffects(server.app);
    const hooks = await Promise.all(Array.from({ length: HOOKS }, () => establishHook(server)));
    return new World(dir, settings, postgres, server, hooks);
  }

  begin(): void {
    const connection = async () => {
      while (!this.#isOver) await this.deliver(this.#next++);
    };
    this.#sending = Promise.all(Array.from({ length: CONNECTIONS }, connection));
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#sending;
    this.#sender.close();
  }

  /** As a provider does: again and again until it is acknowledged. */
  private async deliver(number: number): Promise<void> {
    const hook = this.hooks[number % HOOKS];
    if (!hook) throw new Error('There are no webhooks.');
    while (!this.#isOver) {
      const status = await this.#sender.send(this.server.url, hook, taskChanged(number));
      this.answers.set(status, (this.answers.get(status) ?? 0) + 1);
      if (status === 200) return void this.acknowledged.add(number);
      await sleep(10);
    }
  }

  async kill(): Promise<void> {
    process.kill(this.postgres.pid, 'SIGKILL');
    await eventually(() => !this.postgres.isRunning());
  }

  /** @returns milliseconds from the first query that is answered to the first delivery that is */
  async restart(): Promise<number> {
    this.postgres = await startEmbeddedPostgres({ ...this.settings, port: this.postgres.port });
    await this.query('SELECT 1');
    const began = performance.now();
    const before = this.acknowledged.size;
    await eventually(() => this.acknowledged.size > before);
    return performance.now() - began;
  }

  /** While it is down. */
  async expectToBeToldWhen(): Promise<void> {
    const [hook] = this.hooks;
    const answer = await deliver(this.server.url, hook ?? { path: '', secret: '' }, taskChanged(0));
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ code: 'database_unavailable' });
  }

  async query(text: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.postgres.url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  }

  /** Of those acknowledged, how many are not there, and how many had their effect not exactly once. */
  async account(): Promise<{ lost: number; notOnce: number }> {
    const prisma = this.server.app.get(PrismaService);
    await eventually(async () => (await prisma.webhookDelivery.count({ where: { status: 'pending' } })) === 0, 30_000);
    const counts = new Map<string, number>();
    for (const subject of await effects(prisma)) counts.set(subject, (counts.get(subject) ?? 0) + 1);
    const times = [...this.acknowledged].map((number) => counts.get(`task:${number}`) ?? 0);
    return { lost: times.filter((count) => count === 0).length, notOnce: times.filter((count) => count !== 1).length };
  }

  async close(): Promise<void> {
    await this.end();
    await this.server.close();
    await this.postgres.stop('immediate');
    await rm(this.dir, { recursive: true, force: true });
    await rm(this.postgres.dir, { recursive: true, force: true });
  }
}

/** SIGKILL of PostgreSQL while deliveries pour in. An unhandled rejection anywhere in the server fails the test. */
describe('db-kill', () => {
  it(
    `loses nothing that was acknowledged over ${KILLS} kills, and serves again when it is back`,
    async () => {
      const world = await World.open();
      try {
        expect(
          await world.query(`SELECT current_setting('fsync') AS f, current_setting('synchronous_commit') AS c`),
        ).toEqual([{ f: 'on', c: 'on' }]);
        world.begin();
        const recoveries: number[] = [];
        for (let kill = 1; kill <= KILLS; kill++) {
          const before = world.acknowledged.size;
          await eventually(() => world.acknowledged.size >= before + BETWEEN, 30_000);
          await world.kill();
          const refused = world.answers.get(503) ?? 0;
          const acknowledged = world.acknowledged.size;
          await eventually(() => (world.answers.get(503) ?? 0) >= refused + CONNECTIONS);
          expect(world.acknowledged.size).toBeLessThanOrEqual(acknowledged + CONNECTIONS);
          await world.expectToBeToldWhen();
          recoveries.push(Math.round(await world.restart()));
        }
        await world.end();
        const outcome = await world.account();
        const answers = Object.fromEntries(world.answers);
        process.stdout.write(
          `db-kill: ${world.acknowledged.size} acknowledged, ${JSON.stringify({ ...outcome, recoveries, answers })}\n`,
        );
        expect(outcome).toEqual({ lost: 0, notOnce: 0 });
        expect(Object.keys(answers).sort()).toEqual(['200', '503']);
        expect(Math.max(...recoveries)).toBeLessThanOrEqual(BACK_WITHIN_MS);
      } finally {
        await world.close();
      }
    },
    PATIENCE_MS,
  );

  it(
    'finds out a database that says committed before it has written it down',
    async () => {
      const settings = { synchronous_commit: 'off', wal_writer_delay: '10s' };
      const world = await World.open({ durable: false, settings });
      try {
        // What the check itself needs must not be lost.
        await world.query('CHECKPOINT');
        world.begin();
        await eventually(() => world.acknowledged.size >= BETWEEN, 30_000);
        await world.kill();
        await world.restart();
        await world.end();
        const { lost } = await world.account();
        process.stdout.write(`db-kill, without waiting for the disk: ${lost} lost\n`);
        expect(lost).toBeGreaterThan(0);
      } finally {
        await world.close();
      }
    },
    PATIENCE_MS,
  );
});
