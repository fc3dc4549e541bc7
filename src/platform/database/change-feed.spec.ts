import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { eventually } from '../../../test/support/eventually.js';
import { Log } from '../telemetry/index.js';
import { ChangeFeed } from './change-feed.js';
import { PrismaService } from './prisma.service.js';

let database: TestDatabase;
const started: { feed: ChangeFeed; prisma: PrismaService }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const { feed, prisma } of started.splice(0)) {
    await feed.onApplicationShutdown();
    await prisma.$disconnect();
  }
});
afterAll(() => database.drop());

async function instance() {
  const options = { url: database.url, poolSize: 2 };
  const prisma = new PrismaService(options);
  const feed = new ChangeFeed(options, prisma, new Log('silent'));
  started.push({ feed, prisma });
  const heard: (string | undefined)[] = [];
  feed.on('things', (id) => heard.push(id));
  feed.onApplicationBootstrap();
  await eventually(() => feed.isLive, 5_000);
  heard.length = 0;
  return { feed, prisma, heard };
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

it('tells all instances, the announcing one before it goes on', async () => {
  const here = await instance();
  const there = await instance();
  const announced = here.feed.announce('things', 'a:1');
  expect(here.heard).toEqual(['a:1']);
  await announced;
  await eventually(() => there.heard.length > 0, 5_000);
  expect(there.heard).toEqual(['a:1']);
});

it('is not live while the link is down, says so to every listener, and comes back by itself', async () => {
  const { feed, heard } = await instance();
  await asAdmin(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`,
  );
  await eventually(() => !feed.isLive, 5_000);
  expect(heard).toEqual([undefined]);
  await eventually(() => feed.isLive, 5_000);
  expect(heard).toEqual([undefined, undefined]);
  await feed.announce('things', 'b');
  expect(heard.at(2)).toBe('b');
});

it('hears of keys and connections from the database itself, whoever changes them', async () => {
  const { feed, prisma } = await instance();
  const heard: string[] = [];
  for (const topic of ['api_keys', 'connections']) feed.on(topic, (id) => heard.push(`${topic}:${id}`));
  const { id: organizationId } = await prisma.organization.create({ data: { name: 'Test' } });
  const key = await prisma.apiKey.create({
    data: { organizationId, name: 'k', hash: Buffer.from('h'), hint: 'sy_h', scopes: ['*'] },
  });
  const { id } = await prisma.connection.create({
    data: { organizationId, userId: 'u', provider: 'acme', accessToken: 'sealed' },
  });
  // A use that is noted changes nothing that anyone remembers.
  await asAdmin('UPDATE api_keys SET last_used_at = now(); UPDATE connections SET last_used_at = now()');
  await asAdmin('UPDATE api_keys SET revoked_at = now(); UPDATE connections SET version = 2');
  await asAdmin('DELETE FROM organizations');
  await eventually(() => heard.length >= 4, 5_000);
  expect(heard.sort()).toEqual([`api_keys:${key.id}`, `api_keys:${key.id}`, `connections:${id}`, `connections:${id}`]);
});

it('goes on trying while there is no database', async () => {
  const options = { url: 'postgresql://nobody@127.0.0.1:1/none', poolSize: 1 };
  const prisma = new PrismaService(options);
  const feed = new ChangeFeed(options, prisma, new Log('silent'));
  started.push({ feed, prisma });
  feed.onApplicationBootstrap();
  await sleep(50);
  expect(feed.isLive).toBe(false);
  await expect(feed.announce('things', 'x')).rejects.toThrow();
});
