export const LANE_OPTIONS = Symbol('LANE_OPTIONS');

export interface LaneOptions {
  /** False: this process only adds work. */
  readonly works: boolean;
  /** Milliseconds since the epoch: when work is due. */
  readonly now: () => number;
  readonly timing?: Partial<LaneTiming>;
}

/** Milliseconds, all of them. */
export interface LaneTiming {
  /** Between looks for work whose time has come, or whose announcement was missed. */
  readonly poll: number;
  /** A turn not heard of for so long is taken for dead, and another process takes over. */
  readonly lease: number;
  /** Turns that still run this long after the stop are given up. */
  readonly grace: number;
  /** Pause after the first turn that threw; doubles with each, up to `longestPause`. */
  readonly pause: number;
  readonly longestPause: number;
}

export const DEFAULT_TIMING: LaneTiming = {
  poll: 500,
  lease: 10_000,
  grace: 8_000,
  pause: 500,
  longestPause: 60_000,
};
