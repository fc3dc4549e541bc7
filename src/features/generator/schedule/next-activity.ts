import { type Random } from './random.js';
import { decide, nextTick, type ScheduleSettings } from './tick.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How many steps are simulated at most to find the next activity. */
const STEPS = 1_440;

/**
 * When the next activity is to be expected: simulated ahead in steps of 1 to 5 minutes, an hour from now when 1,440
 * steps find none. What clients are shown before a job's next step is drawn; `nextDueTime` is what happens.
 * @param now epoch ms, as is the answer
 */
export function nextActivityTime(settings: ScheduleSettings, now: number, random: Random): number {
  let time = now;
  for (let step = 0; step < STEPS; step += 1) {
    time += random.integer(1, 5) * MINUTE_MS;
    if (decide(settings, time, random).active) return time;
  }
  return now + HOUR_MS;
}

/**
 * The next tick at which something is to be done. The ticks between are drawn in memory, so that a job costs nothing
 * until it acts, yet acts as often as one that wakes at each of them.
 * @param now epoch ms, as is `at`
 * @returns `active: false` at the first tick after a day without activity: call again from there, it goes on alike
 */
export function nextDueTime(settings: ScheduleSettings, now: number, random: Random): { at: number; active: boolean } {
  for (let at = nextTick(now, random); ; at = nextTick(at, random)) {
    if (decide(settings, at, random).active) return { at, active: true };
    if (at - now >= DAY_MS) return { at, active: false };
  }
}
