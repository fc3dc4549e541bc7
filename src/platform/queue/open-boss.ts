import { PgBoss, type WorkOptions } from 'pg-boss';
import { type Log } from '../telemetry/index.js';
import { type Registration } from './job-type.js';
import { type QueueOptions, type QueueTiming } from './queue-options.js';
import { runJob } from './run-job.js';

/** Where jobs of every type end up when their tries are used up; `source_name` says where they came from. */
export const DEAD_LETTERS = 'dead-letters';

const DAY_SECONDS = 86_400;
/** The shortest that pg-boss allows: a killed worker's jobs are tried again this long after its last sign of life. */
const HEARTBEAT_SECONDS = 10;

export interface Schedule {
  readonly name: string;
  readonly cron: string;
  readonly data: object;
}

/** Each queue is looked at a little less often than the one before, so that they do not all ask at the same moment. */
const POLL_SPREAD = 0.02;

export interface BossPlan {
  readonly options: QueueOptions;
  readonly timing: QueueTiming;
  readonly registrations: readonly Registration[];
  readonly schedules: readonly Schedule[];
  readonly log: Log;
  /** Told about failures in the background, such as a lost connection; pg-boss recovers from them by itself. */
  readonly onError: (error: unknown) => void;
}

/** Starts pg-boss with its queues, schedules and workers. @throws when the database is away; nothing is left open then */
export async function openBoss(plan: BossPlan): Promise<PgBoss> {
  const boss = createBoss(plan);
  try {
    await boss.start();
    await createQueues(boss, plan.registrations);
    for (const { name, cron, data } of plan.schedules) await boss.schedule(name, cron, data);
    if (!plan.options.works) return boss;
    for (const [index, registration] of plan.registrations.entries()) {
      await work(boss, registration, plan, plan.timing.poll * (1 + index * POLL_SPREAD));
    }
    return boss;
  } catch (error) {
    await boss.stop({ graceful: false }).catch(plan.onError);
    throw error;
  }
}

function createBoss({ options, timing, onError, log }: BossPlan): PgBoss {
  const boss = new PgBoss({
    connectionString: options.url,
    schema: 'pgboss',
    application_name: 'switchyard-jobs',
    max: 5,
    connectionTimeoutMillis: 3_000,
    // Polling alone: the LISTEN client of pg-boss 12.35 drops its error listener before it ends its connection, so that a
    // database that goes away right after the start ends the process.
    useListenNotify: false,
    supervise: options.works,
    schedule: options.works,
    superviseIntervalSeconds: timing.supervise,
    monitorIntervalSeconds: timing.supervise,
  });
  boss.on('error', onError);
  boss.on('warning', ({ data }) => log.warning('Job queue warning', { kind: (data as { type?: string }).type }));
  return boss;
}

async function createQueues(boss: PgBoss, registrations: readonly Registration[]): Promise<void> {
  await boss.createQueue(DEAD_LETTERS, { retentionSeconds: 30 * DAY_SECONDS });
  for (const { type } of registrations) {
    const settings = {
      retryLimit: type.retries ?? 5,
      retryDelay: type.retryDelaySeconds ?? 2,
      retryBackoff: true,
      retryDelayMax: 600,
      expireInSeconds: type.expireInSeconds ?? 300,
      deleteAfterSeconds: DAY_SECONDS,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deadLetter: DEAD_LETTERS,
    };
    await boss.createQueue(type.name, { ...settings, policy: type.policy ?? 'standard' });
    await boss.updateQueue(type.name, settings); // the queue may be older than these settings
  }
}

async function work(
  boss: PgBoss,
  registration: Registration,
  { log }: BossPlan,
  pollingIntervalSeconds: number,
): Promise<void> {
  const concurrency = registration.type.concurrency ?? 10;
  // Two workers, so that a slow batch does not hold up the next; batches, because only full batches are fetched again
  // without waiting out the polling interval. The jobs of a batch are over together.
  const workers = registration.type.isLong ? concurrency : Math.min(2, concurrency);
  const options = {
    localConcurrency: workers,
    batchSize: Math.ceil(concurrency / workers),
    burstWhenBatchFull: true,
    perJobResults: true,
    pollingIntervalSeconds,
  } as const satisfies WorkOptions;
  await boss.work<unknown, unknown, typeof options>(registration.type.name, options, (jobs) =>
    Promise.all(jobs.map((job) => runJob(registration, job, log))),
  );
}
