import { type Random } from './random.js';

export const ACTIVITY_LEVELS = ['low', 'medium', 'high'] as const;
export type ActivityLevel = (typeof ACTIVITY_LEVELS)[number];

/** The numbers of activity: how likely a tick within working hours brings one. */
export interface RateRules {
  /** at multiplier 1 */
  probability: number;
  multiplier: Readonly<Record<ActivityLevel, number>>;
  /** local hours in which people catch up: when they come, after lunch, before they go */
  burstHours: readonly number[];
  burstMultiplier: number;
  /** Bursts come with probability 1 − this · burst factor. */
  burstDamping: number;
  /** Below this burst factor activity clusters further. */
  clusteredBelow: number;
  /** times the rate, with a probability equal to the rate */
  clusterMultiplier: number;
}

export const RATE_RULES: RateRules = {
  probability: 0.1,
  multiplier: { low: 0.3, medium: 1, high: 2 },
  burstHours: [9, 13, 16],
  burstMultiplier: 2,
  burstDamping: 0.7,
  clusteredBelow: 0.5,
  clusterMultiplier: 1.5,
};

/**
 * The probability of an activity at one tick within working hours, its chances of a burst drawn.
 * @param burstFactor 0 (bursty) to 1 (steady)
 * @param hour local, 0 to 23
 */
export function drawRate(
  { activityLevel, burstFactor }: { activityLevel: ActivityLevel; burstFactor: number },
  hour: number,
  random: Random,
  rules: RateRules = RATE_RULES,
): number {
  let rate = rules.probability * rules.multiplier[activityLevel];
  if (rules.burstHours.includes(hour) && random.chance(1 - rules.burstDamping * burstFactor)) {
    rate *= rules.burstMultiplier;
  }
  if (burstFactor < rules.clusteredBelow && random.chance(rate)) rate *= rules.clusterMultiplier;
  return Math.min(rate, 1);
}
