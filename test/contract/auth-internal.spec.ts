import pg from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';

/** A fault of this server that is neither the provider's nor a database that is away: the table is not there. */
describe('an internal fault of /api/auth/asana/*', () => {
  let app: TestApp;
  const sql = async (text: string) => {
    const client = new pg.Client({ connectionString: app.databaseUrl });
    await client.connect();
    await client.query(text);
    await client.end();
  };
  beforeAll(async () => {
    app = await startTestApp();
    await sql('alter table connections rename to connections_hidden');
  });
  afterAll(() => app.close());

  it.each([
    ['status', 'STATUS_ERROR', () => app.http().get('/api/auth/asana/status').query({ user_id: 'ann' })],
    ['disconnect', 'DISCONNECT_ERROR', () => app.http().post('/api/auth/asana/disconnect').send({ user_id: 'ann' })],
    ['refresh', 'SERVER_ERROR', () => app.http().post('/api/auth/asana/refresh').send({ user_id: 'ann' })],
  ])('%s answers 500 %s and tells nothing of what went wrong', async (name, code, call) => {
    const { body, text } = await call().expect(500);
    expect(body).toEqual({
      type: 'urn:switchyard:problem:internal',
      title: 'Internal error',
      status: 500,
      detail: expect.any(String),
      instance: `/api/auth/asana/${name}`,
      request_id: expect.any(String),
      ok: false,
      success: false,
      message: body.detail,
      error: { code, message: body.detail },
    });
    expect(text).not.toMatch(/connections|relation|prisma|select/i);
  });
});
