import type { CallCost, RateLimits } from '../../../contracts/index.js';

/** A call that wants to be made. */
export interface BudgetDemand {
  /** The token the provider counts by: organization, provider and user, joined. */
  readonly key: string;
  readonly provider: string;
  readonly limits: RateLimits;
  readonly method: string;
  /** Path below the API base, for the rules that name one. */
  readonly path: string;
  readonly cost?: CallCost;
  /** Default `interactive`. */
  readonly priority?: 'interactive' | 'background';
  readonly signal?: AbortSignal;
}

/** Leave to make one call; given back exactly once, when its answer is there or it has failed. */
export interface Permit {
  release(outcome: {
    readonly status?: number;
    readonly retryAfterSeconds?: number;
    /** Of the answer, names in lower case: they may say how the limit stands. */
    readonly headers?: Readonly<Record<string, unknown>>;
  }): void;
}

/** How much of a token's minute is left, for headers and metrics. */
export interface BudgetLevel {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until more than now is left. */
  readonly resetSeconds: number;
}

/** The rate budget of every token, shared by all instances. */
export abstract class RateBudgets {
  /**
   * Waits until the call may be made: at once, and without a promise, when this instance holds permits.
   * @throws ProviderError `rate_limited` with `retryAfterSeconds` when that would take longer than the caller can wait
   */
  abstract admit(demand: BudgetDemand): Permit | Promise<Permit>;

  /** What this instance last knew of a key; undefined for one it has not used lately. */
  abstract levelOf(key: string): BudgetLevel | undefined;
}
