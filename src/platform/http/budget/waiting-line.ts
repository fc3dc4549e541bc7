import type { Cost, Priority } from './cost.js';

export interface Waiter {
  readonly cost: Cost;
  readonly priority: Priority;
  /** Longest it waits. */
  readonly until: number;
  /** Whether an exchange has asked for it already. */
  isAsked: boolean;
  admit(): void;
  refuse(error: Error): void;
}

/** Who waits on this instance: interactive before background, each in the order of arrival. */
export class WaitingLine {
  readonly #waiters = { interactive: new Set<Waiter>(), background: new Set<Waiter>() };

  get isEmpty(): boolean {
    return this.#waiters.interactive.size + this.#waiters.background.size === 0;
  }

  add(waiter: Waiter): void {
    this.#waiters[waiter.priority].add(waiter);
  }

  delete(waiter: Waiter): void {
    this.#waiters[waiter.priority].delete(waiter);
  }

  /** Waiters may be deleted meanwhile. */
  *[Symbol.iterator](): Generator<Waiter> {
    yield* this.#waiters.interactive;
    yield* this.#waiters.background;
  }
}
