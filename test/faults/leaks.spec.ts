import { startTestApp, type TestApp } from '../support/app.js';
import { ANA, connectAsana } from '../support/connect.js';
import { documentedOperations } from '../support/openapi.js';

const USER = { user_id: 'leaky' };

/** Every server of the whole test run is searched when it closes; this one is driven where secrets are nearest. */
describe('secrets', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.close());
  const twin = () => app.sandbox.asana;

  it('stand in no log, answer or table, whatever fails', async () => {
    const http = () => app.http();
    await connectAsana(app, USER.user_id);
    await http()
      .post('/api/keys')
      .send({ name: 'a', scopes: ['asana:read'] })
      .expect(201);
    await http().post('/api/sessions').send(USER).expect(201);

    // Providers that echo what they were sent, in bodies that are refused, malformed or cut short.
    const token = twin().issueToken({ person: ANA }).accessToken;
    const connection = { ...USER, provider: 'asana', access_token: token, refresh_token: 'not-a-real-refresh-token' };
    app.evidence.secrets.add('not-a-real-refresh-token');
    await http().post('/api/connections').send(connection).expect(201);
    const echo = { message: `Bearer ${token}`, errors: [{ message: token }] };
    for (const fault of [
      { status: 400, body: echo },
      { status: 403, body: echo },
      { status: 500, body: echo },
      { malformed: true as const },
      { truncate: true as const },
      { reset: true as const },
    ]) {
      twin().setFaults([{ match: {}, fault }]);
      for (const operation of await documentedOperations(app)) {
        const path = operation.path.replace('{provider}', 'asana').replace(/\{\w+\}/g, '1200000000000001');
        const call = http()[operation.method.toLowerCase() as 'post'](path).redirects(0).query(USER);
        await (operation.method === 'GET' ? call : call.send({ ...USER, name: token, project_id: '1', query: token }));
      }
    }
    twin().clearFaults();

    // Renewal that fails for good, then use of what is left.
    await http().post('/api/connections').send(connection);
    twin().revoke({ person: ANA });
    await http().post('/api/auth/asana/refresh').send(USER);
    await http().get('/api/asana/tasks').query(USER).expect(401);
    await http().get(`/api/auth/asana/callback?code=${token}&state=${token}`).expect(400);
    await app.http(token).get('/api/keys').expect(401);

    // A client may put a secret where we must repeat its input; here none may come back.
    app.evidence.secrets.add(token);
    const found = await app.evidence.assertNoLeak(app.databaseUrl);
    console.log(`leaks: ${found.secrets} secrets searched in ${found.characters} characters, 0 found`);
    expect(found.secrets).toBeGreaterThan(5);
    expect(app.evidence.logLines().length).toBeGreaterThan(100);
  });

  it('are found where one is planted', async () => {
    const planted = 'planted-secret-0123456789';
    app.evidence.logDestination.write(`{"msg":"${Buffer.from(planted).toString('base64')}"}\n`);
    app.evidence.secrets.add(planted);
    await expect(app.evidence.assertNoLeak(app.databaseUrl)).rejects.toThrow(/log: /);
    app.evidence.secrets.delete(planted);
  });
});
