import { setTimeout as sleep } from 'node:timers/promises';
import { type PgBoss } from 'pg-boss';
import { createTestDatabase } from '../../../test/support/database.js';
import { eventually } from '../../../test/support/eventually.js';
import { type Numbered, schema, useJobQueues } from '../../../test/support/job-queues.js';
import { Log } from '../telemetry/index.js';
import { type JobType } from './job-type.js';
import { openBoss } from './open-boss.js';
import { DEFAULT_TIMING } from './queue-options.js';

const { url, query, openQueue, jobsOf, rowOf, stopAll } = useJobQueues();

function deferred() {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

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
      options: { url: url(), works: false },
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
    await query(`update pgboss.job set heartbeat_on = now() - interval '11 s' where name = $1`, [type.name]);
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
    await stopAll();
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
    const { rows } = await query('select cron, timezone, data from pgboss.schedule where name = $1', [type.name]);
    expect(rows).toEqual([{ cron: '7 * * * *', timezone: 'UTC', data: { number: 1 } }]);
  });

  it('tells enqueue why it does not run, and starts by itself when the database is there', async () => {
    const type: JobType<Numbered> = { name: 'test.absent', schema };
    const later = await createTestDatabase();
    const name = new URL(later.url).pathname.slice(1);
    await query(`alter database ${name} with allow_connections false`);
    const { queue, lines } = openQueue({ url: later.url });
    const seen: number[] = [];
    queue.register(type, async ({ data }) => void seen.push(data.number));
    await expect(queue.enqueue(type, { number: 1 })).rejects.toMatchObject({ code: '55000' });
    await sleep(200);
    expect(lines.filter((line) => line.includes('55000'))).toHaveLength(1);
    await query(`alter database ${name} with allow_connections true`);
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
    await query(`select pg_terminate_backend(pid) from pg_stat_activity
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
