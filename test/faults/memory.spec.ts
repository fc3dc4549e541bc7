import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { generateKeyRing } from '../../src/platform/vault/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connectAsana } from '../support/connect.js';

/** What another instance may still believe, in milliseconds. The machine of a test run is busy: usually it is 2 or 3. */
const LONGEST_MS = 250;
const ENCRYPTION_KEYS = generateKeyRing();

/** Asks until the answer is as wished. @returns milliseconds that took; Infinity when it never was */
async function timeUntil(ask: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await ask())) {
    if (performance.now() - began > 10 * LONGEST_MS) return Infinity;
    await sleep(1);
  }
  return performance.now() - began;
}

/** Two instances on one database: what one changes, the other must not go on believing. */
describe('what an instance remembers', () => {
  let one: TestApp;
  let other: TestApp;

  const statusOf = async (app: TestApp, user: string, key = app.key) =>
    (await app.http(key).get('/api/asana/tasks').query({ user_id: user, limit: 1 })).status;
  const newKey = async () => {
    const { body } = await one
      .http()
      .post('/api/keys')
      .send({ name: 'probe', scopes: ['*'] })
      .expect(201);
    return { key: String(body.key), id: String(body.api_key.id) };
  };
  const refusalOfRevoked = async () => {
    const user = randomUUID();
    await connectAsana(one, user);
    const { key, id } = await newKey();
    for (const app of [one, other, one, other]) expect(await statusOf(app, user, key)).toBe(200);
    await one.http().delete(`/api/keys/${id}`).expect(200);
    expect(await statusOf(one, user, key)).toBe(401);
    return timeUntil(async () => (await statusOf(other, user, key)) === 401);
  };
  const inDatabase = async (statement: string) => {
    const client = new pg.Client({ connectionString: one.databaseUrl });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    // Asking again and again must not end at Asana's limits.
    one = await startTestApp({ ENCRYPTION_KEYS, ASANA_RATE_PER_MINUTE: '1000000' });
    const env = Object.assign({}, ...Object.values(one.sandbox.env)) as Record<string, string>;
    other = await startTestApp({
      ...env,
      ENCRYPTION_KEYS,
      DATABASE_URL: one.databaseUrl,
      ASANA_RATE_PER_MINUTE: '1000000',
    });
  });
  afterAll(async () => {
    await other.close();
    await one.close();
  });

  it('of a key ends with its revocation, here at once and elsewhere within milliseconds', async () => {
    const took = await refusalOfRevoked();
    expect(took).toBeLessThan(LONGEST_MS);
    process.stdout.write(`memory: a revoked key is refused by the other instance after ${took.toFixed(1)} ms\n`);
  });

  it('of a key ends when the key runs out, without any announcement', async () => {
    const user = randomUUID();
    await connectAsana(one, user);
    const expires_at = new Date(Date.now() + 1_500).toISOString();
    const { body } = await one
      .http()
      .post('/api/keys')
      .send({ name: 'short', scopes: ['*'], expires_at })
      .expect(201);
    expect(await statusOf(one, user, body.key)).toBe(200);
    expect(await timeUntil(async () => (await statusOf(one, user, body.key)) === 401)).toBeLessThan(2_500);
  });

  it('of the key behind a session ends with the key', async () => {
    const user = randomUUID();
    await connectAsana(one, user);
    const { key, id } = await newKey();
    const { body } = await one.http(key).post('/api/sessions').send({ user_id: user }).expect(201);
    for (const app of [one, other, one, other]) expect(await statusOf(app, user, body.token)).toBe(200);
    await one.http().delete(`/api/keys/${id}`).expect(200);
    expect(await statusOf(one, user, body.token)).toBe(401);
    expect(await timeUntil(async () => (await statusOf(other, user, body.token)) === 401)).toBeLessThan(LONGEST_MS);
  });

  it('of a connection ends when the user disconnects', async () => {
    const user = randomUUID();
    await connectAsana(one, user);
    for (const app of [one, other, one, other]) expect(await statusOf(app, user)).toBe(200);
    await one.http().post('/api/auth/asana/disconnect').send({ user_id: user }).expect(200);
    const { body } = await one.http().get('/api/asana/tasks').query({ user_id: user }).expect(401);
    expect(body.error.code).toBe('AUTH_ERROR');
    expect(await timeUntil(async () => (await statusOf(other, user)) === 401)).toBeLessThan(LONGEST_MS);
  });

  it('of a token ends when it is renewed, so that nobody renews it twice', async () => {
    const user = randomUUID();
    await connectAsana(one, user);
    for (const app of [one, other]) expect(await statusOf(app, user)).toBe(200);
    await one.http().post('/api/auth/asana/refresh').send({ user_id: user }).expect(200);
    expect(await statusOf(one, user)).toBe(200);
    await sleep(LONGEST_MS);
    one.sandbox.asana.clearCalls();
    expect(await statusOf(other, user)).toBe(200);
    expect(one.sandbox.asana.calls().filter(({ status }) => status === 401)).toEqual([]);
  });

  it('is not used while announcements do not arrive', async () => {
    const user = randomUUID();
    await connectAsana(one, user);
    const { key, id } = await newKey();
    expect(await statusOf(other, user, key)).toBe(200);
    await inDatabase(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and (query like 'LISTEN%' or query = 'SELECT 1')`,
    );
    await inDatabase(`update api_keys set revoked_at = now() where id = '${id}'`);
    expect(await timeUntil(async () => (await statusOf(other, user, key)) === 401)).toBeLessThan(LONGEST_MS);
  });

  it('broken on purpose, by a table that announces nothing, is believed for ever', async () => {
    await inDatabase('drop trigger api_keys_changed on api_keys');
    await timeUntil(async () => false);
    expect(await refusalOfRevoked()).toBe(Infinity);
  });
});
