import type { BudgetClock } from './budget-options.js';
import type { BudgetStore } from './budget-store.js';
import type { SharedTime } from './shared-time.js';
import type { Told } from './told-limits.js';

/** What all keys of an instance share. */
export interface BudgetContext {
  readonly instance: string;
  readonly clock: BudgetClock;
  readonly store: Pick<BudgetStore, 'exchange'> & { readonly time: Pick<SharedTime, 'now'> };
  /** Tells the other instances to ask again before they use what they hold, and not to call before a moment. */
  readonly announce: (key: string, blockedUntil: number) => void;
  /** The provider says that little of a limit is left. Told once a window. @param rule empty for the whole */
  readonly runningLow: (provider: string, rule: string, told: Told) => void;
  /** The shared state could not be reached: this instance goes on alone. */
  readonly failed: (error: unknown) => void;
}
