import { randomUUID } from 'node:crypto';
import { type AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.js';
import { EventLog } from '../../src/hub/events/index.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { generateKeyRing } from '../../src/platform/vault/index.js';
import { freePort } from '../../tools/network/ports.mjs';
import { startTestApp, type TestApp } from '../support/app.js';
import { until } from '../support/eventually.js';
import { never, replying, WebhookReceiver } from '../support/webhook-receiver.js';
import { BulkStage } from './bulk-stage.js';

type Json = ReturnType<typeof JSON.parse>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ENDPOINTS = '/api/webhooks/endpoints';

const receiver = new WebhookReceiver();
beforeAll(() => receiver.start());
afterAll(() => receiver.stop());

const create = async (server: TestApp, url: string): Promise<string> =>
  (await server.http().post(ENDPOINTS).send({ url }).expect(201)).body.endpoint.id;
const endpoint = async (server: TestApp, id: string): Promise<Json> =>
  (await server.http().get(`${ENDPOINTS}/${id}`).expect(200)).body.endpoint;
const messages = async (server: TestApp, id: string): Promise<Json[]> =>
  (await server.http().get(`${ENDPOINTS}/${id}/messages`).expect(200)).body.messages;

/** Something happens in the organization, so many times. */
async function happen(server: TestApp, count = 1): Promise<void> {
  const prisma = server.app.get(PrismaService);
  const { organizationId } = await prisma.apiKey.findFirstOrThrow({ where: { name: 'bootstrap' } });
  const occurredAt = new Date().toISOString();
  const events = Array.from({ length: count }, () => {
    return { type: 'task.changed', subject: 'task:1', occurredAt, identity: randomUUID(), data: {} };
  });
  const owner = { organizationId, userId: null };
  await prisma.$transaction((tx) => server.app.get(EventLog).append(owner, 'asana', events, tx));
}

describe('time passing', () => {
  let time = Date.parse('2026-11-21T12:00:00Z');
  let server: TestApp;
  let path: string;

  beforeAll(async () => {
    server = await startTestApp({}, { now: () => time });
  }, 60_000);
  afterAll(() => server.close());
  beforeEach(async () => {
    path = `/${randomUUID()}`;
    await server.app.get(PrismaService).webhookEndpoint.deleteMany();
  });

  const tried = (count: number) => until(`try ${count}`, () => receiver.to(path).length >= count);
  const settled = async (id: string, attempts: number): Promise<Json> =>
    until(`${attempts} tries written down`, async () =>
      (await messages(server, id)).find((m) => m.attempts >= attempts),
    );

  const rests = async (id: string) =>
    (await server.app.get(PrismaService).webhookEndpoint.findUniqueOrThrow({ where: { id } })).restsUntil;

  it('tries a message eleven times over about a day, and not again', async () => {
    receiver.reply(path, replying(500));
    const id = await create(server, receiver.at(path));
    const began = time;
    await happen(server);
    const pauses: number[] = [];
    for (let tries = 1; tries <= 11; tries++) {
      await tried(tries);
      const message = await settled(id, tries);
      expect(message.tries.at(-1)).toMatchObject({ status: 500, at: new Date(time).toISOString() });
      if (tries === 11) break;
      const next = Date.parse(message.next_attempt_at);
      pauses.push((next - time) / 1_000);
      time = next;
    }
    for (const [at, base] of [5, 30, 120, 600, 1_800, 3_600, 7_200, 18_000, 18_000, 36_000].entries()) {
      expect(pauses[at]).toBeGreaterThanOrEqual(base);
      expect(pauses[at]).toBeLessThanOrEqual(base * 1.2);
    }
    const [message] = await messages(server, id);
    expect(message).toMatchObject({ status: 'failed', attempts: 11, next_attempt_at: null });
    expect(message.tries).toHaveLength(11);
    expect(new Set(receiver.ids(path)).size).toBe(1);
    expect(receiver.to(path).map(({ text }) => text)).toEqual(Array(11).fill(receiver.to(path)[0]?.text));
    process.stdout.write(`outgoing: 11 tries over ${((time - began) / HOUR_MS).toFixed(1)} h\n`);

    // Another one is taken, which ends the failing.
    expect((await endpoint(server, id)).failing_since).not.toBeNull();
    receiver.reply(path, replying(200));
    time += HOUR_MS;
    await happen(server);
    await tried(12);
    await until('it works', async () => (await endpoint(server, id)).failing_since === null);
    expect(receiver.to(path)).toHaveLength(12);
  }, 60_000);

  it('is asked for by Retry-After, and granted', async () => {
    receiver.reply(path, replying(503, { 'retry-after': '1000' }));
    const id = await create(server, receiver.at(path));
    await happen(server);
    const message = await settled(id, 1);
    expect(Date.parse(message.next_attempt_at)).toBe(time + 1_000_000);
    // What happens meanwhile waits as well.
    receiver.reply(path, replying(200));
    await happen(server, 3);
    time += 999_000;
    await server.http().post(`${ENDPOINTS}/${id}/test`).expect(202);
    const probe = `/${randomUUID()}`;
    await create(server, receiver.at(probe));
    await happen(server);
    await until('the other endpoint was told', () => receiver.to(probe).length === 1);
    expect(receiver.to(path)).toHaveLength(1);
    time += 1_000;
    await tried(7);
    expect((await messages(server, id)).every(({ status }) => status === 'delivered')).toBe(true);
  });

  it('of one that takes some and then asks for a pause is no failing', async () => {
    let taken = 0;
    receiver.reply(path, (response) => {
      taken += 1;
      (taken <= 3 ? replying(200) : replying(429, { 'retry-after': '60' }))(response);
    });
    const id = await create(server, receiver.at(path));
    await happen(server, 8);
    await until('the turn is over', async () => (await rests(id)) !== null);
    expect((await endpoint(server, id)).failing_since).toBeNull();
    receiver.reply(path, replying(200));
    time += 61_000;
    await until('all are taken', async () =>
      (await messages(server, id)).every(({ status }) => status === 'delivered'),
    );
  });

  it('without a success disables an endpoint after five days, keeps what waits, and goes on when it is enabled', async () => {
    receiver.reply(path, replying(502));
    const id = await create(server, receiver.at(path));
    await happen(server);
    await settled(id, 1);
    time += 5 * DAY_MS - 1;
    await tried(2);
    await settled(id, 2);
    expect((await endpoint(server, id)).status).toBe('active');
    time += HOUR_MS;
    await until('it is disabled', async () => (await endpoint(server, id)).status === 'disabled');
    expect(await endpoint(server, id)).toMatchObject({ disabled_reason: 'failing' });
    const { body } = await server.http().get('/api/events/log').query({ types: 'webhook_endpoint.*', limit: 1 });
    expect(body.events[0]).toMatchObject({ data: { endpoint_id: id, reason: 'failing' }, user_id: null });
    const before = receiver.to(path).length;
    time += DAY_MS;
    receiver.reply(path, replying(200));
    await server.http().patch(`${ENDPOINTS}/${id}`).send({ status: 'active' }).expect(200);
    await tried(before + 1);
    await until('it is delivered', async () => (await messages(server, id)).every((m) => m.status === 'delivered'));
    expect(new Set(receiver.ids(path)).size).toBe(1);
  });

  it('does not pass for others because of one message that is never taken', async () => {
    const id = await create(server, receiver.at(path));
    await happen(server);
    await tried(1);
    const poison: string[] = [];
    receiver.reply(path, (response) => {
      const { id: of } = receiver.received.at(-1) ?? {};
      if (poison.length === 0 && of) poison.push(of);
      replying(of === poison[0] ? 500 : 200)(response);
    });
    await happen(server, 20);
    await until('19 are delivered', async () => {
      const all = await messages(server, id);
      return all.filter(({ status }) => status === 'delivered').length === 20;
    });
    expect((await endpoint(server, id)).status).toBe('active');
    const [left] = (await messages(server, id)).filter(({ status }) => status === 'pending');
    expect(left?.id).toBe(poison[0]);
  });

  it('forgets messages after thirty days', async () => {
    const id = await create(server, receiver.at(path));
    await happen(server);
    await until('delivered', async () => (await messages(server, id)).some(({ status }) => status === 'delivered'));
    const { OutgoingHousekeeping } = await import('../../src/hub/outgoing/housekeeping.js');
    const housekeeping = server.app.get(OutgoingHousekeeping, { strict: false });
    await housekeeping.sweep(time + 30 * DAY_MS);
    expect(await messages(server, id)).toHaveLength(1);
    await housekeeping.sweep(time + 30 * DAY_MS + 1);
    expect(await messages(server, id)).toHaveLength(0);
  });
});

describe('endpoints that hang', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp();
  }, 60_000);
  afterAll(() => server.close());

  it('do not delay another, however many they are', async () => {
    // Of another server: connections to one are limited.
    const other = new WebhookReceiver();
    await other.start();
    const hanging = Array.from({ length: 49 }, () => `/${randomUUID()}`);
    for (const path of hanging) {
      other.reply(path, never);
      await create(server, other.at(path));
    }
    const fine = `/${randomUUID()}`;
    const id = await create(server, receiver.at(fine));
    await happen(server, 2);
    await until('all hang', () => hanging.every((path) => other.to(path).length >= 2));
    const delays: number[] = [];
    for (let count = 3; count < 23; count++) {
      const began = performance.now();
      await happen(server);
      await until('the other was told', () => receiver.to(fine).length >= count);
      delays.push(performance.now() - began);
    }
    const sorted = delays.sort((a, b) => a - b);
    process.stdout.write(
      `outgoing: beside 49 that hang, told after p50 ${sorted[10]?.toFixed(0)} ms, longest ${sorted.at(-1)?.toFixed(0)} ms\n`,
    );
    expect(sorted.at(-1)).toBeLessThan(2_000);
    expect((await endpoint(server, id)).failing_since).toBeNull();
    await other.stop();
  }, 60_000);
});

