import { limitsOf, MINUTE, World } from '../../../../test/support/budget-world.js';
import { TellingProvider } from '../../../../test/support/telling-provider.js';
import type { RateLimits } from '../../../contracts/index.js';
import { newerOf, secondsToReset, type Told, toldBy } from './told-limits.js';

const NAMES = { limit: 'X-Rate-Limit-Limit', remaining: 'X-Rate-Limit-Remaining', reset: 'X-Rate-Limit-Reset' };
const NOW = Date.parse('2026-11-21T12:00:10.400Z');
const RESET = Date.parse('2026-11-21T12:01:00Z') / 1000;
const headers = (over: Record<string, string | undefined> = {}) => ({
  'x-rate-limit-limit': '600',
  'x-rate-limit-remaining': '599',
  'x-rate-limit-reset': String(RESET),
  ...over,
});

describe('what the headers of an answer say', () => {
  it('is the limit, what is left of it, and when its window ends', () => {
    expect(toldBy(NAMES, headers(), NOW)).toEqual({
      limit: 600,
      remaining: 599,
      reset: RESET,
      until: NOW + 50_000,
    });
  });

  it('is reckoned by the clock of the provider', () => {
    const date = 'Sat, 21 Nov 2026 11:30:50 GMT';
    expect(secondsToReset(NAMES, headers({ date, 'x-rate-limit-reset': String(RESET - 1_800) }), NOW)).toBe(10);
    expect(secondsToReset(NAMES, headers({ date: 'soon' }), NOW)).toBe(50);
    expect(secondsToReset(NAMES, headers({ 'x-rate-limit-reset': String(RESET - 600) }), NOW)).toBe(0);
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['without a limit', { 'x-rate-limit-limit': undefined }],
    ['without a rest', { 'x-rate-limit-remaining': undefined }],
    ['without an end', { 'x-rate-limit-reset': undefined }],
    ['a limit of calls at the same time', { 'x-rate-limit-limit': '0' }],
    ['a negative rest', { 'x-rate-limit-remaining': '-1' }],
    ['words', { 'x-rate-limit-remaining': 'many' }],
    ['several at once', { 'x-rate-limit-limit': '600, 100' }],
    ['seconds that are left instead of a time', { 'x-rate-limit-reset': '50' }],
    ['an end in two days', { 'x-rate-limit-reset': String(RESET + 172_800) }],
  ])('is nothing: %s', (_, over) => {
    expect(toldBy(NAMES, headers(over), NOW)).toBeUndefined();
  });

  it('counts by the window, and in it by what is left, whatever order answers come in', () => {
    const told = (reset: number, remaining: number): Told => ({ limit: 10, remaining, reset, until: reset * 1000 });
    expect(newerOf(undefined, told(1, 5))).toEqual(told(1, 5));
    expect(newerOf(told(1, 5), told(1, 7))).toEqual(told(1, 5));
    expect(newerOf(told(1, 5), told(1, 3))).toEqual(told(1, 3));
    expect(newerOf(told(1, 5), told(2, 9))).toEqual(told(2, 9));
    expect(newerOf(told(2, 9), told(1, 0))).toEqual(told(2, 9));
  });
});

