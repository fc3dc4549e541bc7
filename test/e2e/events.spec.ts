import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { EventLog, type EventOwner } from '../../src/hub/events/index.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { generateKeyRing } from '../../src/platform/vault/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { endingSession } from '../support/ending-session.js';
import { EventReader } from '../support/event-reader.js';
import { eventually } from '../support/eventually.js';

const ENCRYPTION_KEYS = generateKeyRing();

/** Two instances on one database: whoever reads at one sees what is written at the other. */
let one: TestApp;
let other: TestApp;
let organizationId: string;

beforeAll(async () => {
  one = await startTestApp({ ENCRYPTION_KEYS });
  other = await startTestApp({ ENCRYPTION_KEYS, DATABASE_URL: one.databaseUrl });
  ({ organizationId } = await one.app.get(PrismaService).apiKey.findFirstOrThrow({ where: { name: 'bootstrap' } }));
}, 60_000);
afterAll(async () => {
  await other?.close();
  await one?.close();
});

const newUser = (): EventOwner => ({ organizationId, userId: `user-${randomUUID()}` });
/** @param size of its data, in characters */
const reported = (identity: string | number, size = 0) => ({
  type: 'task.changed',
  subject: `task:${identity}`,
  occurredAt: '2026-11-21T11:59:59.000Z',
  identity: String(identity),
  data: { identity, ...(size > 0 && { text: 'x'.repeat(size) }) },
});
const append = (app: TestApp, owner: EventOwner, events: ReturnType<typeof reported>[]) =>
  app.app.get(PrismaService).$transaction((tx) => app.app.get(EventLog).append(owner, 'asana', events, tx), {
    maxWait: 30_000,
    timeout: 30_000,
  });
const follow = async (app: TestApp, { userId }: EventOwner, lastEventId?: string) => {
  const query = { user_id: userId ?? '' };
  return (await EventReader.open(`${app.url}/api/events`, { credential: app.key, query, lastEventId })).ready();
};
const identities = (reader: EventReader) => reader.received.map(({ data }) => data.data.identity as number);
const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);

it('shows at every instance what was written at any, in order and well under 100 ms later', async () => {
  const owner = newUser();
  const readers = [await follow(one, owner), await follow(other, owner)];
  const delays: number[] = [];
  for (const number of upTo(60)) {
    await append(number % 2 ? one : other, owner, [reported(number)]);
    const committed = performance.now();
    for (const reader of readers) {
      await reader.count(number + 1);
      delays.push((reader.received.at(-1)?.at ?? Infinity) - committed);
    }
  }
  for (const reader of readers) {
    expect(identities(reader)).toEqual(upTo(60));
    reader.close();
  }
  const sorted = delays.sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? NaN).toFixed(1);
  process.stdout.write(`events: append to received p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms\n`);
  // The slowest wait for the machine, not for us.
  expect(Number(at(0.5))).toBeLessThan(100);
});

it('goes on without gap or repetition where the client left off, at whichever instance, while both append', async () => {
  const owner = newUser();
  const total = 600;
  let next = 0;
  const writer = async (app: TestApp) => {
    while (next < total) {
      const batch = upTo(1 + Math.floor(Math.random() * 4)).map(() => reported(next++));
      await append(app, owner, batch);
    }
  };
  const first = await follow(one, owner);
  let lastEventId = first.lastEventId;
  first.close();
  const writing = Promise.all([writer(one), writer(other), writer(one), writer(other)]);
  const seen: number[] = [];
  let connections = 0;
  while (seen.length < next || next < total) {
    const reader = await follow(connections++ % 2 ? one : other, owner, lastEventId);
    await eventually(() => reader.received.length >= 1 || seen.length >= next);
    // In the middle of whatever is under way.
    reader.close();
    seen.push(...identities(reader));
    lastEventId = reader.lastEventId;
  }
  await writing;
  const inLog = await one.app.get(PrismaService).event.findMany({ where: owner, orderBy: { position: 'asc' } });
  expect(seen).toEqual(inLog.map(({ data }) => (data as { identity: number }).identity));
  expect(new Set(seen).size).toBe(next);
  expect(connections).toBeGreaterThan(5);
});

