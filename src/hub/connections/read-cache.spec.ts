import { TestClock } from '../../../test/faults/refresh-support.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { eventually } from '../../../test/support/eventually.js';
import { type ProviderRequest, type ProviderResponse } from '../../contracts/index.js';
import { ChangeFeed, PrismaService } from '../../platform/database/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { ReadCache } from './read-cache.js';

const clock = new TestClock();
let database: TestDatabase;
let here: Instance;
let there: Instance;
type Instance = Awaited<ReturnType<typeof instance>>;

async function instance() {
  const options = { url: database.url, poolSize: 2 };
  const prisma = new PrismaService(options);
  const feed = new ChangeFeed(options, prisma, new Log('silent'));
  const cache = new ReadCache(feed, new Log('silent'), { clock, leaseMs: 1 });
  feed.onApplicationBootstrap();
  await eventually(() => feed.isLive, 5_000);
  return {
    cache,
    feed,
    async stop() {
      cache.onModuleDestroy();
      await feed.onApplicationShutdown();
      await prisma.$disconnect();
    },
  };
}

beforeAll(async () => {
  database = await createTestDatabase();
  here = await instance();
  there = await instance();
});
afterAll(async () => {
  await here.stop();
  await there.stop();
  await database.drop();
});

let calls = 0;
let connection = 'c-0';
beforeEach(() => {
  calls = 0;
  connection = `c-${Math.random()}`;
});

const answer = (): ProviderResponse => ({ status: 200, headers: {}, body: ++calls });
const send = () => Promise.resolve(answer());
const list: ProviderRequest = { method: 'GET', path: '/tags', query: { limit: 5 }, cacheSeconds: 60 };
const read = (instanceOf: Instance, request = list, of = connection) => instanceOf.cache.through(of, request, send);
/** A call whose answer comes when the test says so. */
function held() {
  let land: (response: ProviderResponse) => void = () => undefined;
  const flight = new Promise<ProviderResponse>((resolve) => (land = resolve));
  return { send: () => flight, land: () => land(answer()) };
}

it('gives a slow-changing list again and says how old it is', async () => {
  expect(await read(here)).toMatchObject({ body: 1, cache: { status: 'miss', ageSeconds: 0 } });
  clock.advance(42);
  expect(await read(here)).toMatchObject({ body: 1, cache: { status: 'hit', ageSeconds: 42 } });
  clock.advance(18);
  expect(await read(here)).toMatchObject({ body: 2, cache: { status: 'miss' } });
});

it('keeps apart what differs in path, query or connection, and keeps nothing else', async () => {
  await read(here);
  expect(await read(here, { ...list, query: { limit: 6 } })).toMatchObject({ body: 2 });
  expect(await read(here, { ...list, path: '/tag' })).toMatchObject({ body: 3 });
  expect(await read(here, list, `${connection}-other`)).toMatchObject({ body: 4 });
  expect(await read(here, { ...list, query: { extra: undefined, limit: 5 } })).toMatchObject({ body: 1 });
  const fresh = { ...list, cacheSeconds: undefined };
  expect(await read(here, fresh)).toEqual({ status: 200, headers: {}, body: 5 });
  expect(await read(here, fresh)).toMatchObject({ body: 6 });
});

it('lets identical reads in flight share one call, unless one brings its own signal', async () => {
  const call = held();
  const request = { ...list, cacheSeconds: undefined };
  const both = [0, 1].map(() => here.cache.through(connection, request, call.send));
  const alone = read(here, { ...request, signal: new AbortController().signal });
  expect(await alone).toMatchObject({ body: 1 });
  call.land();
  expect((await Promise.all(both)).map(({ body }) => body)).toEqual([2, 2]);
  expect(calls).toBe(2);
});

it('forgets at once after a write of this instance, also one that failed', async () => {
  await read(here);
  await here.cache.through(connection, { method: 'POST', path: '/tags' }, send);
  expect(await read(here)).toMatchObject({ body: 3, cache: { status: 'miss' } });
  const failed = here.cache.through(connection, { method: 'PUT', path: '/tags/1' }, () =>
    Promise.reject(new Error('cut')),
  );
  await expect(failed).rejects.toThrow('cut');
  expect(await read(here)).toMatchObject({ body: 4 });
});

it('neither keeps nor shares what was asked before a write and answered after it', async () => {
  const call = held();
  const before = here.cache.through(connection, list, call.send);
  await here.cache.noteWrite(connection);
  const after = read(here);
  call.land();
  expect(await before).toMatchObject({ body: 2 });
  expect(await after).toMatchObject({ body: 1 });
  expect(await read(here)).toMatchObject({ body: 1, cache: { status: 'hit' } });
});

it('hears of writes and of changed connections from other instances', async () => {
  await read(there);
  await here.cache.noteWrite(connection);
  await eventually(async () => (await read(there)).cache?.status === 'miss', 5_000);
  await here.feed.announce('connections', connection);
  await eventually(async () => (await read(there)).cache?.status === 'miss', 5_000);
  expect(calls).toBe(3);
});

it('keeps nothing while it would not hear of others', async () => {
  const alone = await instance();
  await read(alone);
  await alone.feed.onApplicationShutdown();
  expect(await read(alone)).toMatchObject({ body: 2, cache: { status: 'miss' } });
  expect(await read(alone)).toMatchObject({ body: 3 });
  await alone.stop();
});
