import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fastify } from 'fastify';
import { startTestApp, type TestApp } from '../support/app.js';

const SLOW_CLIENTS = 200;
const CLOSED_MS = 10_000;
const OTHERS_P99_MS = 500;
/** Each slow client says one more byte this often: the connection is never idle. */
const DRIP_MS = 250;

/** What a slow client has sent when it begins to drip; what follows is never the end of the request. */
const BEGINNINGS = {
  nothing: '',
  'a request line': 'GET /livez?',
  headers: 'GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Drip: ',
  'a body':
    'POST /api/keys HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"name": "',
  'chunks of a body':
    'POST /api/keys HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
} as const;
type Beginning = keyof typeof BEGINNINGS;
const DRIP: Readonly<Record<Beginning, string>> = {
  nothing: '',
  'a request line': 'x',
  headers: 'x',
  'a body': 'x',
  'chunks of a body': '1\r\nx\r\n',
};

interface SlowClient {
  readonly beginning: Beginning;
  /** How long the server kept it, in milliseconds; undefined while it does. */
  closedAfter?: number;
  /** Status line of what the server said last. */
  answer: string;
  readonly socket: Socket;
}

async function startSlowly(port: number, beginning: Beginning): Promise<SlowClient> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const started = performance.now();
  const client: SlowClient = { beginning, answer: '', socket };
  socket.write(BEGINNINGS[beginning]);
  const drip = setInterval(() => socket.write(DRIP[beginning]), DRIP_MS);
  socket.on('data', (chunk: Buffer) => (client.answer ||= chunk.toString('latin1').split('\r\n', 1)[0] ?? ''));
  socket.on('error', () => undefined);
  socket.on('close', () => {
    clearInterval(drip);
    client.closedAfter = performance.now() - started;
  });
  return client;
}

/** Two hundred slow clients at once, and one that is not; ends when all are closed or their time is over. */
async function besiege(port: number) {
  const beginnings = Object.keys(BEGINNINGS) as Beginning[];
  const kinds = Array.from({ length: SLOW_CLIENTS }, (_, i) => beginnings[i % beginnings.length] as Beginning);
  const started = performance.now();
  const clients = await Promise.all(kinds.map((kind) => startSlowly(port, kind)));
  const others: number[] = [];
  while (performance.now() - started < CLOSED_MS + 500 && clients.some((client) => client.closedAfter === undefined)) {
    const asked = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}/livez`);
    await answer.arrayBuffer();
    expect(answer.status).toBe(200);
    others.push(performance.now() - asked);
    await sleep(10);
  }
  for (const client of clients) client.socket.destroy();
  others.sort((a, b) => a - b);
  return { clients, p99: others[Math.floor(others.length * 0.99)] ?? Infinity, requests: others.length };
}

/** @throws naming what was kept for too long */
function expectClosed(clients: readonly SlowClient[]) {
  const kept = clients.filter(({ closedAfter = Infinity }) => closedAfter > CLOSED_MS);
  if (kept.length === 0) return;
  const kinds = new Set(kept.map((client) => client.beginning));
  throw new Error(`${kept.length} of ${clients.length} slow clients were kept; they sent ${[...kinds].join(', ')}`);
}

describe('slow clients', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ LOG_LEVEL: 'info' });
  });
  afterAll(() => app.close());

  it(`are closed within ${CLOSED_MS} ms, while others are served`, async () => {
    const { clients, p99, requests } = await besiege(app.settings.http.port);
    expectClosed(clients);
    const longest = Math.round(Math.max(...clients.map(({ closedAfter = Infinity }) => closedAfter)));
    console.log(
      `slow: ${clients.length} slow clients, the last one closed after ${longest} ms; ` +
        `others: ${requests} requests, p99 ${p99.toFixed(0)} ms`,
    );
    expect(p99).toBeLessThanOrEqual(OTHERS_P99_MS);
    const answers = clients.filter((client) => client.beginning !== 'nothing').map((client) => client.answer);
    expect(new Set(answers)).toEqual(new Set(['HTTP/1.1 408 Request not received']));
    expect(app.evidence.logLines().filter((line) => line.includes('"status":5'))).toEqual([]);
  }, 30_000);

  it('would be seen to fail without the time-outs', async () => {
    const careless = fastify();
    careless.get('/livez', () => ({ status: 'ok' }));
    careless.post('/api/keys', () => ({}));
    await careless.listen({ host: '127.0.0.1', port: 0 });
    const { port } = careless.server.address() as { port: number };
    const { clients } = await besiege(port);
    await careless.close();
    expect(() => expectClosed(clients)).toThrow(/^200 of 200 .*nothing, a request line, headers, a body, chunks/);
  }, 30_000);
});
