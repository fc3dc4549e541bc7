import { DEFAULT_TIME_ZONES, type WorkingHours } from './working-hours.js';
import { SeededRandom } from './random.js';
import { type ActivityLevel, RATE_RULES, type RateRules } from './rate.js';
import { decide, nextTick, type ScheduleSettings } from './tick.js';

/**
 * A month of ticks of four jobs for every setting, against the documented table. The table, the local time and the
 * probabilities are worked out here a second time, so that nothing is compared with itself.
 */
const JOBS = 4;
const START = Date.parse('2026-10-15T00:00:00Z');
const END = START + 30 * 86_400_000;
const QUARTER = 15 * 60_000;
/** Summer time of Los Angeles ends within the month. */
const WINTER_TIME = Date.parse('2026-11-01T09:00:00Z');
/** Two-sided 7e-6 for one comparison: of about 150 comparisons one in a thousand runs with other seeds would fail. */
const MOST_DEVIATIONS = 4.5;

const PROBABILITY: Record<ActivityLevel, number> = { low: 0.03, medium: 0.1, high: 0.2 };
const settings: ScheduleSettings[] = (['low', 'medium', 'high'] as const).flatMap((activityLevel) =>
  (['us_workforce', 'global'] as const).flatMap((workingHours) =>
    [0, 0.5, 1].map((burstFactor) => ({ activityLevel, workingHours, burstFactor })),
  ),
);

interface Cell {
  name: string;
  share: number;
  burst: boolean;
}

function cellAt(workingHours: WorkingHours, moment: number): Cell {
  const offset = workingHours === 'global' ? 0 : moment < WINTER_TIME ? -7 : -8;
  const local = new Date(moment + offset * 3_600_000);
  const hour = local.getUTCHours();
  const burst = [9, 13, 16].includes(hour);
  if ([0, 6].includes(local.getUTCDay())) return { name: burst ? 'weekend burst' : 'weekend', share: 0.05, burst };
  const between = (from: number, until: number) => hour >= from && hour < until;
  if (workingHours === 'us_workforce') {
    if (between(9, 18)) return { name: burst ? 'burst' : 'full', share: 1, burst };
    if (between(7, 9)) return { name: 'early', share: 0.2, burst };
    return between(18, 21) ? { name: 'late', share: 0.15, burst } : { name: 'night', share: 0, burst };
  }
  if (between(8, 18)) return { name: burst ? 'burst' : 'full', share: 1, burst };
  return between(6, 22) ? { name: 'partial', share: 0.5, burst } : { name: 'night', share: 0.2, burst };
}

/** The probability of an activity at a tick, over all that is drawn on the way. */
function expected({ activityLevel, burstFactor }: ScheduleSettings, { share, burst }: Cell): number {
  const clustered = (rate: number) => (burstFactor < 0.5 ? (1 - rate) * rate + rate * rate * 1.5 : rate);
  const rate = PROBABILITY[activityLevel];
  const bursts = burst ? 1 - 0.7 * burstFactor : 0;
  return share * (bursts * clustered(2 * rate) + (1 - bursts) * clustered(rate));
}

interface Tally {
  ticks: number;
  active: number;
  expected: number;
}

/** Ticks and activities by cell, as `decide` brings them about. */
function month(told: ScheduleSettings, seed: string, variant: { rules?: RateRules; timeZone?: string } = {}) {
  const jobs = Array.from({ length: JOBS }, (_, job) => ({ at: START, random: SeededRandom.of(`${seed}/${job}`) }));
  const tallies = new Map<string, Tally>();
  const acting = { ...told, timeZone: variant.timeZone ?? DEFAULT_TIME_ZONES[told.workingHours] };
  for (let quarter = START; quarter < END; quarter += QUARTER) {
    const cell = cellAt(told.workingHours, quarter);
    const tally = tallies.get(cell.name) ?? { ticks: 0, active: 0, expected: expected(told, cell) };
    tallies.set(cell.name, tally);
    for (const job of jobs) {
      for (; job.at < quarter + QUARTER; job.at = nextTick(job.at, job.random)) {
        tally.ticks += 1;
        if (decide(acting, job.at, job.random, variant.rules ?? RATE_RULES).active) tally.active += 1;
      }
    }
  }
  return tallies;
}

