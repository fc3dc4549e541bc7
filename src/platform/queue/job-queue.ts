import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { fromPrisma, type PgBoss, type PrismaTransactionLike } from 'pg-boss';
import { z } from 'zod';
import { Log } from '../telemetry/index.js';
import { type Job, type JobHandler, type JobType, type Registration } from './job-type.js';
import { openBoss, type Schedule } from './open-boss.js';
import { DEFAULT_TIMING, QUEUE_OPTIONS, type QueueOptions, type QueueTiming } from './queue-options.js';

export interface EnqueueOptions {
  /** See `JobType.policy`. */
  readonly singletonKey?: string;
  /** The job is not started before. */
  readonly startAfter?: Date;
  /** Prisma's transaction: the job exists if and only if it commits. */
  readonly tx?: PrismaTransactionLike;
}

/** The same background error is logged once in this many milliseconds: workers ask twice a second. */
const REPORT_EVERY_MS = 30_000;

/**
 * Jobs in PostgreSQL (pg-boss), shared by all processes. Rooms register their job types while they are constructed;
 * the queue starts once the server listens, in the background, and keeps trying while the database is away.
 */
@Injectable()
export class JobQueue implements OnModuleDestroy {
  readonly #registrations = new Map<string, Registration>();
  readonly #schedules = new Map<string, Schedule>();
  readonly #reported = new Map<string, number>();
  readonly #stopping = new AbortController();
  readonly #timing: QueueTiming;
  /** The latest attempt to start; rejected while the database is away. */
  #boss: Promise<PgBoss> | undefined;

  constructor(
    @Inject(QUEUE_OPTIONS) private readonly options: QueueOptions,
    private readonly log: Log,
  ) {
    this.#timing = { ...DEFAULT_TIMING, ...options.timing };
  }

  /** Says who does jobs of this type. In a process that only sends, the handler is never called. */
  register<T extends object>(type: JobType<T>, handler: JobHandler<T>): void {
    if (this.#boss) throw new Error(`The job type ${type.name} was registered after the queue had started.`);
    if (this.#registrations.has(type.name)) throw new Error(`The job type ${type.name} is registered twice.`);
    this.#registrations.set(type.name, { type, handler } as unknown as Registration);
  }

  /** Enqueues a job of a registered type at each time of a cron expression in UTC, once for all processes. */
  schedule<T extends object>(type: JobType<T>, cron: string, data: T): void {
    if (!this.#registrations.has(type.name)) throw new Error(`The job type ${type.name} is not registered.`);
    this.#schedules.set(type.name, { name: type.name, cron, data });
  }

  /**
   * Has a room delete, from time to time and once for all processes, what is over.
   * @param cron in UTC
   * @param sweep safe to repeat. Returns how many rows it deleted, for the log
   */
  housekeeping(room: string, cron: string, sweep: () => Promise<number>): void {
    const type: JobType<object> = {
      name: `${room}.housekeeping`,
      schema: z.strictObject({}),
      concurrency: 1,
      policy: 'short',
    };
    this.register(type, async () => this.log.info('Housekeeping', { job: type.name, count: await sweep() }));
    this.schedule(type, cron, {});
  }

  /**
   * @returns the id of the job; undefined when the type's policy refuses a second one for this key
   * @throws what keeps the queue from starting, such as a refused connection: clients get 503
   */
  async enqueue<T extends object>(
    type: JobType<T>,
    data: T,
    { singletonKey, startAfter, tx }: EnqueueOptions = {},
  ): Promise<string | undefined> {
    this.start();
    const boss = await this.#boss;
    const id = await boss?.send(type.name, data, {
      ...(singletonKey !== undefined && { singletonKey }),
      ...(startAfter && { startAfter }),
      ...(tx && { db: fromPrisma(tx) }),
    });
    return id ?? undefined;
  }

  /**
   * Ends a job from within its handler, in a transaction: for what has to be there if and only if the job has ended, such
   * as its continuation under an `exclusive` key. A job that another attempt has taken over stays as it is, so that a
   * continuation is refused then.
   */
  async complete<T extends object>(
    type: JobType<T>,
    { id, attempt }: Job<T>,
    tx: PrismaTransactionLike,
  ): Promise<void> {
    const boss = await this.#boss;
    // The attempt fences it, see `attemptFence` in pg-boss's plans.ts: https://github.com/timgit/pg-boss
    await boss?.complete(type.name, { id, retryCount: attempt - 1 }, null, { db: fromPrisma(tx) });
  }

  /** Returns at once. Calling it again changes nothing. */
  start(): void {
    if (!this.#boss) void this.#keepStarting();
  }

  async #keepStarting(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      this.#boss = openBoss({
        options: this.options,
        timing: this.#timing,
        registrations: [...this.#registrations.values()],
        schedules: [...this.#schedules.values()],
        log: this.log,
        onError: (error) => this.#report(error),
      });
      try {
        await this.#boss;
        return;
      } catch (error) {
        this.#report(error);
        await this.#restartDelay();
      }
    }
  }

  #restartDelay(): Promise<void> {
    const { signal } = this.#stopping;
    return sleep(this.#timing.restart * 1_000, undefined, { signal }).catch(() => undefined);
  }

  #report(error: unknown): void {
    const { code, name } = error as { code?: unknown; name?: unknown };
    const key = String(code ?? name);
    const now = Date.now();
    if (now - (this.#reported.get(key) ?? -Infinity) < REPORT_EVERY_MS) return;
    this.#reported.set(key, now);
    // pg-boss sends some errors as plain objects.
    const failure = error instanceof Error ? error : Object.assign(new Error('Background failure'), { code });
    this.log.failure(failure, undefined, { context: 'job queue' });
  }

  /** Takes no new jobs, waits for the running ones, then aborts what is left: those are tried again elsewhere. */
  async onModuleDestroy(): Promise<void> {
    this.#stopping.abort();
    const boss = await this.#boss?.catch(() => undefined);
    if (!boss) return;
    const { grace } = this.#timing;
    const deadline = new AbortController();
    const stopped = boss
      .stop({ graceful: true, timeout: grace * 1_000 })
      .catch((error: unknown) => this.#report(error));
    // A database that hangs must not keep the process: two seconds for giving the jobs back, then it ends anyway.
    const tooLong = sleep((grace + 2) * 1_000, undefined, { signal: deadline.signal }).catch(() => undefined);
    await Promise.race([stopped, tooLong]);
    deadline.abort();
  }
}