it('lets a reader that does not read hold a page and no more, and gives it everything when it does', async () => {
  const owner = newUser();
  const count = 10_000;
  const appendAll = async (to: EventOwner) => {
    for (let from = 0; from < count; from += 500) {
      const batch = upTo(500).map((number) => reported(from + number, 2_000));
      await append(other, to, batch);
    }
  };
  // What appending itself leaves behind, such as compiled code.
  await appendAll(newUser());
  const reader = await follow(one, owner);
  reader.answer.pause();
  const before = await memory();
  await appendAll(owner);
  const marker = await follow(one, owner);
  await append(other, owner, [reported(count)]);
  await marker.count(1);
  const grown = (await memory()) - before;
  process.stdout.write(
    `events: ${((count * 2_000) / 1e6).toFixed(0)} MB unread, ${(grown / 1e6).toFixed(1)} MB held\n`,
  );
  expect(grown).toBeLessThan(8e6);
  expect(reader.received).toHaveLength(0);
  reader.answer.resume();
  await reader.count(count + 1, 30_000);
  expect(identities(reader)).toEqual(upTo(count + 1));
  reader.close();
  marker.close();
}, 90_000);

it('goes on when the link that announces is cut, and when it is down', async () => {
  const owner = newUser();
  const reader = await follow(one, owner);
  const client = new pg.Client({ connectionString: one.databaseUrl });
  await client.connect();
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`,
  );
  for (const number of upTo(20)) await append(other, owner, [reported(number)]);
  await client.end();
  await reader.count(20, 5_000);
  expect(identities(reader)).toEqual(upTo(20));
  reader.close();
});

it('ends when the key is revoked that minted the session, wherever that happens', async () => {
  const user = `user-${randomUUID()}`;
  const { body } = await one
    .http()
    .post('/api/keys')
    .send({ name: 'minting', scopes: ['*'] })
    .expect(201);
  const session = await one.http(body.key).post('/api/sessions').send({ user_id: user }).expect(201);
  const reader = await EventReader.open(`${one.url}/api/events`, { credential: session.body.token });
  const unaffected = await follow(one, { organizationId, userId: user });
  await reader.ready();
  await other.http().delete(`/api/keys/${body.api_key.id}`).expect(200);
  await eventually(() => reader.isOver);
  expect(unaffected.isOver).toBe(false);
  unaffected.close();
});

it('ends when the session or the key runs out that it was opened with, and not before', async () => {
  const owner = newUser();
  const query = { user_id: owner.userId ?? '' };
  const { key, api_key } = (
    await one
      .http()
      .post('/api/keys')
      .send({ name: 'ending', scopes: ['*'] })
  ).body;
  const { expiresAt } = await one.app.get(PrismaService).apiKey.update({
    where: { id: api_key.id },
    data: { expiresAt: new Date(Date.now() + 1_500) },
  });
  const session = await endingSession(one, query.user_id, ['events:read']);
  const unaffected = await follow(one, owner);
  const endOf = async (credential: string) => {
    const open = () => EventReader.open(`${one.url}/api/events`, { credential, query });
    const reader = await (await open()).ready();
    await eventually(() => reader.isOver);
    const endedAt = Date.now();
    await expect(open()).rejects.toThrow('401');
    return endedAt;
  };
  const ended = await Promise.all([endOf(key), endOf(session.token)]);
  for (const [place, end] of [expiresAt, session.expiresAt].entries()) {
    const late = (ended[place] ?? NaN) - (end?.getTime() ?? NaN);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(1_000);
  }
  expect(unaffected.isOver).toBe(false);
  unaffected.close();
});

it('ends its streams when the server stops, and readers go on elsewhere', async () => {
  const owner = newUser();
  const third = await startTestApp({ ENCRYPTION_KEYS, DATABASE_URL: one.databaseUrl });
  const reader = await follow(third, owner);
  await append(one, owner, [reported(0)]);
  await reader.count(1);
  const began = performance.now();
  const closed = third.close();
  await eventually(() => reader.isOver);
  expect(performance.now() - began).toBeLessThan(2_000);
  await append(one, owner, [reported(1)]);
  const again = await follow(other, owner, reader.lastEventId);
  await again.count(1);
  expect(identities(again)).toEqual([1]);
  again.close();
  await closed;
});

/** Bytes in use, once what is garbage is gone. */
async function memory(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // Twice, with a turn between: what a finalizer holds goes with the second.
  collect();
  await new Promise((done) => setImmediate(done));
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
