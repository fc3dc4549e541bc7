import { randomUUID } from 'node:crypto';
import { eventList } from '../../src/hub/events/events.schemas.js';
import { EventLog, type EventOwner } from '../../src/hub/events/index.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { EventReader } from '../support/event-reader.js';
import { eventually } from '../support/eventually.js';

const DAY_MS = 86_400_000;
let time = Date.parse('2026-11-21T12:00:00.000Z');
let server: TestApp;
let prisma: PrismaService;
let organizationId: string;
let foreign: EventOwner;

beforeAll(async () => {
  server = await startTestApp({}, { now: () => time });
  prisma = server.app.get(PrismaService);
  ({ organizationId } = await prisma.apiKey.findFirstOrThrow({ where: { name: 'bootstrap' } }));
  foreign = { organizationId: (await prisma.organization.create({ data: { name: 'Foreign' } })).id, userId: 'ana' };
}, 60_000);
afterAll(() => server.close());

let ana: EventOwner & { userId: string };
let ben: EventOwner & { userId: string };
let all: EventOwner;
beforeEach(() => {
  ana = { organizationId, userId: `ana-${randomUUID()}` };
  ben = { organizationId, userId: `ben-${randomUUID()}` };
  all = { organizationId, userId: null };
});

let count = 0;
const append = async (owner: EventOwner, ...types: string[]) => {
  const events = types.map((type) => ({
    type,
    subject: 'task:1',
    occurredAt: '2026-11-21T11:59:59.000Z',
    identity: String(count++),
    data: { note: `about ${type}` },
  }));
  return prisma.$transaction((tx) => server.app.get(EventLog).append(owner, 'asana', events, tx));
};
const newKey = async (body: object) => {
  const answer = await server
    .http()
    .post('/api/keys')
    .send({ name: 'probe', ...body })
    .expect(201);
  return String(answer.body.key);
};
const follow = async (query: Record<string, string> = {}, credential = server.key, lastEventId?: string) => {
  const reader = await EventReader.open(`${server.url}/api/events`, { credential, query, lastEventId });
  return reader.ready();
};
const list = async (query: Record<string, string | number> = {}, credential = server.key) =>
  eventList.parse((await server.http(credential).get('/api/events/log').query(query).expect(200)).body);
const typesOf = async (query: Record<string, string | number>, credential?: string) =>
  (await list(query, credential)).events.map(({ type }) => type);
/** What each reader got, once each has got its last. */
const typesTo = async (readers: readonly EventReader[], last: string) => {
  await append(all, last);
  await eventually(() => readers.every((reader) => reader.received.at(-1)?.event === last));
  for (const reader of readers) reader.close();
  return readers.map((reader) => reader.received.slice(0, -1).map(({ event }) => event));
};

