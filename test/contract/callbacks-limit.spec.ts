import { BASE, type Callbacks, quantumError, startCallbacks } from './callbacks-support.js';

let at: Callbacks;
const start =
  (env: Record<string, string> = {}) =>
  async () =>
    void (at = await startCallbacks(env));
const close = () => at.server.close();

const ask = (credential?: string, body: object = {}) =>
  at.server
    .http(credential)
    .post(`${BASE}/tasks`)
    .send({ organizationId: at.organizationId, campaignId: 'c', ...body });
/** Statuses of so many requests; none of them makes anything. */
const statuses = async (count: number, credential?: string) =>
  (await Promise.all(Array.from({ length: count }, () => ask(credential)))).map(({ status }) => status);
const countOf = (all: readonly number[], status: number) => all.filter((one) => one === status).length;

describe('by address, as documented', () => {
  beforeAll(start({ CALLBACK_TASK_WINDOW_SECONDS: '3600' }), 60_000);
  afterAll(close);

  it('lets 10 requests through, looks at the limit before the body, and counts nothing else', async () => {
    await at.configure({ rateLimit: undefined });
    await at.get(`${BASE}/tasks`, { organizationId: at.organizationId });
    await at.server.http().post(`${BASE}/tasks`).send({ user_id: 'nobody', operation: 'list' }).expect(401);
    const all = await statuses(13);
    expect([countOf(all, 400), countOf(all, 429)]).toEqual([10, 3]);
    const refused = await ask().expect(429);
    expect(refused.body).toMatchObject(quantumError(429, 'Rate limit exceeded'));
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await at.server.http().post(`${BASE}/tasks`).send({ user_id: 'nobody', operation: 'list' }).expect(401);
  });

  it('is the same for all credentials of that address', async () => {
    const { body } = await at.server
      .http()
      .post('/api/keys')
      .send({ name: 'k', scopes: ['asana:write'] });
    expect(await statuses(1, body.key)).toEqual([429]);
  });

  it('is another one for each API key once the organization has figures of its own', async () => {
    await at.configure({ rateLimit: { requestsPerMinute: 100_000, burstLimit: 10_000 } });
    expect(countOf(await statuses(40), 400)).toBe(40);
    const newKey = async (): Promise<string> =>
      (await at.post('/api/keys', { name: 'k', scopes: ['asana:write'] }, 201)).key;
    const [one, other] = [await newKey(), await newKey()];
    await at.configure({ rateLimit: { requestsPerMinute: 3, burstLimit: 10_000 } });
    const all = await statuses(5, one);
    expect([countOf(all, 400), countOf(all, 429)]).toEqual([3, 2]);
    expect(await statuses(1, one)).toEqual([429]);
    expect(await statuses(3, other)).toEqual([400, 400, 400]);
    const { body } = await at.server.http().post('/api/sessions').send({ user_id: 'ana' });
    expect(await statuses(1, body.token)).toEqual([429]);
    await at.configure({ rateLimit: { requestsPerMinute: 100_000, burstLimit: 2 } });
    expect(countOf(await statuses(30), 429)).toBeGreaterThan(0);
  });
});

describe('with figures of the configuration', () => {
  beforeAll(start({ CALLBACK_TASK_LIMIT: '3', CALLBACK_TASK_WINDOW_SECONDS: '3600' }), 60_000);
  afterAll(close);

  it('lets as many through', async () => {
    const all = await statuses(5);
    expect([countOf(all, 400), countOf(all, 429)]).toEqual([3, 2]);
  });
});
