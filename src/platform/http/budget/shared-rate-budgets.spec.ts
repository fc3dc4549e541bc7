import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/eventually.js';
import { ProviderError, type RateLimits } from '../../../contracts/index.js';
import { ChangeFeed, PrismaService } from '../../database/index.js';
import { Log, Metrics } from '../../telemetry/index.js';
import { UpstreamHttp } from '../upstream-http.js';
import { UpstreamObserver } from '../upstream-observer.js';
import { systemBudgetOptions } from './budget-options.js';
import { emptyState, parseState } from './budget-state.js';
import { BudgetStore, type KnownRow } from './budget-store.js';
import type { BudgetDemand, Permit } from './rate-budgets.js';
import { SharedRateBudgets } from './shared-rate-budgets.js';

const UNREACHABLE = 'postgresql://nobody:nothing@127.0.0.1:1/none';
const LIMITS: RateLimits = { perMinute: [300], concurrentReads: 50, concurrentWrites: 15, rules: [] };

let database: TestDatabase;
let keys = 0;
const started: { feed: ChangeFeed; prisma: PrismaService; budgets: SharedRateBudgets }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const { feed, prisma, budgets } of started.splice(0)) {
    await budgets.beforeApplicationShutdown();
    await budgets.onApplicationShutdown();
    await feed.onApplicationShutdown();
    await prisma.$disconnect();
  }
});
afterAll(() => database.drop());

async function instance(url = database.url) {
  const options = { url, poolSize: 4 };
  const log = new Log('silent');
  const metrics = new Metrics();
  const prisma = new PrismaService(options);
  const feed = new ChangeFeed(options, prisma, log);
  const store = new BudgetStore(prisma, systemBudgetOptions);
  const budgets = new SharedRateBudgets(store, feed, metrics, log, systemBudgetOptions);
  started.push({ feed, prisma, budgets });
  if (url === database.url) {
    feed.onApplicationBootstrap();
    await eventually(() => feed.isLive, 5_000);
  }
  return { budgets, prisma, metrics, store };
}

const demandFor = (key: string, more: Partial<BudgetDemand> = {}): BudgetDemand => ({
  key,
  provider: 'acme',
  limits: LIMITS,
  method: 'GET',
  path: '/x',
  ...more,
});
const newKey = () => `organization acme user-${++keys}`;
const admitAll = (budgets: SharedRateBudgets, count: number, demand: BudgetDemand) =>
  Promise.allSettled(Array.from({ length: count }, async () => budgets.admit(demand)));
const permitsOf = (results: PromiseSettledResult<Permit>[]) =>
  results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));

/** Calls that are answered at once. */
async function callAll(budgets: SharedRateBudgets, count: number, demand: BudgetDemand): Promise<number> {
  const calls = Array.from({ length: count }, async () => (await budgets.admit(demand)).release({ status: 200 }));
  const results = await Promise.allSettled(calls);
  return results.filter(({ status }) => status === 'fulfilled').length;
}

it('two instances together let through what the provider allows, and refuse the rest with the time to come back', async () => {
  const [one, two] = [await instance(), await instance()];
  const demand = demandFor(newKey());
  const [first, second] = await Promise.all([callAll(one.budgets, 250, demand), callAll(two.budgets, 250, demand)]);
  expect(first + second).toBe(300);
  expect(Math.min(first, second)).toBeGreaterThanOrEqual(50);
  const [refused] = await admitAll(two.budgets, 1, demand);
  expect(refused).toMatchObject({
    status: 'rejected',
    reason: { kind: 'rate_limited', retryAfterSeconds: expect.any(Number) },
  });
  const text = await two.metrics.registry.metrics();
  expect(text).toMatch(/switchyard_rate_budget_refused_total\{provider="acme",priority="interactive"\} \d+/);
  expect(text).toMatch(/switchyard_rate_budget_remaining_ratio\{provider="acme"\} 0\n/);
  expect(text).toMatch(/switchyard_rate_budget_wait_seconds_count\{provider="acme",priority="interactive"\} 251/);
});

it('without the database they would not: the count can fail', async () => {
  const [one, two] = [await instance(UNREACHABLE), await instance(UNREACHABLE)];
  const demand = demandFor(newKey());
  const calls = await Promise.all([callAll(one.budgets, 250, demand), callAll(two.budgets, 250, demand)]);
  expect(calls).toEqual([250, 250]);
});

it('shares calls under way, and gives a slot to who waits as soon as it is free', async () => {
  const [one, two] = [await instance(), await instance()];
  const demand = demandFor(newKey(), { method: 'POST' });
  const permits = permitsOf(await admitAll(one.budgets, 15, demand));
  expect(permits).toHaveLength(15);
  let isAdmitted = false;
  const waiting = Promise.resolve(two.budgets.admit(demand)).then(() => (isAdmitted = true));
  await sleep(100);
  expect(isAdmitted).toBe(false);
  const freed = performance.now();
  permits[0]?.release({ status: 200 });
  await waiting;
  expect(performance.now() - freed).toBeLessThan(1_000);
});

