import { startTestApp, type TestApp } from '../support/app.js';
import { deliver, establishHook, type Hook, signatureOf, taskChanged } from '../support/deliveries.js';
import { eventually } from '../support/eventually.js';
import { PrismaService } from '../../src/platform/database/index.js';

type Json = ReturnType<typeof JSON.parse>;

let app: TestApp;
let offset = 0;
let ana: Hook;
let ben: Hook;

const list = async (query: object = {}, credential?: string): Promise<Json[]> =>
  (await app.http(credential).get('/api/webhooks/deliveries').query(query).expect(200)).body.deliveries;
const one = async (id: string): Promise<Json> =>
  (await app.http().get(`/api/webhooks/deliveries/${id}`).expect(200)).body.delivery;
const replay = (body: object) => app.http().post('/api/webhooks/deliveries/replay').send(body);
/** Waits until so many of the subscription's deliveries are in that state. */
const settled = (hook: Hook, status: string, count: number): Promise<Json[]> =>
  eventually(async () => {
    const found = await list({ subscription_id: hook.subscriptionId, status });
    return found.length === count ? found : undefined;
  });
/** Lets every delivery that is set aside come back, until it is given up. */
const giveUp = async (hook: Hook, count: number): Promise<Json[]> => {
  for (let tries = 1; tries < 8; tries++) {
    await eventually(async () => {
      const pending = await list({ subscription_id: hook.subscriptionId, status: 'pending' });
      return pending.length === count && pending.every(({ attempts }) => attempts === tries);
    });
    offset += 700_000;
  }
  return settled(hook, 'dead', count);
};
const session = async (user_id: string, scopes: string[]): Promise<string> =>
  (await app.http().post('/api/sessions').send({ user_id, scopes }).expect(201)).body.token;

beforeAll(async () => {
  app = await startTestApp({}, { now: () => Date.now() + offset });
  ana = await establishHook(app, { user: 'ana' });
  ben = await establishHook(app, { user: 'ben' });
}, 60_000);
afterAll(() => app.close());

describe('POST /api/webhooks/{provider}/{token}', () => {
  it('answers {received:true}', async () => {
    const answer = await deliver(app.url, ana, taskChanged(1));
    expect({ status: answer.status, body: await answer.json() }).toEqual({ status: 200, body: { received: true } });
  });

  it('takes no credential into account', async () => {
    const body = taskChanged(1);
    const answer = await app
      .http('sy_wrong_key')
      .post(ana.path)
      .set({ 'content-type': 'application/json', 'x-hook-signature': signatureOf(ana.secret, body) })
      .send(body);
    expect(answer.status).toBe(200);
  });

  it.each([
    ['unsigned', null],
    ['signed by somebody else', signatureOf('somebody-else', taskChanged(2))],
    ['with a signature that was cut off', signatureOf('x', 'x').slice(0, 32)],
    ['with an empty signature', ''],
  ])('answers 401 to a delivery %s', async (_, signature) => {
    const answer = await deliver(app.url, ana, taskChanged(2), signature);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect({ status: answer.status, body: await answer.json() }).toMatchObject({
      status: 401,
      body: { code: 'invalid_webhook_signature', detail: 'Invalid webhook signature', title: expect.any(String) },
    });
  });

  it('answers 404 at an address of nobody', async () => {
    const answer = await deliver(app.url, { ...ana, path: `/api/webhooks/asana/${'x'.repeat(43)}` }, taskChanged(2));
    expect({ status: answer.status, body: await answer.json() }).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });

  it('answers 413 to a body of more than 1 MiB', async () => {
    const body = Buffer.alloc(1_048_577, ' ');
    const answer = await app.http(null).post(ana.path).set('x-hook-signature', 'x').send(body);
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ code: 'payload_too_large' });
  });

  it('takes a delivery of whatever content type and shows what it was', async () => {
    const body = taskChanged(3);
    const headers = { 'content-type': 'text/plain', 'x-hook-signature': signatureOf(ben.secret, body), 'x-other': 'y' };
    expect((await fetch(app.url + ben.path, { method: 'POST', headers, body })).status).toBe(200);
    const [found] = await settled(ben, 'processed', 1);
    expect(await one(found.id)).toMatchObject({ headers: { 'content-type': 'text/plain' }, json: JSON.parse(body) });
  });
});

