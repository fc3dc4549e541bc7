import { setTimeout as sleep } from 'node:timers/promises';
import { type PgBoss } from 'pg-boss';
import pg from 'pg';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { PrismaService } from '../database/index.js';
import { Log } from '../telemetry/index.js';
import { JobQueue } from './job-queue.js';
import { type Job, type JobType } from './job-type.js';
import { DEAD_LETTERS, openBoss } from './open-boss.js';
import { DEFAULT_TIMING, type QueueTiming } from './queue-options.js';

type Numbered = { number: number };
const schema = z.object({ number: z.number() });
const timing: Partial<QueueTiming> = { supervise: 1, poll: 0.5, restart: 0.05 };

let database: TestDatabase;
let sql: pg.Client;
const opened: JobQueue[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((queue) => queue.onModuleDestroy()));
});

afterAll(async () => {
  await sql.end();
  await database.drop();
});

/** A queue of its own, as another process would have. Its log lines are in `lines`. */
function openQueue({ works = true, url = database.url, grace = 5 } = {}) {
  const lines: string[] = [];
  const log = new Log('info', { write: (line: string) => void lines.push(line) });
  const queue = new JobQueue({ url, works, timing: { ...timing, grace } }, log);
  opened.push(queue);
  return { queue, lines };
}

async function eventually<T>(look: () => T | Promise<T>, withinMs = 10_000): Promise<NonNullable<T>> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > deadline) throw new Error('It did not happen in time.');
    await sleep(20);
  }
}