describe('a budget that the provider tells about', () => {
  const rule = (name: string, perMinute: number) => ({ name, path: `^/${name}$`, perMinute });
  const told: Partial<RateLimits> = { headers: NAMES, concurrentReads: undefined, concurrentWrites: undefined };
  const worldOf = (instances: number, limits: RateLimits, paths: Readonly<Record<string, number>>) => {
    const world = new World(instances, limits);
    world.telling = new TellingProvider(paths);
    return world;
  };
  const callsTo = (world: World, path: string) => world.calls.filter((call) => call.path === path);
  /** A call that nothing holds back. */
  const call = async (world: World, instance: number, path: string) => {
    const answered = world.call(instance, { path });
    await world.time.pass(300);
    return answered;
  };
  /** To the beginning of one of the provider's minutes. */
  const nextMinute = async (world: World) => world.time.pass(MINUTE - (world.time.now() % MINUTE) + 500);

  it('follows a limit below and above that of the documentation', async () => {
    for (const actual of [40, 300]) {
      const world = worldOf(2, limitsOf(120, { ...told, rules: [] }), { '/x': actual });
      for (const instance of [0, 1]) world.work(instance, 4, { priority: 'background' });
      await world.time.pass(2 * MINUTE);
      const [before, from] = [world.refusals, world.time.now()];
      await world.time.pass(3 * MINUTE);
      expect(world.refusals - before).toBe(0);
      expect(world.units(from, from + 3 * MINUTE) / (3 * actual)).toBeGreaterThanOrEqual(0.9);
      expect(world.state().told['']?.limit).toBe(actual);
    }
  });

  it('would be seen to fail if nobody listened', async () => {
    const world = worldOf(2, limitsOf(120, { ...told, headers: undefined, rules: [] }), { '/x': 40 });
    for (const instance of [0, 1]) world.work(instance, 4, { priority: 'background' });
    await world.time.pass(3 * MINUTE);
    expect(world.refusals).toBeGreaterThan(5);
  });

  it('does not call before the end of the window once nothing is left, on any instance', async () => {
    const world = worldOf(3, limitsOf(600, { ...told, rules: [] }), { '/x': 100 });
    await nextMinute(world);
    world.telling?.takeElsewhere('/x', 99, world.time.now());
    await call(world, 0, '/x');
    const end = world.time.now() - (world.time.now() % MINUTE) + MINUTE;
    for (const instance of [0, 1, 2]) void world.call(instance, { path: '/x', priority: 'background' });
    await world.time.pass(end - world.time.now() - 100);
    expect(world.calls).toHaveLength(1);
    await world.time.pass(5_000);
    expect(world.calls).toHaveLength(4);
    expect(world.refusals).toBe(0);
  });

  it('holds back only the calls of the rule that is used up', async () => {
    const rules = [rule('users', 100), rule('apps', 100)];
    const world = worldOf(2, limitsOf(600, { ...told, rules }), { '/users': 100, '/apps': 100, '/org': 50 });
    await nextMinute(world);
    world.telling?.takeElsewhere('/users', 99, world.time.now());
    await call(world, 0, '/users');
    const held = [0, 1].map((instance) => world.call(instance, { path: '/users', priority: 'background' }));
    await world.time.pass(1_000);
    for (const instance of [0, 1]) await call(world, instance, '/apps');
    // A limit of which no rule is known is not that of the whole.
    await call(world, 0, '/org');
    expect(callsTo(world, '/users')).toHaveLength(1);
    expect(callsTo(world, '/apps')).toHaveLength(2);
    expect(world.state().told['']).toBeUndefined();
    await world.time.pass(MINUTE);
    expect(await Promise.all(held)).toEqual([200, 200]);
    expect(world.refusals).toBe(0);
  });

  it('waits after a refusal until the window ends, by the clock of the provider', async () => {
    const world = worldOf(2, limitsOf(600, { ...told, rules: [rule('users', 600)] }), { '/users': 10 });
    if (world.telling) world.telling.skewMs = 25_000;
    await world.time.pass(MINUTE - ((world.time.now() + 25_000) % MINUTE) + 2_000);
    world.telling?.takeElsewhere('/users', 10, world.time.now());
    expect(await call(world, 0, '/users')).toBe(429);
    const second = world.call(1, { path: '/users', priority: 'background' });
    await world.time.pass(56_000);
    expect(world.calls).toHaveLength(1);
    await world.time.pass(4_000);
    expect(await second).toBe(200);
  });

  it('leaves to others what they call with the same token', async () => {
    const world = worldOf(2, limitsOf(120, { ...told, rules: [] }), { '/x': 120 });
    for (const instance of [0, 1]) world.work(instance, 4, { priority: 'background' });
    for (let second = 0; second < 180; second++) {
      world.telling?.takeElsewhere('/x', 1, world.time.now());
      await world.time.pass(1_000);
    }
    expect(world.refusals / world.calls.length).toBeLessThan(0.02);
    expect(world.calls.length).toBeGreaterThan(0.85 * 3 * 60);
  });

  it('warns once a window when less than a tenth is left', async () => {
    const world = worldOf(1, limitsOf(100, { ...told, rules: [rule('users', 100)] }), { '/users': 100 });
    await nextMinute(world);
    world.telling?.takeElsewhere('/users', 88, world.time.now());
    for (const expected of [0, 0, 1, 1, 1]) {
      await call(world, 0, '/users');
      expect(world.warnings).toHaveLength(expected);
    }
    expect(world.warnings[0]).toMatchObject({ rule: 'users', told: { limit: 100, remaining: 9 } });
    await nextMinute(world);
    world.telling?.takeElsewhere('/users', 95, world.time.now());
    await call(world, 0, '/users');
    expect(world.warnings).toHaveLength(2);
  });
});
