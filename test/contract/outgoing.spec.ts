import { randomUUID } from 'node:crypto';
import { EventLog } from '../../src/hub/events/index.js';
import { endpointAnswer, endpointList, secretAnswer } from '../../src/hub/outgoing/endpoint.schemas.js';
import { messageAnswer, messageList, replayAnswer } from '../../src/hub/outgoing/message.schemas.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { eventually } from '../support/eventually.js';
import { EventReader } from '../support/event-reader.js';
import { isVerified, replying, WebhookReceiver } from '../support/webhook-receiver.js';

const ENDPOINTS = '/api/webhooks/endpoints';
const HOUR_MS = 3_600_000;

/** Goes on by itself, so that signatures are of the present; the test adds what shall have passed. */
let passed = 0;
const clock = { now: () => Date.now() + passed };
const receiver = new WebhookReceiver();
let server: TestApp;
let prisma: PrismaService;
let organizationId: string;

beforeAll(async () => {
  await receiver.start();
  server = await startTestApp({}, clock);
  prisma = server.app.get(PrismaService);
  ({ organizationId } = await prisma.apiKey.findFirstOrThrow({ where: { name: 'bootstrap' } }));
}, 60_000);
afterAll(async () => {
  await server.close();
  await receiver.stop();
});

let path: string;
beforeEach(async () => {
  path = `/${randomUUID()}`;
  // Those of other tests would be told too.
  await prisma.webhookEndpoint.updateMany({ data: { status: 'disabled' } });
});

const http = (credential?: string | null) => server.http(credential);
const create = async (body: object = {}) => {
  const sent = { url: receiver.at(path), ...body };
  return secretAnswer.parse((await http().post(ENDPOINTS).send(sent).expect(201)).body);
};
const patch = (id: string, change: object) => http().patch(`${ENDPOINTS}/${id}`).send(change);
const get = async (id: string) =>
  endpointAnswer.parse((await http().get(`${ENDPOINTS}/${id}`).expect(200)).body).endpoint;
const messages = async (id: string, query: object = {}) =>
  messageList.parse((await http().get(`${ENDPOINTS}/${id}/messages`).query(query).expect(200)).body);
const append = async (...types: string[]) => {
  const events = types.map((type) => ({
    type,
    subject: 'task:1',
    occurredAt: '2026-11-21T11:59:59.000Z',
    identity: randomUUID(),
    data: { note: `about ${type}` },
  }));
  const owner = { organizationId, userId: 'ana' };
  return prisma.$transaction((tx) => server.app.get(EventLog).append(owner, 'asana', events, tx));
};
const waitingForLocks = async () => {
  const [row] = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count;
};
/** Endpoints that an event is sent to: written down together with it, so nothing has to be waited for. */
const toldOf = async (eventId: string | null | undefined) => {
  const rows = await prisma.endpointMessage.findMany({ where: { eventId: eventId ?? '' } });
  return rows.map(({ endpointId }) => endpointId);
};
const arrived = async (count: number, at = path) => {
  await eventually(() => receiver.to(at).length >= count);
  return receiver.to(at);
};
const newKey = async (body: object) =>
  String(
    (
      await http()
        .post('/api/keys')
        .send({ name: 'probe', ...body })
        .expect(201)
    ).body.key,
  );