describe('the stream', () => {
  it('is server-sent events of the documented form', async () => {
    const reader = await follow({ user_id: ana.userId });
    const { headers } = reader.answer;
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-request-id': expect.any(String),
    });
    const [stored] = await append(ana, 'task.completed');
    const [event] = await reader.count(1);
    expect(event).toMatchObject({ event: 'task.completed', id: expect.stringMatching(/^[\w-]{4,40}$/) });
    expect(event?.data).toEqual({
      id: stored?.id,
      type: 'task.completed',
      source: 'asana',
      subject: 'task:1',
      user_id: ana.userId,
      occurred_at: '2026-11-21T11:59:59.000Z',
      data: { note: 'about task.completed' },
    });
    expect(reader.retry).toBe(2_000);
    reader.close();
    expect((await list({ user_id: ana.userId, limit: 1 })).events).toEqual([event?.data]);
  });

  it('shows a user its own events and the organization’s, and a backend all or those of one user', async () => {
    const session = await server.http().post('/api/sessions').send({ user_id: ana.userId }).expect(201);
    const readers = [
      await follow({}, session.body.token),
      await follow({}, await newKey({ scopes: ['events:read'], user_id: ana.userId })),
      await follow({ user_id: ana.userId }),
      await follow(),
    ];
    await append(foreign, 'foreign.seen');
    await append(ben, 'ben.seen');
    await append(ana, 'ana.seen');
    await append(all, 'all.seen');
    const own = ['ana.seen', 'all.seen'];
    expect(await typesTo(readers, 'last.one')).toEqual([own, own, own, ['ben.seen', ...own]]);
  });

  it('shows the kinds asked for', async () => {
    const readers = [
      await follow({ types: 'task.*,lead.updated,last.*' }),
      await follow({ types: 'task.changed, last.*' }),
      await follow({ types: '*' }),
    ];
    await append(ana, 'task.changed', 'task.added', 'lead.updated', 'lead.created', 'tasks.all');
    expect(await typesTo(readers, 'last.one')).toEqual([
      ['task.changed', 'task.added', 'lead.updated'],
      ['task.changed'],
      ['task.changed', 'task.added', 'lead.updated', 'lead.created', 'tasks.all'],
    ]);
  });

  it('goes on behind the last event seen, said in the header or the query; the header is newer', async () => {
    const query = { user_id: ana.userId };
    const reader = await follow(query);
    const start = reader.lastEventId ?? '';
    await append(ana, 'one.thing', 'two.things', 'three.things');
    const [one, two] = (await reader.count(3)).map(({ id }) => id ?? '');
    reader.close();
    const readers = [
      await follow(query, server.key, start),
      await follow({ ...query, last_event_id: one ?? '' }),
      await follow({ ...query, last_event_id: one ?? '' }, server.key, two),
      await follow({ ...query, last_event_id: '' }),
    ];
    expect(await typesTo(readers, 'last.one')).toEqual([
      ['one.thing', 'two.things', 'three.things'],
      ['two.things', 'three.things'],
      ['three.things'],
      [],
    ]);
  });

  it('goes on behind what its filter left out', async () => {
    const query = { user_id: ana.userId, types: 'wanted.*,last.*' };
    const reader = await follow(query);
    await append(ana, ...Array.from({ length: 250 }, () => 'other.thing'));
    const again = await follow(query, server.key, reader.lastEventId);
    await append(ana, 'wanted.thing');
    expect(await typesTo([reader, again], 'last.one')).toEqual([['wanted.thing'], ['wanted.thing']]);
  });

  it('reads on from the log, page by page, with what is new behind it', async () => {
    const reader = await follow({ user_id: ana.userId });
    const names = Array.from({ length: 350 }, (_, number) => `thing.n${number}`);
    await append(ana, ...names);
    const again = await follow({ user_id: ana.userId }, server.key, reader.lastEventId);
    expect(await typesTo([reader, again], 'last.one')).toEqual([names, names]);
  });

  it('begins at a time', async () => {
    const began = (time += 1_000);
    await append(ana, 'early.one');
    time += 1_000;
    await append(ana, 'late.one');
    time += 1_000;
    const at = (milliseconds: number) => ({ user_id: ana.userId, since: new Date(began + milliseconds).toISOString() });
    const readers = [await follow(at(0)), await follow(at(1)), await follow(at(2_000))];
    expect(await typesTo(readers, 'last.one')).toEqual([['early.one', 'late.one'], ['late.one'], []]);
    expect(await typesOf(at(1_000))).toEqual(['last.one', 'late.one']);
  });

  it('says so when events since the id are no longer kept, or the id is none of this log', async () => {
    const query = { user_id: ana.userId };
    const reader = await follow(query);
    await append(ana, 'old.one');
    const [old] = await reader.count(1);
    reader.close();
    const resumed = async (id: string) => {
      const again = await follow(query, server.key, id);
      const [types] = await typesTo([again], 'last.one');
      return types;
    };
    time += 30 * DAY_MS - 120_000;
    expect(await resumed(old?.id ?? '')).toEqual([]);
    time += 120_000;
    expect(await resumed(old?.id ?? '')).toEqual(['reset']);
    expect(await resumed('nonsense')).toEqual(['reset']);
    const future = Buffer.from(`${(10 ** 12).toString(36)}-${time.toString(36)}`).toString('base64url');
    expect(await resumed(future)).toEqual(['reset']);
    await append(ana, 'new.one');
    expect(await resumed(reader.lastEventId ?? '')).toEqual(['reset']);
  });

  it('refuses what is malformed, and who may not', async () => {
    const stream = (query: object, credential?: string | null) =>
      server.http(credential).get('/api/events').query(query);
    for (const [field, value] of [
      ['types', 'task.*.done'],
      ['types', ''],
      ['types', 'a,'.repeat(60)],
      ['since', 'yesterday'],
      ['last_event_id', 'x'.repeat(65)],
    ] as const) {
      const { body } = await stream({ [field]: value }).expect(400);
      expect(body.errors[0].field).toMatch(field);
    }
    await stream({}, null).expect(401);
    await stream({}, await newKey({ scopes: ['asana:read', 'users:delegate'] })).expect(403);
    const backend = await newKey({ scopes: ['events:read'] });
    const { body } = await stream({}, backend).expect(403);
    expect(body.detail).toContain('users:delegate');
    await stream({ user_id: ana.userId }, backend).expect(404);
    const session = await server.http().post('/api/sessions').send({ user_id: ana.userId }).expect(201);
    await stream({ user_id: ben.userId }, session.body.token).expect(404);
  });

  it('counts what is open and what was written', async () => {
    const reader = await follow({ user_id: ana.userId });
    const metrics = async () => (await server.http().get('/metrics').expect(200)).text;
    expect(await metrics()).toMatch(/switchyard_event_streams_open\{operation="events.stream"\} [1-9]/);
    expect(await metrics()).toMatch(/switchyard_events_appended_total\{source="asana"\} [1-9]/);
    reader.close();
    await eventually(async () =>
      (await metrics()).includes('switchyard_event_streams_open{operation="events.stream"} 0'),
    );
  });
});

describe('the list', () => {
  it('shows the newest first, page by page', async () => {
    const names = Array.from({ length: 7 }, (_, number) => `thing.n${number}`);
    await append(ana, ...names);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await list({ user_id: ana.userId, types: 'thing.*', limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.events.map(({ type }) => type));
      cursor = page.next_cursor;
    } while (cursor !== null);
    expect(seen).toEqual([...names].reverse());
    for (const place of ['nonsense', Buffer.from('zzzzzzzzzzzzz-1').toString('base64url')]) {
      const wrong = await server.http().get('/api/events/log').query({ cursor: place }).expect(400);
      expect(wrong.body.errors[0].field).toBe('cursor');
    }
  });

  it('shows to whom and of which kind the stream does', async () => {
    await append(foreign, 'foreign.seen');
    await append(ben, 'ben.seen');
    await append(ana, 'ana.seen', 'ana.changed');
    await append(all, 'all.seen');
    const session = await server.http().post('/api/sessions').send({ user_id: ana.userId }).expect(201);
    const own = ['all.seen', 'ana.changed', 'ana.seen'];
    expect(await typesOf({ limit: 3 }, session.body.token)).toEqual(own);
    expect(await typesOf({ limit: 4 })).toEqual([...own, 'ben.seen']);
    expect(await typesOf({ limit: 4, types: 'ana.seen,ben.*', user_id: ana.userId })).toEqual(['ana.seen']);
    const types = await typesOf({ limit: 100 });
    expect(types).not.toContain('foreign.seen');
  });
});
