/** Injection token of `InboxOptions`. */
export const INBOX_OPTIONS = Symbol('INBOX_OPTIONS');

export interface InboxOptions {
  /** Tries of a delivery's work, the first included; after the last it is dead. */
  readonly tries: number;
  /** Milliseconds before the second try; doubles with each one, up to `longestPause`. */
  readonly pause: number;
  readonly longestPause: number;
  /** Milliseconds that deliveries are kept: worked off, and given up. */
  readonly keepProcessed: number;
  readonly keepDead: number;
}

const DAY = 86_400_000;

/** Eight tries take about four minutes. */
export const DEFAULT_INBOX_OPTIONS: InboxOptions = {
  tries: 8,
  pause: 2_000,
  longestPause: 600_000,
  keepProcessed: 7 * DAY,
  keepDead: 30 * DAY,
};

/** With jitter, so that what failed together does not come back together. */
export const pauseAfter = (attempts: number, { pause, longestPause }: InboxOptions): number =>
  Math.min(pause * 2 ** (attempts - 1), longestPause) * (0.75 + Math.random() / 2);
