import { randomUUID } from 'node:crypto';
import { PrismaService } from '../../src/platform/database/index.js';
import { startTestApp, type TestApp } from '../support/app.js';

const ANA = 'ana.ruiz@example.com';
const BEN = 'ben.okafor@example.com';

describe('/api/connections', () => {
  let server: TestApp;
  let prisma: PrismaService;

  beforeAll(async () => {
    server = await startTestApp();
    prisma = server.app.get(PrismaService);
  });
  afterAll(() => server.close());
  beforeEach(() => server.sandbox.asana.reset());

  const twin = () => server.sandbox.asana;
  const callsTo = (path: string) =>
    twin()
      .calls()
      .filter((call) => call.path === path);
  const issue = (person = ANA) => {
    const { accessToken, refreshToken } = twin().issueToken({ person });
    for (const secret of [accessToken, refreshToken]) if (secret) server.evidence.secrets.add(secret);
    return { access_token: accessToken, refresh_token: refreshToken };
  };
  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
  const connect = async (user_id: string, body: object = {}, as?: string) => {
    const sent = { provider: 'asana', user_id, ...issue(), expires_at: inAnHour(), ...body };
    const answer = await server.http(as).post('/api/connections').send(sent).expect(201);
    return answer.body.connection as { id: string; user_id: string };
  };
  const makeKey = async (scopes: string[], user_id?: string) => {
    const answer = await server.http().post('/api/keys').send({ name: 'test', scopes, user_id }).expect(201);
    return answer.body.key as string;
  };
  const makeSession = async (user_id: string) => {
    const answer = await server.http().post('/api/sessions').send({ user_id }).expect(201);
    return answer.body.token as string;
  };
  /** A key of another organization: the bootstrap organization's own key, moved over. */
  const makeForeignKey = async () => {
    const key = await makeKey(['*']);
    const organization = await prisma.organization.create({ data: { name: 'Another' } });
    await prisma.apiKey.updateMany({ where: { hint: key.slice(0, 9) }, data: { organizationId: organization.id } });
    return key;
  };
  const newUser = () => `user-${randomUUID()}`;

  describe('creating from a token', () => {
    it('answers the connection with its account and without any token', async () => {
      const tokens = issue();
      const user_id = newUser();
      const expires_at = inAnHour();
      const answer = await server
        .http()
        .post('/api/connections')
        .send({
          provider: 'asana',
          user_id,
          ...tokens,
          expires_at,
          scopes: ['tasks:read'],
          metadata: { team: 'north' },
        })
        .expect(201);
      expect(answer.body).toEqual({
        ok: true,
        connection: {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          user_id,
          provider: 'asana',
          site: null,
          token_type: 'Bearer',
          status: 'active',
          expires_at,
          expired: false,
          scopes: ['tasks:read'],
          account: {
            id: twin().person(ANA).gid,
            name: 'Ana Ruiz',
            email: ANA,
            profile: expect.objectContaining({ workspaces: expect.any(Array) }),
          },
          metadata: { team: 'north' },
          has_refresh_token: true,
          failure_code: null,
          last_refreshed_at: null,
          last_used_at: null,
          created_at: expect.any(String),
          updated_at: expect.any(String),
        },
      });
      expect(answer.text).not.toContain(tokens.access_token);
      expect(answer.text).not.toContain(tokens.refresh_token);
    });

    it.each([
      ['epoch seconds', 4_102_444_800, '2100-01-01T00:00:00.000Z'],
      ['a naive time is UTC', '2100-01-01T00:00:00', '2100-01-01T00:00:00.000Z'],
      ['an offset', '2100-01-01T02:00:00+02:00', '2100-01-01T00:00:00.000Z'],
      ['absent', undefined, null],
      ['null', null, null],
    ])('reads expires_at: %s', async (_, expires_at, expected) => {
      expect(await connect(newUser(), { expires_at })).toMatchObject({ expires_at: expected });
    });

    it('replaces the connection of the same user', async () => {
      const user = newUser();
      const first = await connect(user);
      const second = await connect(user, { ...issue(BEN) });
      expect(second).toMatchObject({ id: first.id, account: { email: BEN } });
    });

    it('is written to the audit log', async () => {
      const { id } = await connect(newUser());
      const [entry] = await prisma.auditEntry.findMany({ where: { target: `connection:${id}` } });
      expect(entry).toMatchObject({ action: 'connections.create', outcome: 'allowed', requestId: expect.any(String) });
    });

    it('says which token the provider refuses, and stores nothing', async () => {
      const user_id = newUser();
      const answer = await server
        .http()
        .post('/api/connections')
        .send({ provider: 'asana', user_id, access_token: 'not-a-token' })
        .expect(400);
      expect(answer.body.errors).toEqual([{ field: 'access_token', message: 'is not accepted by Asana' }]);
      const list = await server.http().get('/api/connections').query({ user_id }).expect(200);
      expect(list.body.connections).toEqual([]);
    });

    it('answers the provider’s failure, and stores nothing', async () => {
      twin().setFaults([{ match: { path: '/api/1.0' }, fault: { status: 503, retryAfter: 60 } }]);
      const user_id = newUser();
      const sent = { provider: 'asana', user_id, ...issue() };
      const answer = await server.http().post('/api/connections').send(sent).expect(500);
      expect(answer.body.code).toBe('provider_unavailable');
      expect(answer.headers['retry-after']).toBe('60');
      const list = await server.http().get('/api/connections').query({ user_id }).expect(200);
      expect(list.body.connections).toEqual([]);
    });

    const ofLevels = (levels: number): object => (levels === 1 ? {} : { a: ofLevels(levels - 1) });
    it.each<[string, string, unknown]>([
      ['provider', 'absent', undefined],
      ['provider', 'unknown', 'nowhere'],
      ['provider', 'no id at all', '../asana'],
      ['user_id', 'absent', undefined],
      ['access_token', 'absent', undefined],
      ['access_token', 'empty', ''],
      ['access_token', 'with a line break', 'a\r\nb'],
      ['access_token', 'not text', 7],
      ['refresh_token', 'with a blank', 'a b'],
      ['expires_at', 'words', 'tomorrow'],
      ['expires_at', 'no day', '2026-02-30T00:00:00Z'],
      ['scopes', 'text', 'tasks:read'],
      ['scopes.0', 'with a blank', ['a b']],
      ['metadata', 'a list', []],
      ['metadata', 'too deep', ofLevels(9)],
      ['metadata', 'too large', { a: 'x'.repeat(17_000) }],
    ])('names %s when it is %s', async (field, _, value) => {
      const body: Record<string, unknown> = { provider: 'asana', user_id: newUser(), ...issue() };
      body[field.split('.')[0] ?? ''] = value;
      const answer = await server.http().post('/api/connections').send(body).expect(400);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.body.errors).toEqual([{ field, message: expect.any(String) }]);
    });
  });

  describe('listing', () => {
    it('pages, newest first, and filters', async () => {
      const key = await makeForeignKey();
      const users = ['u-1', 'u-2', 'u-3', 'u-4', 'u-5'];
      const made: string[] = [];
      for (const user of users) made.unshift((await connect(user, {}, key)).id);
      const page = async (query: object) => (await server.http(key).get('/api/connections').query(query)).body;
      const first = await page({ limit: 2 });
      const second = await page({ limit: 2, cursor: first.next_cursor });
      const third = await page({ limit: 2, cursor: second.next_cursor });
      const ids = [first, second, third].map((p) => p.connections.map((c: { id: string }) => c.id));
      expect(ids).toEqual([made.slice(0, 2), made.slice(2, 4), made.slice(4)]);
      expect(third.next_cursor).toBeNull();

      await prisma.connection.update({ where: { id: made[0] ?? '' }, data: { status: 'revoked' } });
      expect((await page({ status: 'revoked' })).connections).toHaveLength(1);
      expect((await page({ status: 'active' })).connections).toHaveLength(4);
      expect((await page({ provider: 'asana' })).connections).toHaveLength(5);
      expect((await page({ provider: 'okta' })).connections).toHaveLength(0);
      expect((await page({ user_id: 'u-3' })).connections).toMatchObject([{ user_id: 'u-3' }]);
    });

    it.each([{ status: 'gone' }, { limit: 0 }, { limit: 101 }, { cursor: 'x' }, { provider: '' }])(
      'refuses %j',
      async (query) => {
        await server.http().get('/api/connections').query(query).expect(400);
      },
    );
  });

  describe('who sees what', () => {
    it('a user sees its own connection only', async () => {
      const [ana, ben] = [newUser(), newUser()];
      const [mine, other] = [await connect(ana), await connect(ben)];
      const session = await makeSession(ana);
      const list = await server.http(session).get('/api/connections').expect(200);
      expect(list.body.connections.map((c: { id: string }) => c.id)).toEqual([mine.id]);
      await server.http(session).get(`/api/connections/${mine.id}`).expect(200);
      for (const path of [`/api/connections/${other.id}`, `/api/connections/${mine.id}?user_id=${ben}`]) {
        const answer = await server.http(session).get(path).expect(404);
        expect(answer.body.code).toBe('not_found');
      }
      await server.http(session).get('/api/connections').query({ user_id: ben }).expect(404);
      await server.http(session).delete(`/api/connections/${other.id}`).expect(404);
      await server.http(session).post(`/api/connections/${other.id}/test`).expect(404);
      expect(await prisma.connection.findUnique({ where: { id: other.id } })).not.toBeNull();
    });

    it('another organization’s connection does not exist', async () => {
      const { id } = await connect(newUser());
      const foreign = await makeForeignKey();
      await server.http(foreign).get(`/api/connections/${id}`).expect(404);
      await server.http(foreign).delete(`/api/connections/${id}`).expect(404);
      await server.http(foreign).post(`/api/connections/${id}/test`).expect(404);
      expect((await server.http(foreign).get('/api/connections').expect(200)).body.connections).toEqual([]);
    });

    it('a key without a user and without the delegate scope sees nobody', async () => {
      const key = await makeKey(['connections:read', 'connections:write']);
      const { id } = await connect(newUser());
      const answer = await server.http(key).get('/api/connections').expect(403);
      expect(answer.body.detail).toContain('users:delegate');
      await server.http(key).get(`/api/connections/${id}`).expect(403);
    });

    it('reading needs connections:read, changing connections:write', async () => {
      const reader = await makeKey(['connections:read', 'users:delegate']);
      const { id, user_id } = await connect(newUser());
      await server.http(reader).get(`/api/connections/${id}`).expect(200);
      await server.http(reader).delete(`/api/connections/${id}`).expect(403);
      await server
        .http(reader)
        .post('/api/connections')
        .send({ provider: 'asana', user_id, ...issue() })
        .expect(403);
      await server.http(null).get('/api/connections').expect(401);
    });

    it.each(['not-an-id', randomUUID(), '%01'])('there is no connection %s', async (id) => {
      await server.http().get(`/api/connections/${id}`).expect(404);
    });
  });

  describe('deleting', () => {
    it('revokes at the provider first', async () => {
      const { id } = await connect(newUser());
      const answer = await server.http().delete(`/api/connections/${id}`).expect(200);
      expect(answer.body).toEqual({
        ok: true,
        revoked: true,
        message: 'The connection was revoked and deleted.',
      });
      expect(callsTo('/-/oauth_revoke')).toMatchObject([{ status: 200, body: { token_type_hint: 'refresh_token' } }]);
      await server.http().get(`/api/connections/${id}`).expect(404);
      await server.http().delete(`/api/connections/${id}`).expect(404);
    });

    it('deletes here although the provider is down', async () => {
      const { id } = await connect(newUser());
      twin().setFaults([{ match: { path: '/-/oauth_revoke' }, fault: { reset: true } }]);
      const answer = await server.http().delete(`/api/connections/${id}`).expect(200);
      expect(answer.body).toMatchObject({ ok: true, revoked: false });
      await server.http().get(`/api/connections/${id}`).expect(404);
    });
  });

  describe('testing', () => {
    it('calls the provider, renewing the token first when it is due', async () => {
      const { id } = await connect(newUser(), { expires_at: Math.floor(Date.now() / 1000) + 100 });
      const answer = await server.http().post(`/api/connections/${id}/test`).expect(200);
      expect(answer.body).toEqual({
        ok: true,
        connection_status: 'connected',
        test_result: { workspaces_retrieved: 2, api_response_time: expect.any(String) },
      });
      expect(callsTo('/-/oauth_token')).toHaveLength(1);
      const { body } = await server.http().get(`/api/connections/${id}`).expect(200);
      expect(body.connection).toMatchObject({
        status: 'active',
        has_refresh_token: true,
        last_refreshed_at: expect.any(String),
        last_used_at: expect.any(String),
      });
    });

    it('renews a token that the provider let expire early', async () => {
      const { id } = await connect(newUser());
      twin().expire();
      await server.http().post(`/api/connections/${id}/test`).expect(200);
      expect(callsTo('/-/oauth_token')).toHaveLength(1);
    });

    it('says that the user must connect again once the grant is gone', async () => {
      const { id } = await connect(newUser());
      twin().revoke({ person: ANA });
      for (let i = 0; i < 3; i++) {
        const answer = await server.http().post(`/api/connections/${id}/test`).expect(401);
        expect(answer.body.code).toBe('not_connected');
      }
      expect(callsTo('/-/oauth_token')).toHaveLength(1);
      const { body } = await server.http().get(`/api/connections/${id}`).expect(200);
      expect(body.connection).toMatchObject({ status: 'revoked', failure_code: 'invalid_grant' });
    });

    it('fails closed when the stored token was moved here from another connection', async () => {
      const [from, to] = [await connect(newUser()), await connect(newUser(), issue(BEN))];
      await prisma.$executeRaw`
        UPDATE connections SET access_token = (SELECT access_token FROM connections WHERE id = ${from.id}::uuid)
        WHERE id = ${to.id}::uuid`;
      twin().clearCalls();
      const answer = await server.http().post(`/api/connections/${to.id}/test`).expect(500);
      expect(answer.body).toMatchObject({
        code: 'internal',
        detail: expect.stringContaining('Connect the account again'),
      });
      expect(twin().calls()).toEqual([]);
    });
  });

  it('documents its operations', async () => {
    const { body } = await server.http(null).get('/docs/openapi.json').expect(200);
    const operations = ['/api/connections', '/api/connections/{id}', '/api/connections/{id}/test'].flatMap((path) =>
      Object.values(body.paths[path] as Record<string, { operationId: string }>).map((o) => o.operationId),
    );
    expect(operations.sort()).toEqual([
      'connections.create',
      'connections.delete',
      'connections.get',
      'connections.list',
      'connections.test',
    ]);
  });
});
