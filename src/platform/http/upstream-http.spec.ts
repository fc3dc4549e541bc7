import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { Global, Logger, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { pino } from 'pino';

import { ProviderError } from '../../contracts/index.js';
import { ChangeFeed, PrismaService } from '../database/index.js';
import { Log, Metrics } from '../telemetry/index.js';
import { Secret } from '../vault/index.js';
import {
  UPSTREAM_OPTIONS,
  UpstreamHttp,
  UpstreamHttpModule,
  UpstreamObserver,
  type UpstreamAttempt,
  type UpstreamRequest,
} from './index.js';

type Received = Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { body: string };

let server: Server;
let connections: Set<Socket>;
let received: Received[];
let answer: (response: ServerResponse, request: IncomingMessage) => void;
let observer: UpstreamObserver;
let attempts: UpstreamAttempt[];
let upstream: UpstreamHttp;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      received.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      answer(response, request);
    });
  });
  server.on('connection', (socket: Socket) => connections.add(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});
beforeEach(() => {
  [received, attempts, connections] = [[], [], new Set()];
  answer = json({ ok: true });
  observer = new UpstreamObserver();
  observer.subscribe((attempt) => attempts.push(attempt));
  upstream = new UpstreamHttp({ allowLoopback: true, timeoutMs: 2_000, connectTimeoutMs: 200 }, observer);
});
afterEach(() => upstream.onApplicationShutdown());

const json = (value: unknown, status = 200) => bytes(JSON.stringify(value), {}, status);
const bytes =
  (content: string | Buffer, headers: Record<string, string> = {}, status = 200) =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end(content);
const url = (path = '/') => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
const send = (request: Partial<UpstreamRequest> = {}) =>
  upstream.send({ provider: 'acme', method: 'GET', url: url(), allowedHosts: [], policy: 'once', ...request });
const failing = (request: Partial<UpstreamRequest> = {}): Promise<ProviderError> =>
  send(request).then(
    (response) => Promise.reject(new Error(`answered ${response.status}`)),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ProviderError);
      return error as ProviderError;
    },
  );

