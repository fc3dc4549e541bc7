import type { RateLimits } from '../../../contracts/index.js';
import type { BudgetState, Share } from './budget-state.js';
import { addCalls, addWindow, type CallWindow, emptyWindow, forgetOld, totalOf } from './call-window.js';
import type { Exchange } from './exchange.js';
import { foreignCalls, forgetForeign, heed, toldLimit, WHOLE } from './foreign-calls.js';
import { doubtTier, endProbe } from './tiers.js';

/** Forgets what no longer counts. What an instance that stopped talking had taken counts as used. */
export function settle(state: BudgetState, now: number): void {
  for (const window of [state.calls, ...Object.values(state.rules)]) forgetOld(window, now);
  for (const [instance, share] of Object.entries(state.shares)) {
    if (now >= share.permitsUntil) writeOff(state, share, now);
    if (now >= share.slotsUntil) delete state.shares[instance];
  }
  if (state.probe && now >= state.probe.until) state.probe = null;
  forgetForeign(state, now);
}

function writeOff(state: BudgetState, share: Share, now: number): void {
  if (share.permits > 0) addCalls(state.calls, share.permitsUntil, share.permits, now);
  for (const [rule, permits] of Object.entries(share.rules)) {
    if (permits > 0) addCalls(ruleWindow(state, rule), share.permitsUntil, permits, now);
  }
  Object.assign(share, { permits: 0, rules: {}, short: false });
}

/** Enters what the instance has done and keeps. */
export function enter(state: BudgetState, exchange: Exchange, limits: RateLimits, now: number): void {
  const { instance, used, kept, refusal, probe, told = {} } = exchange;
  addWindow(state.calls, used.calls, now);
  for (const [rule, window] of Object.entries(used.rules)) addWindow(ruleWindow(state, rule), window, now);
  const share = (state.shares[instance] ??= emptyShare());
  Object.assign(share, { permits: kept.permits, rules: { ...kept.rules } });
  if (refusal) state.blockedUntil = Math.max(state.blockedUntil, refusal.until);
  if (refusal && !refusal.isProbe) doubtTier(state, limits, now);
  if (probe && state.probe?.instance === instance) endProbe(state, probe, limits, now);
  for (const [bucket, said] of Object.entries(told))
    heed(state, bucket, said, windowOf(state, bucket), heldOf(state, bucket), now);
}

const emptyShare = (): Share => ({
  permits: 0,
  rules: {},
  permitsUntil: 0,
  slots: { reads: 0, writes: 0 },
  needs: { reads: 0, writes: 0 },
  dueBy: { reads: null, writes: null },
  slotsUntil: 0,
  short: false,
});

export function ruleWindow(state: BudgetState, rule: string): CallWindow {
  return (state.rules[rule] ??= emptyWindow());
}

/** Calls of the minute that no instance has made or holds a permit for; negative when the limit fell. */
export function freeCalls(state: BudgetState, limit: number): number {
  return limit - totalOf(state.calls) - heldOf(state, WHOLE) - foreignCalls(state, WHOLE);
}

/** @param limit as documented; what the provider has said counts before it */
export function freeOfRule(state: BudgetState, rule: string, limit: number): number {
  return (toldLimit(state, rule) ?? limit) - usedOfRule(state, rule) - foreignCalls(state, rule);
}

/** Calls of a rule that the instances have made or hold permits for. */
const usedOfRule = (state: BudgetState, rule: string): number => totalOf(ruleWindow(state, rule)) + heldOf(state, rule);

const windowOf = (state: BudgetState, bucket: string) => (bucket === WHOLE ? state.calls : ruleWindow(state, bucket));

const heldOf = (state: BudgetState, bucket: string) =>
  sumOfShares(state, (share) => (bucket === WHOLE ? share.permits : (share.rules[bucket] ?? 0)));

const sumOfShares = (state: BudgetState, amount: (share: Share) => number) =>
  Object.values(state.shares).reduce((sum, share) => sum + amount(share), 0);

export const othersOf = (state: BudgetState, instance: string): Share[] =>
  Object.entries(state.shares).flatMap(([id, share]) => (id === instance ? [] : [share]));
