import { limitsOf, MINUTE, World } from '../../../../test/support/budget-world.js';

describe('a pause that the provider asks for', () => {
  it('is kept by every instance, those that held permits included', async () => {
    const world = new World(3, limitsOf(1500), { perMinute: 100 });
    for (const instance of [0, 1, 2]) world.work(instance, 4);
    await world.time.pass(20_000);
    const [first] = world.calls.filter((call) => call.refused);
    expect(first).toBeDefined();
    const from = (first?.at ?? 0) + 20 + 2 + 20;
    const until = world.state().blockedUntil;
    expect(until).toBeGreaterThan(from + 30_000);
    await world.time.pass(until - world.time.now());
    expect(world.calls.filter(({ at }) => at > from && at < until)).toEqual([]);
    await world.time.pass(15_000);
    expect(world.units(until, until + 15_000)).toBeGreaterThan(30);
  });

  it('without a time is one of a few seconds', async () => {
    const world = new World(1, limitsOf(1500));
    const demand = { key: 'k', provider: 'acme', limits: limitsOf(1500), method: 'GET', path: '/x' };
    const admitted = Promise.resolve(world.budgets[0]?.admit(demand));
    await world.time.pass(10);
    (await admitted)?.release({ status: 429 });
    const next = world.call(0);
    await world.time.pass(4_900);
    expect(world.calls).toHaveLength(0);
    await world.time.pass(200);
    expect(await Promise.race([next, Promise.resolve('waits')])).not.toBe('waits');
  });
});

describe('the tier of a plan that nobody named', () => {
  it('is tried with one call when the lower one is used up, and used at once', async () => {
    const world = new World(2, limitsOf([150, 1500]), { perMinute: 1500 });
    for (const instance of [0, 1]) world.work(instance, 60, { priority: 'background' });
    await world.time.pass(2 * MINUTE);
    expect(world.refusals).toBe(0);
    expect(world.state().tier.index).toBe(1);
    const now = world.time.now();
    expect(world.units(now - MINUTE, now)).toBeGreaterThan(1425);
  });

  it('stays when that call is refused, and is not tried again on the same day', async () => {
    const world = new World(2, limitsOf([150, 1500]), { perMinute: 150 });
    for (const instance of [0, 1]) world.work(instance, 10, { priority: 'background' });
    await world.time.pass(5 * MINUTE);
    expect(world.refusals).toBe(1);
    expect(world.state().tier).toMatchObject({ index: 0 });
    const now = world.time.now();
    expect(world.units(now - 3 * MINUTE, now)).toBeGreaterThan(0.95 * 3 * 150);
  });

  it('is given up after a refusal well within it, and learnt anew', async () => {
    const world = new World(1, limitsOf([150, 1500]), { perMinute: 1500 });
    world.work(0, 60);
    await world.time.pass(MINUTE / 2);
    expect(world.state().tier.index).toBe(1);
    world.provider.limits = { ...world.provider.limits, perMinute: 150 };
    await world.time.pass(10 * MINUTE);
    expect(world.state().tier.index).toBe(0);
    expect(world.units(world.time.now() - 5 * MINUTE, world.time.now())).toBeGreaterThan(0.95 * 5 * 150);
  });

  it('is tried again when the call that tried it died', async () => {
    const world = new World(2, limitsOf([150, 1500]), { perMinute: 1500 });
    world.work(0, 30, { priority: 'background' });
    while (!(world.calls.length > 0 && world.state().probe)) await world.time.pass(10);
    world.kill(0);
    world.latency = () => 1e9;
    await world.time.pass(100);
    world.latency = () => 20;
    world.work(1, 30, { priority: 'background' });
    await world.time.pass(2 * MINUTE);
    expect(world.state().tier.index).toBe(1);
  });
});

describe('what is counted apart', () => {
  it('a rule holds on top of the whole, and keeps no other call waiting', async () => {
    const world = new World(2, limitsOf(1500));
    world.work(0, 10, { path: '/search', priority: 'background' });
    world.work(1, 10, { path: '/search', priority: 'background' });
    await world.time.pass(5_000);
    const started = world.time.now();
    const plain = Promise.all([world.call(0), world.call(1), world.call(0, { priority: 'background' })]);
    await world.time.pass(1_500);
    await plain;
    expect(world.time.now() - started).toBeLessThanOrEqual(1_500);
    await world.time.pass(5 * MINUTE);
    expect(world.refusals).toBe(0);
    expect(world.calls.length).toBeGreaterThan(0.95 * 5 * 60);
  });

  it('calls under way at once, over all instances, a batch as ten', async () => {
    const world = new World(3, limitsOf(100_000));
    world.latency = () => 150;
    for (const instance of [0, 1, 2]) {
      world.work(instance, 8, { method: 'POST' });
      world.work(instance, 40);
      world.work(instance, 2, { method: 'POST', cost: { writes: 10 } });
    }
    const seconds = 20;
    await world.time.pass(seconds * 1_000);
    expect(world.refusals).toBe(0);
    const batches = world.calls.filter(({ units }) => units === 10);
    const writes = world.calls.filter(({ units }) => units === 1);
    // Nobody waits longer than a call waits, and no instance keeps from another what it waits for.
    expect(world.errors).toEqual([]);
    for (const kind of [batches, writes]) {
      const shares = [0, 1, 2].map((index) => kind.filter(({ instance }) => instance === index).length / kind.length);
      expect(Math.min(...shares)).toBeGreaterThan(0.2);
    }
    // Fifty reads and fifteen writes at once take 300 ms and a little at best.
    expect(world.calls.length).toBeGreaterThan(0.7 * 50 * (seconds / 0.32));
    expect(batches.length).toBeGreaterThan(20);
  });

  it('comes back from a killed instance within 30 seconds', async () => {
    const world = new World(2, limitsOf(100_000));
    world.latency = () => 20;
    for (let call = 0; call < 15; call++) {
      void Promise.resolve(
        world.budgets[0]?.admit({ key: 'k', provider: 'acme', limits: limitsOf(100_000), method: 'POST', path: '/x' }),
      );
    }
    await world.time.pass(100);
    world.kill(0);
    const stopped = world.time.now();
    world.work(1, 5, { method: 'POST', priority: 'background' });
    await world.time.pass(3_000);
    expect(world.calls).toHaveLength(0);
    await world.time.pass(60_000);
    expect((world.calls[0]?.at ?? Infinity) - stopped).toBeLessThan(30_000);
  });
});

it('goes on alone while the database is away, with what was last known, and tells it later', async () => {
  const world = new World(2, limitsOf(300));
  world.work(0, 20, { priority: 'background' });
  await world.time.pass(30_000);
  world.isDatabaseAway = true;
  await world.time.pass(4 * MINUTE);
  const now = world.time.now();
  expect(world.units(now - 3 * MINUTE, now)).toBeGreaterThan(0.95 * 3 * 300);
  world.isDatabaseAway = false;
  world.work(1, 20, { priority: 'background' });
  await world.time.pass(2 * MINUTE);
  expect(world.refusals).toBe(0);
  expect(world.errors).toEqual([]);
});
