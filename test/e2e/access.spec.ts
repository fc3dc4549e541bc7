import { randomUUID } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { createApp } from '../../src/app.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { Secret } from '../../src/platform/vault/index.js';
import { freePort } from '../../tools/network/ports.mjs';
import { startTestApp, type TestApp } from '../support/app.js';
import { eventually } from '../support/eventually.js';

const UNAUTHENTICATED = {
  type: 'urn:switchyard:problem:unauthenticated',
  status: 401,
  code: 'unauthenticated',
  detail: expect.any(String),
};

describe('access', () => {
  let server: TestApp;
  let prisma: PrismaService;

  beforeAll(async () => {
    server = await startTestApp({ CORS_ORIGINS: 'https://app.example.com' });
    prisma = server.app.get(PrismaService);
  });
  afterAll(() => server.close());

  const makeKey = async (body: object, as?: string) => {
    const { body: answer } = await server
      .http(as)
      .post('/api/keys')
      .send({ name: 'test', scopes: ['*'], ...body })
      .expect(201);
    return answer as { key: string; api_key: { id: string } };
  };
  const makeSession = async (body: object, as?: string) => {
    const { body: answer } = await server.http(as).post('/api/sessions').send(body).expect(201);
    return answer as { token: string; expires_at: string; scopes: string[] };
  };
  const auditOf = (where: { action?: string; target?: string; actor?: string }) =>
    prisma.auditEntry.findMany({ where, orderBy: { id: 'desc' } });

  describe('API keys', () => {
    it('are shown once and stored as a hash', async () => {
      const answer = await server
        .http()
        .post('/api/keys')
        .send({ name: 'crm', scopes: ['asana:read', 'users:delegate'], expires_at: '2099-01-01T00:00:00+01:00' })
        .expect(201);
      expect(answer.body).toEqual({
        ok: true,
        key: expect.stringMatching(/^sy_[\w-]{43}$/),
        api_key: {
          id: expect.any(String),
          name: 'crm',
          hint: answer.body.key.slice(0, 9),
          scopes: ['asana:read', 'users:delegate'],
          user_id: null,
          created_at: expect.any(String),
          expires_at: '2098-12-31T23:00:00.000Z',
          last_used_at: null,
        },
      });
      const row = await prisma.apiKey.findUniqueOrThrow({ where: { id: answer.body.api_key.id } });
      expect(row.hash).toHaveLength(32);
      const [entry] = await auditOf({ target: `key:${row.id}` });
      expect(entry).toMatchObject({ action: 'access.keys.create', outcome: 'allowed', address: '127.0.0.1' });
      expect(entry?.requestId).toBe(answer.headers['x-request-id']);
    });

    it('say whose they are and what they may do', async () => {
      const me = async (credential: string) => (await server.http(credential).get('/api/me').expect(200)).body;
      const { key } = await makeKey({ scopes: ['asana:read'], user_id: 'ada' });
      const organization = { id: expect.any(String), name: expect.any(String) };
      const credential = { kind: 'api_key', user_id: 'ada', scopes: ['asana:read'] };
      expect(await me(key)).toEqual({ ok: true, organization, credential });
      const { token } = await makeSession({ user_id: 'grace', scopes: ['asana:read'] });
      expect((await me(token)).credential).toEqual({ ...credential, kind: 'session', user_id: 'grace' });
      await server.http(null).get('/api/me').expect(401);
      await server.http(key).get('/api/me?user_id=grace').expect(404);
    });

    it('are listed newest first, page by page, without the key', async () => {
      const manager = await makeKey({ name: 'lister', scopes: ['keys:manage'] });
      const made = [];
      for (const name of ['page-1', 'page-2', 'page-3']) {
        made.unshift((await makeKey({ name, scopes: ['keys:manage'] }, manager.key)).api_key.id);
      }
      const http = server.http(manager.key);
      const first = await http.get('/api/keys?limit=2').expect(200);
      const second = await http.get(`/api/keys?limit=2&cursor=${first.body.next_cursor}`).expect(200);
      const ids = [...first.body.keys, ...second.body.keys].map((key: { id: string }) => key.id);
      expect(ids.slice(0, 3)).toEqual(made);
      expect(JSON.stringify(first.body)).not.toContain(manager.key);
      await http.get('/api/keys?cursor=nonsense').expect(400);
      await http.get('/api/keys?limit=101').expect(400);
      const last = await http.get('/api/keys?limit=100').expect(200);
      expect(last.body.next_cursor).toBeNull();
    });

    it('can only grant what the caller holds, and only scopes that exist', async () => {
      const manager = await makeKey({ scopes: ['keys:manage', 'asana:read'] });
      const http = server.http(manager.key);
      const refused = await http
        .post('/api/keys')
        .send({ name: 'x', scopes: ['asana:read', 'asana:write', '*'] })
        .expect(403);
      expect(refused.body.detail).toContain('asana:write, *');
      const unknown = await http
        .post('/api/keys')
        .send({ name: 'x', scopes: ['asana:read', 'asana:admin'] })
        .expect(400);
      expect(unknown.body.errors).toEqual([{ field: 'scopes.1', message: expect.stringContaining('asana:write') }]);
    });

    it.each([
      ['no name', { name: undefined }, 'name'],
      ['a blank name', { name: '  ' }, 'name'],
      ['the reserved name', { name: 'bootstrap' }, 'name'],
      ['no scopes', { scopes: [] }, 'scopes'],
      ['a past expiry', { expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
      ['an expiry that is no date', { expires_at: 'tomorrow' }, 'expires_at'],
      ['a user id with a control character', { user_id: 'a\u0007' }, 'user_id'],
    ])('are refused with %s', async (_what, change, field) => {
      const body = { name: 'x', scopes: ['asana:read'], ...change };
      const answer = await server.http().post('/api/keys').send(body).expect(400);
      expect(answer.body.errors).toEqual([{ field, message: expect.any(String) }]);
    });

    it('that speak for one user beget only keys of that user, and see no others', async () => {
      const bound = await makeKey({ user_id: 'anna', scopes: ['keys:manage', 'asana:read'] });
      const child = await makeKey({ scopes: ['asana:read'] }, bound.key);
      expect(child.api_key).toMatchObject({ user_id: 'anna' });
      const other = await makeKey({ user_id: 'bert', scopes: ['asana:read'] });
      const http = server.http(bound.key);
      await http
        .post('/api/keys')
        .send({ name: 'x', scopes: ['asana:read'], user_id: 'bert' })
        .expect(404);
      await http.delete(`/api/keys/${other.api_key.id}`).expect(404);
      const { body } = await http.get('/api/keys').expect(200);
      expect(body.keys.map((key: { user_id: string }) => key.user_id)).toEqual(['anna', 'anna']);
    });

    it('end when they are revoked or expire', async () => {
      const revoked = await makeKey({});
      await server.http(revoked.key).get('/api/keys').expect(200);
      await server.http().delete(`/api/keys/${revoked.api_key.id}`).expect(200);
      const answer = await server.http(revoked.key).get('/api/keys').expect(401);
      expect(answer.body).toMatchObject(UNAUTHENTICATED);
      await server.http().delete(`/api/keys/${revoked.api_key.id}`).expect(404);
      const { body } = await server.http().get('/api/keys?limit=100').expect(200);
      expect(body.keys.map((key: { id: string }) => key.id)).not.toContain(revoked.api_key.id);

      const expired = await makeKey({ expires_at: '2099-01-01T00:00:00Z' });
      await server.http(expired.key).get('/api/keys').expect(200);
      await prisma.apiKey.update({ where: { id: expired.api_key.id }, data: { expiresAt: new Date(Date.now() - 1) } });
      // Written past the server, the change has to be announced to it first.
      await eventually(async () => (await server.http(expired.key).get('/api/keys')).status === 401);
    });

    it.each(['not-a-uuid', randomUUID(), '%01'])('of unknown id %s are not found', async (id) => {
      await server.http().delete(`/api/keys/${id}`).expect(404);
    });

    it('write down when they were used, at most once a minute', async () => {
      const { key, api_key } = await makeKey({});
      const lastUsedAt = async () => (await prisma.apiKey.findUniqueOrThrow({ where: { id: api_key.id } })).lastUsedAt;
      await server.http(key).get('/api/keys').expect(200);
      let first: Date | null = null;
      while (!first) first = await lastUsedAt();
      await server.http(key).get('/api/keys').expect(200);
      expect(await lastUsedAt()).toEqual(first);
    });

    it('used at the same time are not taken for each other', async () => {
      const users = Array.from({ length: 20 }, (_, index) => `user-${index}`);
      const keys = await Promise.all(users.map((user_id) => makeKey({ user_id, scopes: ['keys:manage'] })));
      const answers = await Promise.all(keys.map(({ key }) => server.http(key).get('/api/keys')));
      expect(answers.map(({ body }) => body.keys[0].user_id)).toEqual(users);
    });

    it('cannot delete themselves when nobody else could manage keys', async () => {
      const organization = await prisma.organization.create({ data: { name: 'small' } });
      const first = await makeKey({ scopes: ['keys:manage', 'asana:read'] });
      await prisma.apiKey.update({ where: { id: first.api_key.id }, data: { organizationId: organization.id } });
      const http = server.http(first.key);
      await makeKey({ scopes: ['asana:read'] }, first.key);
      const answer = await http.delete(`/api/keys/${first.api_key.id}`).expect(409);
      expect(answer.body.code).toBe('conflict');
      const second = await makeKey({ scopes: ['keys:manage'] }, first.key);
      const outcomes = await Promise.all([
        http.delete(`/api/keys/${first.api_key.id}`),
        server.http(second.key).delete(`/api/keys/${second.api_key.id}`),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409]);
    });
  });

  describe('session tokens', () => {
    it('speak for one user with the scopes a client may have', async () => {
      const answer = await server.http().post('/api/sessions').send({ user_id: 'anna' }).expect(201);
      expect(answer.body).toEqual({
        ok: true,
        token: expect.stringMatching(/^eyJ/),
        token_type: 'Bearer',
        expires_in: 600,
        expires_at: expect.any(String),
        user_id: 'anna',
        scopes: expect.arrayContaining([
          'connections:read',
          'connections:write',
          'asana:read',
          'asana:write',
          'asana:delete',
        ]),
      });
      const http = server.http(answer.body.token);
      const refused = await http.get('/api/keys').expect(403);
      expect(refused.body.detail).toContain('keys:manage');
      await http.post('/api/sessions').send({}).expect(403);
      const [entry] = await auditOf({ action: 'access.sessions.create' });
      expect(entry).toMatchObject({ outcome: 'allowed', target: 'user:anna' });
    });

    it('get at most the scopes of the key', async () => {
      const minter = await makeKey({ scopes: ['sessions:create', 'users:delegate', 'asana:read'] });
      const { scopes } = await makeSession({ user_id: 'anna' }, minter.key);
      expect(scopes).toEqual(['asana:read']);
      const http = server.http(minter.key);
      await http
        .post('/api/sessions')
        .send({ user_id: 'anna', scopes: ['asana:write'] })
        .expect(403);
    });

    it.each(['*', 'keys:manage', 'sessions:create', 'users:delegate', 'ops:read', 'nonsense'])(
      'never get %s',
      async (scope) => {
        const body = { user_id: 'anna', scopes: [scope] };
        const answer = await server.http().post('/api/sessions').send(body).expect(400);
        expect(answer.body.errors[0].field).toBe('scopes.0');
      },
    );

    it.each([
      [{ user_id: 'anna', expires_in: 29 }, 'expires_in'],
      [{ user_id: 'anna', expires_in: 601 }, 'expires_in'],
      [{ user_id: 'anna', expires_in: '60' }, 'expires_in'],
      [{}, 'user_id'],
      [{ user_id: '' }, 'user_id'],
      [{ user_id: ['anna'] }, 'user_id'],
    ])('are refused for %j', async (body, field) => {
      const answer = await server.http().post('/api/sessions').send(body).expect(400);
      expect(answer.body.errors).toEqual([{ field, message: expect.any(String) }]);
    });

    it('of another user need the delegate scope', async () => {
      const bound = await makeKey({ user_id: 'anna', scopes: ['sessions:create', 'asana:read'] });
      await makeSession({}, bound.key);
      await makeSession({ user_id: 'anna' }, bound.key);
      const answer = await server.http(bound.key).post('/api/sessions').send({ user_id: 'bert' }).expect(404);
      expect(answer.body).toMatchObject({ code: 'not_found', detail: 'There is no such thing here.' });
      const [entry] = await auditOf({ actor: bound.api_key.id, target: 'user:bert' });
      expect(entry).toMatchObject({ action: 'access.sessions.create', outcome: 'refused' });
    });

    it('end with the key that minted them', async () => {
      const minter = await makeKey({});
      const { token } = await makeSession({ user_id: 'anna' }, minter.key);
      await server.http(token).get('/api/keys').expect(403);
      await server.http().delete(`/api/keys/${minter.api_key.id}`).expect(200);
      const answer = await server.http(token).get('/api/keys').expect(401);
      expect(answer.body).toMatchObject(UNAUTHENTICATED);
    });

    it('for a web origin are refused from another one', async () => {
      const { token } = await makeSession({ user_id: 'anna', audience: 'https://app.example.com' });
      const http = server.http(token);
      await http.get('/api/keys').set('origin', 'https://app.example.com').expect(403);
      await http.get('/api/keys').expect(403);
      await http.get('/api/keys').set('origin', 'https://evil.example.com').expect(401);
      await http.get('/api/keys').set('origin', 'null').expect(401);
    });
  });

  it('answers every failed verification alike', async () => {
    const { token } = await makeSession({ user_id: 'anna' });
    const credentials = ['', 'x', `sy_${'a'.repeat(43)}`, `${token}x`, token.replace(/\..*\./, '.e30.'), 'eyJ.e30.x'];
    const answers = await Promise.all([
      server.http(null).get('/api/keys'),
      ...credentials.map((credential) => server.http(credential).get('/api/keys')),
    ]);
    const seen = new Set(answers.map(({ status, body }) => JSON.stringify({ status, ...body, request_id: 0 })));
    expect([...seen]).toHaveLength(1);
    expect(answers[0]?.headers['www-authenticate']).toBe('Bearer');
  });

  describe('the user and organization that a request names', () => {
    const organizationOf = async (key: { api_key: { id: string } }) =>
      (await prisma.apiKey.findUniqueOrThrow({ where: { id: key.api_key.id } })).organizationId;

    it('must be the caller: other organizations are not found and written down', async () => {
      const key = await makeKey({});
      const http = server.http(key.key);
      await http
        .get('/api/keys')
        .query({ organizationId: await organizationOf(key) })
        .expect(200);
      const foreign = randomUUID();
      const answer = await http.get('/api/keys').query({ organizationId: foreign }).expect(404);
      expect(answer.body.detail).toBe('There is no such thing here.');
      const [entry] = await auditOf({ actor: key.api_key.id, target: `organization:${foreign}` });
      expect(entry).toMatchObject({
        action: 'access.keys.list',
        outcome: 'refused',
        requestId: answer.headers['x-request-id'],
      });
    });

    it('come once and agree', async () => {
      const http = server.http();
      const body = { name: 'x', scopes: ['asana:read'], user_id: 'anna' };
      await http.post('/api/keys?user_id=bert').send(body).expect(400);
      await http.post('/api/keys?user_id=anna&user_id=anna').send(body).expect(400);
      await http.post('/api/keys?organizationId=a&organizationId=b').send(body).expect(400);
      await http.post('/api/keys?user_id=anna').send(body).expect(201);
    });
  });

  describe('the key of the configuration', () => {
    const bootWith = async (key: string) => {
      const settings = { ...server.settings, access: { bootstrapKey: Secret.of(key), bootstrapKeyFile: null } };
      const app = await createApp(settings, new Log('silent'));
      await app.init();
      await app.close();
    };
    const isAccepted = async (key: string) => (await server.http(key).get('/api/keys')).status === 200;
    const OTHER = `sy_other_${'o'.repeat(40)}`;

    it('exists once, however many instances boot', async () => {
      await Promise.all(Array.from({ length: 4 }, () => bootWith(server.key)));
      expect(await prisma.apiKey.count({ where: { name: 'bootstrap' } })).toBe(1);
      expect(await prisma.apiKey.findFirst({ where: { name: 'bootstrap' } })).toMatchObject({
        scopes: ['*'],
        userId: null,
      });
    });

    it('ends when another one takes its place, and lives again when it is put back', async () => {
      await bootWith(OTHER);
      expect([await isAccepted(server.key), await isAccepted(OTHER)]).toEqual([false, true]);
      await bootWith(server.key);
      expect([await isAccepted(server.key), await isAccepted(OTHER)]).toEqual([true, false]);
    });

    it('gets its row as soon as the database can be reached, when that is later than the boot', async () => {
      const url = new URL(server.databaseUrl);
      const { hostname, port } = url;
      url.port = String(await freePort());
      const database = { ...server.settings.database, url: url.href };
      const access = { bootstrapKey: Secret.of(OTHER), bootstrapKeyFile: null };
      const app = await createApp({ ...server.settings, database, access }, new Log('silent'));
      await app.init();
      expect(await isAccepted(OTHER)).toBe(false);
      const proxy = createServer((socket) => {
        const upstream = connect(Number(port), hostname);
        socket.pipe(upstream).pipe(socket);
        for (const end of [socket, upstream]) end.on('error', () => end.destroy());
      }).listen(Number(url.port), '127.0.0.1');
      while (!(await isAccepted(OTHER))) await setTimeout(50);
      await app.close();
      proxy.close();
      await bootWith(server.key);
    });

    it('is not revived by a restart once it was revoked over the API', async () => {
      await bootWith(OTHER);
      const other = await prisma.apiKey.findFirstOrThrow({ where: { name: 'bootstrap', revokedAt: null } });
      const manager = await makeKey({}, OTHER);
      await server.http(manager.key).delete(`/api/keys/${other.id}`).expect(200);
      await bootWith(OTHER);
      expect(await isAccepted(OTHER)).toBe(false);
      await bootWith(server.key);
      expect(await isAccepted(server.key)).toBe(true);
    });
  });
});