describe('GET /api/webhooks/deliveries', () => {
  let hook: Hook;
  beforeAll(async () => {
    hook = await establishHook(app, { user: 'lia' });
    for (const number of [10, 11, 12]) await deliver(app.url, hook, taskChanged(number));
    await deliver(app.url, hook, 'no JSON');
    await settled(hook, 'processed', 3);
  });

  it('shows them newest first, page by page', async () => {
    const query = { subscription_id: hook.subscriptionId, limit: 3 };
    const { body: first } = await app.http().get('/api/webhooks/deliveries').query(query).expect(200);
    const cursor = first.next_cursor as string;
    const { body: second } = await app
      .http()
      .get('/api/webhooks/deliveries')
      .query({ ...query, cursor });
    expect([first.ok, first.deliveries.length, second.deliveries.length, second.next_cursor]).toEqual([
      true,
      3,
      1,
      null,
    ]);
    const ids = [...first.deliveries, ...second.deliveries].map(({ id }: Json) => id as string);
    expect(ids).toEqual([...ids].sort().reverse());
    expect(second.deliveries[0]).toEqual({
      id: ids[3],
      provider: 'asana',
      subscription_id: hook.subscriptionId,
      user_id: 'lia',
      status: 'processed',
      attempts: 1,
      events: 1,
      last_error: null,
      received_at: expect.stringMatching(/Z$/),
      next_attempt_at: null,
      finished_at: expect.stringMatching(/Z$/),
    });
  });

  it('filters by provider, subscription, state and time', async () => {
    const all = await list({ subscription_id: hook.subscriptionId });
    const second = all[2].received_at as string;
    const of = async (query: object) => (await list({ subscription_id: hook.subscriptionId, ...query })).length;
    expect(await of({ provider: 'asana' })).toBe(4);
    expect(await of({ provider: 'okta' })).toBe(0);
    expect(await of({ status: 'pending' })).toBe(1);
    expect(await of({ status: 'dead' })).toBe(0);
    expect(await of({ received_after: second })).toBe(3);
    expect(await of({ received_before: second })).toBe(1);
    expect(await of({ received_after: second, received_before: all[0].received_at })).toBe(2);
  });

  it.each([
    { status: 'lost' },
    { subscription_id: '17' },
    { received_after: 'yesterday' },
    { received_after: '0000-01-01T00:00:00Z' },
    { cursor: 'nonsense' },
    { limit: '0' },
  ])('answers 400 to %p', async (query) => {
    const { body } = await app.http().get('/api/webhooks/deliveries').query(query).expect(400);
    expect(body).toMatchObject({ code: 'validation_failed', errors: [{ field: Object.keys(query)[0] }] });
  });

  it('shows a user what is its own, and a backend all or those of one user', async () => {
    const lia = await session('lia', ['webhooks:read']);
    expect((await list({}, lia)).every(({ user_id }) => user_id === 'lia')).toBe(true);
    expect((await list({ user_id: 'lia' })).length).toBe(4);
    const users = new Set((await list()).map(({ user_id }) => user_id as string));
    expect([...users].sort()).toEqual(['ana', 'ben', 'lia']);
    const other = await session('other', ['webhooks:read']);
    expect(await list({}, other)).toEqual([]);
    const [{ id }] = await list({ user_id: 'lia' });
    await app.http(other).get(`/api/webhooks/deliveries/${id}`).expect(404);
    await app.http(other).get('/api/webhooks/deliveries').query({ user_id: 'lia' }).expect(404);
  });

  it('needs its scopes', async () => {
    const reader = await session('lia', ['webhooks:read']);
    const stranger = await session('lia', ['connections:read']);
    await app.http(stranger).get('/api/webhooks/deliveries').expect(403);
    await app.http(reader).post('/api/webhooks/deliveries/replay').send({ status: 'dead' }).expect(403);
    await app.http(null).get('/api/webhooks/deliveries').expect(401);
  });
});

describe('GET /api/webhooks/deliveries/{id}', () => {
  it('shows what was delivered, and why tries of its work failed', async () => {
    const hook = await establishHook(app);
    const body = '{"events":"none"}';
    await deliver(app.url, hook, body);
    const [{ id }] = await giveUp(hook, 1);
    const found = await one(id);
    expect(found).toMatchObject({
      status: 'dead',
      attempts: 8,
      events: null,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(body).toString('base64'),
      json: { events: 'none' },
      next_attempt_at: null,
    });
    expect(found.errors).toHaveLength(8);
    expect(found.last_error).toEqual(found.errors[7]);
    expect(found.last_error).toEqual({
      at: expect.stringMatching(/Z$/),
      code: 'unreadable_body',
      message: 'The body is not a delivery as this provider makes them.',
    });
  });

  it('shows no JSON where there is none', async () => {
    const hook = await establishHook(app);
    await deliver(app.url, hook, 'no JSON');
    const [{ id }] = await settled(hook, 'pending', 1);
    expect(await one(id)).toMatchObject({ body: Buffer.from('no JSON').toString('base64'), json: null });
  });

  it('answers 404 for one that is not there, and 400 for what is no id', async () => {
    await app.http().get('/api/webhooks/deliveries/0199c0de-81aa-7c31-9a52-0d3c8f2b6e10').expect(404);
    await app.http().get('/api/webhooks/deliveries/17').expect(400);
  });
});

