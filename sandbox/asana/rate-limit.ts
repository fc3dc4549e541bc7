import { type Clock } from '../shared/clock.js';

/** https://developers.asana.com/docs/rate-limits; `perMinute` null goes by the plan of the caller's workspaces. */
export interface Limits {
  perMinute: number | null;
  searchPerMinute: number;
  concurrentReads: number;
  concurrentWrites: number;
}

export const DEFAULT_LIMITS: Limits = {
  perMinute: null,
  searchPerMinute: 60,
  concurrentReads: 50,
  concurrentWrites: 15,
};
export const FREE_PER_MINUTE = 150;
export const PAID_PER_MINUTE = 1500;

export interface Demand {
  /** Budgets are kept per grant, so a refreshed token does not start anew. */
  grant: string;
  /** Calls per minute the caller's plan allows. */
  planPerMinute: number;
  reads: number;
  writes: number;
  searches: number;
}

const WINDOW_SECONDS = 60;

/** Counts calls per second over the last minute; refused calls count too. */
class SlidingMinute {
  private seconds = new Map<number, number>();

  /** Seconds to wait before another call fits, 0 when this one does. */
  take(second: number, count: number, limit: number): number {
    for (const key of this.seconds.keys()) if (key <= second - WINDOW_SECONDS) this.seconds.delete(key);
    this.seconds.set(second, (this.seconds.get(second) ?? 0) + count);
    let total = [...this.seconds.values()].reduce((sum, calls) => sum + calls, 0);
    if (total <= limit) return 0;
    for (const [key, calls] of [...this.seconds].sort(([a], [b]) => a - b)) {
      total -= calls;
      if (total < limit) return key + WINDOW_SECONDS - second;
    }
    return WINDOW_SECONDS;
  }
}

export class RateLimiter {
  limits: Limits = { ...DEFAULT_LIMITS };
  private calls = new Map<string, SlidingMinute>();
  private inFlight = new Map<string, { reads: number; writes: number }>();

  constructor(private readonly clock: Clock) {}

  /** Seconds for `Retry-After`, or 0 when the call may go on; then `finish` must follow. */
  begin(demand: Demand): number {
    const second = Math.floor(this.clock.now() / 1000);
    const perMinute = this.limits.perMinute ?? demand.planPerMinute;
    const waits = [this.window(demand.grant).take(second, demand.reads + demand.writes, perMinute)];
    if (demand.searches > 0) {
      waits.push(this.window(`${demand.grant} search`).take(second, demand.searches, this.limits.searchPerMinute));
    }
    const running = this.inFlight.get(demand.grant) ?? { reads: 0, writes: 0 };
    const reads = running.reads + demand.reads;
    const writes = running.writes + demand.writes;
    if (reads > this.limits.concurrentReads || writes > this.limits.concurrentWrites) waits.push(1);
    const wait = Math.max(...waits);
    if (wait === 0) this.inFlight.set(demand.grant, { reads, writes });
    return wait;
  }

  finish(demand: Demand): void {
    const running = this.inFlight.get(demand.grant);
    if (!running) return;
    running.reads -= demand.reads;
    running.writes -= demand.writes;
    if (running.reads <= 0 && running.writes <= 0) this.inFlight.delete(demand.grant);
  }

  /** Forgets what was counted; what is in flight stays. */
  clear(): void {
    this.calls.clear();
  }

  private window(key: string): SlidingMinute {
    const window = this.calls.get(key) ?? new SlidingMinute();
    this.calls.set(key, window);
    return window;
  }
}
