import type { Resolve } from './address-guard.js';
import type { BudgetOptions } from './budget/budget-options.js';
import type { Clock } from './clock.js';

/** Injection token of `UpstreamOptions`. */
export const UPSTREAM_OPTIONS = Symbol('UPSTREAM_OPTIONS');

export interface UpstreamOptions {
  /** Lets requests reach `localhost`, 127.0.0.0/8 and ::1 over http and on any port, for local stand-ins of providers. */
  readonly allowLoopback: boolean;
  /** Longest time for one try, from connecting to the last byte, unless the request says otherwise. */
  readonly timeoutMs: number;
  /** Longest time until a connection stands, TLS included. Default 5,000. */
  readonly connectTimeoutMs?: number;
  /** How long a shutdown waits for calls under way. Default 3,000. */
  readonly shutdownGraceMs?: number;
  /** Default: the system's clock. */
  readonly clock?: Clock;
  /** Source of the retries' jitter, from 0 to below 1. Default: `Math.random`. */
  readonly random?: () => number;
  /** Time of the rate budgets. Default: the system's clock, corrected by the database's. */
  readonly budget?: BudgetOptions;
  /** Default: the system's resolver. */
  readonly resolve?: Resolve;
}
