import { randomUUID } from 'node:crypto';
import { createApp } from '../../src/app.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { startTestApp, type TestApp } from '../support/app.js';

const TIMESTAMP = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const TEXT = expect.stringMatching(/\S/);
const PERSON = 'mara@example.com';

describe('health of a provider', () => {
  let server: TestApp;
  let prisma: PrismaService;

  beforeAll(async () => {
    server = await startTestApp();
    prisma = server.app.get(PrismaService);
  });
  afterEach(() => server.sandbox.asana.clearFaults());
  afterAll(() => server.close());

  /** A user of its own, connected through the API with a token of the sandbox. */
  async function connectedUser(): Promise<string> {
    const userId = `user-${randomUUID()}`;
    const person = server.sandbox.asana.state().people[0]?.email ?? PERSON;
    const token = server.sandbox.asana.issueToken({ person });
    await server
      .http()
      .post('/api/connections')
      .send({
        user_id: userId,
        provider: 'asana',
        access_token: token.accessToken,
        refresh_token: token.refreshToken ?? undefined,
        expires_at: token.expiresAt === null ? undefined : new Date(token.expiresAt).toISOString(),
      })
      .expect(201);
    return userId;
  }
  const expireAt = (userId: string, at: Date) =>
    prisma.connection.updateMany({ where: { userId }, data: { expiresAt: at } });

  const session = async (body: object) => {
    const { body: minted } = await server.http().post('/api/sessions').send(body).expect(201);
    return minted.token as string;
  };
  const get = (path: string, query: object = {}, credential?: string | null) =>
    server.http(credential).get(`/api/asana/health${path}`).query(query);

  describe('GET /api/asana/health', () => {
    it('answers the superset of both documented forms', async () => {
      const { body } = await get('').expect(200);
      expect(body).toEqual({
        ok: true,
        service: 'asana',
        status: 'healthy',
        timestamp: TIMESTAMP,
        message: TEXT,
        needs_oauth: true,
        checks: {
          database: { status: 'healthy', message: TEXT },
          oauth_config: { status: 'healthy', message: TEXT },
          service: { status: 'healthy', message: TEXT },
          enhanced_api: { status: 'healthy', message: TEXT },
        },
      });
    });

    it('is open to a session token, whatever its scopes, for its own user only', async () => {
      const token = await session({ user_id: 'ann', scopes: ['asana:read'] });
      await get('', {}, token).expect(200);
      await get('', { user_id: 'ann' }, token).expect(200);
      const { body } = await get('', { user_id: 'bob' }, token);
      expect(body).toMatchObject({ success: false, error: TEXT, status: expect.any(Number) });
      expect([403, 404]).toContain(body.status);
    });

    it('needs a credential', async () => {
      const { body } = await get('', {}, null).expect(401);
      expect(body).toMatchObject({ success: false, error: TEXT });
    });

    it('needs ops:read from an API key of an organization', async () => {
      const { body: made } = await server
        .http()
        .post('/api/keys')
        .send({ name: 'crm', scopes: ['asana:read'] });
      const { body } = await get('', {}, made.key as string).expect(403);
      expect(body).toMatchObject({ success: false, error: expect.stringContaining('ops:read') });
    });

    it('answers 404 for a provider that is not installed', async () => {
      const { body } = await server.http().get('/api/nowhere/health').expect(404);
      expect(body).toMatchObject({ success: false, error: expect.stringContaining('nowhere') });
    });
  });

  it('is degraded, still with 200, without an OAuth client', async () => {
    const bare = await startTestApp({ ASANA_CLIENT_SECRET: '' });
    try {
      const { body } = await bare.http().get('/api/asana/health').expect(200);
      expect(body).toMatchObject({
        ok: true,
        status: 'degraded',
        checks: { oauth_config: { status: 'misconfigured' } },
      });
      const summary = await bare.http().get('/api/asana/health/summary').expect(200);
      expect(summary.body.overall_status).toBe('degraded');
    } finally {
      await bare.close();
    }
  });

  it('leaves paths with a fixed word to whoever serves them', async () => {
    const app = await createApp(server.settings, new Log('silent'));
    const operation = { id: 'test.fixed.get', access: { anonymous: true } };
    const fastify = app.getHttpAdapter().getInstance();
    fastify.get('/api/fixed/health', { config: { operation } }, async () => ({ fixed: true }));
    await app.init();
    await fastify.ready();
    const answer = await fastify.inject({ method: 'GET', url: '/api/fixed/health' });
    expect(answer.json()).toEqual({ fixed: true });
    await app.close();
  });

  describe('GET /api/asana/health/tokens', () => {
    const tokens = (user_id: string) => get('/tokens', { user_id }).expect(200);
    const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000);

    it('needs a user', async () => {
      const { body } = await get('/tokens').expect(400);
      expect(body).toMatchObject({ error: 'user_id parameter required', success: false });
    });

    it('is about the own user of a session', async () => {
      const token = await session({ user_id: 'ann' });
      const { body } = await get('/tokens', {}, token).expect(200);
      expect(body.token_health.user_id).toBe('ann');
    });

    it('says not_configured for a user without a connection', async () => {
      const { body } = await tokens('nobody');
      expect(body).toEqual({
        success: true,
        token_health: {
          user_id: 'nobody',
          has_tokens: false,
          token_status: 'not_configured',
          last_refreshed: null,
          expires_at: null,
          message: TEXT,
        },
      });
    });

    it.each([
      ['active', 7_200],
      ['expiring_soon', 1_800],
      ['expired', -1],
    ])('says %s with %i seconds left, and never shows a token', async (status, seconds) => {
      const userId = await connectedUser();
      const at = inSeconds(seconds);
      await expireAt(userId, at);
      const { body } = await tokens(userId);
      expect(body).toEqual({
        success: true,
        token_health: {
          user_id: userId,
          has_tokens: true,
          token_status: status,
          last_refreshed: TIMESTAMP,
          expires_at: at.toISOString(),
          ...(status !== 'active' && { message: TEXT }),
        },
      });
    });
  });

  describe('GET /api/asana/health/connection', () => {
    const connection = (user_id: string) => get('/connection', { user_id });

    it('needs a user', async () => {
      const { body } = await get('/connection').expect(400);
      expect(body).toMatchObject({ error: 'user_id parameter required', success: false });
    });

    it('lists workspaces as the user, and writes nothing', async () => {
      const userId = await connectedUser();
      server.sandbox.asana.clearCalls();
      const { body } = await connection(userId).expect(200);
      expect(body).toEqual({
        success: true,
        connection_status: 'connected',
        message: TEXT,
        test_result: { workspaces_retrieved: expect.any(Number), api_response_time: 'normal' },
      });
      expect(body.test_result.workspaces_retrieved).toBeGreaterThan(0);
      const calls = server.sandbox.asana.calls();
      expect(calls.map(({ method }) => method)).toEqual(['GET']);
    });

    it('answers 401 unauthenticated for a user without a connection', async () => {
      const { body } = await connection('nobody').expect(401);
      expect(body).toMatchObject({
        success: false,
        connection_status: 'unauthenticated',
        message: TEXT,
        error: TEXT,
      });
    });

    it('answers 401 unauthenticated when the provider has ended the connection', async () => {
      const userId = await connectedUser();
      const person = server.sandbox.asana.state().people[0]?.email ?? PERSON;
      server.sandbox.asana.revoke({ person });
      const { body } = await connection(userId).expect(401);
      expect(body).toMatchObject({ success: false, connection_status: 'unauthenticated', message: TEXT });
    });

    it('answers 500 api_error when the provider fails or limits the account', async () => {
      const userId = await connectedUser();
      for (const fault of [{ status: 502 }, { status: 429, retryAfter: 3_600 }, { malformed: true as const }]) {
        server.sandbox.asana.setFaults([{ match: { path: '/api/1.0/workspaces' }, fault }]);
        const { body } = await connection(userId).expect(500);
        expect(body).toMatchObject({ success: false, connection_status: 'api_error', message: TEXT, error: TEXT });
      }
    });

    it('answers 500 failed when this server cannot read its own record', async () => {
      const userId = await connectedUser();
      await prisma.connection.updateMany({ where: { userId }, data: { accessToken: 'not-sealed' } });
      const { body } = await connection(userId).expect(500);
      expect(body).toMatchObject({ success: false, connection_status: 'failed', message: TEXT });
      expect(JSON.stringify(body)).not.toContain('not-sealed');
    });
  });

  describe('the diagnosis', () => {
    const diagnosis = (user_id: string) => get('/diagnosis', { user_id });
    const idOf = async (userId: string) => (await prisma.connection.findFirstOrThrow({ where: { userId } })).id;
    const evidence = {
      stored_status: 'active',
      failures: 0,
      expires_at: TIMESTAMP,
      last_refreshed_at: null,
      has_refresh_token: true,
      granted_scopes: [],
      probe_ms: expect.any(Number),
      clock_skew_seconds: expect.any(Number),
    };

    it('needs a user', async () => {
      const { body } = await get('/diagnosis').expect(400);
      expect(body).toMatchObject({ error: 'user_id parameter required', success: false });
    });

    it('says of a working connection that nothing is to be done, after one read at the provider', async () => {
      const userId = await connectedUser();
      server.sandbox.asana.clearCalls();
      const { body } = await diagnosis(userId).expect(200);
      expect(body).toEqual({
        success: true,
        connection: {
          status: 'healthy',
          cause: 'healthy',
          message: TEXT,
          next_action: { code: 'none', text: TEXT },
          evidence: { ...evidence, probe: 'succeeded' },
          since: null,
          checked_at: TIMESTAMP,
        },
      });
      expect(server.sandbox.asana.calls().map(({ method }) => method)).toEqual(['GET']);
    });

    it('names the cause, the next action and where to take it, the same by user and by connection', async () => {
      const userId = await connectedUser();
      server.sandbox.asana.setFaults([{ match: { path: '/api/1.0' }, fault: { status: 502 } }]);
      const expected = {
        success: true,
        connection: {
          status: 'unhealthy',
          cause: 'provider_down',
          message: TEXT,
          next_action: { code: 'contact_provider_status', text: TEXT, url: 'https://status.asana.com' },
          evidence: { ...evidence, probe: 'failed', http_status: 502 },
          since: TIMESTAMP,
          checked_at: TIMESTAMP,
        },
      };
      expect((await diagnosis(userId).expect(200)).body).toEqual(expected);
      const byId = await server
        .http()
        .get(`/api/connections/${await idOf(userId)}/health`)
        .expect(200);
      expect(byId.body).toEqual(expected);
    });

    it('leads somebody who is not connected to where that is done', async () => {
      const { body } = await diagnosis('nobody').expect(200);
      expect(body.connection).toMatchObject({
        cause: 'not_connected',
        next_action: { code: 'connect', url: `${server.url}/api/auth/asana/initiate?user_id=nobody` },
        evidence: {},
      });
    });

    it('says until when the provider limits the account', async () => {
      const userId = await connectedUser();
      server.sandbox.asana.setFaults([{ match: { path: '/api/1.0' }, fault: { status: 429, retryAfter: 90 } }]);
      const { connection } = (await diagnosis(userId).expect(200)).body;
      expect(connection).toMatchObject({
        cause: 'rate_limited',
        next_action: { code: 'wait', retry_after_seconds: 90 },
        evidence: { http_status: 429, retry_after_seconds: 90, until: TIMESTAMP },
      });
      const wait = Date.parse(connection.evidence.until) - Date.parse(connection.checked_at);
      expect(wait).toBe(90_000);
    });

    it('is degraded when the connection works now and will not be renewed', async () => {
      const userId = await connectedUser();
      await expireAt(userId, new Date(Date.now() + 60_000));
      server.sandbox.asana.setFaults([{ match: { path: '/-/oauth_token' }, fault: { status: 503 } }]);
      const { body } = await diagnosis(userId).expect(200);
      expect(body.connection).toMatchObject({
        status: 'degraded',
        cause: 'refresh_failing',
        next_action: { code: 'wait', retry_after_seconds: expect.any(Number) },
        evidence: { stored_status: 'error', failure_code: 'unavailable', probe: 'succeeded' },
        since: TIMESTAMP,
      });
    });

    it('shows no text of the provider', async () => {
      const userId = await connectedUser();
      const body = { errors: [{ message: 'required scope: <b>hello</b> canary-of-the-provider' }] };
      server.sandbox.asana.setFaults([{ match: { path: '/api/1.0' }, fault: { status: 403, body } }]);
      const { text } = await diagnosis(userId).expect(200);
      expect(text).not.toContain('canary');
      expect(JSON.parse(text).connection.cause).toBe('scope_missing');
    });

    it('of a connection is only for those who may see it', async () => {
      const userId = await connectedUser();
      const id = await idOf(userId);
      const other = await session({ user_id: 'somebody else' });
      await server.http(other).get(`/api/connections/${id}/health`).expect(404);
      await server.http(null).get(`/api/connections/${id}/health`).expect(401);
      await server.http().get('/api/connections/nonsense/health').expect(404);
      const own = await session({ user_id: userId });
      await server.http(own).get(`/api/connections/${id}/health`).expect(200);
      await get('/diagnosis', {}, own).expect(200);
      expect((await get('/diagnosis', { user_id: userId }, other)).body.connection).toBeUndefined();
    });
  });

  describe('GET /api/asana/health/summary', () => {
    const overall = expect.objectContaining({ ok: true, status: 'healthy', checks: expect.any(Object) });

    it('shows the provider alone when no user is named', async () => {
      const { body } = await get('/summary').expect(200);
      expect(body).toEqual({
        service: 'asana',
        timestamp: TIMESTAMP,
        components: { overall },
        overall_status: 'healthy',
      });
    });

    it('shows no connection for a user without tokens', async () => {
      const { body } = await get('/summary', { user_id: 'nobody' }).expect(200);
      expect(body).toEqual({
        service: 'asana',
        timestamp: TIMESTAMP,
        components: {
          overall,
          tokens: { success: true, token_health: expect.objectContaining({ token_status: 'not_configured' }) },
        },
        overall_status: 'healthy',
        links: { diagnosis: '/api/asana/health/diagnosis?user_id=nobody' },
      });
    });

    it('shows all of a connected user', async () => {
      const { body } = await get('/summary', { user_id: await connectedUser() }).expect(200);
      expect(body.components).toEqual({
        overall,
        tokens: { success: true, token_health: expect.objectContaining({ has_tokens: true }) },
        connection: expect.objectContaining({ success: true, connection_status: 'connected' }),
      });
      expect(body.overall_status).toBe('healthy');
    });

    it('is degraded, still with 200, when the connection fails', async () => {
      const userId = await connectedUser();
      server.sandbox.asana.setFaults([{ match: { path: '/api/1.0/workspaces' }, fault: { status: 502 } }]);
      const { body } = await get('/summary', { user_id: userId }).expect(200);
      expect(body.components.connection).toEqual({ success: false, connection_status: 'api_error', message: TEXT });
      expect(body.overall_status).toBe('degraded');
    });
  });
});
