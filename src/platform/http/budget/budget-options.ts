/** Injection token of `BudgetOptions`. */
export const BUDGET_OPTIONS = Symbol('BUDGET_OPTIONS');

/** Time as the budgets see it; tests bring their own, so that a minute need not take one. */
export interface BudgetClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs something later, without keeping the process alive. @returns a function that calls it off */
  after(milliseconds: number, run: () => void): () => void;
}

export interface BudgetOptions {
  readonly clock: BudgetClock;
  /** Whether the database's clock corrects this one, so that all instances mean the same second. */
  readonly followsDatabase: boolean;
}

export const systemBudgetOptions: BudgetOptions = {
  clock: {
    now: () => Date.now(),
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds).unref();
      return () => clearTimeout(timer);
    },
  },
  followsDatabase: true,
};