function deferred() {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

/** Lets a waiting retry start now: its shortest delay would be a second. */
const hurry = (name: string) =>
  sql.query(`update pgboss.job set start_after = now() where name = $1 and state = 'retry'`, [name]);

interface JobRow {
  state: string;
  retry_count: number;
  output: unknown;
}
const jobsOf = async (name: string, data: object) =>
  (
    await sql.query<JobRow>('select state, retry_count, output from pgboss.job where name = $1 and data = $2', [
      name,
      data,
    ])
  ).rows;

const rowOf = async (name: string, data: object, state: string) =>
  (await jobsOf(name, data)).find((row) => row.state === state);

describe('a job', () => {
  it('reaches its handler with its parsed data', async () => {
    const type: JobType<Numbered> = { name: 'test.simple', schema };
    const { queue } = openQueue();
    const seen: object[] = [];
    queue.register(type, async ({ signal, ...job }) => void seen.push({ ...job, aborted: signal.aborted }));
    const id = await queue.enqueue(type, { number: 1 });
    expect(await eventually(() => seen[0])).toEqual({ id, data: { number: 1 }, attempt: 1, aborted: false });
    await eventually(() => rowOf(type.name, { number: 1 }, 'completed'));
  });

  it('exists if and only if the transaction that enqueued it commits', async () => {
    const type: JobType<Numbered> = { name: 'test.transaction', schema };
    const { queue } = openQueue({ works: false });
    queue.register(type, async () => undefined);
    const prisma = new PrismaService({ url: database.url, poolSize: 2 });
    try {
      await prisma.$transaction((tx) => queue.enqueue(type, { number: 1 }, { tx }));
      const rollback = prisma.$transaction(async (tx) => {
        await queue.enqueue(type, { number: 2 }, { tx });
        throw new Error('rolled back');
      });
      await expect(rollback).rejects.toThrow('rolled back');
    } finally {
      await prisma.$disconnect();
    }
    expect(await jobsOf(type.name, { number: 1 })).toHaveLength(1);
    expect(await jobsOf(type.name, { number: 2 })).toHaveLength(0);
  });

  it('is tried again until it succeeds', async () => {
    const type: JobType<Numbered> = { name: 'test.retry', schema };
    const { queue } = openQueue();
    const attempts: number[] = [];
    queue.register(type, async ({ attempt }) => {
      attempts.push(attempt);
      if (attempt < 3) throw new Error('not yet');
    });
    await queue.enqueue(type, { number: 1 });
    await eventually(async () => {
      await hurry(type.name);
      return rowOf(type.name, { number: 1 }, 'completed');
    });
    expect(attempts).toEqual([1, 2, 3]);
  });

  it('becomes a dead letter when its tries are used up, without its error text, while its neighbours go on', async () => {
    const type: JobType<Numbered> = { name: 'test.poison', schema, retries: 1 };
    const { queue, lines } = openQueue();
    let runs = 0;
    queue.register(type, async ({ data }) => {
      if (data.number !== 13) return;
      runs += 1;
      throw new TypeError('text with a canary');
    });
    for (const number of [12, 13, 14]) await queue.enqueue(type, { number });
    await eventually(async () => {
      await hurry(type.name);
      return rowOf(DEAD_LETTERS, { number: 13 }, 'created');
    });
    expect(runs).toBe(2);
    const failed = await rowOf(type.name, { number: 13 }, 'failed');
    expect(failed?.output).toEqual({ error: 'TypeError' });
    for (const number of [12, 14]) await eventually(() => rowOf(type.name, { number }, 'completed'));
    expect(lines.join('')).toContain('TypeError');
    expect(lines.join('')).not.toContain('canary');
  });

  it('whose data does not fit the schema is a dead letter at once and never reaches the handler', async () => {
    const type: JobType<Numbered> = { name: 'test.schema', schema };
    const { queue } = openQueue();
    let runs = 0;
    queue.register(type, async () => void (runs += 1));
    await queue.enqueue(type, { number: 'one' } as unknown as Numbered);
    await eventually(() => rowOf(DEAD_LETTERS, { number: 'one' }, 'created'));
    expect(runs).toBe(0);
  });

  it('waits for its time', async () => {
    const type: JobType<Numbered> = { name: 'test.later', schema };
    const { queue } = openQueue();
    const order: number[] = [];
    queue.register(type, async ({ data }) => void order.push(data.number));
    await queue.enqueue(type, { number: 2 }, { startAfter: new Date(Date.now() + 3_600_000) });
    await queue.enqueue(type, { number: 1 });
    await eventually(() => order.length);
    await sql.query(`update pgboss.job set start_after = now() where name = $1 and state = 'created'`, [type.name]);
    await eventually(() => order.length === 2);
    expect(order).toEqual([1, 2]);
  });

  it('waits once per key where its type says so', async () => {
    const type: JobType<Numbered> = { name: 'test.short', schema, policy: 'short' };
    const { queue } = openQueue({ works: false });
    queue.register(type, async () => undefined);
    const options = { singletonKey: 'a' };
    expect(await queue.enqueue(type, { number: 1 }, options)).toEqual(expect.any(String));
    expect(await queue.enqueue(type, { number: 2 }, options)).toBeUndefined();
    expect(await queue.enqueue(type, { number: 3 }, { singletonKey: 'b' })).toEqual(expect.any(String));
  });
});

describe('a job that goes on later', () => {
  let prisma: PrismaService;
  beforeAll(() => void (prisma = new PrismaService({ url: database.url, poolSize: 2 })));
  afterAll(() => prisma.$disconnect());

  const goOn = (queue: JobQueue, type: JobType<Numbered>, job: Job<Numbered>) =>
    prisma.$transaction(async (tx) => {
      await queue.complete(type, job, tx);
      return queue.enqueue(type, { number: job.data.number + 1 }, { singletonKey: 'a', tx });
    });

  it('ends and leaves the next one in its place, of which there is one at a time', async () => {
    const type: JobType<Numbered> = { name: 'test.continued', schema, policy: 'exclusive' };
    const { queue } = openQueue();
    const seen: number[] = [];
    const others: (string | undefined)[] = [];
    queue.register(type, async (job) => {
      seen.push(job.data.number);
      others.push(await queue.enqueue(type, { number: 0 }, { singletonKey: 'a' }));
      if (job.data.number < 3) await goOn(queue, type, job);
    });
    await queue.enqueue(type, { number: 1 }, { singletonKey: 'a' });
    await eventually(() => rowOf(type.name, { number: 3 }, 'completed'));
    expect(seen).toEqual([1, 2, 3]);
    expect(others).toEqual([undefined, undefined, undefined]);
  });

  it('leaves nothing when another attempt has taken it over', async () => {
    const type: JobType<Numbered> = { name: 'test.taken-over', schema, policy: 'exclusive' };
    const { queue } = openQueue();
    const left: (string | undefined)[] = [];
    queue.register(type, async (job) => {
      await sql.query('update pgboss.job set retry_count = retry_count + 1 where id = $1', [job.id]);
      left.push(await goOn(queue, type, job));
    });
    await queue.enqueue(type, { number: 1 }, { singletonKey: 'a' });
    expect(await eventually(() => left.length)).toBe(1);
    expect(left).toEqual([undefined]);
    expect(await jobsOf(type.name, { number: 1 })).toMatchObject([{ state: 'active', retry_count: 1 }]);
  });
});

describe('processes', () => {
  it('a process that only sends leaves the work to the others', async () => {
    const type: JobType<Numbered> = { name: 'test.roles', schema };
    const web = openQueue({ works: false }).queue;
    const worker = openQueue().queue;
    const ranIn: string[] = [];
    web.register(type, async () => void ranIn.push('web'));
    worker.register(type, async () => void ranIn.push('worker'));
    await web.enqueue(type, { number: 1 });
    await sleep(600); // longer than the polling interval that a worker would have
    expect(ranIn).toEqual([]);
    worker.start();
    await eventually(() => ranIn.length);
    expect(ranIn).toEqual(['worker']);
  });

  it('a job of a killed worker runs again elsewhere once its heartbeat is too old', async () => {
    const type: JobType<Numbered> = { name: 'test.killed', schema };
    const registration = { type, handler: async () => undefined };
    const sender = await openBoss({
      options: { url: database.url, works: false },
      timing: DEFAULT_TIMING,
      registrations: [registration],
      schedules: [],
      log: new Log('silent'),
      onError: () => undefined,
    });
    await claimAndDie(sender, type.name);
    const { queue } = openQueue();
    const attempts: number[] = [];
    queue.register(type, async ({ attempt }) => void attempts.push(attempt));
    queue.start();
    await sql.query(`update pgboss.job set heartbeat_on = now() - interval '11 s' where name = $1`, [type.name]);
    await eventually(() => rowOf(type.name, { number: 1 }, 'completed'));
    expect(attempts).toEqual([2]);
  });

  async function claimAndDie(boss: PgBoss, name: string): Promise<void> {
    await boss.send(name, { number: 1 });
    expect(await boss.fetch(name)).toHaveLength(1);
    await boss.stop({ graceful: false });
    expect(await jobsOf(name, { number: 1 })).toMatchObject([{ state: 'active' }]);
  }

  it('two that start on an empty database make its schema once', async () => {
    const empty = await createTestDatabase();
    const type: JobType<Numbered> = { name: 'test.race', schema };
    const queues = [1, 2, 3].map(() => openQueue({ url: empty.url }).queue);
    const seen: number[] = [];
    for (const queue of queues) queue.register(type, async ({ data }) => void seen.push(data.number));
    await Promise.all(queues.map((queue, number) => queue.enqueue(type, { number })));
    await eventually(() => seen.length === 3);
    expect(seen.sort()).toEqual([0, 1, 2]);
    await Promise.all(opened.splice(0).map((queue) => queue.onModuleDestroy()));
    await empty.drop();
  });
});

describe('the life of the queue', () => {
  it('registers schedules, and a changed one replaces the old', async () => {
    const type: JobType<Numbered> = { name: 'test.schedule', schema };
    for (const cron of ['5 * * * *', '7 * * * *']) {
      const { queue } = openQueue({ works: false });
      queue.register(type, async () => undefined);
      queue.schedule(type, cron, { number: 1 });
      await queue.enqueue(type, { number: 1 });
    }
    const { rows } = await sql.query('select cron, timezone, data from pgboss.schedule where name = $1', [type.name]);
    expect(rows).toEqual([{ cron: '7 * * * *', timezone: 'UTC', data: { number: 1 } }]);
  });

  it('tells enqueue why it does not run, and starts by itself when the database is there', async () => {
    const type: JobType<Numbered> = { name: 'test.absent', schema };
    const later = await createTestDatabase();
    const name = new URL(later.url).pathname.slice(1);
    await sql.query(`alter database ${name} with allow_connections false`);
    const { queue, lines } = openQueue({ url: later.url });
    const seen: number[] = [];
    queue.register(type, async ({ data }) => void seen.push(data.number));
    await expect(queue.enqueue(type, { number: 1 })).rejects.toMatchObject({ code: '55000' });
    await sleep(200);
    expect(lines.filter((line) => line.includes('55000'))).toHaveLength(1);
    await sql.query(`alter database ${name} with allow_connections true`);
    await eventually(() =>
      queue.enqueue(type, { number: 2 }).then(
        () => true,
        () => false,
      ),
    );
    await eventually(() => seen.includes(2));
    await queue.onModuleDestroy();
    await later.drop();
  });

  it('goes on after the database has cut every connection', async () => {
    const type: JobType<Numbered> = { name: 'test.cut', schema };
    const { queue } = openQueue();
    const seen: number[] = [];
    queue.register(type, async ({ data }) => void seen.push(data.number));
    await queue.enqueue(type, { number: 1 });
    await eventually(() => seen.includes(1));
    await sql.query(`select pg_terminate_backend(pid) from pg_stat_activity
                     where application_name = 'switchyard-jobs' and datname = current_database()`);
    await eventually(() =>
      queue.enqueue(type, { number: 2 }).then(
        () => true,
        () => false,
      ),
    );
    await eventually(() => seen.includes(2));
  });

  it('lets running jobs finish when it stops, and starts no new ones', async () => {
    const type: JobType<Numbered> = { name: 'test.stop', schema };
    const { queue } = openQueue();
    const running = deferred();
    const finish = deferred();
    queue.register(type, async () => {
      running.resolve();
      await finish.promise;
    });
    await queue.enqueue(type, { number: 1 });
    await running.promise;
    const stopped = queue.onModuleDestroy();
    finish.resolve();
    await stopped;
    expect(await rowOf(type.name, { number: 1 }, 'completed')).toBeDefined();
  });

  it('aborts what runs too long after the stop, and leaves it to be tried again', async () => {
    const type: JobType<Numbered> = { name: 'test.grace', schema };
    const { queue } = openQueue({ grace: 1 });
    const running = deferred();
    const aborted = deferred();
    queue.register(type, async ({ signal }) => {
      signal.addEventListener('abort', aborted.resolve);
      running.resolve();
      await new Promise(() => undefined);
    });
    await queue.enqueue(type, { number: 1 });
    await running.promise;
    await queue.onModuleDestroy();
    await aborted.promise;
    expect(await rowOf(type.name, { number: 1 }, 'retry')).toBeDefined();
  });

  it('refuses a second owner of a job type, and a schedule for an unknown one', () => {
    const type: JobType<Numbered> = { name: 'test.twice', schema };
    const { queue } = openQueue();
    expect(() => queue.schedule(type, '* * * * *', { number: 1 })).toThrow('not registered');
    queue.register(type, async () => undefined);
    expect(() => queue.register(type, async () => undefined)).toThrow('registered twice');
  });
});
