import type { BudgetClock } from './budget-options.js';

/** A measurement gets so much worse with each newer one, so that a drift is noticed. */
const AGEING = 1.1;

/** This instance's clock, corrected by the database's: how NTP does it, the quickest exchange tells most. */
export class SharedTime {
  #offsetMs = 0;
  #uncertainty = Infinity;

  constructor(private readonly clock: BudgetClock) {}

  now(): number {
    return this.clock.now() + this.#offsetMs;
  }

  /** @param sentAt by this instance's own clock, when the database was asked for its time */
  correct(sentAt: number, databaseNow: number): void {
    const receivedAt = this.clock.now();
    const uncertainty = Math.max(1, receivedAt - sentAt);
    this.#uncertainty *= AGEING;
    if (uncertainty > this.#uncertainty) return;
    this.#uncertainty = uncertainty;
    this.#offsetMs = databaseNow - (sentAt + receivedAt) / 2;
  }
}
