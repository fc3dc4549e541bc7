import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../support/app.js';
import { type WireRequest, WireServer } from '../support/wire-server.js';

type Received = Omit<WireRequest, 'body'> & { readonly body: string };
type Answer = (response: ServerResponse, call: Received) => void;

const ok: Answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[]}');

/** The provider's API: answers as the test says, and remembers what it was asked. */
class Provider {
  readonly calls: Received[] = [];
  answer: Answer = ok;
  private readonly server = new WireServer((received, response) => {
    const call = { ...received, body: received.body.toString('latin1') };
    this.calls.push(call);
    this.answer(response, call);
  });

  readonly start = () => this.server.start();
  readonly stop = () => this.server.stop();
}

const me: Answer = (response) =>
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ data: { gid: '1', name: 'Ana', email: 'ana@example.com', workspaces: [] } }));

describe('/api/proxy/{provider}', () => {
  const provider = new Provider();
  let app: TestApp;
  const USER = 'user-1';

  const connect = async (user: string, tokens: object = { access_token: `token-of-${user}` }) => {
    provider.answer = me;
    const body = { provider: 'asana', user_id: user, ...tokens };
    const { body: made } = await app.http().post('/api/connections').send(body).expect(201);
    provider.answer = ok;
    provider.calls.length = 0;
    return String(made.connection.id);
  };
  const answering = (status: number, headers: Record<string, string> = {}, body = '') => {
    provider.answer = (response) => response.writeHead(status, headers).end(body);
  };
  /** Byte for byte: supertest would tidy the path up first. */
  const raw = (path: string, method = 'GET', headers: Record<string, string> = {}, body?: Buffer | string) =>
    new Promise<{ status: number; headers: IncomingMessage['headers']; body: string }>((resolve, reject) => {
      const { hostname, port } = new URL(app.url);
      const authorization = `Bearer ${app.key}`;
      httpRequest({ hostname, port, method, path, headers: { authorization, ...headers }, agent: false }, (answer) => {
        let text = '';
        answer.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
        answer.on('error', reject);
      })
        .on('error', reject)
        .end(body);
    });
  const ask = (path: string, ...rest: [string?, Record<string, string>?, (Buffer | string)?]) =>
    raw(`/api/proxy/asana${path}${path.includes('?') ? '&' : '?'}user_id=${USER}`, ...rest);
  const json = (body: string) => JSON.parse(body) as Record<string, unknown>;

  beforeAll(async () => {
    const url = await provider.start();
    app = await startTestApp({ ASANA_API_BASE_URL: `${url}/api/1.0`, ASANA_TOKEN_URL: `${url}/token` });
    await connect(USER);
    app.evidence.secrets.add(`token-of-${USER}`);
  });
  afterAll(async () => {
    await app.close();
    await provider.stop();
  });
  beforeEach(() => {
    provider.calls.length = 0;
    provider.answer = ok;
  });

  it('sends path and query as they are written, with the token and without our own fields', async () => {
    const answer = await ask('/tasks/1%20a?opt_fields=name,due_on&x=%2F%C3%A4');
    expect(answer).toMatchObject({ status: 200, body: '{"data":[]}' });
    expect(provider.calls).toMatchObject([
      { method: 'GET', url: '/api/1.0/tasks/1%20a?opt_fields=name,due_on&x=%2F%C3%A4' },
    ]);
    expect(provider.calls[0]?.headers.authorization).toBe(`Bearer token-of-${USER}`);
  });

  it('passes on what describes the content, and nothing that is between us and either side', async () => {
    answering(
      200,
      {
        'content-type': 'text/csv; charset=utf-8',
        etag: '"v1"',
        'asana-change': 'name=x',
        'set-cookie': 'a=b',
        'cache-control': 'public',
        'x-request-id': 'theirs',
        link: '</next>; rel=next',
        'content-language': 'de',
        server: 'acme',
        connection: 'keep-alive, Content-Language',
      },
      'a,b\n',
    );
    const answer = await ask('/export', 'GET', {
      accept: 'text/csv',
      'if-none-match': '"v0"',
      'asana-enable': 'new_goals',
      cookie: 'session=1',
      'x-forwarded-for': '1.2.3.4',
      'accept-language': 'de',
      'proxy-authorization': 'Basic x',
      te: 'trailers',
      connection: 'close, Accept-Language',
    });
    expect(answer).toMatchObject({ status: 200, body: 'a,b\n' });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      etag: '"v1"',
      'asana-change': 'name=x',
      link: '</next>; rel=next',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'ratelimit-limit': '100000',
    });
    expect(answer.headers['x-request-id']).not.toBe('theirs');
    for (const name of ['set-cookie', 'server', 'content-language']) expect(answer.headers).not.toHaveProperty(name);
    const [call] = provider.calls;
    expect(call?.headers).toMatchObject({ accept: 'text/csv', 'if-none-match': '"v0"', 'asana-enable': 'new_goals' });
    for (const name of ['cookie', 'x-forwarded-for', 'accept-language', 'proxy-authorization', 'te']) {
      expect(call?.headers).not.toHaveProperty(name);
    }
    expect(call?.headers.host).toMatch(/^127\.0\.0\.1:/);
  });

  it.each([
    ['JSON that is the provider’s affair', 'application/json', '{"data":{"user_id":"x","__proto__":1}}'],
    ['JSON that is none', 'application/json', '{"data":'],
    ['a form with a file', 'multipart/form-data; boundary=b', '--b\r\n\r\n\xff\x00\r\n--b--'],
    ['bytes', 'application/octet-stream', '\x00\x01\xfe'],
  ])('sends a body as it is: %s', async (_, type, body) => {
    answering(201, { 'content-type': 'application/json', location: '/tasks/1' }, '{"data":{"gid":"1"}}');
    const bytes = Buffer.from(body, 'latin1');
    const answer = await ask('/tasks', 'POST', { 'content-type': type, 'content-length': `${bytes.length}` }, bytes);
    expect(answer).toMatchObject({ status: 201, body: '{"data":{"gid":"1"}}' });
    expect(answer.headers.location).toBe('/tasks/1');
    expect(provider.calls).toMatchObject([{ method: 'POST', body }]);
    expect(provider.calls[0]?.headers).toMatchObject({ 'content-type': type, 'content-length': `${bytes.length}` });
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('serves %s', async (method) => {
    answering(200, {}, 'done');
    expect(await ask('/tasks/1', method)).toMatchObject({ status: 200, body: 'done' });
    expect(provider.calls).toMatchObject([{ method, url: '/api/1.0/tasks/1', body: '' }]);
  });

  it('serves HEAD as HEAD', async () => {
    answering(200, { 'content-length': '7', etag: '"v"' });
    const answer = await ask('/tasks/1', 'HEAD');
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(answer.headers).toMatchObject({ 'content-length': '7', etag: '"v"' });
    expect(provider.calls).toMatchObject([{ method: 'HEAD' }]);
  });

  it('refuses a body that is too large', async () => {
    const answer = await ask('/tasks', 'POST', { 'content-type': 'text/plain' }, Buffer.alloc(1_048_577));
    expect(answer.status).toBe(413);
    expect(json(answer.body)).toMatchObject({ code: 'payload_too_large' });
    expect(provider.calls).toEqual([]);
  });

  it.each([400, 402, 403, 404, 409, 412, 451])('passes an answer of %d on as it is, once', async (status) => {
    answering(status, { 'content-type': 'application/json' }, '{"errors":[{"message":"theirs"}]}');
    expect(await ask('/tasks')).toMatchObject({ status, body: '{"errors":[{"message":"theirs"}]}' });
    expect(provider.calls).toHaveLength(1);
  });

  it('passes 304 on', async () => {
    answering(304, { etag: '"v1"' });
    expect(await ask('/tasks', 'GET', { 'if-none-match': '"v1"' })).toMatchObject({ status: 304, body: '' });
  });

  it.each([
    ['GET', 3],
    ['POST', 1],
  ])('passes an answer of 503 on after %s was tried as often as it may be: %d', async (method, tries) => {
    answering(503, { 'retry-after': '0' }, 'down');
    expect(await ask('/tasks', method)).toMatchObject({ status: 503, body: 'down' });
    expect(provider.calls).toHaveLength(tries);
  });

  it('repeats a read that fails in passing', async () => {
    provider.answer = (response, call) =>
      provider.calls.length === 1 ? response.socket?.destroy() : ok(response, call);
    expect(await ask('/tasks')).toMatchObject({ status: 200 });
    expect(provider.calls).toHaveLength(2);
  });

  it('does not repeat a write that may have been carried out', async () => {
    provider.answer = (response) => response.socket?.destroy();
    const answer = await ask('/tasks', 'POST', { 'content-type': 'application/json' }, '{}');
    expect(answer.status).toBe(500);
    expect(json(answer.body)).toMatchObject({ code: 'provider_unavailable' });
    expect(provider.calls).toHaveLength(1);
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect: %d', async (status) => {
    answering(status, { location: 'http://169.254.169.254/' }, 'secret of theirs');
    const answer = await ask('/tasks');
    expect(answer.status).toBe(500);
    expect(json(answer.body)).toMatchObject({ code: 'provider_unavailable' });
    expect(answer.headers).not.toHaveProperty('location');
    expect(answer.body).not.toContain('theirs');
    expect(provider.calls).toHaveLength(1);
  });

  it.each([
    '//elsewhere.example/',
    '/../../token',
    '/tasks/%2e%2e/%2e%2e/users',
    '/tasks%2f..',
    '/https://elsewhere.example',
    '/tasks\\..\\..',
  ])('sends nothing to a path that could lead elsewhere: %s', async (path) => {
    const answer = await ask(path);
    expect([400, 404]).toContain(answer.status);
    expect(json(answer.body)).toMatchObject({ type: expect.stringContaining('urn:switchyard:problem:') });
    expect(provider.calls).toEqual([]);
  });

  it('says 404 for a provider that does not exist, 401 for a user without a connection', async () => {
    const unknown = await raw(`/api/proxy/acme/x?user_id=${USER}`);
    expect(unknown.status).toBe(404);
    const stranger = await raw('/api/proxy/asana/tasks?user_id=stranger');
    expect(stranger.status).toBe(401);
    expect(json(stranger.body)).toMatchObject({ code: 'not_connected' });
    expect(json((await raw('/api/proxy/asana/tasks')).body)).toMatchObject({ errors: [{ field: 'user_id' }] });
    expect(provider.calls).toEqual([]);
  });

  describe('scopes', () => {
    const keyWith = async (...scopes: string[]) => {
      const body = { name: 'probe', scopes: [...scopes, 'users:delegate'] };
      return String((await app.http().post('/api/keys').send(body).expect(201)).body.key);
    };
    const statusAs = async (key: string, method: string, path = '/tasks') =>
      (await ask(path, method, { authorization: `Bearer ${key}` })).status;

    it.each([
      ['GET', [200, 403, 403]],
      ['HEAD', [200, 403, 403]],
      ['POST', [403, 200, 403]],
      ['PUT', [403, 200, 403]],
      ['PATCH', [403, 200, 403]],
      ['DELETE', [403, 403, 200]],
    ])('of reading, writing and deleting: %s is %j', async (method, expected) => {
      const keys = await Promise.all(['asana:read', 'asana:write', 'asana:delete'].map((scope) => keyWith(scope)));
      const statuses = await Promise.all(keys.map((key) => statusAs(key, method)));
      expect(statuses).toEqual(expected);
    });

    it.each(['/batch', '/batch/', '/%62atch', '/BATCH', '/batch?opt_pretty=true'])(
      'to write does not do for POST %s, whose actions may delete',
      async (path) => {
        expect(await statusAs(await keyWith('asana:write'), 'POST', path)).toBe(403);
        expect(provider.calls).toEqual([]);
        expect(await statusAs(await keyWith('asana:write', 'asana:delete'), 'POST', path)).toBe(200);
      },
    );

    it.each(['/batches', '/x/batch'])('to write does for POST %s', async (path) => {
      expect(await statusAs(await keyWith('asana:write'), 'POST', path)).toBe(200);
    });
  });

  it('tells what is left of the provider’s limit', async () => {
    const { headers } = await ask('/tasks');
    expect(Number(headers['upstream-ratelimit-limit'])).toBeGreaterThan(0);
    expect(Number(headers['upstream-ratelimit-remaining'])).toBeLessThan(Number(headers['upstream-ratelimit-limit']));
    expect(Number(headers['upstream-ratelimit-reset'])).toBeGreaterThanOrEqual(0);
    const lists = await app.http().get('/api/asana/projects').query({ user_id: USER, workspace_id: '1' }).expect(200);
    expect(lists.headers).toHaveProperty('upstream-ratelimit-remaining');
  });

  describe('when the provider refuses the token', () => {
    it('renews it once and repeats the call, whatever its method', async () => {
      const user = randomUUID();
      await connect(user, { access_token: 'old-token-1', refresh_token: 'refresh-1', expires_at: '2099-01-01' });
      provider.answer = (response, { url, headers }) => {
        if (url === '/token') response.end(JSON.stringify({ access_token: 'new-token-1', expires_in: 3600 }));
        else response.writeHead(headers.authorization === 'Bearer new-token-1' ? 201 : 401).end('answer');
      };
      const answer = await raw(`/api/proxy/asana/tasks?user_id=${user}`, 'POST', {}, 'body');
      expect(answer).toMatchObject({ status: 201, body: 'answer' });
      expect(provider.calls.map(({ url, body }) => [url, url === '/token' ? '' : body])).toEqual([
        ['/api/1.0/tasks', 'body'],
        ['/token', ''],
        ['/api/1.0/tasks', 'body'],
      ]);
      for (const secret of ['old-token-1', 'new-token-1', 'refresh-1']) app.evidence.secrets.add(secret);
    });

    it('says that the connection has ended, and asks no more', async () => {
      const user = randomUUID();
      await connect(user);
      answering(401, {}, 'theirs');
      for (let attempt = 0; attempt < 2; attempt++) {
        const answer = await raw(`/api/proxy/asana/tasks?user_id=${user}`);
        expect(answer.status).toBe(401);
        expect(json(answer.body)).toMatchObject({ code: 'not_connected' });
      }
      expect(provider.calls).toHaveLength(1);
    });
  });

  it('says when to come back after a 429', async () => {
    const user = randomUUID();
    await connect(user);
    answering(429, { 'retry-after': '40' }, 'theirs');
    const answer = await raw(`/api/proxy/asana/tasks?user_id=${user}`);
    expect(answer.status).toBe(429);
    expect(json(answer.body)).toMatchObject({ code: 'provider_rate_limited' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(30);
    expect(provider.calls).toHaveLength(1);
  });

  describe('streams', () => {
    /** Opens a call and leaves its body unread. */
    const open = (path: string) =>
      new Promise<IncomingMessage>((resolve, reject) => {
        httpRequest(`${app.url}/api/proxy/asana${path}?user_id=${USER}`, {
          headers: { authorization: `Bearer ${app.key}` },
          agent: false,
        })
          .on('response', resolve)
          .on('error', reject)
          .end();
      });

    it('passes the first bytes on before the last are there', async () => {
      let finish: () => void = () => undefined;
      provider.answer = (response) => {
        response.writeHead(200);
        response.write('first');
        finish = () => response.end(' last');
      };
      const answer = await open('/slow');
      const [first] = await once(answer, 'data');
      expect(String(first)).toBe('first');
      finish();
      answer.destroy();
    });

    it('takes no more from the provider than the client takes', async () => {
      let written = 0;
      let isOver = false;
      provider.answer = (response) => {
        response.writeHead(200);
        response.on('close', () => (isOver = true));
        const more = () => {
          while (!isOver && written < 200 * 1024 * 1024) {
            written += 65_536;
            if (!response.write(Buffer.alloc(65_536))) return void response.once('drain', more);
          }
          response.end();
        };
        more();
      };
      const answer = await open('/huge');
      let before = -1;
      while (before !== written) {
        before = written;
        await sleep(200);
      }
      expect(written).toBeLessThan(50 * 1024 * 1024);
      answer.destroy();
      while (!isOver) await sleep(10);
    });

    it('breaks the call off when the client goes away', async () => {
      let isOver = false;
      provider.answer = (response) => {
        response.on('close', () => (isOver = true));
        response.writeHead(200).write('first');
      };
      (await open('/endless')).destroy();
      while (!isOver) await sleep(10);

      isOver = false;
      let isAsked = false;
      provider.answer = (response) => {
        isAsked = true;
        response.on('close', () => (isOver = true));
      };
      const silent = httpRequest(`${app.url}/api/proxy/asana/silent?user_id=${USER}`, {
        headers: { authorization: `Bearer ${app.key}` },
        agent: false,
      }).on('error', () => undefined);
      silent.end();
      while (!isAsked) await sleep(10);
      silent.destroy();
      while (!isOver) await sleep(10);
    });

    it('does not let half an answer look whole', async () => {
      provider.answer = (response) => {
        response.writeHead(200, { 'content-type': 'text/plain' });
        response.write('half');
        setTimeout(() => response.socket?.destroy(), 50);
      };
      await expect(ask('/broken')).rejects.toThrow(/aborted|hang up|ECONNRESET/);
    });
  });
});
