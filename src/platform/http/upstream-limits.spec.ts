import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { type Answer, bytes, json, reset, trickle, useUpstreamWire } from '../../../test/support/upstream-wire.js';
import { UpstreamHttp } from './index.js';

const wire = useUpstreamWire({ connectTimeoutMs: 200 });
const { send, failing } = wire;

describe('limits', () => {
  it('stops reading while a too large answer streams', async () => {
    let written = 0;
    const closed = new Promise<void>((done) => {
      wire.answer = (response) => {
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
    wire.answer = bytes(compress(Buffer.alloc(5_000_000, 32)), { 'content-encoding': encoding });
    expect(await failing({ maxBytes: 100_000 })).toMatchObject({ kind: 'unavailable', code: 'response_too_large' });
  });

  it('takes an answer of just the size', async () => {
    wire.answer = bytes('x'.repeat(1000));
    expect((await send({ parse: 'text', maxBytes: 1000 })).body).toHaveLength(1000);
    expect(await failing({ parse: 'text', maxBytes: 999 })).toMatchObject({ code: 'response_too_large' });
  });

  it.each<[string, () => void]>([
    ['headers', () => (wire.answer = () => undefined)],
    ['body', () => (wire.answer = (response) => void response.writeHead(200).write('{'))],
    ['trickle', () => (wire.answer = trickle)],
  ])('times out while waiting for the %s', async (_what, prepare) => {
    prepare();
    const error = await failing({ timeoutMs: 40 });
    expect(error).toMatchObject({ kind: 'unavailable', code: 'timeout' });
    expect(error.status).toBeUndefined();
  });

  it('reports the status of an error answer whose body hangs', async () => {
    wire.answer = (response) => void response.writeHead(500).write('{');
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

  it.each<[string, Answer]>([
    ['reset before the answer', reset],
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
    wire.answer = given;
    expect(await failing()).toMatchObject({ kind: 'unavailable', code: 'connection_lost' });
  });
});

describe('connections', () => {
  it('are kept and used again, after errors too', async () => {
    for (let call = 0; call < 20; call++) {
      wire.answer = json({}, call % 2 ? 500 : 200);
      await send().catch(() => undefined);
    }
    expect(wire.received).toHaveLength(20);
    // undici marks a connection free a moment after it hands over the answer, so two may take turns.
    expect(wire.connections.size).toBeLessThanOrEqual(2);
  });

  it('let a call under way end at shutdown, then are closed', async () => {
    const started = new Promise<void>((done) => {
      wire.answer = (response) => {
        setTimeout(() => json({ late: true })(response), 30);
        done();
      };
    });
    const call = send();
    await started;
    await wire.upstream.onApplicationShutdown();
    expect((await call).body).toEqual({ late: true });
    expect(await failing()).toMatchObject({ kind: 'unavailable' });
    const open = [...wire.connections].filter((socket) => !socket.destroyed);
    await Promise.all(open.map((socket) => once(socket, 'close')));
  });

  it('are broken off at shutdown when a call hangs', async () => {
    wire.upstream = new UpstreamHttp({ allowLoopback: true, timeoutMs: 20_000, shutdownGraceMs: 20 }, wire.observer);
    const started = new Promise<void>((done) => (wire.answer = () => done()));
    const hanging = failing();
    await started;
    await wire.upstream.onApplicationShutdown();
    expect(await hanging).toMatchObject({ kind: 'unavailable', code: 'connection_lost' });
  });
});
