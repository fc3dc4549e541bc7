import { type z } from 'zod';

/**
 * What a kind of job is, as data. Its jobs run at least once: a handler must be safe to repeat.
 */
export interface JobType<T extends object> {
  /** `<room>.<what>`, e.g. `webhooks.drain`. Rows in the database carry it, so it is never renamed. */
  readonly name: string;
  /** Data of a job. Ids only: a job's row is readable to whoever reads the database, so it never holds a secret. */
  readonly schema: z.ZodType<T>;
  /** Tries after the first one, before the job becomes a dead letter. Default 5. */
  readonly retries?: number;
  /** Wait before the first retry; it doubles with each one, with jitter, up to ten minutes. Default 2. */
  readonly retryDelaySeconds?: number;
  /** Longest a handler may take; then its signal is aborted and the job is tried again. Default 300. */
  readonly expireInSeconds?: number;
  /** Jobs of this type that one process runs at once. Default 10. */
  readonly concurrency?: number;
  /** Its jobs take seconds: each has a worker of its own, so that none waits for the end of another. Default false. */
  readonly isLong?: boolean;
  /**
   * What `singletonKey` means; fixed when the queue is first made:
   * - `standard` nothing
   * - `short` at most one job waits per key, while others may run: "there is work for this key"
   * - `exclusive` at most one waits or runs per key; a handler that goes on later ends its job first: `JobQueue.complete`
   *
   * Not pg-boss's `stately`: it skips a key that was active when its list of those was last read, up to a minute ago.
   * @default 'standard'
   */
  readonly policy?: 'standard' | 'short' | 'exclusive';
}

export interface Job<T> {
  readonly id: string;
  readonly data: T;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Aborted when the job has run out of time, was taken over by another process, or the server stops. */
  readonly signal: AbortSignal;
}

/** Does the work; throwing means "try again later". */
export type JobHandler<T> = (job: Job<T>) => Promise<void>;

export interface Registration<T extends object = object> {
  readonly type: JobType<T>;
  readonly handler: JobHandler<T>;
}
