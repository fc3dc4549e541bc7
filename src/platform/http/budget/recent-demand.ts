import type { Slots } from './slots.js';

/** So much demand is held ahead, in seconds: what a key used in that time before. */
const AHEAD_SECONDS = 0.5;
const PERIOD_MS = 1_000;
/** So many slots are held beyond the most that were needed at once, so that calls that meet by chance need not ask. */
const SPARE_SLOTS = 4;

/** How much an instance has used of a key lately, to know how much it may want next. */
export class RecentDemand {
  #since = 0;
  #calls = 0;
  #callsPerSecond = 0;
  #peak = { reads: 0, writes: 0 };
  #earlierPeak = { reads: 0, writes: 0 };

  note(calls: number, busy: Slots): void {
    this.#calls += calls;
    if (busy.reads > this.#peak.reads) this.#peak.reads = busy.reads;
    if (busy.writes > this.#peak.writes) this.#peak.writes = busy.writes;
  }

  /** Once a second the picture is renewed; what was not needed for two seconds is forgotten. */
  renew(now: number, busy: Slots): void {
    const elapsed = now - this.#since;
    if (elapsed < PERIOD_MS) return;
    this.#callsPerSecond = this.#since === 0 ? 0 : (this.#calls * 1_000) / elapsed;
    this.#earlierPeak = this.#peak;
    this.#peak = { ...busy };
    this.#calls = 0;
    this.#since = now;
  }

  /** Permits worth holding. */
  get permits(): number {
    return Math.ceil(Math.max(this.#callsPerSecond, this.#calls) * AHEAD_SECONDS);
  }

  /** Slots worth holding, those of calls under way included; none of a kind that is not in use. */
  get slots(): Slots {
    return { reads: this.#slotsOf('reads'), writes: this.#slotsOf('writes') };
  }

  #slotsOf(kind: keyof Slots): number {
    const most = Math.max(this.#peak[kind], this.#earlierPeak[kind]);
    return most === 0 ? 0 : most + SPARE_SLOTS;
  }
}
