import type { RateLimits } from '../../../contracts/index.js';
import type { BudgetContext } from './budget-context.js';
import type { KnownRow } from './budget-store.js';
import type { Taken } from './exchange.js';
import type { PendingReport } from './pending-report.js';
import { take } from './take.js';
import type { Wants } from './wants.js';

/** The state of one key that all instances share, as this one last saw it. */
export class SharedState {
  #known: KnownRow | undefined;

  constructor(
    private readonly key: string,
    private readonly context: BudgetContext,
  ) {}

  /** Whether the others think that this instance has or wants anything. */
  get holdsShare(): boolean {
    return this.#own !== undefined;
  }

  get ownSlots(): number {
    const { reads = 0, writes = 0 } = this.#own?.slots ?? {};
    return reads + writes;
  }

  get #own() {
    return this.#known?.state.shares[this.context.instance];
  }

  /** By compare-and-swap with the others; while the database is away alone, with what was last known. */
  async exchange(wants: Wants, pending: PendingReport, limits: RateLimits): Promise<Taken> {
    const { instance, store, failed } = this.context;
    const report = pending.takeOut(store.time.now());
    const { refusal, probe, told, used, unwritten } = report;
    const exchange = { instance, ...wants, refusal, probe, told };
    try {
      const { result, row } = await store.exchange(this.key, this.#known, (state, now) =>
        take(state, { ...exchange, used: unwritten }, limits, now),
      );
      this.#known = row;
      return result;
    } catch (error) {
      failed(error);
      pending.putBack(report);
      const alone = take(this.#known?.state, { ...exchange, used }, limits, store.time.now());
      this.#known = { state: alone.state };
      return alone;
    }
  }
}