describe('POST /api/webhooks/deliveries/{id}/replay', () => {
  it('works on it again, and does nothing twice', async () => {
    const hook = await establishHook(app);
    await deliver(app.url, hook, taskChanged(40));
    const [{ id, finished_at: finishedAt }] = await settled(hook, 'processed', 1);
    const { body } = await app.http().post(`/api/webhooks/deliveries/${id}/replay`).expect(202);
    expect(body).toMatchObject({ ok: true, delivery: { id } });
    await eventually(async () => {
      const found = await one(id);
      return found.status === 'processed' && found.finished_at !== finishedAt;
    });
    const subject = 'task:40';
    expect(await app.app.get(PrismaService).event.count({ where: { subject } })).toBe(1);
  });

  it('gives one that was given up its tries again', async () => {
    const hook = await establishHook(app);
    await deliver(app.url, hook, 'no JSON');
    const [{ id }] = await giveUp(hook, 1);
    await app.http().post(`/api/webhooks/deliveries/${id}/replay`).expect(202);
    const found = await eventually(async () => {
      const delivery = await one(id);
      return delivery.attempts === 1 ? delivery : undefined;
    });
    expect(found).toMatchObject({ status: 'pending', next_attempt_at: expect.any(String) });
    expect(found.errors).toHaveLength(9);
  });

  it('answers 404 for one of another user', async () => {
    const [{ id }] = await list({ user_id: 'lia' });
    const other = await session('other', ['webhooks:write']);
    await app.http(other).post(`/api/webhooks/deliveries/${id}/replay`).expect(404);
  });
});

describe('POST /api/webhooks/deliveries/replay', () => {
  it('works again on all that were given up, says how many, and before that how many it would be', async () => {
    const hook = await establishHook(app, { user: 'mia' });
    for (const body of ['no', 'JSON', 'here']) await deliver(app.url, hook, body);
    await deliver(app.url, hook, taskChanged(50));
    await giveUp(hook, 3);
    const asMia = { status: 'dead', user_id: 'mia' };
    const { body: would } = await replay({ ...asMia, dry_run: true }).expect(202);
    expect(would).toEqual({ ok: true, deliveries: 3, dry_run: true });
    expect(await settled(hook, 'dead', 3)).toHaveLength(3);
    const { body: done } = await replay(asMia).expect(202);
    expect(done).toEqual({ ok: true, deliveries: 3, dry_run: false });
    await settled(hook, 'pending', 3);
    expect((await replay(asMia).expect(202)).body.deliveries).toBe(0);
  });

  it('works again on those of a time', async () => {
    const hook = await establishHook(app, { user: 'noa' });
    for (const number of [60, 61, 62]) await deliver(app.url, hook, taskChanged(number));
    const [last, , first] = await settled(hook, 'processed', 3);
    const range = { received_after: first.received_at, received_before: last.received_at };
    const { body } = await replay({ ...range, subscription_id: hook.subscriptionId }).expect(202);
    expect(body).toEqual({ ok: true, deliveries: 2, dry_run: false });
    await settled(hook, 'processed', 3);
    const subject = { in: ['task:60', 'task:61', 'task:62'] };
    expect(await app.app.get(PrismaService).event.count({ where: { subject } })).toBe(3);
  });

  it('leaves out what is received later, or it would find no end', async () => {
    const hook = await establishHook(app, { user: 'oli' });
    for (const number of [70, 71, 72]) await deliver(app.url, hook, taskChanged(number));
    const [last] = await settled(hook, 'processed', 3);
    const later = Date.now() + offset + 3_600_000;
    const prisma = app.app.get(PrismaService);
    await prisma.webhookDelivery.update({ where: { id: last.id }, data: { receivedAt: new Date(later) } });
    const { finished_at: finishedAt } = await one(last.id);
    for (const range of [{}, { received_before: new Date(later + 1).toISOString() }]) {
      const body = { received_after: '2026-01-01T00:00:00Z', subscription_id: hook.subscriptionId, ...range };
      expect((await replay({ ...body, dry_run: true }).expect(202)).body.deliveries).toBe(2);
      expect((await replay(body).expect(202)).body.deliveries).toBe(2);
      await settled(hook, 'processed', 3);
    }
    expect((await one(last.id)).finished_at).toBe(finishedAt);
  });

  it('is in the audit log with whose deliveries they were', async () => {
    const hook = await establishHook(app);
    await replay({ status: 'dead', subscription_id: hook.subscriptionId }).expect(202);
    await replay({ status: 'dead', user_id: 'nobody' }).expect(202);
    const entries = await app.app.get(PrismaService).auditEntry.findMany({
      where: { action: 'webhooks.deliveries.replayMany' },
      orderBy: { id: 'desc' },
      take: 2,
    });
    expect(entries.map(({ target }) => target)).toEqual([
      'webhook_deliveries',
      `webhook_subscription:${hook.subscriptionId}`,
    ]);
  });

  it.each([
    ['status', {}],
    ['status', { received_before: '2026-11-21T12:00:00Z' }],
    ['status', { status: 'pending' }],
    ['received_after', { received_after: 'yesterday' }],
  ])('answers 400 naming %s', async (field, body) => {
    const answer = await replay(body).expect(400);
    expect(answer.body).toMatchObject({ code: 'validation_failed', errors: [{ field }] });
  });
});
