import { randomBytes } from 'node:crypto';
import { PrismaService } from '../../src/platform/database/index.js';
import { Log, Metrics } from '../../src/platform/telemetry/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ANA, connectAsana } from '../support/connect.js';
import { documentedOperations } from '../support/openapi.js';

const USER = { user_id: 'leaky' };
/** Shows what `events.list` shows too. */
const ENDLESS = 'events.stream';
/** Leads and campaigns are stored here as they were given. */
const KEEPS_WORDS = /^\/api\/callbacks\//;

/** Every server of the whole test run is searched when it closes; this one is driven where secrets are nearest. */
describe('leak', () => {
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
    const { okta } = app.sandbox;
    const given = { token: okta.sswsTokens.admin, api_key: okta.sswsTokens.admin, org_url: `${app.sandbox.url}/okta` };
    const ofOkta = { provider: 'okta', site: given.org_url, token_type: 'SSWS', access_token: given.token };
    await http()
      .post('/api/connections')
      .send({ ...USER, ...ofOkta })
      .expect(201);
    const texts = `Bearer ${token} SSWS ${given.token}`;
    const echo = { message: texts, errors: [{ message: texts }], errorSummary: texts };
    for (const fault of [
      { status: 400, body: echo },
      { status: 403, body: echo },
      { status: 500, body: echo },
      { malformed: true as const },
      { truncate: true as const },
      { reset: true as const },
    ]) {
      for (const one of [twin(), okta]) one.setFaults([{ match: {}, fault }]);
      for (const operation of (await documentedOperations(app)).filter(({ id }) => id !== ENDLESS)) {
        const path = operation.path.replace('{provider}', 'asana').replace(/\{\w+\}/g, '1200000000000001');
        const call = http()[operation.method.toLowerCase() as 'post'](path).redirects(0).query(USER);
        const words = KEEPS_WORDS.test(path) ? {} : { name: token, query: token, ...given };
        await (operation.method === 'GET' ? call : call.send({ ...USER, ...words, project_id: '1' }));
      }
    }
    for (const one of [twin(), okta]) one.clearFaults();

    // Renewal that fails for good, then use of what is left.
    await http().post('/api/connections').send(connection);
    twin().revoke({ person: ANA });
    await http().post('/api/auth/asana/refresh').send(USER);
    await http().get('/api/asana/tasks').query(USER).expect(401);
    await http().get(`/api/auth/asana/callback?code=${token}&state=${token}`).expect(400);
    await app.http(token).get('/api/keys').expect(401);

    await http().get('/metrics').expect(200);

    // A client may put a secret where we must repeat its input; here none may come back.
    for (const secret of [token, given.token]) app.evidence.secrets.add(secret);
    const found = await app.evidence.assertNoLeak(app.databaseUrl);
    console.log(`leak: ${found.secrets} secrets searched in ${found.characters} characters, 0 found`);
    expect(found.secrets).toBeGreaterThan(5);
    expect(app.evidence.logLines().length).toBeGreaterThan(100);
  }, 90_000);

  const inDatabase = (sql: string, canary: string) => app.app.get(PrismaService).$executeRawUnsafe(sql, canary);
  /** What a careless line of ours would do, in each of the places that are searched. */
  const plants: Readonly<Record<string, readonly [place: string, plant: (canary: string) => PromiseLike<unknown>]>> = {
    'a line of the log': ['log', async (canary) => app.app.get(Log).error(`The token ${canary} was refused`)],
    'a field of the log, in base64': [
      'log',
      async (canary) => app.app.get(Log).info('Refused', { error: Buffer.from(`:${canary}`).toString('base64') }),
    ],
    'an answer': [
      'answers',
      (canary) =>
        app
          .http()
          .post('/api/keys')
          .send({ name: canary, scopes: ['asana:read'] }),
    ],
    'a metric': [
      'answers',
      (canary) => {
        app.app.get(Metrics).upstreamLimited.inc({ provider: canary });
        return app.http().get('/metrics');
      },
    ],
    'a job': [
      'database',
      (canary) =>
        inDatabase(
          `INSERT INTO pgboss.job (name, data, start_after)
           SELECT name, jsonb_build_object('token', $1::text), now() + interval '1 day' FROM pgboss.queue LIMIT 1`,
          canary,
        ),
    ],
    'a column that should be sealed': [
      'database',
      (canary) => inDatabase('UPDATE connections SET access_token = $1', canary),
    ],
  };

  it.each(Object.entries(plants))('broken variant: a secret in %s is found', async (_, [place, plant]) => {
    const canary = `canary-${randomBytes(12).toString('hex')}`;
    await plant(canary);
    app.evidence.secrets.add(canary);
    const search = app.evidence.assertNoLeak(app.databaseUrl).finally(() => app.evidence.secrets.delete(canary));
    await expect(search).rejects.toThrow(`  ${place}: `);
  });
});
