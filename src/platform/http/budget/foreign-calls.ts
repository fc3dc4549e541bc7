import type { BudgetState } from './budget-state.js';
import { countedSince, type CallWindow } from './call-window.js';
import { type Told } from './told-limits.js';

/** Name of the whole among the rules of a key. */
export const WHOLE = '';

/** The window of a provider that says how its limits stand. */
const WINDOW_MS = 60_000;
/** Its end is known to the second, and a call that it counted first may have left a moment before it began. */
const BLUR_MS = 2_000;

/**
 * Compares what the provider has counted with what the instances have: the difference was called by others with the
 * same token, or under the same limit. It counts until the provider's window ends.
 * @param held permits that may have been used without being reported yet
 */
export function heed(state: BudgetState, bucket: string, told: Told, own: CallWindow, held: number, now: number): void {
  const known = state.told[bucket];
  const isSame = known?.reset === told.reset;
  if (known && (told.reset < known.reset || (isSame && told.remaining > known.remaining))) return;
  // A longer window than ours began before all that is counted here.
  const began = told.until - now > WINDOW_MS ? 0 : told.until - WINDOW_MS - BLUR_MS;
  const counted = countedSince(own, began) + held;
  const foreign = told.remaining === 0 ? told.limit : Math.max(0, told.limit - told.remaining - counted);
  state.told[bucket] = { ...told, foreign: isSame ? Math.max(known.foreign, foreign) : foreign };
  if (bucket === WHOLE && told.remaining === 0) state.blockedUntil = Math.max(state.blockedUntil, told.until);
}

/** Forgets the calls of windows that are over. The limit is remembered: it belongs to the plan. */
export function forgetForeign(state: BudgetState, now: number): void {
  for (const told of Object.values(state.told)) if (now >= told.until) told.foreign = 0;
}

export const foreignCalls = (state: BudgetState, bucket: string): number => state.told[bucket]?.foreign ?? 0;

/** Milliseconds until foreign calls no longer count; Infinity where there are none. */
export function foreignWait(state: BudgetState, bucket: string, now: number): number {
  const { foreign = 0, until = 0 } = state.told[bucket] ?? {};
  return foreign > 0 ? until - now : Infinity;
}

/** What the provider says counts before what its documentation said. */
export const toldLimit = (state: BudgetState, bucket: string): number | undefined => state.told[bucket]?.limit;
