import { startTestApp, type TestApp } from '../support/app.js';

describe('GET /metrics', () => {
  let server: TestApp;
  const scrape = async () => (await server.http().get('/metrics').expect(200)).text;

  beforeAll(async () => (server = await startTestApp()));
  afterAll(() => server.close());

  it('is the Prometheus text format with the database probed at this scrape', async () => {
    const answer = await server.http().get('/metrics').expect(200);
    expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(answer.text).toMatch(/^switchyard_database_up 1$/m);
    const latency = /^switchyard_database_latency_seconds (\S+)$/m.exec(answer.text)?.[1];
    expect(Number(latency)).toBeGreaterThan(0);
    expect(answer.text).toMatch(/^switchyard_process_cpu_seconds_total /m);
  });

  it('counts answers by route pattern, and never shows an id', async () => {
    await server.http().get('/api/asana/health/tokens').query({ user_id: 'canary-user' }).expect(200);
    await server.http().get('/api/nowhere/health').expect(404);
    const text = await scrape();
    expect(text).toContain(
      'switchyard_http_request_duration_seconds_count{method="GET",route="/api/:provider/health/tokens",status="200"} 1',
    );
    expect(text).toContain('switchyard_http_errors_total{method="GET",route="/api/:provider/health",status="404"} 1');
    expect(text).not.toContain('canary-user');
  });

  it('counts every try of a call to a provider, its 429s, and what was refused here before it was made', async () => {
    const { sandbox } = server;
    const [ann, ben] = sandbox.asana.state().people;
    for (const [user, person] of Object.entries({ ann, ben })) {
      const { accessToken } = sandbox.asana.issueToken({ person: person?.email ?? '' });
      const connection = { user_id: user, provider: 'asana', access_token: accessToken };
      await server.http().post('/api/connections').send(connection).expect(201);
    }
    const probe = (user: string) => server.http().get('/api/asana/health/connection').query({ user_id: user });
    const workspaces = { path: '/api/1.0/workspaces' };
    sandbox.asana.setFaults([{ match: workspaces, fault: { status: 429, retryAfter: 3_600 }, times: 1 }]);
    sandbox.asana.clearCalls();

    await probe('ann').expect(500);
    // Nobody calls with this token before the hour is over; another token is not concerned.
    await probe('ann').expect(500);
    await probe('ben').expect(200);

    expect(sandbox.asana.calls().map(({ status }) => status)).toEqual([429, 200]);
    const text = await scrape();
    expect(text).toContain('upstream_call_duration_seconds_count{provider="asana",method="GET",status="429"} 1');
    expect(text).toMatch(/upstream_call_duration_seconds_count\{provider="asana",method="GET",status="200"\} [1-9]/);
    expect(text).toContain('switchyard_upstream_rate_limited_total{provider="asana"} 1');
    expect(text).toMatch(/budget_refused_total\{provider="asana",priority="interactive"\} [1-9]/);
  });

  it('is for ops:read alone', async () => {
    await server.http(null).get('/metrics').expect(401);
    const { body } = await server
      .http()
      .post('/api/keys')
      .send({ name: 'crm', scopes: ['asana:read'] });
    await server
      .http(body.key as string)
      .get('/metrics')
      .expect(403);
  });

  it('counts liveness and readiness answers of exactly one member', async () => {
    for (const path of ['/livez', '/readyz']) {
      const answer = await server
        .http(null)
        .get(path)
        .expect(200)
        .expect('content-type', /^application\/json/);
      expect(answer.text).toBe('{"status":"ok"}');
    }
    expect(await scrape()).toContain('route="/livez",status="200"} 1');
  });

  it('is not throttled at /livez and /readyz', async () => {
    const strict = await startTestApp({ THROTTLE_ANONYMOUS_LIMIT: '2' });
    try {
      for (let i = 0; i < 5; i += 1) {
        await strict.http(null).get('/livez').expect(200);
        await strict.http(null).get('/readyz').expect(200);
      }
    } finally {
      await strict.close();
    }
  });
});
