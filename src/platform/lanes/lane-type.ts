/** What a kind of keyed work is, as data. */
export interface LaneType {
  /** `<room>.<what>`, e.g. `webhooks.inbox`. Rows in the database carry it, so it is never renamed. */
  readonly kind: string;
  /** Keys that one process works on at once. Default 10. */
  readonly concurrency?: number;
}

/** One turn of the work of one key. */
export interface Turn {
  readonly key: string;
  /** Aborted when the lease was lost to another process, or the server stops: end soon, what is left is done later. */
  readonly signal: AbortSignal;
  /** Turns before this one, in a row, that threw. */
  readonly failures: number;
}

/**
 * Does the work that waits for a key, all of it or a good piece, and must be safe to repeat. Throwing means "again
 * later", with a growing pause.
 * @returns when to come back, if something is left: `now` as soon as others had their turn
 */
export type LaneHandler = (turn: Turn) => Promise<Date | 'now' | void>;

export interface LaneRegistration {
  readonly type: LaneType;
  readonly handler: LaneHandler;
}