describe('a process that is killed in the middle of a message', () => {
  let stage: BulkStage;
  beforeAll(async () => {
    stage = await BulkStage.open();
  }, 60_000);
  afterAll(() => stage.close());

  it('is replaced: the message is sent again with its id, and counts as one', async () => {
    const { server } = stage;
    const path = `/${randomUUID()}`;
    const id = await create(server, receiver.at(path));
    const first = await stage.start('sigterm-process.ts', 'worker');
    receiver.reply(path, never);
    await happen(server, 12);
    await until('it is in the middle', () => receiver.to(path).length >= 5, 20_000);
    // Before the next one starts, which may take longer than a send waits for its answer.
    await stage.kill(first.child);
    receiver.reply(path, replying(200));
    const second = await stage.start('sigterm-process.ts', 'worker');
    await until(
      'all are delivered',
      async () => (await messages(server, id)).filter(({ status }) => status === 'delivered').length === 12,
      30_000,
    );
    const ids = receiver.ids(path);
    expect(new Set(ids).size).toBe(12);
    // A machine that stalls for a lease sends more of them again, under the same ids.
    expect(ids.length).toBeGreaterThanOrEqual(12 + 5);
    expect((await messages(server, id)).map(({ attempts }) => attempts)).toEqual(Array(12).fill(1));
    expect(second.child.exitCode).toBeNull();
  }, 90_000);
});

