import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { bytes, json, useUpstreamWire } from '../../../test/support/upstream-wire.js';
import { ChangeFeed, PrismaService } from '../database/index.js';
import { Log, Metrics } from '../telemetry/index.js';
import { Secret } from '../vault/index.js';
import { UPSTREAM_OPTIONS, UpstreamHttp, UpstreamHttpModule } from './index.js';

const wire = useUpstreamWire({ connectTimeoutMs: 200 });
const { url, send, failing } = wire;

describe('requests', () => {
  it('sends query, headers and bearer', async () => {
    await send({
      url: url('/tasks?fixed=1'),
      query: { q: 'a b&c=d/é', limit: 5, done: false, absent: undefined },
      headers: { 'x-custom': 'yes' },
      credential: { scheme: 'Bearer', token: Secret.of('token-1') },
    });
    const [request] = wire.received;
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
    expect(wire.received[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(wire.received[0]?.body ?? '')).toEqual({
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
    expect(wire.received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(wire.received[0]?.headers.authorization).toBe(`Basic ${Buffer.from('client:pä:ss').toString('base64')}`);
    expect(wire.received[0]?.body).toBe('grant_type=refresh_token&refresh_token=r%261%3D');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('sends %s without content', async (method) => {
    await send({ method });
    expect(wire.received[0]).toMatchObject({ method, body: '' });
    expect(wire.received[0]?.headers['content-type']).toBeUndefined();
  });

  it.each(['Authorization', 'cookie', 'Host', 'transfer-encoding', 'Content-Length'])(
    'leaves the header %s to this room',
    async (name) => {
      await expect(send({ headers: { [name]: 'x' } })).rejects.toThrow(TypeError);
      expect(wire.received).toEqual([]);
    },
  );

  it('refuses both bodies or both credentials at once', async () => {
    const secret = Secret.of('x');
    await expect(send({ json: {}, form: {} })).rejects.toThrow(TypeError);
    await expect(
      send({ credential: { scheme: 'Bearer', token: secret }, basic: { user: 'u', password: secret } }),
    ).rejects.toThrow(TypeError);
  });

  it('does not send a header that would break the framing', async () => {
    const error = await failing({ credential: { scheme: 'Bearer', token: Secret.of('a\r\nx-injected: 1') } });
    expect(error).toMatchObject({ kind: 'rejected', code: 'request_invalid' });
    expect(wire.received).toEqual([]);
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
    wire.answer = bytes(encoded, { 'content-encoding': encoding, 'X-Total': '3' });
    const response = await send();
    expect(response).toMatchObject({ status: 200, headers: { 'x-total': '3' }, body: JSON.parse(content) });
  });

  it('gives an empty body as undefined, text as text', async () => {
    wire.answer = bytes('', {}, 204);
    expect(await send()).toMatchObject({ status: 204, body: undefined });
    wire.answer = bytes('{not json', { 'content-type': 'text/plain' });
    expect((await send({ parse: 'text' })).body).toBe('{not json');
    wire.answer = bytes('', { 'content-encoding': 'gzip', 'content-length': '12' });
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
    wire.answer = json({ secret: 'text of the provider' }, status);
    const error = await failing();
    expect(error).toMatchObject({ kind, status, message: `acme answered ${status}` });
    expect(error.code).toBeUndefined();
  });

  it.each([301, 302, 303, 307, 308])('does not follow a %d', async (status) => {
    wire.answer = bytes('', { location: url('/elsewhere') }, status);
    expect(await failing()).toMatchObject({ kind: 'unavailable', status, code: 'redirect_refused' });
    expect(wire.received.map((request) => request.url)).toEqual(['/']);
  });

  it('returns an error answer that the caller accepts', async () => {
    wire.answer = json({ error: 'invalid_grant' }, 400);
    const acceptStatus = (status: number) => status === 400;
    expect(await send({ acceptStatus })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    wire.answer = json({}, 401);
    expect(await failing({ acceptStatus })).toMatchObject({ kind: 'auth_expired' });
    wire.answer = bytes('<html>', {}, 400);
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
    wire.answer = given;
    expect(await failing()).toMatchObject({ kind: 'unavailable', code: 'response_unreadable' });
  });

  it('calls what is not HTTP unreadable', async () => {
    wire.answer = (_response, request) => void request.socket.end('SSH-2.0-OpenSSH\r\n');
    expect(await failing()).toMatchObject({ kind: 'unavailable', code: 'response_unreadable' });
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
