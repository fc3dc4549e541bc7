import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, reset, useUpstreamWire } from '../../../test/support/upstream-wire.js';
import { type RetryPolicyName } from './index.js';

const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(code, headers).end('{"ok":true}');
const cut: Answer = (response, request) => {
  response.writeHead(200, { 'content-length': '100' }).write('{"half":');
  setTimeout(() => request.socket.destroy(), 5);
};
const hang: Answer = () => undefined;

/** What the server answers in turn; the last one to all that follow. */
let script: Answer[];
let sleeps: number[];
let now: number;
let random: () => number;

const clock = {
  now: () => now,
  sleep: async (milliseconds: number) => {
    sleeps.push(milliseconds);
    now += milliseconds;
  },
};
const wire = useUpstreamWire({ timeoutMs: 1_000, clock, random: () => random() });

beforeEach(() => {
  [script, sleeps] = [[], []];
  now = Date.parse('2026-03-01T12:00:00Z');
  random = () => 0.5;
  wire.answer = (response, request) => (script.length > 1 ? script.shift() : script[0])?.(response, request);
});

const send = (policy: RetryPolicyName, timeoutMs?: number, url = wire.url()) =>
  wire.send({ method: 'POST', url, policy, timeoutMs, json: {} });

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
      [script, wire.received] = [[answer], []];
      await expect(send(policy)).rejects.toMatchObject({ name: 'ProviderError' });
      expect([policy, wire.received.length]).toEqual([policy, counts[policy]]);
    }
  });

  it('a time-out', async () => {
    for (const [policy, count] of [
      ['read', 3],
      ['write', 1],
      ['once', 1],
    ] as const) {
      [script, wire.received] = [[hang], []];
      await expect(send(policy, 30)).rejects.toMatchObject({ kind: 'unavailable', code: 'timeout' });
      expect([policy, wire.received.length]).toEqual([policy, count]);
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
  expect(wire.attempts).toHaveLength(count);
});

it('returns the first good answer, and tells of every try', async () => {
  script = [status(503, { 'retry-after': '2' }), reset, status(200)];
  expect((await send('read')).body).toEqual({ ok: true });
  const common = { provider: 'acme', method: 'POST', host: new URL(wire.url()).host };
  expect(wire.attempts).toEqual([
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
    (response, request) => {
      now += 59_000;
      status(429, { 'retry-after': '2' })(response, request);
    },
  ];
  await expect(send('read')).rejects.toMatchObject({ kind: 'rate_limited' });
  expect(wire.received).toHaveLength(1);
});