/** By how many standard deviations a binomial count is off; what is impossible is off without end once it happens. */
function deviation({ ticks, active, expected: probability }: Tally): number {
  const variance = ticks * probability * (1 - probability);
  if (variance === 0) return active === ticks * probability ? 0 : Infinity;
  return (active - ticks * probability) / Math.sqrt(variance);
}

const worst = (tallies: Map<string, Tally>) =>
  Math.max(...[...tallies.values()].map((tally) => Math.abs(deviation(tally))));

const nameOf = ({ activityLevel, workingHours, burstFactor }: ScheduleSettings) =>
  `${activityLevel} ${workingHours} ${burstFactor}`;

function line(told: ScheduleSettings, tallies: Map<string, Tally>): string {
  const cells = [...tallies].map(
    ([name, { ticks, active, expected: probability }]) =>
      `${name} ${probability.toFixed(4)}/${(active / ticks).toFixed(4)}`,
  );
  return `${nameOf(told).padEnd(24)} table/measured: ${cells.sort().join(', ')}; worst ${worst(tallies).toFixed(1)} sd\n`;
}

/** The settings whose month does not fit the table. */
const misfits = (among: ScheduleSettings[], variant: Parameters<typeof month>[2]) =>
  among.filter((told) => worst(month(told, `broken ${nameOf(told)}`, variant)) > MOST_DEVIATIONS).map(nameOf);

describe('a month of ticks', () => {
  it('brings what the table says, for every setting', () => {
    const measured = settings.map((told) => ({ told, tallies: month(told, nameOf(told)) }));
    process.stdout.write(measured.map(({ told, tallies }) => line(told, tallies)).join(''));
    for (const { told, tallies } of measured) {
      expect({ setting: nameOf(told), cells: tallies.size }).toEqual({
        setting: nameOf(told),
        cells: told.workingHours === 'global' ? 6 : 7,
      });
      expect({ setting: nameOf(told), fits: worst(tallies) <= MOST_DEVIATIONS }).toEqual({
        setting: nameOf(told),
        fits: true,
      });
    }
  });

  it('is the same for the same seed, and another for another', () => {
    const [told] = settings as [ScheduleSettings];
    expect(month(told, 'seed')).toEqual(month(told, 'seed'));
    expect(month(told, 'seed')).not.toEqual(month(told, 'another'));
  });

  it('would not fit with other multipliers', () => {
    const multiplier = { low: 0.4, medium: 1.2, high: 1.7 };
    const even = settings.filter(({ burstFactor }) => burstFactor === 0.5);
    expect(misfits(even, { rules: { ...RATE_RULES, multiplier } })).toEqual(even.map(nameOf));
  });

  it('would not fit without bursts', () => {
    expect(misfits(settings, { rules: { ...RATE_RULES, burstMultiplier: 1 } })).toEqual(settings.map(nameOf));
  });

  it('would not fit if burst factors did not dampen bursts', () => {
    const damped = settings.filter(({ burstFactor }) => burstFactor === 1);
    expect(misfits(damped, { rules: { ...RATE_RULES, burstDamping: 0 } })).toEqual(damped.map(nameOf));
  });

  it('would not fit without clustering, as far as a month can tell', () => {
    // At the low level clustering adds 1.5 %, which is less than the noise of four months.
    const telling = settings.filter(({ activityLevel, burstFactor }) => activityLevel !== 'low' && burstFactor === 0);
    expect(misfits(telling, { rules: { ...RATE_RULES, clusterMultiplier: 1 } })).toEqual(telling.map(nameOf));
  });

  it('would not fit with hours read in UTC, or a zone that keeps winter time', () => {
    const pacific = settings.filter(
      ({ workingHours, burstFactor }) => workingHours === 'us_workforce' && burstFactor === 0.5,
    );
    expect(misfits(pacific, { timeZone: 'UTC' })).toEqual(pacific.map(nameOf));
    expect(misfits(pacific, { timeZone: 'Etc/GMT+8' })).toEqual(pacific.map(nameOf));
  });
});
