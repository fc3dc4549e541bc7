import { startTestApp, type TestApp } from '../support/app.js';

const ORIGIN = 'https://app.example.com';

describe('what browsers rely on', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp({ CORS_ORIGINS: ORIGIN })));
  afterAll(() => app.close());

  const preflight = (origin: string) =>
    app
      .http(null)
      .options('/api/asana/tasks')
      .set({ origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' });

  it('lets the registered origin call, with credentials', async () => {
    const { headers } = await preflight(ORIGIN).expect(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': expect.stringMatching(/POST, ?PUT, ?PATCH, ?DELETE/),
    });
    const answer = await app.http().get('/api/keys').set('origin', ORIGIN).expect(200);
    expect(answer.headers['access-control-allow-origin']).toBe(ORIGIN);
    expect(answer.headers['access-control-expose-headers']).toMatch(/Retry-After/);
    expect(answer.headers.vary).toMatch(/origin/i);
  });

  it.each(['https://evil.example.com', `${ORIGIN}.evil.example`, 'http://app.example.com', 'null'])(
    'tells the origin %s nothing',
    async (origin) => {
      const { headers } = await preflight(origin);
      expect(headers['access-control-allow-origin']).not.toBe(origin);
      expect(headers['access-control-allow-origin']).not.toBe('*');
    },
  );

  it('marks every answer as private, typed and not to be framed', async () => {
    for (const path of ['/livez', '/api/keys', '/nothing']) {
      const { headers } = await app.http().get(path);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-request-id': expect.stringMatching(/^[\w.-]{1,64}$/),
      });
    }
  });

  it('keeps a harmless request id and replaces any other', async () => {
    const given = await app.http().get('/livez').set('x-request-id', 'mine-1.2_3');
    expect(given.headers['x-request-id']).toBe('mine-1.2_3');
    const forged = await app.http().get('/livez').set('x-request-id', 'a b"c');
    expect(forged.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers a URL that cannot be read as a problem', async () => {
    const answer = await app.http().get('/api/%zz').expect(400);
    expect(answer.headers['content-type']).toMatch(/problem\+json/);
    expect(answer.headers['x-request-id']).toBeTruthy();
    expect(answer.body).toMatchObject({
      type: 'urn:switchyard:problem:validation_failed',
      errors: [{ field: 'path' }],
    });
  });
});
