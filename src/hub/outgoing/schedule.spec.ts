import { isLasting, pauseAfter, restAfter } from './schedule.js';

const DAY_S = 86_400;

it('gives a message at least ten tries over about a day, each pause at least as long as the one before', () => {
  const pauses: number[] = [];
  for (let tries = 1, pause = pauseAfter(1, 0); pause !== undefined; pause = pauseAfter(++tries, 0)) pauses.push(pause);
  expect(pauses.slice(0, 4)).toEqual([5_000, 30_000, 120_000, 600_000]);
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(pauses.length + 1).toBe(11);
  const total = pauses.reduce((sum, pause) => sum + pause, 0) / 1_000;
  expect(total).toBeGreaterThan(0.9 * DAY_S);
  expect(total).toBeLessThan(1.2 * DAY_S);
});

it('spreads tries that failed together', () => {
  expect(pauseAfter(1, 0.5)).toBe(5_500);
  expect(pauseAfter(1, 0.999)).toBeLessThan(6_000);
});

it('lets an endpoint rest longer the longer it fails, and less than its only message waits', () => {
  expect([0, 60_000, 3_600_000, 10 * 3_600_000].map(restAfter)).toEqual([1_000, 6_000, 360_000, 600_000]);
  let failingFor = 0;
  for (let tries = 1, pause = pauseAfter(1, 0); pause !== undefined; pause = pauseAfter(++tries, 0)) {
    expect(restAfter(failingFor)).toBeLessThan(pause);
    failingFor += pause;
  }
});

it('gives an endpoint up after five days', () => {
  expect(isLasting(5 * DAY_S * 1_000 - 1)).toBe(false);
  expect(isLasting(5 * DAY_S * 1_000)).toBe(true);
});