it('tells every instance of a pause within milliseconds', async () => {
  const [one, two] = [await instance(), await instance()];
  const demand = demandFor(newKey());
  const other = await two.budgets.admit(demand);
  other.release({ status: 200 });
  const permit = await one.budgets.admit(demand);
  permit.release({ status: 429, retryAfterSeconds: 30 });
  const refused = performance.now();
  await eventually(() => two.budgets.levelOf(demand.key)?.remaining === 0, 5_000);
  expect(performance.now() - refused).toBeLessThan(1_000);
  expect(two.budgets.levelOf(demand.key)?.resetSeconds).toBeGreaterThan(28);
  await expect(two.budgets.admit(demand)).rejects.toMatchObject({ kind: 'rate_limited', retryAfterSeconds: 30 });
});

it('knows the level of a key it has used, and gives back what it does not use', async () => {
  const [one, two] = [await instance(), await instance()];
  const demand = demandFor(newKey());
  expect(one.budgets.levelOf(demand.key)).toBeUndefined();
  await callAll(one.budgets, 20, demand);
  expect(one.budgets.levelOf(demand.key)).toMatchObject({ limit: 300, remaining: 280 });
  await one.budgets.beforeApplicationShutdown();
  await callAll(two.budgets, 1, demand);
  expect(two.budgets.levelOf(demand.key)?.remaining).toBe(279);
  const row = await two.prisma.rateBudget.findUniqueOrThrow({ where: { key: demand.key } });
  expect(Object.keys(parseState(row.state)?.shares ?? {})).toHaveLength(1);
});

it('starts again from what it knows when the row is gone or cannot be read', async () => {
  const { budgets, prisma } = await instance();
  const demand = demandFor(newKey());
  await callAll(budgets, 200, demand);
  await prisma.rateBudget.deleteMany({ where: { key: demand.key } });
  await callAll(budgets, 50, demand);
  await prisma.rateBudget.update({
    where: { key: demand.key },
    data: { state: { from: 'another version' }, version: 7 },
  });
  await callAll(budgets, 40, demand);
  expect(budgets.levelOf(demand.key)?.remaining).toBe(10);
});

it('deletes rows that nobody has used for a day', async () => {
  const { budgets, prisma } = await instance();
  const long = new Date(Date.now() - 25 * 3_600_000);
  await prisma.rateBudget.create({ data: { key: 'old', state: {}, updatedAt: long } });
  await prisma.rateBudget.create({ data: { key: 'young', state: {} } });
  await callAll(budgets, 1, demandFor(newKey()));
  await eventually(async () => (await prisma.rateBudget.count({ where: { key: 'old' } })) === 0, 5_000);
  expect(await prisma.rateBudget.count({ where: { key: 'young' } })).toBe(1);
});

it('refuses who waits when the server stops, gives back what is idle, and does not ask the database again', async () => {
  const { budgets, prisma } = await instance();
  const [full, idle] = [demandFor(newKey(), { method: 'POST' }), demandFor(newKey())];
  await callAll(budgets, 20, idle);
  const permits = permitsOf(await admitAll(budgets, 15, full));
  const waiting = expect(budgets.admit(full)).rejects.toMatchObject({ kind: 'unavailable' });
  await budgets.beforeApplicationShutdown();
  await budgets.onApplicationShutdown();
  await waiting;
  const row = await prisma.rateBudget.findUniqueOrThrow({ where: { key: idle.key } });
  expect(parseState(row.state)?.shares).toEqual({});

  const ask = jest.spyOn(prisma, '$queryRaw');
  for (const permit of permits) permit.release({ status: 429 });
  for (const demand of [full, demandFor(newKey())]) {
    await expect(async () => budgets.admit(demand)).rejects.toMatchObject({ kind: 'unavailable' });
  }
  await sleep(50);
  expect(ask).not.toHaveBeenCalled();
});

it('lets an instance write in its turn, however fast the others write', async () => {
  const [busy, slow] = [await instance(), await instance()];
  const key = newKey();
  const state = emptyState();
  let isOver = false;
  const write = async () => {
    let known: KnownRow | undefined;
    while (!isOver) known = (await busy.store.exchange(key, known, () => ({ state }))).row;
  };
  const storm = [write(), write(), write()];
  for (let round = 0; round < 20; round++) {
    let tries = 0;
    await slow.store.exchange(key, undefined, () => ({ state, tries: (tries += 1) }));
    expect(tries).toBeLessThanOrEqual(2);
  }
  isOver = true;
  await Promise.all(storm);
});

