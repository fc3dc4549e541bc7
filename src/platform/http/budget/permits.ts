import type { RateLimits } from '../../../contracts/index.js';
import type { BudgetState } from './budget-state.js';
import { COUNTED_MS, freedAt } from './call-window.js';
import type { Exchange, Waits } from './exchange.js';
import { foreignWait, WHOLE } from './foreign-calls.js';
import { freeCalls, freeOfRule, othersOf, ruleWindow } from './ledger.js';
import { isProbeDue, limitAt, mayProbe, paceAt, startProbe } from './tiers.js';

/** Background calls leave so much of each minute to interactive ones. */
const RESERVED_SHARE = 0.01;
/** Background calls that came to nothing in this time may be caught up with at once; more would be a burst. */
const CATCH_UP_MS = 2_000;
/** At most so much of what is left is taken ahead of demand. */
const SPARE_SHARE = 1 / 8;
/** Time in which others return permits that they do not need, or learn whether the next tier is allowed. */
const ASK_AGAIN_MS = 250;
/** Background calls are admitted in bundles of this time, so that pacing costs few exchanges. */
const PACE_STEP_MS = 100;
/** Background calls are spread evenly over the time in which they count, so that their minute is never used up. */
const PACED_MS = COUNTED_MS / (1 - RESERVED_SHARE);

interface GrantedPermits {
  readonly interactive: number;
  readonly background: number;
  readonly spare: number;
  readonly rules: Readonly<Record<string, number>>;
  readonly isProbe: boolean;
}

type Wanted = Pick<GrantedPermits, 'interactive' | 'background'>;

export function grantPermits(
  state: BudgetState,
  exchange: Exchange,
  limits: RateLimits,
  now: number,
): { readonly granted: GrantedPermits; readonly waits: Omit<Waits, 'slots'> } {
  const ruled = grantRules(state, exchange, limits);
  const wanted = {
    interactive: exchange.wants.interactive + ruled.interactive,
    background: exchange.wants.background + ruled.background,
  };
  const granted =
    now < state.blockedUntil
      ? { interactive: 0, background: 0, spare: 0, rules: {}, isProbe: false }
      : { ...grantWhole(state, exchange, wanted, limits, now), rules: ruled.rules };
  const missing = {
    interactive: wanted.interactive - granted.interactive,
    background: wanted.background - granted.background,
  };
  const taken = granted.interactive + granted.background + granted.spare;
  const free = freeCalls(state, limitAt(state, limits, now)) - taken;
  return { granted, waits: waitsFor(state, exchange, missing, free, limits, now) };
}

function grantWhole(state: BudgetState, exchange: Exchange, wanted: Wanted, limits: RateLimits, now: number) {
  const { first, instance, wants } = exchange;
  const fair = fairShare(state, instance, limitAt(state, limits, now));
  const interactive = Math.min(wanted.interactive, fair);
  const paced = Math.min(fair - interactive - reserve(state, limits, now), pacedCalls(state, exchange, limits, now));
  const background = Math.min(wanted.background, Math.max(0, paced));
  const permits = { interactive, background };
  const isProbe =
    first !== undefined && permits[first.priority] < first.missing && isProbeDue(state, first.cost, limits, now);
  if (first && isProbe) {
    startProbe(state, instance, now);
    permits[first.priority] = first.missing;
  }
  pace(state, permits.background, limits, now);
  const spare = Math.min(wants.spare, Math.floor(Math.max(0, fair - interactive - background) * SPARE_SHARE));
  return { ...permits, spare, isProbe };
}

/** When several instances wait, none takes all that the others wait for too. */
function fairShare(state: BudgetState, instance: string, limit: number): number {
  const waiting = othersOf(state, instance).filter((share) => share.short).length;
  return Math.ceil(Math.max(0, freeCalls(state, limit)) / (1 + waiting));
}

/** Nothing is held back while a higher tier is to be tried: that happens when the known one is used up. */
const reserve = (state: BudgetState, limits: RateLimits, now: number) =>
  mayProbe(state, limits, now) ? 0 : Math.ceil(limitAt(state, limits, now) * RESERVED_SHARE);

function grantRules(state: BudgetState, { ruleWants }: Exchange, { rules: limits }: RateLimits) {
  const sum = { interactive: 0, background: 0, rules: {} as Record<string, number> };
  for (const { name, perMinute } of limits) {
    const wanted = ruleWants[name];
    if (!wanted) continue;
    const free = Math.max(0, freeOfRule(state, name, perMinute));
    const interactive = Math.min(wanted.interactive, free);
    const background = Math.min(wanted.background, free - interactive);
    sum.rules[name] = interactive + background;
    sum.interactive += interactive;
    sum.background += background;
  }
  return sum;
}

/**
 * A leaky bucket, https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm, that catches up with a short pause. A call
 * that costs more than one is let through whole, and waited for afterwards: its permits should not lie idle meanwhile.
 */
function pacedCalls(state: BudgetState, { first }: Exchange, limits: RateLimits, now: number): number {
  const idleMs = now - Math.max(state.pacedUntil, now - CATCH_UP_MS);
  const calls = Math.floor((idleMs * paceAt(state, limits, now)) / PACED_MS);
  return calls > 0 && first?.priority === 'background' ? Math.max(calls, first.missing) : calls;
}

function pace(state: BudgetState, calls: number, limits: RateLimits, now: number): void {
  if (calls === 0) return;
  state.pacedUntil = Math.max(state.pacedUntil, now - CATCH_UP_MS) + (calls * PACED_MS) / paceAt(state, limits, now);
}

function waitsFor(
  state: BudgetState,
  exchange: Exchange,
  missing: Wanted,
  free: number,
  limits: RateLimits,
  now: number,
): Omit<Waits, 'slots'> {
  const block = Math.max(0, state.blockedUntil - now);
  const capacity = (needed: number) => Math.max(block, capacityWait(state, exchange.instance, needed, limits, now));
  const paceMs = Math.max(PACE_STEP_MS, state.pacedUntil + PACED_MS / paceAt(state, limits, now) - now);
  const reserved = reserve(state, limits, now);
  return {
    interactive: missing.interactive > 0 ? capacity(1 - free) : 0,
    background: missing.background > 0 ? Math.max(paceMs, capacity(1 + reserved - free)) : 0,
    rules: Object.fromEntries(limits.rules.map(({ name, perMinute }) => [name, ruleWait(state, name, perMinute, now)])),
  };
}

/** Until so many calls no longer count, or may turn out to be free earlier. */
function capacityWait(state: BudgetState, instance: string, needed: number, limits: RateLimits, now: number): number {
  const freedMs = needed > 0 ? Math.min(freedAt(state.calls, needed) - now, foreignWait(state, WHOLE, now)) : 0;
  const othersHold = othersOf(state, instance).some((share) => share.permits > 0);
  const sooner = othersHold || mayProbe(state, limits, now) || freedMs === Infinity;
  return sooner ? Math.min(ASK_AGAIN_MS, freedMs) : freedMs;
}

/** 0 while the rule has permits left. */
function ruleWait(state: BudgetState, rule: string, limit: number, now: number): number {
  const free = freeOfRule(state, rule, limit);
  if (free > 0) return 0;
  const freedMs = Math.min(freedAt(ruleWindow(state, rule), 1 - free) - now, foreignWait(state, rule, now));
  return freedMs === Infinity ? ASK_AGAIN_MS : freedMs;
}
