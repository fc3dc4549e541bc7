import { type Limits, RateLimiter } from '../../../../sandbox/asana/rate-limit.js';
import { Clock } from '../../../../sandbox/asana/clock.js';
import { VirtualTime } from '../../../../test/support/virtual-time.js';
import { type CallCost, ProviderError, type RateLimits } from '../../../contracts/index.js';
import { type BudgetState, parseState } from './budget-state.js';
import { type KnownRow } from './budget-store.js';
import { type BudgetDemand } from './rate-budgets.js';
import { TokenBudget } from './token-budget.js';

const SEARCH = { name: 'search', path: '^/search$', perMinute: 60 };
const limitsOf = (perMinute: number | number[], more: Partial<RateLimits> = {}): RateLimits => ({
  perMinute: [perMinute].flat(),
  concurrentReads: 50,
  concurrentWrites: 15,
  rules: [SEARCH],
  ...more,
});

/** Repeatable: a failing schedule can be run again. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

interface Call {
  readonly cost?: CallCost;
  readonly method?: string;
  readonly path?: string;
  readonly priority?: 'interactive' | 'background';
  readonly signal?: AbortSignal;
}

/** Those who want it get it in turn, as PostgreSQL gives the lock of a row. */
class RowLock {
  private last: Promise<unknown> = Promise.resolve();
  private wanted = 0;

  get isHeld(): boolean {
    return this.wanted > 0;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.wanted += 1;
    const done = this.last.then(work).finally(() => (this.wanted -= 1));
    this.last = done.catch(() => undefined);
    return done;
  }
}

/** Instances over one row, a provider that counts exactly as Asana's twin does, and time that the test lets pass. */
class World {
  readonly time = new VirtualTime();
  readonly provider = new RateLimiter(new Clock(this.time.now));
  readonly budgets: TokenBudget[];
  /** Calls in the order in which they reached the provider. */
  readonly calls: { at: number; instance: number; refused: boolean; priority: string; units: number }[] = [];
  readonly errors: unknown[] = [];
  writes = 0;
  isDatabaseAway = false;
  /** Milliseconds for a call to arrive, and for its answer to come back. */
  latency: () => number = () => 20;
  private row: { state: string; version: number } | undefined;
  private readonly lock = new RowLock();
  private readonly killed = new Set<TokenBudget>();

  constructor(
    instances: number,
    private limits: RateLimits,
    at: Partial<Limits> = {},
    private readonly options: { shared?: boolean } = {},
  ) {
    this.provider.limits = { ...this.provider.limits, perMinute: limits.perMinute.at(-1) ?? null, ...at };
    this.budgets = Array.from({ length: instances }, (_, index) => this.instance(index));
  }

  get refusals(): number {
    return this.calls.filter((call) => call.refused).length;
  }

  state(): BudgetState {
    const state = this.row && parseState(JSON.parse(this.row.state));
    if (!state) throw new Error('There is no row.');
    return state;
  }

  units(from: number, to: number): number {
    return this.calls.reduce((sum, { at, units }) => (at >= from && at < to ? sum + units : sum), 0);
  }

  /** As by SIGKILL: it says nothing any more. Another takes its place. */
  kill(index: number): void {
    const budget = this.budgets[index];
    if (budget) this.killed.add(budget);
    this.budgets[index] = this.instance(index + 100);
  }

  /** A whole call: waits for its turn, reaches the provider, comes back. Resolves with what the provider answered. */
  async call(instance: number, call: Call = {}): Promise<number> {
    const { method = 'GET', path = '/x', priority = 'interactive' } = call;
    const demand: BudgetDemand = { key: 'k', provider: 'acme', limits: this.limits, ...call, method, path, priority };
    const budget = this.budgets[instance];
    if (!budget) throw new Error('There is no such instance.');
    const admitted = budget.admit(demand);
    const permit = admitted instanceof Promise ? await admitted : admitted;
    await this.time.sleep(this.latency());
    const { reads = 0, writes = 0 } = call.cost ?? (method === 'GET' ? { reads: 1 } : { writes: 1 });
    const asked = { grant: 'g', planPerMinute: 0, reads, writes, searches: path === SEARCH.path.slice(1, -1) ? 1 : 0 };
    const wait = this.provider.begin(asked);
    this.calls.push({ at: this.time.now(), instance, refused: wait > 0, priority, units: reads + writes });
    await this.time.sleep(this.latency());
    if (wait === 0) this.provider.finish(asked);
    permit.release(wait > 0 ? { status: 429, retryAfterSeconds: wait } : { status: 200 });
    return wait > 0 ? 429 : 200;
  }

  /** Workers that call one after the other, for ever. */
  work(instance: number, workers: number, call: Call = {}): void {
    for (let worker = 0; worker < workers; worker++) void this.keepCalling(instance, call);
  }

  private async keepCalling(instance: number, call: Call): Promise<void> {
    for (;;) {
      try {
        await this.call(instance, call);
      } catch (error) {
        this.errors.push(error);
        const { retryAfterSeconds = 1 } = error as ProviderError;
        await this.time.sleep(retryAfterSeconds * 1000);
      }
    }
  }

  private instance(index: number): TokenBudget {
    const isAlone = this.options.shared === false;
    let own: { state: string; version: number } | undefined;
    const get = () => (isAlone ? own : this.row);
    const set = (row: { state: string; version: number }) => (isAlone ? (own = row) : (this.row = row));
    const store = {
      isAway: false,
      time: { now: this.time.now },
      exchange: async <T extends { state: BudgetState }>(
        _key: string,
        known: KnownRow | undefined,
        apply: (state: BudgetState | undefined, now: number) => T,
      ) => {
        const swap = async (base: Partial<KnownRow> | undefined, isLocked: boolean) => {
          await this.time.sleep(this.latency() / 10);
          if (this.isDatabaseAway) throw new Error('away');
          const row = get();
          if (this.killed.has(budget)) return 'killed';
          if (base?.version !== row?.version || (this.lock.isHeld && !isLocked)) return 'conflict';
          const result = apply(base?.state, this.time.now());
          const version = (row?.version ?? 0) + 1;
          set({ state: JSON.stringify(result.state), version });
          this.writes += 1;
          return { result, row: { state: result.state, version } };
        };
        const read = () => {
          const row = get();
          return row && { state: parseState(JSON.parse(row.state)), version: row.version };
        };
        let swapped = await swap(known, false);
        if (swapped === 'conflict') swapped = await this.lock.run(() => swap(read(), true));
        return typeof swapped === 'string' ? new Promise<never>(() => undefined) : swapped;
      },
    };
    const budget: TokenBudget = new TokenBudget('k', 'acme', this.limits, {
      instance: String(index),
      clock: this.time,
      store,
      announce: (_key, until) => {
        this.time.after(2, () => {
          for (const [other, budget] of this.budgets.entries()) if (other !== index && !isAlone) budget.poke(until);
        });
      },
      failed: () => undefined,
    });
    return budget;
  }
}

const MINUTE = 60_000;

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
