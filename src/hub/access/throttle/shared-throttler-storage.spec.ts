import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { PrismaService } from '../../../platform/database/index.js';
import { Log } from '../../../platform/telemetry/index.js';
import { SharedThrottlerStorage } from './shared-throttler-storage.js';

const WINDOW = 60_000;
const START = Date.UTC(2026, 0, 1, 12, 0, 10);
const UNREACHABLE = 'postgresql://nobody:nothing@127.0.0.1:1/none';

describe('SharedThrottlerStorage', () => {
  let database: TestDatabase;
  const opened: PrismaService[] = [];
  const clock = { now: START };
  const log = new Log('silent');

  /** An instance of the server, as far as the throttle goes: its own memory and connections, the same database. */
  const instance = (url = database.url) => {
    const prisma = new PrismaService({ url, poolSize: 4 });
    opened.push(prisma);
    return { prisma, storage: new SharedThrottlerStorage(prisma, log, () => clock.now) };
  };

  const allowedOf = (records: { isBlocked: boolean }[]) => records.filter((record) => !record.isBlocked).length;
  const takenOf = async (key: string) => {
    const row = await opened[0]?.throttleWindow.findFirst({ where: { key } });
    return row?.taken ?? 0;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(() => {
    clock.now = START;
  });
  afterAll(async () => {
    await Promise.all(opened.map((prisma) => prisma.$disconnect()));
    await database.drop();
  });

  it('counts down exactly and blocks until the window ends', async () => {
    const { storage } = instance();
    const key = randomUUID();
    for (let hit = 1; hit <= 40; hit++) {
      expect(await storage.increment(key, WINDOW, 40)).toEqual({
        totalHits: hit,
        timeToExpire: 50,
        isBlocked: false,
        timeToBlockExpire: 0,
      });
    }
    expect(await storage.increment(key, WINDOW, 40)).toMatchObject({ isBlocked: true, timeToBlockExpire: 50 });
    clock.now = START + 50_000;
    expect(await storage.increment(key, WINDOW, 40)).toMatchObject({ isBlocked: false, totalHits: 1 });
  });

  it('holds a limit that was lowered at once, and what was taken before counts', async () => {
    const { storage } = instance();
    const key = randomUUID();
    expect(await storage.increment(key, WINDOW, 10_000)).toMatchObject({ isBlocked: false });
    expect(await storage.increment(key, WINDOW, 2)).toMatchObject({ isBlocked: true });
    expect(await storage.increment(key, WINDOW, 10_000)).toMatchObject({ isBlocked: false });
    clock.now = START + 50_000;
    expect(await storage.increment(key, WINDOW, 2)).toMatchObject({ isBlocked: false });
  });

  it.each([1, 3, 20, 100, 600])('two instances together allow at most %d and at least 90 %% of it', async (limit) => {
    const [one, two] = [instance().storage, instance().storage];
    const key = randomUUID();
    const hits = Array.from({ length: limit * 3 }, (_, index) => (index % 3 ? one : two));
    const allowed = allowedOf(await Promise.all(hits.map((storage) => storage.increment(key, WINDOW, limit))));
    expect(allowed).toBeLessThanOrEqual(limit);
    expect(allowed).toBeGreaterThanOrEqual(limit * 0.9);
  });

  it('one after the other, four instances neither exceed the limit nor leave more than their last blocks', async () => {
    const storages = [instance(), instance(), instance(), instance()].map(({ storage }) => storage);
    const key = randomUUID();
    let allowed = 0;
    for (let hit = 0; hit < 400; hit++) {
      const record = await storages[hit % 4]?.increment(key, WINDOW, 100);
      if (record && !record.isBlocked) allowed += 1;
    }
    expect(allowed).toBeLessThanOrEqual(100);
    expect(allowed).toBeGreaterThanOrEqual(85);
  });

  it('shares one query among all that wait, and asks again only for the next block', async () => {
    const { storage } = instance();
    const key = randomUUID();
    await Promise.all(Array.from({ length: 30 }, () => storage.increment(key, WINDOW, 600)));
    expect(await takenOf(key)).toBe(30);
    await storage.increment(key, WINDOW, 600);
    expect(await takenOf(key)).toBe(60);
  });

  it('asks the database no more once the window is used up', async () => {
    const { storage } = instance();
    const key = randomUUID();
    await Promise.all(Array.from({ length: 50 }, () => storage.increment(key, WINDOW, 10)));
    const taken = await takenOf(key);
    await Promise.all(Array.from({ length: 50 }, () => storage.increment(key, WINDOW, 10)));
    expect(await takenOf(key)).toBe(taken);
  });

  it('says how long a key stays spent, and nothing of one that is not', async () => {
    const { storage } = instance();
    const key = randomUUID();
    expect(storage.spentFor(key)).toBeUndefined();
    await storage.increment(key, WINDOW, 2);
    expect(storage.spentFor(key)).toBeUndefined();
    await storage.increment(key, WINDOW, 2);
    expect(storage.spentFor(key)).toBe(50);
    clock.now = START + 50_000;
    expect(storage.spentFor(key)).toBeUndefined();
  });

  it('keeps keys apart', async () => {
    const { storage } = instance();
    const [one, two] = [randomUUID(), randomUUID()];
    await storage.increment(one, WINDOW, 1);
    expect((await storage.increment(one, WINDOW, 1)).isBlocked).toBe(true);
    expect((await storage.increment(two, WINDOW, 1)).isBlocked).toBe(false);
  });

  it('counts alone while the database is away', async () => {
    const { storage } = instance(UNREACHABLE);
    const key = randomUUID();
    const records = await Promise.all(Array.from({ length: 50 }, () => storage.increment(key, WINDOW, 20)));
    expect(allowedOf(records)).toBe(20);
  });

  it('returns to the shared count when the database is back', async () => {
    const { storage, prisma } = instance();
    const [during, after] = [randomUUID(), randomUUID()];
    await prisma.$executeRaw`ALTER TABLE throttle_windows RENAME TO away`;
    expect((await storage.increment(during, WINDOW, 20)).isBlocked).toBe(false);
    await prisma.$executeRaw`ALTER TABLE away RENAME TO throttle_windows`;
    clock.now += 6_000;
    await storage.increment(after, WINDOW, 20);
    expect([await takenOf(during), await takenOf(after)]).toEqual([0, 1]);
  });
});
