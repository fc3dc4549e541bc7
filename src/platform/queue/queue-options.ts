export const QUEUE_OPTIONS = Symbol('QUEUE_OPTIONS');

export interface QueueOptions {
  /** PostgreSQL connection URL. */
  readonly url: string;
  /** False: this process only sends jobs. */
  readonly works: boolean;
  readonly timing?: Partial<QueueTiming>;
}

/** Seconds, all of them. */
export interface QueueTiming {
  /** Between looks for lost workers, expired jobs and jobs to delete. */
  readonly supervise: number;
  /** Between looks for new jobs. */
  readonly poll: number;
  /** Between attempts to start while the database is away. */
  readonly restart: number;
  /** Jobs that still run this long after the stop are aborted and tried again elsewhere. */
  readonly grace: number;
}

export const DEFAULT_TIMING: QueueTiming = { supervise: 2, poll: 0.5, restart: 1, grace: 8 };