describe('UpstreamHttp', () => {
  let server: Server;
  let answers: (readonly [status: number, headers?: Record<string, string>])[];
  let arrivals: number[];

  beforeAll(async () => {
    server = createServer((_request, response) => {
      arrivals.push(performance.now());
      const [status, headers] = answers.shift() ?? [200];
      response.writeHead(status, headers).end('{}');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  beforeEach(() => {
    [answers, arrivals] = [[], []];
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  });

  async function upstream(more: Partial<BudgetDemand> = {}) {
    const { budgets } = await instance();
    const http = new UpstreamHttp({ allowLoopback: true, timeoutMs: 2_000 }, new UpstreamObserver(), budgets);
    const budget = demandFor(newKey(), more);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const send = (signal?: AbortSignal) =>
      http.send({ provider: 'acme', method: 'GET', url, allowedHosts: [], policy: 'read', budget, signal });
    return { budgets, budget, http, send };
  }

  it('counts every try, and repeats a refused one when the provider wants it, not before', async () => {
    const { budgets, budget, send } = await upstream();
    answers = [[429, { 'retry-after': '1' }], [500], [200]];
    await expect(send()).resolves.toMatchObject({ status: 200 });
    expect(arrivals).toHaveLength(3);
    expect((arrivals[1] ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThanOrEqual(995);
    expect(budgets.levelOf(budget.key)?.remaining).toBe(297);
  });

  it('gives a long pause to the caller, without calling again', async () => {
    const { send } = await upstream();
    answers = [[429, { 'retry-after': '40' }]];
    await expect(send()).rejects.toMatchObject({ kind: 'rate_limited', retryAfterSeconds: 40 });
    await expect(send()).rejects.toBeInstanceOf(ProviderError);
    expect(arrivals).toHaveLength(1);
  });

  const TELLING: RateLimits = {
    ...LIMITS,
    headers: { limit: 'X-Rate-Limit-Limit', remaining: 'X-Rate-Limit-Remaining', reset: 'X-Rate-Limit-Reset' },
  };
  const toldIn = (seconds: number, remaining: number) => ({
    'x-rate-limit-limit': '100',
    'x-rate-limit-remaining': String(remaining),
    'x-rate-limit-reset': String(Math.floor(Date.now() / 1000) + seconds),
  });

  it('learns the limit from an answer, and tells every instance once nothing is left', async () => {
    const { budgets, budget, send } = await upstream({ limits: TELLING });
    const other = await instance();
    (await other.budgets.admit(budget)).release({ status: 200 });
    answers = [[200, toldIn(40, 60)]];
    await send();
    await eventually(() => budgets.levelOf(budget.key)?.limit === 100, 5_000);
    expect(budgets.levelOf(budget.key)?.remaining).toBeLessThanOrEqual(60);
    answers = [[404, toldIn(40, 0)]];
    await expect(send()).rejects.toMatchObject({ kind: 'not_found' });
    await expect(send()).rejects.toMatchObject({ code: 'rate_budget_used_up' });
    await eventually(() => other.budgets.levelOf(budget.key)?.remaining === 0, 5_000);
    const refused = await Promise.resolve(other.budgets.admit(budget)).catch((error: unknown) => error);
    expect((refused as ProviderError).retryAfterSeconds).toBeGreaterThan(35);
    expect(arrivals).toHaveLength(2);
  });

  it('waits after a refusal that names no pause until the window ends', async () => {
    const { send } = await upstream({ limits: TELLING });
    answers = [[429, toldIn(40, 0)]];
    const error: unknown = await send().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'rate_limited' });
    expect((error as ProviderError).retryAfterSeconds).toBeGreaterThan(35);
    expect(arrivals).toHaveLength(1);
  });

  it('stops waiting when its signal says so', async () => {
    const { budgets, budget, send } = await upstream();
    const permit = await budgets.admit(budget);
    permit.release({ status: 429, retryAfterSeconds: 5 });
    const abort = new AbortController();
    const call = send(abort.signal);
    abort.abort(new Error('gone'));
    await expect(call).rejects.toThrow('gone');
    await expect(send(abort.signal)).rejects.toThrow('gone');
    expect(arrivals).toHaveLength(0);
  });

  it('is not built without budgets for requests that name one', async () => {
    const http = new UpstreamHttp({ allowLoopback: true, timeoutMs: 2_000 }, new UpstreamObserver());
    const request = { provider: 'acme', method: 'GET', url: 'http://127.0.0.1:1/', allowedHosts: [] } as const;
    const call = http.send({ ...request, policy: 'read', budget: demandFor('k') });
    await expect(call).rejects.toThrow(TypeError);
  });
});
