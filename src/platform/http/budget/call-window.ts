/** Calls of the last minute, counted by slots of time. As JSON in the row of a key, so plain data. */
export interface CallWindow {
  /** Number of the first slot, counted from the epoch. */
  first: number;
  counts: number[];
}

const SLOT_MS = 250;
/**
 * The provider counts the calls that arrive within 60 seconds, we those that leave. A call may be on its way for up to
 * a second, so that two which leave 61 seconds apart never arrive within the same minute.
 */
const WINDOW_MS = 61_000;
/** How long a call counts, at most. */
export const COUNTED_MS = WINDOW_MS + SLOT_MS;
/** Calls that left within this time have arrived within the provider's own minute, whatever second it begins with. */
const SURE_MS = 58_000;
/** Longest way to the provider that is reckoned with. */
const ON_THE_WAY_MS = 1_000;

const slotOf = (at: number) => Math.floor(at / SLOT_MS);

export const emptyWindow = (): CallWindow => ({ first: 0, counts: [] });

/** Drops what no longer counts, and what a clock that was set back has left in the future. */
export function forgetOld(window: CallWindow, now: number): void {
  const kept = slotOf(now - WINDOW_MS) - window.first;
  if (kept > 0) {
    window.counts.splice(0, kept);
    window.first += kept;
  }
  const end = slotOf(now + WINDOW_MS) - window.first;
  if (window.counts.length > end) window.counts.length = Math.max(0, end);
}

/** Adds calls made at a moment that still counts at `now`; one out of that range is taken for its nearer end. */
export function addCalls(window: CallWindow, at: number, calls: number, now: number): void {
  const slot = slotOf(Math.min(Math.max(at, now - WINDOW_MS), now));
  if (window.counts.length === 0) window.first = slot;
  while (slot < window.first) {
    window.counts.unshift(0);
    window.first -= 1;
  }
  while (window.counts.length <= slot - window.first) window.counts.push(0);
  window.counts[slot - window.first] = (window.counts[slot - window.first] ?? 0) + calls;
}

export function addWindow(window: CallWindow, { first, counts }: CallWindow, now: number): void {
  for (const [index, calls] of counts.entries()) {
    if (calls > 0) addCalls(window, (first + index) * SLOT_MS, calls, now);
  }
}

export const totalOf = ({ counts }: CallWindow): number => counts.reduce((sum, calls) => sum + calls, 0);

/** Calls made since a moment. */
export const countedSince = ({ first, counts }: CallWindow, from: number): number =>
  counts.reduce((sum, calls, index) => (first + index >= slotOf(from) ? sum + calls : sum), 0);

/** Calls that the provider is sure to count at `now`: arrived by then, and not yet a minute ago. */
export function surelyCounted({ first, counts }: CallWindow, now: number): number {
  const [from, to] = [slotOf(now - SURE_MS) + 1, slotOf(now - ON_THE_WAY_MS)];
  return counts.reduce((sum, calls, index) => (first + index >= from && first + index < to ? sum + calls : sum), 0);
}

/** When so many of the calls no longer count, in milliseconds since the epoch; Infinity when there are fewer. */
export function freedAt({ first, counts }: CallWindow, calls: number): number {
  let freed = 0;
  for (const [index, count] of counts.entries()) {
    freed += count;
    if (count > 0 && freed >= calls) return (first + index + 1) * SLOT_MS + WINDOW_MS;
  }
  return Infinity;
}
