import type { RateLimits } from '../../../contracts/index.js';
import type { BudgetDemand } from './rate-budgets.js';
import { slotLimit } from './slots.js';

export type Priority = NonNullable<BudgetDemand['priority']>;

/** What a call takes out of the budget. */
export interface Cost {
  readonly calls: number;
  readonly reads: number;
  readonly writes: number;
  /** Rules that count it apart. */
  readonly rules: readonly string[];
}

const RULES = new WeakMap<RateLimits, readonly { readonly name: string; readonly pattern: RegExp }[]>();

function rulesOf(limits: RateLimits) {
  const known = RULES.get(limits);
  if (known) return known;
  const rules = limits.rules.map(({ name, path }) => ({ name, pattern: new RegExp(path) }));
  RULES.set(limits, rules);
  return rules;
}

/** Never more at once than the provider allows at all: such a call would wait for ever. */
export function costOf({ cost, method, path, limits }: BudgetDemand): Cost {
  const isRead = method === 'GET' || method === 'HEAD';
  const { reads = 0, writes = 0 } = cost ?? { reads: isRead ? 1 : 0, writes: isRead ? 0 : 1 };
  return {
    calls: Math.min(reads + writes, Math.min(...limits.perMinute)),
    reads: Math.min(reads, slotLimit(limits, 'reads')),
    writes: Math.min(writes, slotLimit(limits, 'writes')),
    rules: rulesOf(limits).flatMap(({ name, pattern }) => (pattern.test(path) ? [name] : [])),
  };
}
