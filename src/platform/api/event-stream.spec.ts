import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { eventually } from '../../../test/support/eventually.js';
import { EventReader } from '../../../test/support/event-reader.js';
import { Log, Metrics } from '../telemetry/index.js';
import { EVENT_STREAM_TIMING, type EventStream, eventText, HEARTBEAT } from './event-stream.js';
import { EventStreams } from './event-streams.js';

const TIMING = { ...EVENT_STREAM_TIMING, heartbeat: 20, patience: 150 };

let server: Server;
let url: string;
let streams: EventStreams;
let metrics: Metrics;
let latest: EventStream;
let follow: (stream: EventStream) => Promise<void>;
let lines: string[];

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    const caller = { organizationId: incoming.headers['x-organization'] ?? 'acme' };
    const request = { method: incoming.method, caller, routeOptions: { config: { operation: { id: 'probe' } } } };
    try {
      const answer = streams.open(request as unknown as FastifyRequest, (stream) => follow((latest = stream)));
      // As Fastify does.
      pipeline(answer.getStream(), outgoing, () => undefined);
    } catch (error) {
      outgoing.writeHead(503).end(String(error));
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => begin());

const begin = (timing: Partial<typeof TIMING> = {}) => {
  lines = [];
  metrics = new Metrics();
  streams = new EventStreams(new Log('error', { write: (line) => void lines.push(line) }), metrics, {
    ...TIMING,
    ...timing,
  });
};
const open = () => EventReader.open(url, { credential: 'none' });
const openNow = async () => (await metrics.eventStreams.get()).values.map(({ value }) => value);
const untilOver = (stream: EventStream) =>
  new Promise<void>((done) => stream.signal.addEventListener('abort', () => done()));

it('writes events in the format that browsers read', () => {
  expect(eventText({ id: 'a1', event: 'task.completed', data: { note: 'one\ntwo\r' } })).toBe(
    'id: a1\nevent: task.completed\ndata: {"note":"one\\ntwo\\r"}\n\n',
  );
  expect(eventText({ event: 'a\ndata: forged', data: 1 })).toBe('event: a data: forged\ndata: 1\n\n');
});

it('sends what it is given, says when to come back, and ends when that is all', async () => {
  follow = async (stream) => {
    await stream.send(eventText({ event: 'a', data: 1 }));
    await stream.send('');
    await stream.send(eventText({ event: 'b', data: 2 }));
  };
  const reader = await open();
  await eventually(() => reader.isOver);
  expect(reader.received.map(({ event, data }) => [event, data])).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect(reader.retry).toBe(2_000);
  await eventually(async () => (await openNow()).every((count) => count === 0));
});

it('tells when a heartbeat is due, counted from what was sent last', async () => {
  begin({ heartbeat: 60_000 });
  follow = async (stream) => {
    await stream.send(HEARTBEAT);
    expect(stream.untilHeartbeat).toBeGreaterThan(59_000);
    await untilOver(stream);
  };
  const patient = await open();
  await eventually(() => patient.comments === 1);
  latest.end();
  begin({ heartbeat: 0 });
  follow = async (stream) => expect(stream.untilHeartbeat).toBe(0);
  await eventually(async () => (await open()).isOver === false);
  expect(lines).toEqual([]);
});

/** Takes the head of the answer and nothing of its body. */
const openUnread = () =>
  new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent: false }, resolve).on('error', reject);
  });

it('holds no more than one text for a reader that does not read, and goes on when it does', async () => {
  begin({ patience: 60_000 });
  const text = eventText({ event: 'big', data: 'x'.repeat(100_000) });
  let sent = 0;
  follow = async (stream) => {
    for (; sent < 200 && !stream.isOver; sent++) await stream.send(text);
  };
  const answer = await openUnread();
  let before = -1;
  await eventually(async () => {
    const isStuck = sent > 0 && sent === before;
    before = sent;
    await new Promise((done) => setTimeout(done, 50));
    return isStuck;
  });
  // The rest is in the buffers of the sockets.
  expect(sent).toBeLessThan(120);
  expect(latest.readable.readableLength).toBeLessThanOrEqual(text.length);
  let length = 0;
  for await (const chunk of answer) length += (chunk as Buffer).length;
  expect(sent).toBe(200);
  expect(length).toBe('retry: 2000\n\n'.length + 200 * text.length);
});

it('cuts off a reader that takes nothing for too long', async () => {
  follow = async (stream) => {
    while (!stream.isOver) await stream.send('x'.repeat(1_000_000));
  };
  await openUnread();
  await eventually(() => latest.readable.destroyed);
  await eventually(async () => (await openNow()).every((count) => count === 0));
});

it('ends when the client goes, after the longest time, and when the server stops', async () => {
  follow = untilOver;
  const leaving = await open();
  await eventually(() => leaving.retry);
  leaving.close();
  await eventually(() => latest.isOver);

  begin({ longest: 30 });
  const ended = await open();
  await eventually(() => ended.isOver);
  expect(ended.retry).toBe(2_000);

  begin();
  const stopped = await open();
  await eventually(() => stopped.retry);
  streams.onModuleDestroy();
  await eventually(() => stopped.isOver);
});

it('ends and says so in the log when following fails', async () => {
  follow = async () => {
    throw new TypeError('no');
  };
  const reader = await open();
  await eventually(() => reader.isOver);
  expect(lines.join('')).toContain('TypeError');
});

it('answers HEAD with an end', async () => {
  let followed = 0;
  follow = async (stream) => {
    await stream.send('never');
    followed++;
  };
  const { headers } = await fetch(url, { method: 'HEAD' });
  expect(headers.get('date')).not.toBeNull();
  await eventually(() => followed === 1 && latest.readable.destroyed);
});

it('has room for so many streams of one organization, and for others beside them', async () => {
  follow = untilOver;
  const taken = Array.from({ length: 500 }, () =>
    streams.open({ method: 'GET', caller: { organizationId: 'acme' }, routeOptions: { config: {} } } as never, follow),
  );
  const { status } = await fetch(url);
  expect(status).toBe(503);
  const other = new AbortController();
  expect((await fetch(url, { headers: { 'x-organization': 'other' }, signal: other.signal })).status).toBe(200);
  other.abort();
  for (const answer of taken) answer.getStream().destroy();
  await eventually(async () => (await openNow()).every((count) => count === 0));
  const reader = await open();
  reader.close();
});