describe('requests', () => {
  it('sends query, headers and bearer', async () => {
    await send({
      url: url('/tasks?fixed=1'),
      query: { q: 'a b&c=d/é', limit: 5, done: false, absent: undefined },
      headers: { 'x-custom': 'yes' },
      bearer: Secret.of('token-1'),
    });
    const [request] = received;
    expect(request?.url).toBe('/tasks?fixed=1&q=a+b%26c%3Dd%2F%C3%A9&limit=5&done=false');
    expect(request?.headers).toMatchObject({
      'x-custom': 'yes',
      authorization: 'Bearer token-1',
      accept: 'application/json',
      'accept-encoding': 'gzip, deflate, br',
      'user-agent': 'Switchyard',
    });
    expect(request?.headers['content-type']).toBeUndefined();
  });

  it('sends JSON, secrets in it revealed', async () => {
    const body = { name: 'é', nested: [{ token: Secret.of('s-1') }], at: new Date(0) };
    await send({ method: 'POST', json: body });
    expect(received[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({
      name: 'é',
      nested: [{ token: 's-1' }],
      at: '1970-01-01T00:00:00.000Z',
    });
  });

  it('sends a form and basic credentials', async () => {
    await send({
      method: 'POST',
      form: { grant_type: 'refresh_token', refresh_token: Secret.of('r&1='), scope: undefined },
      basic: { user: 'client', password: Secret.of('pä:ss') },
    });
    expect(received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(received[0]?.headers.authorization).toBe(`Basic ${Buffer.from('client:pä:ss').toString('base64')}`);
    expect(received[0]?.body).toBe('grant_type=refresh_token&refresh_token=r%261%3D');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('sends %s without content', async (method) => {
    await send({ method });
    expect(received[0]).toMatchObject({ method, body: '' });
    expect(received[0]?.headers['content-type']).toBeUndefined();
  });

  it.each(['Authorization', 'cookie', 'Host', 'transfer-encoding', 'Content-Length'])(
    'leaves the header %s to this room',
    async (name) => {
      await expect(send({ headers: { [name]: 'x' } })).rejects.toThrow(TypeError);
      expect(received).toEqual([]);
    },
  );

  it('refuses both bodies or both credentials at once', async () => {
    const secret = Secret.of('x');
    await expect(send({ json: {}, form: {} })).rejects.toThrow(TypeError);
    await expect(send({ bearer: secret, basic: { user: 'u', password: secret } })).rejects.toThrow(TypeError);
  });

  it('does not send a header that would break the framing', async () => {
    const error = await failing({ bearer: Secret.of('a\r\nx-injected: 1') });
    expect(error).toMatchObject({ kind: 'rejected', code: 'request_invalid' });
    expect(received).toEqual([]);
  });

  it('goes straight to the provider whatever proxy the environment names', async () => {
    const before = process.env.HTTP_PROXY;
    process.env.HTTP_PROXY = 'http://127.0.0.1:9';
    await expect(send()).resolves.toMatchObject({ status: 200 });
    if (before === undefined) delete process.env.HTTP_PROXY;
    else process.env.HTTP_PROXY = before;
  });
});

describe('answers', () => {
  const content = JSON.stringify({ text: 'grüße '.repeat(500) });

  it.each([
    ['identity', Buffer.from(content)],
    ['gzip', gzipSync(content)],
    ['GZIP', gzipSync(content)],
    ['deflate', deflateSync(content)],
    ['br', brotliCompressSync(content)],
  ])('reads %s', async (encoding, encoded) => {
    answer = bytes(encoded, { 'content-encoding': encoding, 'X-Total': '3' });
    const response = await send();
    expect(response).toMatchObject({ status: 200, headers: { 'x-total': '3' }, body: JSON.parse(content) });
  });

  it('gives an empty body as undefined, text as text', async () => {
    answer = bytes('', {}, 204);
    expect(await send()).toMatchObject({ status: 204, body: undefined });
    answer = bytes('{not json', { 'content-type': 'text/plain' });
    expect((await send({ parse: 'text' })).body).toBe('{not json');
    answer = bytes('', { 'content-encoding': 'gzip', 'content-length': '12' });
    expect((await send({ method: 'HEAD' })).body).toBeUndefined();
  });

  it.each([
    [401, 'auth_expired'],
    [402, 'forbidden'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [410, 'not_found'],
    [429, 'rate_limited'],
    [400, 'rejected'],
    [409, 'rejected'],
    [422, 'rejected'],
    [500, 'unavailable'],
    [503, 'unavailable'],
  ])('throws %d as %s', async (status, kind) => {
    answer = json({ secret: 'text of the provider' }, status);
    const error = await failing();
    expect(error).toMatchObject({ kind, status, message: `acme answered ${status}` });
    expect(error.code).toBeUndefined();
  });

  it.each([301, 302, 303, 307, 308])('does not follow a %d', async (status) => {
    answer = bytes('', { location: url('/elsewhere') }, status);
    expect(await failing()).toMatchObject({ kind: 'unavailable', status, code: 'redirect_refused' });
    expect(received.map((request) => request.url)).toEqual(['/']);
  });

  it('returns an error answer that the caller accepts', async () => {
    answer = json({ error: 'invalid_grant' }, 400);
    const acceptStatus = (status: number) => status === 400;
    expect(await send({ acceptStatus })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    answer = json({}, 401);
    expect(await failing({ acceptStatus })).toMatchObject({ kind: 'auth_expired' });
    answer = bytes('<html>', {}, 400);
    expect(await failing({ acceptStatus })).toMatchObject({ kind: 'unavailable', status: 400 });
  });

  it.each([
    ['HTML', bytes('<html>', { 'content-type': 'text/html' })],
    ['half of JSON', bytes('{"a":')],
    ['garbage for gzip', bytes('garbage', { 'content-encoding': 'gzip' })],
    ['truncated gzip', bytes(gzipSync('{"a":1}').subarray(0, -4), { 'content-encoding': 'gzip' })],
    ['an unknown encoding', bytes('{}', { 'content-encoding': 'zstd' })],
    ['chained encodings', bytes(gzipSync(gzipSync('{}')), { 'content-encoding': 'gzip, gzip' })],
  ])('calls %s unreadable', async (_what, given) => {
    answer = given;
    expect(await failing()).toMatchObject({ kind: 'unavailable', code: 'response_unreadable' });
  });

  it('calls what is not HTTP unreadable', async () => {
    answer = (_response, request) => void request.socket.end('SSH-2.0-OpenSSH\r\n');
    expect(await failing()).toMatchObject({ kind: 'unavailable', code: 'response_unreadable' });
  });
});

describe('limits', () => {
  it('stops reading while a too large answer streams', async () => {
    let written = 0;
    const closed = new Promise<void>((done) => {
      answer = (response) => {
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(16 * 1024))) written += 16 * 1024;
        };
        response.on('drain', more).on('close', done);
        more();
      };
    });
    expect(await failing({ maxBytes: 100_000 })).toMatchObject({ kind: 'unavailable', code: 'response_too_large' });
    await closed;
    expect(written).toBeLessThan(20 * 1024 * 1024);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('stops inflating %s', async (encoding, compress) => {
    answer = bytes(compress(Buffer.alloc(5_000_000, 32)), { 'content-encoding': encoding });
    expect(await failing({ maxBytes: 100_000 })).toMatchObject({ kind: 'unavailable', code: 'response_too_large' });
  });

  it('takes an answer of just the size', async () => {
    answer = bytes('x'.repeat(1000));
    expect((await send({ parse: 'text', maxBytes: 1000 })).body).toHaveLength(1000);
    expect(await failing({ parse: 'text', maxBytes: 999 })).toMatchObject({ code: 'response_too_large' });
  });

  it.each<[string, () => void]>([
    ['headers', () => (answer = () => undefined)],
    ['body', () => (answer = (response) => void response.writeHead(200).write('{'))],
    ['trickle', () => (answer = (response) => trickle(response))],
  ])('times out while waiting for the %s', async (_what, prepare) => {
    prepare();
    const error = await failing({ timeoutMs: 40 });
    expect(error).toMatchObject({ kind: 'unavailable', code: 'timeout' });
    expect(error.status).toBeUndefined();
  });

  it('reports the status of an error answer whose body hangs', async () => {
    answer = (response) => void response.writeHead(500).write('{');
    expect(await failing({ timeoutMs: 400 })).toMatchObject({ kind: 'unavailable', status: 500 });
  });

  it('times out while TLS does not stand', async () => {
    const sockets: Socket[] = [];
    const silent = createTcpServer((socket) => sockets.push(socket));
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const target = `https://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    expect(await failing({ url: target })).toMatchObject({ kind: 'unavailable', code: 'connect_failed' });
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => silent.close(done));
  });

  it.each<[string, (response: ServerResponse, request: IncomingMessage) => void]>([
    ['reset before the answer', (_response, request) => void request.socket.resetAndDestroy()],
    [
      'cut within the announced length',
      (response, request) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"a":1}');
        setTimeout(() => request.socket.destroy(), 5);
      },
    ],
    [
      'cut between chunks',
      (response, request) => {
        response.writeHead(200).write('{"a":1}');
        setTimeout(() => request.socket.destroy(), 5);
      },
    ],
  ])('calls a connection %s lost', async (_what, given) => {
    answer = given;
    expect(await failing()).toMatchObject({ kind: 'unavailable', code: 'connection_lost' });
  });
});

describe('connections', () => {
  it('are kept and used again, after errors too', async () => {
    for (let call = 0; call < 20; call++) {
      answer = json({}, call % 2 ? 500 : 200);
      await send().catch(() => undefined);
    }
    expect(received).toHaveLength(20);
    // undici marks a connection free a moment after it hands over the answer, so two may take turns.
    expect(connections.size).toBeLessThanOrEqual(2);
  });

  it('let a call under way end at shutdown, then are closed', async () => {
    const started = new Promise<void>((done) => {
      answer = (response) => {
        setTimeout(() => json({ late: true })(response), 30);
        done();
      };
    });
    const call = send();
    await started;
    await upstream.onApplicationShutdown();
    expect((await call).body).toEqual({ late: true });
    expect(await failing()).toMatchObject({ kind: 'unavailable' });
    const open = [...connections].filter((socket) => !socket.destroyed);
    await Promise.all(open.map((socket) => once(socket, 'close')));
  });

  it('are broken off at shutdown when a call hangs', async () => {
    upstream = new UpstreamHttp({ allowLoopback: true, timeoutMs: 20_000, shutdownGraceMs: 20 }, observer);
    const started = new Promise<void>((done) => (answer = () => done()));
    const hanging = failing();
    await started;
    await upstream.onApplicationShutdown();
    expect(await hanging).toMatchObject({ kind: 'unavailable', code: 'connection_lost' });
  });
});

describe('observation', () => {
  it('tells provider, method, host and outcome, and nothing of path or query', async () => {
    await send({ url: url('/users/4711?token=t'), method: 'DELETE' });
    expect(attempts).toHaveLength(1);
    expect(attempts[0]).toMatchObject({ provider: 'acme', method: 'DELETE', status: 200, attempt: 1 });
    expect(attempts[0]?.durationMs).toBeGreaterThanOrEqual(0);
    expect(JSON.stringify(attempts)).not.toMatch(/4711|token/);
  });

  it('does not let a listener break a call, and ends a subscription', async () => {
    Logger.overrideLogger(false);
    const stop = observer.subscribe(() => {
      throw new Error('broken listener');
    });
    await expect(send()).resolves.toMatchObject({ status: 200 });
    stop();
    let calls = 0;
    observer.subscribe(() => (calls += 1))();
    await send();
    expect(calls).toBe(0);
  });

  it("lets axios' interceptors see requests, answers and errors", async () => {
    const seen: unknown[] = [];
    upstream.interceptors.request.use((config) => {
      config.headers.set('traceparent', '00-abc');
      return config;
    });
    upstream.interceptors.response.use(
      (response) => (seen.push(response.status), response),
      (error: Error) => {
        seen.push(error);
        throw error;
      },
    );
    await send();
    answer = json({}, 500);
    await failing();
    expect(received[0]?.headers.traceparent).toBe('00-abc');
    expect(seen).toEqual([200, expect.objectContaining({ isAxiosError: true, code: 'ERR_BAD_RESPONSE', status: 500 })]);
  });
});

describe('secrets', () => {
  const canary = 'canary-5e1f';
  const secret = Secret.of(canary);
  const forms = [canary, Buffer.from(`u:${canary}`).toString('base64'), Buffer.from(canary).toString('hex')];

  const printed = (value: unknown) => {
    let log = '';
    const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => ((log += chunk.toString()), done()) });
    pino(sink).error({ err: value, value });
    return [log, inspect(value, { depth: Infinity, showHidden: true, getters: true }), JSON.stringify(value)].join(
      '\n',
    );
  };

  it.each<[string, (response: ServerResponse, request: IncomingMessage) => void]>([
    ['an error status', bytes(`{"echo":"${canary}"}`, { 'x-echo': canary }, 401)],
    ['a redirect', bytes('', { location: `https://evil.example/?t=${canary}` }, 302)],
    ['unreadable JSON', bytes(`${canary} is not JSON`)],
    ['a reset', (_response, request) => void request.socket.resetAndDestroy()],
    ['a time-out', () => undefined],
    ['no HTTP', (_response, request) => void request.socket.end(`${canary}\r\n`)],
    ['a body too large', bytes(canary.repeat(20))],
  ])('are in neither errors, interceptors nor events after %s', async (_what, given) => {
    answer = given;
    const axiosErrors: { config?: unknown }[] = [];
    upstream.interceptors.response.use(undefined, (error: Error & { config?: unknown }) => {
      axiosErrors.push(error);
      throw error;
    });
    for (const credential of [{ bearer: secret }, { basic: { user: 'u', password: secret } }]) {
      const common = { ...credential, method: 'POST' as const, url: url('/x'), query: { t: canary }, timeoutMs: 50 };
      const error = await failing({ ...common, maxBytes: 50, json: { token: secret } });
      const second = await failing({ ...common, maxBytes: 50, form: { token: secret } });
      expect(received.at(-1)?.body).toContain(canary);
      for (const form of forms) expect(printed([error, second, error.cause, attempts])).not.toContain(form);
    }
    for (const { config } of axiosErrors) {
      const { url: _url, ...rest } = config as { url: string };
      for (const form of forms) expect(printed(rest)).not.toContain(form);
    }
  });

  it('leave a cause that still says what happened', async () => {
    answer = (_response, request) => void request.socket.resetAndDestroy();
    const error = await failing({ url: url(`/${canary}`) });
    expect(error.cause).toMatchObject({ method: 'GET', host: new URL(url()).host, name: 'UpstreamFailure' });
    expect((error.cause as { code: string }).code).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
  });

  it('are not in the refusal of an address', async () => {
    const error = await failing({ url: `https://user:${canary}@evil.example/${canary}` });
    expect(error.code).toBe('address_refused');
    expect(printed(error)).not.toContain(canary);
  });
});

const log = new Log('silent');
const nowhere = { url: 'postgresql://nobody@127.0.0.1:1/none', poolSize: 1 };
const prisma = new PrismaService(nowhere);

/** What the application offers to all rooms. */
@Global()
@Module({
  providers: [
    { provide: Log, useValue: log },
    Metrics,
    { provide: PrismaService, useValue: prisma },
    { provide: ChangeFeed, useValue: new ChangeFeed(nowhere, prisma, log) },
  ],
  exports: [Log, Metrics, PrismaService, ChangeFeed],
})
class Surroundings {}

it('is offered by its module', async () => {
  const module = await Test.createTestingModule({
    imports: [
      Surroundings,
      UpstreamHttpModule.forRootAsync({ useFactory: () => ({ allowLoopback: true, timeoutMs: 500 }) }),
    ],
  }).compile();
  const offered = module.get(UpstreamHttp);
  const request = { provider: 'acme', method: 'GET', url: url(), allowedHosts: [], policy: 'read' } as const;
  expect((await offered.send(request)).body).toEqual({ ok: true });
  expect(module.get(UPSTREAM_OPTIONS, { strict: false })).toMatchObject({ timeoutMs: 500 });
  await module.close();
  await expect(offered.send({ ...request, policy: 'once' })).rejects.toMatchObject({ kind: 'unavailable' });
});

function trickle(response: ServerResponse): void {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(timer));
}
