import { limitsOf, MINUTE, World } from '../../../../test/support/budget-world.js';
import { ProviderError } from '../../../contracts/index.js';

/** Repeatable: a failing schedule can be run again. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

describe('never more than the provider allows, and nearly all of it', () => {
  const seeds = Array.from({ length: 16 }, (_, index) => index + 1);

  it.each(seeds)('schedule %d', async (seed) => {
    const random = randomFrom(seed);
    const pick = <T>(...options: T[]): T => options[Math.floor(random() * options.length)] as T;
    const limit = pick(60, 150, 300, 1500);
    const instances = pick(1, 2, 3);
    const slowest = pick(20, 300, 1_000);
    const world = new World(instances, limitsOf(limit, { concurrentReads: 10_000, concurrentWrites: 10_000 }), {
      concurrentReads: 10_000,
      concurrentWrites: 10_000,
    });
    world.latency = () => random() * slowest;
    // Ten permits are collected one by one: of a small minute, that would be much to lie idle.
    const hasBatches = limit >= 300 && random() < 0.3;
    for (let instance = 0; instance < instances; instance++) {
      if (random() < 0.7 || instance === 0) world.work(instance, Math.ceil(limit / 10), { priority: 'background' });
      if (random() < 0.5) world.work(instance, 2);
      if (hasBatches) world.work(instance, 1, { priority: 'background', cost: { writes: 10 }, method: 'POST' });
    }
    await world.time.pass(MINUTE);
    const from = world.time.now();
    await world.time.pass(5 * MINUTE);
    expect(world.refusals).toBe(0);
    const used = world.units(from, from + 5 * MINUTE) / (5 * limit);
    expect(used).toBeGreaterThanOrEqual(hasBatches && limit < 1500 ? 0.9 : 0.95);
    expect(used).toBeLessThanOrEqual(1.02);
  });

  it('would be seen to fail if the instances did not share the count', async () => {
    const world = new World(2, limitsOf(150), {}, { shared: false });
    for (const instance of [0, 1]) world.work(instance, 10, { priority: 'background' });
    await world.time.pass(2 * MINUTE);
    expect(world.refusals / world.calls.length).toBeGreaterThan(0.01);
  });

  it('costs a hot key a few exchanges a second, and most calls no promise', async () => {
    const limits = limitsOf(1_000_000);
    const world = new World(1, limits);
    let promises = 0;
    const second = async () => {
      for (let tick = 0; tick < 200; tick++) {
        for (let call = 0; call < 10; call++) {
          const permit = world.budgets[0]?.admit({ key: 'k', provider: 'acme', limits, method: 'GET', path: '/x' });
          promises += permit instanceof Promise ? 1 : 0;
          world.time.after(4, () => void Promise.resolve(permit).then((given) => given?.release({ status: 200 })));
        }
        await world.time.pass(5);
      }
    };
    await second();
    await second();
    [world.writes, promises] = [0, 0];
    await second();
    expect(world.writes).toBeLessThanOrEqual(12);
    expect(promises).toBeLessThanOrEqual(40);
  });
});

describe('priority', () => {
  it('lets interactive calls go before background ones that came earlier', async () => {
    const world = new World(1, limitsOf(150));
    for (let call = 0; call < 150; call++) void world.call(0);
    await world.time.pass(5_000);
    for (let call = 0; call < 20; call++) void world.call(0, { priority: 'background' });
    await world.time.pass(50_000);
    void world.call(0);
    await world.time.pass(15_000);
    const later = world.calls.slice(150);
    expect(later[0]).toMatchObject({ priority: 'interactive', refused: false });
    expect(later.length).toBeGreaterThan(5);
  });

  it('spreads background calls over the minute and leaves interactive ones a reserve', async () => {
    const world = new World(2, limitsOf(1500));
    world.work(0, 100, { priority: 'background' });
    await world.time.pass(10_000);
    // Two seconds may be caught up with at once.
    expect(world.calls.length).toBeLessThanOrEqual((12 * 1500) / 60);
    expect(world.calls.length).toBeGreaterThan((9 * 1500) / 60);
    await world.time.pass(2 * MINUTE);
    const started = world.time.now();
    const done = Promise.all([...Array(14).keys()].map((index) => world.call(index % 2)));
    await world.time.pass(2_000);
    await done;
    const arrivals = world.calls.filter(({ priority }) => priority === 'interactive').map(({ at }) => at - started);
    expect(Math.max(...arrivals)).toBeLessThan(500);
  });

  it('lets interactive calls use the minute at once, then refuses with the time to come back', async () => {
    const world = new World(1, limitsOf(60));
    const burst = Promise.all([...Array(60).keys()].map(() => world.call(0)));
    await world.time.pass(1_000);
    expect(await burst).toEqual(Array(60).fill(200));
    expect(world.budgets[0]?.level()).toMatchObject({ limit: 60, remaining: 0 });
    const refusal = world.call(0).catch((error: unknown) => error as ProviderError);
    await world.time.pass(100);
    const error = await refusal;
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ kind: 'rate_limited', code: 'rate_budget_used_up' });
    expect((error as ProviderError).retryAfterSeconds).toBeGreaterThan(55);
    expect((error as ProviderError).retryAfterSeconds).toBeLessThanOrEqual(61);
    await world.time.pass(52_000);
    const patient = world.call(0);
    await world.time.pass(10_000);
    expect(await patient).toBe(200);
    expect(world.refusals).toBe(0);
  });

  it('lets background calls wait, until their signal ends that', async () => {
    const world = new World(1, limitsOf(60));
    void Promise.all([...Array(60).keys()].map(() => world.call(0)));
    await world.time.pass(1_000);
    const abort = new AbortController();
    const waiting = world.call(0, { priority: 'background' });
    const aborted = world.call(0, { priority: 'background', signal: abort.signal }).catch((error: unknown) => error);
    await world.time.pass(5_000);
    abort.abort(new Error('nobody waits any more'));
    expect(await aborted).toEqual(new Error('nobody waits any more'));
    const late = world.call(0, { signal: abort.signal }).catch((error: unknown) => error);
    expect(await late).toEqual(new Error('nobody waits any more'));
    await world.time.pass(60_000);
    expect(await waiting).toBe(200);
  });
});
