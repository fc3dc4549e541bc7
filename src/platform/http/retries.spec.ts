import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { UpstreamHttp, UpstreamObserver, type RetryPolicyName, type UpstreamAttempt } from './index.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    void response.writeHead(code, headers).end('{"ok":true}');
const reset: Answer = (request) => void request.socket.resetAndDestroy();
const cut: Answer = (request, response) => {
  response.writeHead(200, { 'content-length': '100' }).write('{"half":');
  setTimeout(() => request.socket.destroy(), 5);
};
const hang: Answer = () => undefined;

let server: Server;
let script: Answer[];
let seen: number;
let sleeps: number[];
let now: number;
let random: () => number;
let attempts: UpstreamAttempt[];
let upstream: UpstreamHttp;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen += 1;
    (script.length > 1 ? script.shift() : script[0])?.(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});

beforeEach(() => {
  [script, seen, sleeps, attempts] = [[], 0, [], []];
  now = Date.parse('2026-03-01T12:00:00Z');
  random = () => 0.5;
  const observer = new UpstreamObserver();
  observer.subscribe((attempt) => attempts.push(attempt));
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      sleeps.push(milliseconds);
      now += milliseconds;
    },
  };
  upstream = new UpstreamHttp({ allowLoopback: true, timeoutMs: 1_000, clock, random: () => random() }, observer);
});
afterEach(() => upstream.onApplicationShutdown());

const port = () => (server.address() as AddressInfo).port;
const send = (policy: RetryPolicyName, timeoutMs?: number, url = `http://127.0.0.1:${port()}/`) =>
  upstream.send({ provider: 'acme', method: 'POST', url, allowedHosts: [], policy, timeoutMs, json: {} });

describe('requests seen by a server that always fails', () => {
  it.each<[string, Answer, Record<RetryPolicyName, number>]>([
    ['500', status(500), { read: 3, write: 1, once: 1 }],
    ['503', status(503), { read: 3, write: 1, once: 1 }],
    ['503 with a short Retry-After', status(503, { 'retry-after': '1' }), { read: 3, write: 1, once: 1 }],
    ['503 with a long Retry-After', status(503, { 'retry-after': '11' }), { read: 1, write: 1, once: 1 }],
    ['429', status(429), { read: 3, write: 1, once: 1 }],
    ['429 with a short Retry-After', status(429, { 'retry-after': '10' }), { read: 3, write: 3, once: 1 }],
    ['429 with a long Retry-After', status(429, { 'retry-after': '11' }), { read: 1, write: 1, once: 1 }],
    ['a reset', reset, { read: 3, write: 1, once: 1 }],
    ['a cut answer', cut, { read: 3, write: 1, once: 1 }],
    ['400', status(400), { read: 1, write: 1, once: 1 }],
    ['401', status(401), { read: 1, write: 1, once: 1 }],
    ['404', status(404), { read: 1, write: 1, once: 1 }],
    ['302', status(302, { location: '/elsewhere' }), { read: 1, write: 1, once: 1 }],
  ])('%s', async (_what, answer, counts) => {
    for (const policy of ['read', 'write', 'once'] as const) {
      [script, seen] = [[answer], 0];
      await expect(send(policy)).rejects.toMatchObject({ name: 'ProviderError' });
      expect([policy, seen]).toEqual([policy, counts[policy]]);
    }
  });

  it('a time-out', async () => {
    for (const [policy, count] of [
      ['read', 3],
      ['write', 1],
      ['once', 1],
    ] as const) {
      [script, seen] = [[hang], 0];
      await expect(send(policy, 30)).rejects.toMatchObject({ kind: 'unavailable', code: 'timeout' });
      expect([policy, seen]).toEqual([policy, count]);
    }
  });
});

it.each<[RetryPolicyName, number]>([
  ['read', 3],
  ['write', 3],
  ['once', 1],
])('a refused connection is tried by %s %d times', async (policy, count) => {
  const closed = createServer();
  await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(closed.address() as AddressInfo).port}/`;
  await new Promise((done) => closed.close(done));
  await expect(send(policy, 1_000, url)).rejects.toMatchObject({ kind: 'unavailable', code: 'connect_failed' });
  expect(attempts).toHaveLength(count);
});

it('returns the first good answer, and tells of every try', async () => {
  script = [status(503, { 'retry-after': '2' }), reset, status(200)];
  expect((await send('read')).body).toEqual({ ok: true });
  const common = { provider: 'acme', method: 'POST', host: `127.0.0.1:${port()}` };
  expect(attempts).toEqual([
    { ...common, attempt: 1, status: 503, kind: 'unavailable', retryAfterSeconds: 2, durationMs: 0 },
    { ...common, attempt: 2, status: 'error', kind: 'unavailable', durationMs: 0 },
    { ...common, attempt: 3, status: 200, durationMs: 0 },
  ]);
});

it('backs off exponentially with full jitter', async () => {
  script = [status(500)];
  for (const [fraction, expected] of [
    [0, [0, 0]],
    [0.5, [125, 250]],
    [0.999, [249.75, 499.5]],
  ] as const) {
    sleeps = [];
    random = () => fraction;
    await expect(send('read')).rejects.toMatchObject({ status: 500 });
    expect(sleeps).toEqual(expected);
  }
});

it('never comes back before Retry-After, in seconds or as a date', async () => {
  script = [
    status(429, { 'retry-after': '4' }),
    status(429, { 'retry-after': 'Sun, 01 Mar 2026 12:00:09 GMT' }),
    status(200),
  ];
  random = () => 0;
  await send('write');
  expect(sleeps).toEqual([4_000, 5_000]);
});

it('hands a long Retry-After to the caller', async () => {
  script = [status(429, { 'retry-after': 'Sun, 01 Mar 2026 12:05:00 GMT' })];
  await expect(send('read')).rejects.toMatchObject({ kind: 'rate_limited', status: 429, retryAfterSeconds: 300 });
  expect(sleeps).toEqual([]);
});

it('bounds the time of all tries together', async () => {
  script = [
    (request, response) => {
      now += 59_000;
      status(429, { 'retry-after': '2' })(request, response);
    },
  ];
  await expect(send('read')).rejects.toMatchObject({ kind: 'rate_limited' });
  expect(seen).toBe(1);
});