describe('an endpoint', () => {
  it('is told of events, signed as the published library verifies', async () => {
    const { endpoint, secret } = await create({ description: 'CRM', types: ['task.*', 'lead.updated'] });
    expect(endpoint).toMatchObject({
      url: receiver.at(path),
      description: 'CRM',
      types: ['task.*', 'lead.updated'],
      status: 'active',
      disabled_reason: null,
      failing_since: null,
      previous_secret_until: null,
    });
    const stored = await append('task.completed', 'project.changed', 'lead.updated', 'lead.updated.twice');
    const got = await arrived(2);
    const byType = new Map(got.map((message) => [message.body.type, message]));
    expect([...byType.keys()].sort()).toEqual(['lead.updated', 'task.completed']);
    const message = byType.get('task.completed');
    expect(message?.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Switchyard' });
    expect(message?.body).toEqual({
      type: 'task.completed',
      timestamp: '2026-11-21T11:59:59.000Z',
      data: {
        id: stored[0]?.id,
        type: 'task.completed',
        source: 'asana',
        subject: 'task:1',
        user_id: 'ana',
        occurred_at: '2026-11-21T11:59:59.000Z',
        data: { note: 'about task.completed' },
      },
    });
    expect(got.map((each) => isVerified(secret, each))).toEqual([true, true]);
    expect(got.map((each) => isVerified(`whsec_${Buffer.alloc(32).toString('base64')}`, each))).toEqual([false, false]);
    await eventually(async () => (await messages(endpoint.id)).messages.every(({ status }) => status === 'delivered'));
    const [newest] = (await messages(endpoint.id)).messages;
    expect(newest).toMatchObject({
      id: byType.get('lead.updated')?.id,
      event_id: stored[2]?.id,
      event_type: 'lead.updated',
      attempts: 1,
      tries: [{ status: 204, duration_ms: expect.any(Number) }],
      next_attempt_at: null,
      finished_at: expect.any(String),
    });
  });

  it('shows its secret once, also to a request that is repeated', async () => {
    const key = randomUUID();
    const send = async () =>
      (
        await http()
          .post(ENDPOINTS)
          .set('idempotency-key', key)
          .send({ url: receiver.at(path) })
          .expect(201)
      ).body;
    const [first, second] = [await send(), await send()];
    expect(second).toEqual(first);
    expect(await prisma.webhookEndpoint.count({ where: { url: receiver.at(path) } })).toBe(1);
    const shown = JSON.stringify(await get(first.endpoint.id));
    expect(shown).not.toContain('secret":');
    expect(shown).not.toContain('whsec_');
  });

  it('gives one of two rotations at once its secret, so that every secret it gave signs', async () => {
    const { endpoint, secret: old } = await create();
    const rotate = () =>
      http()
        .post(`${ENDPOINTS}/${endpoint.id}/rotate-secret`)
        .then((answer) => answer);
    let both: ReturnType<typeof rotate>[] = [];
    // Both have read the old one, and are held up where they write.
    await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT FROM webhook_endpoints WHERE id = ${endpoint.id}::uuid FOR UPDATE`;
      both = [rotate(), rotate()];
      await eventually(async () => (await waitingForLocks()) === 2);
    });
    const answers = await Promise.all(both);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'conflict' });
    const { secret } = secretAnswer.parse(answers.find(({ status }) => status === 200)?.body);
    await append('task.changed');
    const [got] = await arrived(1);
    expect(got && [isVerified(secret, got), isVerified(old, got)]).toEqual([true, true]);
  });

  it('signs with the secret before the last for a day after a rotation', async () => {
    const { endpoint, secret: old } = await create();
    const { body } = await http().post(`${ENDPOINTS}/${endpoint.id}/rotate-secret`).expect(200);
    const { secret, endpoint: rotated } = secretAnswer.parse(body);
    expect(secret).not.toBe(old);
    expect(Date.parse(rotated.previous_secret_until ?? '') - clock.now()).toBeGreaterThan(23.9 * HOUR_MS);
    await append('task.added');
    const [both] = await arrived(1);
    expect(both && [isVerified(secret, both), isVerified(old, both)]).toEqual([true, true]);
    passed += 24 * HOUR_MS;
    expect((await get(endpoint.id)).previous_secret_until).toBeNull();
    await append('task.added');
    const [, one] = await arrived(2);
    expect(String(one?.headers['webhook-signature']).split(' ')).toHaveLength(1);
    passed -= 24 * HOUR_MS;
  });

  it('can be changed, disabled, enabled and deleted', async () => {
    const { endpoint } = await create({ types: ['task.added'] });
    const elsewhere = `/${randomUUID()}`;
    const change = { url: receiver.at(elsewhere), types: [], description: 'Moved' };
    const changed = endpointAnswer.parse((await patch(endpoint.id, change).expect(200)).body);
    expect(changed.endpoint).toMatchObject(change);
    await append('anything.else');
    await arrived(1, elsewhere);

    const disabled = endpointAnswer.parse((await patch(endpoint.id, { status: 'disabled' }).expect(200)).body);
    expect(disabled.endpoint).toMatchObject({ status: 'disabled', disabled_reason: 'by_request' });
    const [unsent] = await append('not.sent');
    expect(await toldOf(unsent?.id)).toEqual([]);
    expect((await messages(endpoint.id)).messages).toHaveLength(1);
    for (const action of ['test', 'replay', `messages/${randomUUID()}/replay`]) {
      const sent = action === 'replay' ? { since: new Date().toISOString() } : {};
      await http().post(`${ENDPOINTS}/${endpoint.id}/${action}`).send(sent).expect(409);
    }
    const enabled = endpointAnswer.parse((await patch(endpoint.id, { status: 'active' }).expect(200)).body);
    expect(enabled.endpoint).toMatchObject({ status: 'active', disabled_reason: null });
    await append('is.sent');
    await arrived(2, elsewhere);

    const { body } = await http().delete(`${ENDPOINTS}/${endpoint.id}`).expect(200);
    expect(body).toEqual({ ok: true, message: 'The endpoint was deleted.' });
    await http().get(`${ENDPOINTS}/${endpoint.id}`).expect(404);
    const barrier = `/${randomUUID()}`;
    const { endpoint: other } = await create({ url: receiver.at(barrier) });
    const [last] = await append('not.sent');
    expect(await toldOf(last?.id)).toEqual([other.id]);
    await arrived(1, barrier);
    expect(receiver.to(elsewhere).map(({ body: { type } }) => type)).toEqual(['anything.else', 'is.sent']);
  });

  it('is tested with an event of its own, whatever it wants, and nobody else gets that', async () => {
    const other = `/${randomUUID()}`;
    await create({ url: receiver.at(other) });
    const { endpoint } = await create({ types: ['lead.updated'] });
    const answer = await http().post(`${ENDPOINTS}/${endpoint.id}/test`).expect(202);
    const { message } = messageAnswer.parse(answer.body);
    expect(message).toMatchObject({ event_type: 'endpoint.test', attempts: 0, status: 'pending' });
    const [got] = await arrived(1);
    expect(got).toMatchObject({ id: message.id, body: { type: 'endpoint.test' } });
    expect(got?.body.data).toMatchObject({ source: 'switchyard', subject: `webhook_endpoint:${endpoint.id}` });
    expect(await toldOf(message.event_id)).toEqual([endpoint.id]);
    expect(receiver.to(other)).toEqual([]);
  });

  it('is listed newest first, page by page', async () => {
    const ids = [];
    for (let n = 0; n < 3; n++) ids.push((await create()).endpoint.id);
    const page = async (query: object) =>
      endpointList.parse((await http().get(ENDPOINTS).query(query).expect(200)).body);
    const first = await page({ limit: 2 });
    expect(first.endpoints.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    const second = await page({ limit: 1, cursor: first.next_cursor });
    expect(second.endpoints.map(({ id }) => id)).toEqual([ids[0]]);
  });
});

describe('a message', () => {
  it('is sent again on request, with the same id', async () => {
    const { endpoint, secret } = await create();
    await append('task.added');
    const [first] = await arrived(1);
    await eventually(async () => (await messages(endpoint.id, { status: 'delivered' })).messages.length === 1);
    const again = await http().post(`${ENDPOINTS}/${endpoint.id}/messages/${first?.id}/replay`).expect(202);
    expect(messageAnswer.parse(again.body).message).toMatchObject({ id: first?.id, status: 'pending', attempts: 0 });
    const [, second] = await arrived(2);
    expect([second?.id, second?.text]).toEqual([first?.id, first?.text]);
    expect(second && isVerified(secret, second)).toBe(true);
    await http().post(`${ENDPOINTS}/${endpoint.id}/messages/${randomUUID()}/replay`).expect(404);
  });

  it('is sent for what happened while there was no endpoint, and for what failed', async () => {
    const since = new Date(clock.now()).toISOString();
    const [, missed] = await append('other.thing', 'deal.before');
    const { endpoint } = await create({ types: ['deal.*'] });
    await append('deal.after');
    const [after] = await arrived(1);
    await eventually(async () => (await messages(endpoint.id, { status: 'delivered' })).messages.length === 1);
    const replay = async () =>
      replayAnswer.parse((await http().post(`${ENDPOINTS}/${endpoint.id}/replay`).send({ since }).expect(202)).body);
    expect(await replay()).toEqual({ ok: true, messages: 1, complete: true });
    const [, before] = await arrived(2);
    expect(before?.body.data.id).toBe(missed?.id);
    expect(await eventually(async () => (await replay()).messages === 0)).toBe(true);

    await prisma.endpointMessage.update({ where: { id: after?.id }, data: { status: 'failed', attempts: 11 } });
    expect(await replay()).toMatchObject({ messages: 1 });
    const [, , failed] = await arrived(3);
    expect(failed?.id).toBe(after?.id);
  });

  it('that is answered with 410 disables its endpoint, which the stream tells', async () => {
    const { endpoint } = await create();
    receiver.reply(path, replying(410));
    const query = { types: 'webhook_endpoint.*' };
    const reader = await EventReader.open(`${server.url}/api/events`, { credential: server.key, query });
    await reader.ready();
    await append('task.added');
    const [event] = await reader.count(1);
    expect(event?.data).toMatchObject({
      type: 'webhook_endpoint.disabled',
      source: 'switchyard',
      subject: `webhook_endpoint:${endpoint.id}`,
      user_id: null,
      data: { endpoint_id: endpoint.id, reason: 'gone' },
    });
    expect(await get(endpoint.id)).toMatchObject({ status: 'disabled', disabled_reason: 'gone' });
    const [after] = await append('task.added');
    expect(await toldOf(after?.id)).toEqual([]);
    expect(receiver.to(path)).toHaveLength(1);
    reader.close();
  });
});

describe('refused', () => {
  const refusedField = async (body: object) =>
    (await http().post(ENDPOINTS).send(body).expect(400)).body.errors[0].field;

  it.each([
    'http://example.com/hook',
    'https://user:pass@example.com/hook',
    'https://user@example.com/hook',
    'https://example.com:8443/hook',
    'https://10.0.0.1/hook',
    'https://192.168.1.1/hook',
    'https://172.16.0.1/hook',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.64.0.1/hook',
    'https://0.0.0.0/hook',
    'https://[fd00::1]/hook',
    'https://[::ffff:10.0.0.1]/hook',
    'https://[fe80::1]/hook',
    'https://2130706433.example.invalid/hook',
    'https://3232235777/hook',
    'https://0xa9fea9fe/hook',
    'https://0251.0376.0251.0376/hook',
    'https://metadata.google.internal/hook',
    'ftp://example.com/hook',
    'file:///etc/passwd',
    'https://exa mple.com/hook',
    'https:///hook',
    'javascript:alert(1)',
    `https://example.com/${'x'.repeat(2_050)}`,
    'https://example.com\\@10.0.0.1/hook',
  ])('is the address %s', async (url) => {
    expect(await refusedField({ url })).toBe('url');
    const { endpoint } = await create();
    const { body } = await patch(endpoint.id, { url }).expect(400);
    expect(body.errors[0].field).toBe('url');
  });

  it('is what is malformed', async () => {
    const url = receiver.at(path);
    expect(await refusedField({})).toBe('url');
    expect(await refusedField({ url, types: ['task.*.x'] })).toBe('types.0');
    expect(await refusedField({ url, description: 'x'.repeat(501) })).toBe('description');
    await http().post(ENDPOINTS).send({ url, secret: 'mine' }).expect(400);
    const { endpoint } = await create();
    await patch(endpoint.id, {}).expect(400);
    await patch(endpoint.id, { status: 'paused' }).expect(400);
    await http().post(`${ENDPOINTS}/${endpoint.id}/replay`).send({ since: 'yesterday' }).expect(400);
    await http().get(`${ENDPOINTS}/${endpoint.id}/messages`).query({ status: 'lost' }).expect(400);
    await http().get(`${ENDPOINTS}/nonsense`).expect(400);
    await http().get(`${ENDPOINTS}/${randomUUID()}`).expect(404);
  });

  it('is a credential of one user, one that may not act for others, and one without the scope', async () => {
    const { endpoint } = await create();
    const scopes = ['webhooks:read', 'webhooks:write'];
    const session = await http().post('/api/sessions').send({ user_id: 'ana' }).expect(201);
    const refused: [string, number][] = [
      [String(session.body.token), 403],
      [await newKey({ scopes: [...scopes, 'users:delegate'], user_id: 'ana' }), 403],
      [await newKey({ scopes }), 403],
      [await newKey({ scopes: ['asana:read', 'users:delegate'] }), 403],
    ];
    for (const [credential, status] of refused) {
      const agent = () => http(credential);
      await agent().get(ENDPOINTS).expect(status);
      await agent()
        .post(ENDPOINTS)
        .send({ url: receiver.at(path) })
        .expect(status);
      await agent().get(`${ENDPOINTS}/${endpoint.id}`).expect(status);
      await agent().patch(`${ENDPOINTS}/${endpoint.id}`).send({ status: 'disabled' }).expect(status);
      await agent().delete(`${ENDPOINTS}/${endpoint.id}`).expect(status);
      await agent().post(`${ENDPOINTS}/${endpoint.id}/rotate-secret`).expect(status);
      await agent().get(`${ENDPOINTS}/${endpoint.id}/messages`).expect(status);
    }
    await http(await newKey({ scopes: [...scopes, 'users:delegate'] }))
      .get(ENDPOINTS)
      .expect(200);
    expect(await get(endpoint.id)).toMatchObject({ status: 'active' });
  });

  it('is one endpoint too many', async () => {
    const template = await prisma.webhookEndpoint.findFirstOrThrow();
    const count = 50 - (await prisma.webhookEndpoint.count());
    const { id: _, ...row } = template;
    await prisma.webhookEndpoint.createMany({
      data: Array.from({ length: count }, () => ({ ...row, description: 'many' })),
    });
    const { body } = await http()
      .post(ENDPOINTS)
      .send({ url: receiver.at(path) })
      .expect(409);
    expect(body.detail).toContain('50');
    await prisma.webhookEndpoint.deleteMany({ where: { description: 'many' } });
  });
});
