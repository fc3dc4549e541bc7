import { eventually } from '../../../test/support/eventually.js';
import { type Numbered, schema, useJobQueues } from '../../../test/support/job-queues.js';
import { PrismaService } from '../database/index.js';
import { type JobQueue } from './job-queue.js';
import { type Job, type JobType } from './job-type.js';
import { DEAD_LETTERS } from './open-boss.js';

const { url, query, openQueue, jobsOf, rowOf, hurry } = useJobQueues();

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
    const prisma = new PrismaService({ url: url(), poolSize: 2 });
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
    await query(`update pgboss.job set start_after = now() where name = $1 and state = 'created'`, [type.name]);
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
  beforeAll(() => void (prisma = new PrismaService({ url: url(), poolSize: 2 })));
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
      await query('update pgboss.job set retry_count = retry_count + 1 where id = $1', [job.id]);
      left.push(await goOn(queue, type, job));
    });
    await queue.enqueue(type, { number: 1 }, { singletonKey: 'a' });
    expect(await eventually(() => left.length)).toBe(1);
    expect(left).toEqual([undefined]);
    expect(await jobsOf(type.name, { number: 1 })).toMatchObject([{ state: 'active', retry_count: 1 }]);
  });
});
