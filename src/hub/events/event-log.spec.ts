import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { eventually } from '../../../test/support/eventually.js';
import { type ReportedEvent } from '../../contracts/index.js';
import { ChangeFeed, newRowId, PrismaService } from '../../platform/database/index.js';
import { Log, Metrics } from '../../platform/telemetry/index.js';
import { EventLog } from './event-log.js';
import { type EventOwner } from './stored-event.js';

const DAY_MS = 86_400_000;

let database: TestDatabase;
let prisma: PrismaService;
let time = Date.parse('2026-11-21T12:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = new PrismaService({ url: database.url, poolSize: 8 });
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

const newLog = () => new EventLog(prisma, new Metrics(), { now: () => time });
const newOwner = async (userId: string | null = 'ada'): Promise<EventOwner> => {
  const { id } = await prisma.organization.create({ data: { name: 'Acme' } });
  return { organizationId: id, userId };
};
const reported = (identity: string, more: Partial<ReportedEvent> = {}): ReportedEvent => ({
  type: 'task.changed',
  subject: 'task:1',
  occurredAt: '2026-11-21T11:59:59.000Z',
  identity,
  data: { identity },
  ...more,
});
const append = (log: EventLog, owner: EventOwner, events: ReportedEvent[], source = 'asana') =>
  prisma.$transaction((tx) => log.append(owner, source, events, tx));
const identities = (events: readonly { data: unknown }[]) =>
  events.map(({ data }) => (data as { identity: string }).identity);

it('writes many events in the order in which they were reported', async () => {
  const owner = await newOwner();
  const names = Array.from({ length: 250 }, (_, number) => `e-${number}`);
  const stored = await append(
    newLog(),
    owner,
    names.map((name) => reported(name)),
  );
  expect(identities(stored)).toEqual(names);
  const rows = await prisma.event.findMany({ where: owner, orderBy: { position: 'asc' } });
  expect(rows).toEqual(stored);
  expect(rows[0]).toMatchObject({
    ...owner,
    type: 'task.changed',
    source: 'asana',
    subject: 'task:1',
    data: { identity: 'e-0' },
    occurredAt: new Date('2026-11-21T11:59:59.000Z'),
    createdAt: new Date(time),
  });
});

it('knows an event again, in the same report, a later one and beside another append', async () => {
  const log = newLog();
  const owner = await newOwner();
  expect(identities(await append(log, owner, [reported('a'), reported('a'), reported('b')]))).toEqual(['a', 'b']);
  expect(identities(await append(log, owner, [reported('b'), reported('c'), reported('a')]))).toEqual(['c']);
  const twice = await Promise.all(Array.from({ length: 10 }, () => append(log, owner, [reported('d')])));
  expect(twice.flat()).toHaveLength(1);
  expect(await prisma.event.count({ where: owner })).toBe(4);
});

it('tells events of other owners and sources from it', async () => {
  const log = newLog();
  const owner = await newOwner();
  const owners = [owner, { ...owner, userId: 'bob' }, { ...owner, userId: null }, await newOwner()];
  for (const each of owners) expect(await append(log, each, [reported('a')])).toHaveLength(1);
  expect(await append(log, owner, [reported('a')], 'switchyard')).toHaveLength(1);
  for (const each of owners) expect(await append(log, each, [reported('a')])).toHaveLength(0);
});

it('runs the hooks in the transaction, with what is new only', async () => {
  const log = newLog();
  const owner = await newOwner();
  const seen: string[][] = [];
  let fails = false;
  log.onAppend('first', async (events, tx) => {
    seen.push(identities(events));
    await tx.organization.update({ where: { id: owner.organizationId }, data: { name: `saw ${events.length}` } });
  });
  log.onAppend('second', async () => {
    if (fails) throw new Error('The hook failed.');
  });
  expect(() => log.onAppend('first', async () => undefined)).toThrow('registered twice');
  await append(log, owner, [reported('a'), reported('b')]);
  await append(log, owner, [reported('b'), reported('c')]);
  await append(log, owner, [reported('c')]);
  fails = true;
  await expect(append(log, owner, [reported('d'), reported('e'), reported('f')])).rejects.toThrow('The hook failed.');
  expect(seen).toEqual([['a', 'b'], ['c'], ['d', 'e', 'f']]);
  const { name } = await prisma.organization.findUniqueOrThrow({ where: { id: owner.organizationId } });
  expect(name).toBe('saw 1');
  expect(await prisma.event.count({ where: owner })).toBe(3);
});

it('makes an event visible only after every one before it', async () => {
  const log = newLog();
  const owner = await newOwner();
  const seen: bigint[] = [];
  let isOver = false;
  const reading = (async () => {
    let last = 0n;
    for (let isLast = false; !isLast;) {
      // The last look begins when all is written.
      isLast = isOver;
      const rows = await prisma.event.findMany({
        where: { organizationId: owner.organizationId, position: { gt: last } },
        orderBy: { position: 'asc' },
      });
      for (const { position } of rows) seen.push(position);
      last = rows.at(-1)?.position ?? last;
    }
  })();
  await Promise.all(
    Array.from({ length: 120 }, (_, number) =>
      prisma.$transaction(
        async (tx) => {
          await log.append(owner, 'asana', [reported(`${number}-1`), reported(`${number}-2`)], tx);
          // Some transactions go on for a while, so that commits would overtake each other without the lock.
          if (number % 5 === 0) await tx.$executeRaw`SELECT pg_sleep(0.004)`;
        },
        { maxWait: 20_000, timeout: 20_000 },
      ),
    ),
  );
  isOver = true;
  await reading;
  const all = await prisma.event.findMany({ where: owner, orderBy: { position: 'asc' } });
  expect(seen).toEqual(all.map(({ position }) => position));
  expect(seen).toHaveLength(240);
});

it('announces the organization with the commit, and nothing without one', async () => {
  const options = { url: database.url, poolSize: 1 };
  const feed = new ChangeFeed(options, prisma, new Log('silent'));
  const heard: (string | undefined)[] = [];
  feed.on('events', (id) => heard.push(id));
  feed.onApplicationBootstrap();
  try {
    await eventually(() => feed.isLive);
    heard.length = 0;
    const log = newLog();
    const owner = await newOwner();
    const rolledBack = prisma.$transaction(async (tx) => {
      await log.append(owner, 'asana', [reported('a')], tx);
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    await append(log, owner, [reported('b')]);
    await eventually(() => heard.length > 0);
    await append(log, owner, [reported('b')]);
    await append(log, owner, [reported('c')]);
    await eventually(() => heard.length > 1);
    expect(heard).toEqual([owner.organizationId, owner.organizationId]);
  } finally {
    await feed.onApplicationShutdown();
  }
});

it('forgets what is older than thirty days', async () => {
  const log = newLog();
  const owner = await newOwner();
  const start = time;
  await append(log, owner, [reported('old')]);
  time = start + DAY_MS;
  await append(log, owner, [reported('young')]);
  await log.prune(new Date(start + 30 * DAY_MS));
  expect(await prisma.event.count({ where: owner })).toBe(2);
  await log.prune(new Date(start + 30 * DAY_MS + 1));
  expect(identities(await prisma.event.findMany({ where: owner }))).toEqual(['young']);
  time = start;
});

it('refuses an organization that is none', async () => {
  await expect(append(newLog(), { organizationId: newRowId(time), userId: null }, [reported('a')])).rejects.toThrow();
});