describe('a name that leads elsewhere after it was registered', () => {
  let server: TestApp;
  let app: NestFastifyApplication;
  let address = '203.0.114.9';

  beforeAll(async () => {
    // This one only takes requests; the work is done where names can be made to lead anywhere.
    server = await startTestApp({ ROLE: 'web', ENCRYPTION_KEYS: generateKeyRing() });
    const { settings } = server;
    const resolve = async () => [{ address, family: address.includes(':') ? 6 : 4 }];
    const upstream = { ...settings.upstream, resolve };
    const port = await freePort();
    app = await createApp(
      {
        ...settings,
        role: 'all',
        http: { ...settings.http, port },
        upstream,
      },
      new Log('silent'),
    );
    await app.listen({ host: '127.0.0.1', port });
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await server.close();
  });

  /** Asked where the work is done: it looks the name up. */
  const register = async (url: string): Promise<string> => {
    const at = app.getHttpServer().address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${at.port}${ENDPOINTS}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ url }),
    });
    expect(answer.status).toBe(201);
    return ((await answer.json()) as Json).endpoint.id;
  };
  const isRefused = async (id: string) => {
    await happen(server);
    const [message] = await until('it was tried', async () => {
      const [one] = await messages(server, id);
      return one?.status === 'pending' && one.attempts > 0 && [one];
    });
    expect(message.tries).toEqual([
      { at: expect.any(String), code: 'address_refused', duration_ms: expect.any(Number) },
    ]);
    await server.http().delete(`${ENDPOINTS}/${id}`).expect(200);
  };

  it.each(['127.0.0.1', '10.0.0.8', '169.254.169.254', '192.168.7.7', '::1', 'fd12::7', '::ffff:127.0.0.1', '0.0.0.0'])(
    'is refused at %s',
    async (inside) => {
      address = '203.0.114.9';
      const id = await register(`https://${randomUUID()}.example.com/hook`);
      address = inside;
      await isRefused(id);
    },
  );

  it.each(['0.0.0.0', '::ffff:127.0.0.1'])('is not called at %s, where somebody listens', async (inside) => {
    const path = `/${randomUUID()}`;
    const url = receiver.at(path).replace('127.0.0.1', 'localhost');
    // No connection is left that could be used again without a look at the name.
    receiver.reply(path, replying(204, { connection: 'close' }));
    address = '127.0.0.1';
    const id = await register(url);
    await happen(server);
    await until('it is delivered', async () => (await messages(server, id))[0]?.status === 'delivered');
    expect(receiver.to(path)).toHaveLength(1);
    address = inside;
    await isRefused(id);
    expect(receiver.to(path)).toHaveLength(1);
  });
});
