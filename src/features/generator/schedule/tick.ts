import { type Random } from './random.js';
import { type ActivityLevel, drawRate, RATE_RULES, type RateRules } from './rate.js';
import { DEFAULT_TIME_ZONES, localTime, shareOfChecks, type WorkingHours } from './working-hours.js';

export interface ScheduleSettings {
  activityLevel: ActivityLevel;
  workingHours: WorkingHours;
  /** 0 (bursty) to 1 (steady) */
  burstFactor: number;
  /** IANA name; without one that of `DEFAULT_TIME_ZONES` */
  timeZone?: string;
}

const SHORTEST_TICK_MS = 30_000;
const LONGEST_TICK_MS = 90_000;

/** When the tick after `now` is: 30 to 90 s on. Epoch ms. */
export const nextTick = (now: number, random: Random): number =>
  now + random.integer(SHORTEST_TICK_MS, LONGEST_TICK_MS);

/**
 * Whether the tick at `now` brings an activity.
 * @param now epoch ms
 * @returns with the probability it was drawn with; 0 outside working hours
 */
export function decide(
  settings: ScheduleSettings,
  now: number,
  random: Random,
  rules: RateRules = RATE_RULES,
): { active: boolean; probability: number } {
  const time = localTime(now, settings.timeZone ?? DEFAULT_TIME_ZONES[settings.workingHours]);
  if (!random.chance(shareOfChecks(settings.workingHours, time))) return { active: false, probability: 0 };
  const probability = drawRate(settings, time.hour, random, rules);
  return { active: random.chance(probability), probability };
}
