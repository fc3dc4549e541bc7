import { nextActivityTime, nextDueTime } from './next-activity.js';
import { type Random, SeededRandom } from './random.js';
import { decide, nextTick, type ScheduleSettings } from './tick.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FRIDAY_NOON = Date.parse('2026-11-06T20:00:00Z');
const FRIDAY_EVENING = Date.parse('2026-11-07T02:00:00Z');

const medium: ScheduleSettings = { activityLevel: 'medium', workingHours: 'us_workforce', burstFactor: 0.2 };

/** What a worker does that wakes at every tick. */
function tickUntilActive(settings: ScheduleSettings, now: number, random: Random): number {
  let at = nextTick(now, random);
  while (!decide(settings, at, random).active) at = nextTick(at, random);
  return at;
}

function dueUntilActive(settings: ScheduleSettings, now: number, random: Random): number {
  let due = nextDueTime(settings, now, random);
  while (!due.active) due = nextDueTime(settings, due.at, random);
  return due.at;
}

/** Largest distance between the shares of two samples that lie below a value (Kolmogorov and Smirnov). */
function distance(first: number[], second: number[]): number {
  const below = (sample: number[], value: number) => sample.filter((other) => other <= value).length / sample.length;
  return Math.max(...[...first, ...second].map((value) => Math.abs(below(first, value) - below(second, value))));
}

describe('ticks', () => {
  it('come every 30 to 90 s, evenly', () => {
    const random = SeededRandom.of('ticks');
    const gaps = Array.from({ length: 20_000 }, () => nextTick(5_000, random) - 5_000);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(90_000);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    // even from 30 to 90 s: standard deviation 60 s / √12
    expect(Math.abs(mean - 60_000)).toBeLessThan((5 * 60_000) / Math.sqrt(12 * gaps.length));
  });
});

describe('the next due time', () => {
  it('is where ticking one by one comes to, draw for draw', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const ticking = SeededRandom.of(`same ${seed}`);
      const jumping = SeededRandom.from(ticking.state);
      expect(dueUntilActive(medium, FRIDAY_NOON, jumping)).toBe(tickUntilActive(medium, FRIDAY_NOON, ticking));
      expect(jumping.state).toEqual(ticking.state);
    }
  });

  it.each([
    ['within the day', FRIDAY_NOON],
    ['over the night and the weekend', FRIDAY_EVENING],
  ])('has the distribution of ticking with other draws: %s', (_, start) => {
    const count = 1_500;
    const sample = (until: typeof tickUntilActive, name: string) =>
      Array.from({ length: count }, (__, place) => until(medium, start, SeededRandom.of(`${name} ${place}`)) - start);
    const ticked = sample(tickUntilActive, 'ticked');
    // Beyond this with a probability of 2·exp(−2·2.4²) = 2e-5 for two samples of one distribution.
    const limit = 2.4 * Math.sqrt(2 / count);
    expect(distance(ticked, sample(dueUntilActive, 'due'))).toBeLessThan(limit);
    const halfAsOften = (settings: ScheduleSettings, now: number, random: Random) =>
      dueUntilActive({ ...settings, activityLevel: 'low' }, now, random);
    expect(distance(ticked, sample(halfAsOften, 'low'))).toBeGreaterThan(limit);
  });

  it('stops at the first tick after a day of nothing', () => {
    const monday = Date.parse('2026-11-09T03:00:00Z');
    const closed: Random = Object.assign(SeededRandom.of('closed'), { chance: () => false });
    const due = nextDueTime(medium, monday, closed);
    expect(due.active).toBe(false);
    expect(due.at - monday).toBeGreaterThanOrEqual(24 * HOUR);
    expect(due.at - monday).toBeLessThanOrEqual(24 * HOUR + 90_000);
  });
});

describe('the next activity time', () => {
  it('lies whole minutes ahead and is the same for the same stream', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const time = nextActivityTime(medium, FRIDAY_NOON, SeededRandom.of(`shown ${seed}`));
      expect(time).toBeGreaterThan(FRIDAY_NOON);
      expect((time - FRIDAY_NOON) % MINUTE).toBe(0);
      expect(nextActivityTime(medium, FRIDAY_NOON, SeededRandom.of(`shown ${seed}`))).toBe(time);
    }
  });

  it('waits as long as steps of 3 minutes at the probability of the hour make it', () => {
    const steady: ScheduleSettings = { activityLevel: 'medium', workingHours: 'global', burstFactor: 1 };
    const ten = Date.parse('2026-11-09T10:00:00Z');
    const count = 4_000;
    const waits = Array.from(
      { length: count },
      (_, place) => nextActivityTime(steady, ten, SeededRandom.of(`wait ${place}`)) - ten,
    );
    // Until 13:00 every step has probability 0.1: after n steps of 3 ± √2 minutes 0.9ⁿ are still waiting. An hour is
    // passed after 20 steps: more exactly the number of steps within an hour varies by less than two.
    const waiting = waits.filter((wait) => wait > HOUR).length / count;
    expect(waiting).toBeGreaterThan(0.9 ** 21 - 5 * Math.sqrt((0.1 * 0.9) / count));
    expect(waiting).toBeLessThan(0.9 ** 19 + 5 * Math.sqrt((0.1 * 0.9) / count));
  });

  it('is an hour from now when 1,440 steps find nothing', () => {
    const steps: number[] = [];
    const closed: Random = Object.assign(SeededRandom.of('closed'), {
      chance: () => false,
      integer: (minimum: number, maximum: number) => {
        steps.push(maximum - minimum);
        return minimum;
      },
    });
    expect(nextActivityTime(medium, FRIDAY_NOON, closed)).toBe(FRIDAY_NOON + HOUR);
    expect(steps).toHaveLength(1_440);
  });
});
