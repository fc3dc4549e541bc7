import type { RateLimits } from '../../../contracts/index.js';
import type { BudgetState } from './budget-state.js';
import { surelyCounted, totalOf } from './call-window.js';
import { toldLimit, WHOLE } from './foreign-calls.js';

const HOUR_MS = 3_600_000;
/** How long a tier that was seen to be allowed is taken for granted. */
const LEARNT_MS = 6 * HOUR_MS;
/** How long a tier that was refused is not tried again. */
const REFUSED_MS = 24 * HOUR_MS;
/** A call that tries the next tier is given up after this time, so that another may try. */
const PROBE_MS = 30_000;

/**
 * What became of the call that tried the next tier: `unclear` when the provider did not get to its limits,
 * such as for a lost connection.
 */
export type ProbeOutcome = 'passed' | 'refused' | 'unclear';

/** Answers that providers give before they count a call, or instead of it, say nothing of the limit. */
export function probeOutcome(status: number | undefined): ProbeOutcome {
  if (status === 429) return 'refused';
  return status === undefined || status === 401 || status >= 500 ? 'unclear' : 'passed';
}

const lastTier = ({ perMinute }: RateLimits) => perMinute.length - 1;

/** The tier that is known to be allowed: the lowest, until another has been tried. */
export function tierAt({ tier }: BudgetState, limits: RateLimits, now: number): number {
  return now < tier.until ? Math.min(tier.index, lastTier(limits)) : 0;
}

export const limitAt = (state: BudgetState, limits: RateLimits, now: number): number =>
  toldLimit(state, WHOLE) ?? limits.perMinute[tierAt(state, limits, now)] ?? 0;

/** Whether a higher tier may be tried once the known one is used up. */
export const mayProbe = (state: BudgetState, limits: RateLimits, now: number): boolean =>
  toldLimit(state, WHOLE) === undefined &&
  tierAt(state, limits, now) < lastTier(limits) &&
  now >= state.tier.noProbeBefore;

/** The limit by which background calls are paced: while the tier is unknown, the one to be tried. */
export const paceAt = (state: BudgetState, limits: RateLimits, now: number): number =>
  mayProbe(state, limits, now) ? (limits.perMinute[tierAt(state, limits, now) + 1] ?? 0) : limitAt(state, limits, now);

/** Whether so many calls now would be more than the known tier allows, as the provider counts. Then one may try. */
export function isProbeDue(state: BudgetState, cost: number, limits: RateLimits, now: number): boolean {
  const isRunning = state.probe !== null && now < state.probe.until;
  if (isRunning || !mayProbe(state, limits, now)) return false;
  return surelyCounted(state.calls, now) + cost > limitAt(state, limits, now);
}

export function startProbe(state: BudgetState, instance: string, now: number): void {
  state.probe = { instance, until: now + PROBE_MS };
}

export function endProbe(state: BudgetState, outcome: ProbeOutcome, limits: RateLimits, now: number): void {
  const index = tierAt(state, limits, now);
  state.probe = null;
  if (outcome === 'passed') state.tier = { index: index + 1, until: now + LEARNT_MS, noProbeBefore: 0 };
  if (outcome === 'refused') state.tier = { index, until: now + REFUSED_MS, noProbeBefore: now + REFUSED_MS };
}

/** A refusal well within a learnt tier: perhaps the plan has changed. The tier is given up, and tried anew when needed. */
export function doubtTier(state: BudgetState, limits: RateLimits, now: number): void {
  const index = tierAt(state, limits, now);
  if (index === 0 || totalOf(state.calls) <= (limits.perMinute[index - 1] ?? 0)) return;
  state.tier = { index: index - 1, until: state.tier.until, noProbeBefore: 0 };
}
