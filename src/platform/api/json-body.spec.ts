import { fastify, type FastifyInstance } from 'fastify';
import { ProblemError } from '../problem/index.js';
import { DEPTH_LIMIT, readJsonBodies } from './json-body.js';

interface Seen {
  readonly status: number;
  readonly body: unknown;
}

describe('readJsonBodies', () => {
  let server: FastifyInstance;
  beforeAll(() => {
    server = fastify({ bodyLimit: 1_048_576 });
    readJsonBodies(server);
    server.post('/things/:id', (request, reply) => reply.send({ seen: request.body ?? null }));
    server.setErrorHandler((error, _request, reply) => {
      const known = error instanceof ProblemError ? error : undefined;
      const { code, options } = known ?? { code: String((error as { code?: unknown }).code), options: {} };
      return reply.status(known?.status ?? 500).send({ code, errors: options.errors });
    });
  });
  afterAll(() => server.close());

  async function post(payload: string | Buffer, url = '/things/1', type = 'application/json'): Promise<Seen> {
    const answer = await server.inject({ method: 'POST', url, payload, headers: { 'content-type': type } });
    return { status: answer.statusCode, body: answer.json() };
  }
  const refusal = (field: string, words: string): Seen => ({
    status: 400,
    body: { code: 'validation_failed', errors: [{ field, message: expect.stringContaining(words) }] },
  });
  const nested = (depth: number, [open, close]: readonly [string, string]) =>
    open.repeat(depth) + '1' + close.repeat(depth);

  it.each([
    ['arrays', ['[', ']']],
    ['objects', ['{"a":', '}']],
    ['both', ['[{"a":', '}]']],
  ] as const)('takes %s nested to the limit and refuses one more', async (_, brackets) => {
    const levels = brackets[0].length === 6 ? DEPTH_LIMIT / 2 : DEPTH_LIMIT;
    expect((await post(nested(levels, brackets))).status).toBe(200);
    expect(await post(nested(levels + 1, brackets))).toEqual(refusal('body', 'nested deeper than 64'));
  });

  it('does not take brackets in texts for nesting', async () => {
    const text = '[{\\"'.repeat(100);
    expect(await post(`{"a":"${text}","b":["\\\\"]}`)).toEqual({
      status: 200,
      body: { seen: { a: '[{"'.repeat(100), b: ['\\'] } },
    });
  });

  it('refuses a mebibyte of brackets at once', async () => {
    const started = performance.now();
    expect(await post('['.repeat(1_000_000))).toEqual(refusal('body', 'nested deeper than 64'));
    expect(performance.now() - started).toBeLessThan(200);
  });

  it.each([
    ['__proto__', '{"__proto__":{"isAdmin":true}}'],
    ['__proto__, escaped', '{"a":{"\\u005f_proto__":{"isAdmin":true}}}'],
    ['constructor.prototype', '{"constructor":{"prototype":{"isAdmin":true}}}'],
  ])('refuses the key %s by name', async (_, body) => {
    expect(await post(body)).toEqual(refusal('body', '__proto__'));
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it.each([
    ['NUL', '{"task":{"name":"a\\u0000b"}}', 'task.name'],
    ['half a surrogate pair', '{"names":["ok","\\ud800"]}', 'names.1'],
    ['NUL in a key', '{"a":{"b\\u0000":1}}', 'a'],
    ['NUL alone', '"\\u0000"', 'body'],
  ])('refuses %s, naming where it stands', async (_, body, field) => {
    expect(await post(body)).toEqual(refusal(field, 'must not contain NUL'));
  });

  it('takes every other character', async () => {
    const body = { text: '\\u0000 🙂 \u0001 \u2028 \uFFFF ü' };
    expect(await post(JSON.stringify(body))).toEqual({ status: 200, body: { seen: body } });
    expect(await post('{"smile":"\\ud83d\\ude42"}')).toEqual({ status: 200, body: { seen: { smile: '🙂' } } });
  });

  it('refuses NUL in path and query, naming where it stands', async () => {
    expect(await post('{}', '/things/a%00b')).toEqual(refusal('id', 'must not contain NUL'));
    expect(await post('{}', '/things/1?a=x&user_id=%00')).toEqual(refusal('user_id', 'must not contain NUL'));
    expect((await post('{}', '/things/1?a=%2500')).status).toBe(200);
  });

  it('refuses bytes that are not UTF-8', async () => {
    expect(await post(Buffer.from([0x22, 0xc3, 0x28, 0x22]))).toEqual(refusal('body', 'UTF-8'));
  });

  it.each([
    ['truncated', '{"a":'],
    ['blank', ' '],
    ['text', 'hello'],
  ])('calls a body that is %s malformed', async (_, body) => {
    expect(await post(body)).toMatchObject({ status: 400, body: { code: 'malformed_body' } });
  });

  it('takes an empty body for none, as clients that always name the type send it', async () => {
    expect(await post('')).toEqual({ status: 200, body: { seen: null } });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'multipart/form-data; boundary=x'])(
    'takes no %s',
    async (type) => {
      expect((await post('a=1', '/things/1', type)).body).toMatchObject({ code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE' });
    },
  );
});
