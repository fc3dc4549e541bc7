import type { RateLimits } from '../../../contracts/index.js';
import { type BudgetState, emptyState, type Share } from './budget-state.js';
import { freedAt } from './call-window.js';
import type { Exchange, Taken } from './exchange.js';
import { enter, freeCalls, settle } from './ledger.js';
import { grantPermits } from './permits.js';
import { type Slots, type SlotWants, takeSlots } from './slots.js';
import { limitAt } from './tiers.js';

/** Permits not used for so long count as used: whoever took them may have used them, and died before saying so. */
const PERMITS_MS = 3_000;
/** A killed instance's calls under way are forgotten after this time. */
const SLOTS_MS = 20_000;

/**
 * One exchange of an instance with the shared state of a key: it reports, and gets permits. Holds every rule of the
 * budget and touches nothing outside. Whoever writes the new state sees to it that nobody else has written meanwhile.
 */
export function take(before: BudgetState | undefined, exchange: Exchange, limits: RateLimits, now: number): Taken {
  const state = before ? structuredClone(before) : emptyState();
  settle(state, now);
  enter(state, exchange, limits, now);
  const { granted, waits } = grantPermits(state, exchange, limits, now);
  const { kept, instance } = exchange;
  const interactive = granted.interactive + granted.spare;
  const permits = kept.permits + interactive + granted.background;
  const slots = takeSlots(state, instance, withPermits(exchange.slots, permits), limits);
  const share: Share = {
    ...slots.share,
    permits,
    rules: addRecords(kept.rules, granted.rules),
    permitsUntil: now + PERMITS_MS,
    slotsUntil: now + SLOTS_MS,
    short: waits.interactive > 0 || waits.background > 0,
  };
  if (isNeeded(share)) state.shares[instance] = share;
  else delete state.shares[instance];
  const limit = limitAt(state, limits, now);
  return {
    state,
    granted: { ...granted, interactive, slots: slots.granted },
    permitsUntil: share.permitsUntil,
    blockedUntil: state.blockedUntil,
    waits: { ...waits, slots: slots.waitMs },
    othersWait: slots.othersWait,
    limit,
    free: Math.max(0, freeCalls(state, limit)),
    freedAt: freedAt(state.calls, 1),
  };
}

/** Who waits for permits anyway needs no slots yet: others may use them. */
function withPermits({ kept, spare, first, waiting, dueBy }: SlotWants, permits: number): SlotWants {
  const limited = (kind: keyof Slots) => (permits >= first[kind] ? Math.min(waiting[kind], permits) : 0);
  const needed = (kind: keyof Slots) => (permits >= first[kind] ? first[kind] : 0);
  return {
    kept,
    spare,
    dueBy,
    first: { reads: needed('reads'), writes: needed('writes') },
    waiting: { reads: limited('reads'), writes: limited('writes') },
  };
}

const isNeeded = ({ permits, slots, needs, rules, short }: Share) =>
  short ||
  [permits, slots.reads, slots.writes, needs.reads, needs.writes, ...Object.values(rules)].some((held) => held > 0);

function addRecords(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const sum: Record<string, number> = { ...a };
  for (const [name, value] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + value;
  return sum;
}
