import { startTestApp, type TestApp } from '../../../../test/support/app.js';
import {
  deliver,
  establishHook,
  openHook,
  shakeHands,
  signatureOf,
  taskChanged,
} from '../../../../test/support/deliveries.js';
import { eventually } from '../../../../test/support/eventually.js';
import { PrismaService } from '../../../platform/database/index.js';
import { EventLog } from '../../events/index.js';
import { Intake } from './intake.js';
import { Registrations } from './registrations.js';

let app: TestApp;
let offset = 0;
const clock = { now: () => Date.now() + offset };
const prisma = () => app.app.get(PrismaService);
const registrations = () => app.app.get(Registrations);
const rowsOf = (subscriptionId: string) =>
  prisma().webhookDelivery.findMany({ where: { subscriptionId }, orderBy: { id: 'asc' } });
const eventsOf = (...numbers: number[]) =>
  prisma().event.findMany({
    where: { subject: { in: numbers.map((number) => `task:${number}`) } },
    orderBy: { position: 'asc' },
  });

beforeAll(async () => {
  app = await startTestApp({}, clock);
});
afterAll(() => app.close());

describe('a handshake', () => {
  it('is answered with its header, and what it agreed on proves deliveries from then on', async () => {
    const hook = await openHook(app);
    expect((await deliver(app.url, hook, taskChanged(1))).status).toBe(401);
    const answer = await shakeHands(app.url, hook);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-hook-secret')).toBe(hook.secret);
    expect(await answer.json()).toEqual({ received: true });
    await registrations().activate(hook.registrationId, '1209');
    expect((await deliver(app.url, hook, taskChanged(1))).status).toBe(200);
  });

  it('leaves the secret sealed', async () => {
    const hook = await establishHook(app);
    const row = await prisma().webhookRegistration.findUniqueOrThrow({ where: { id: hook.registrationId } });
    expect(row.secret).toMatch(/^eyJ/);
    expect(row.secret).not.toContain(hook.secret);
    expect(app.evidence.logLines().join('')).not.toContain(hook.secret);
  });

  it('may come again while its answer may have been lost, with the same secret only', async () => {
    const hook = await openHook(app);
    expect((await shakeHands(app.url, hook)).status).toBe(200);
    expect((await shakeHands(app.url, hook)).status).toBe(200);
    expect((await shakeHands(app.url, { ...hook, secret: 'another-secret' })).status).toBe(401);
    await registrations().activate(hook.registrationId, '1209');
    expect((await deliver(app.url, hook, taskChanged(2))).status).toBe(200);
  });

  it('is refused once the webhook is there, is given up, or belongs to another provider', async () => {
    const active = await establishHook(app);
    expect((await shakeHands(app.url, active)).status).toBe(401);
    const retired = await openHook(app);
    await registrations().retire(retired.registrationId);
    expect((await shakeHands(app.url, retired)).status).toBe(401);
    const { path, secret } = await openHook(app);
    expect((await shakeHands(app.url, { path: path.replace('asana', 'okta'), secret })).status).toBe(404);
  });

  it.each(['short', 'with space', 'x'.repeat(256)])('is refused with a secret like %p', async (secret) => {
    const hook = await openHook(app);
    expect((await shakeHands(app.url, { ...hook, secret })).status).toBe(401);
  });

  it('is won by one of several that race', async () => {
    const hook = await openHook(app);
    const secrets = Array.from({ length: 20 }, (_, n) => `racing-secret-${n}`);
    const answers = await Promise.all(secrets.map((secret) => shakeHands(app.url, { ...hook, secret })));
    const winners = secrets.filter((_, n) => answers[n]?.status === 200);
    expect(winners).toHaveLength(1);
    await registrations().activate(hook.registrationId, '1209');
    const signed = (secret: string) => deliver(app.url, { ...hook, secret }, taskChanged(3));
    const accepted = await Promise.all(secrets.map(async (secret) => (await signed(secret)).status === 200));
    expect(secrets.filter((_, n) => accepted[n])).toEqual(winners);
  });
});

describe('a delivery', () => {
  it('waits for the answer to the create call, which tells whether its secret is the provider’s', async () => {
    const confirmed = await openHook(app);
    const refused = await openHook(app);
    const deliveries = await Promise.all(
      [confirmed, refused].map(async (hook) => {
        await shakeHands(app.url, hook);
        return { hook, answer: deliver(app.url, hook, taskChanged(4)) };
      }),
    );
    await new Promise((moment) => setTimeout(moment, 200));
    for (const { hook } of deliveries) expect(await rowsOf(hook.subscriptionId)).toEqual([]);
    await registrations().activate(confirmed.registrationId, '1209');
    await registrations().retire(refused.registrationId);
    expect(await Promise.all(deliveries.map(async ({ answer }) => (await answer).status))).toEqual([200, 401]);
    expect(await rowsOf(refused.subscriptionId)).toEqual([]);
  });

  it('is stored as it came, and its events are written down', async () => {
    const hook = await establishHook(app, { user: 'mara' });
    const body = taskChanged(10);
    const answer = await deliver(app.url, hook, body);
    expect({ status: answer.status, body: await answer.json() }).toEqual({ status: 200, body: { received: true } });
    const event = await eventually(async () => (await eventsOf(10))[0]);
    expect(event).toMatchObject({ type: 'task.changed', source: 'asana', userId: 'mara' });
    const [row] = await rowsOf(hook.subscriptionId);
    expect(Buffer.from(row?.body ?? []).toString()).toBe(body);
    expect(row).toMatchObject({ status: 'processed', attempts: 1, events: 1, errors: [] });
    expect(row?.headers).toEqual({ 'content-type': 'application/json' });
  });

  it('that comes again is acknowledged and not stored again', async () => {
    const hook = await establishHook(app);
    const answers = await Promise.all(Array.from({ length: 5 }, () => deliver(app.url, hook, taskChanged(11))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await rowsOf(hook.subscriptionId)).toHaveLength(1);
  });

  it('is refused at an address that nobody has, and for good at one that is in use no more', async () => {
    const hook = await establishHook(app);
    await registrations().retire(hook.registrationId);
    const gone = await deliver(app.url, hook, taskChanged(12));
    expect(gone.status).toBe(410);
    expect(await gone.json()).toMatchObject({ code: 'webhook_gone' });
    for (const path of [`${hook.path}x`, '/api/webhooks/asana/x', hook.path.replace('asana', 'nobody')]) {
      const answer = await deliver(app.url, { ...hook, path }, taskChanged(12));
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'not_found' });
    }
    expect(await rowsOf(hook.subscriptionId)).toEqual([]);
  });

  it('is refused with 413 when it is too large', async () => {
    const hook = await establishHook(app);
    const answer = await deliver(app.url, hook, 'x'.repeat(1_048_577)).catch(() => undefined);
    expect(answer?.status ?? 413).toBe(413);
    expect(await rowsOf(hook.subscriptionId)).toEqual([]);
  });

  it('is noted with its subscription, and so is a heartbeat, of which nothing else remains', async () => {
    const hook = await establishHook(app);
    const subscription = () => prisma().webhookSubscription.findUniqueOrThrow({ where: { id: hook.subscriptionId } });
    expect((await deliver(app.url, hook, '{"events":[]}')).status).toBe(200);
    expect(await subscription()).toMatchObject({ lastHeartbeatAt: expect.any(Date), lastDeliveryAt: null });
    expect(await rowsOf(hook.subscriptionId)).toEqual([]);
    await deliver(app.url, hook, taskChanged(13));
    await eventually(async () => (await subscription()).lastDeliveryAt);
  });

  it('at the documented address finds its webhook by its secret', async () => {
    const intake = app.app.get(Intake);
    const [one, other] = [await openHook(app, { shared: true }), await openHook(app, { shared: true })];
    const shake = (secret: string) => intake.receive('asana', undefined, { 'x-hook-secret': secret }, Buffer.alloc(0));
    await expect(shake(one.secret)).rejects.toMatchObject({ code: 'invalid_webhook_signature' });
    await shakeHands(app.url, one);
    expect(await shake(other.secret)).toMatchObject({ kind: 'handshake', secret: other.secret });
    const body = Buffer.from(taskChanged(14));
    const receive = (secret: string) =>
      intake.receive('asana', undefined, { 'x-hook-signature': signatureOf(secret, body) }, body);
    await expect(receive('nobody-has-this')).rejects.toMatchObject({ code: 'invalid_webhook_signature' });
    await registrations().activate(other.registrationId, '1210');
    await receive(other.secret);
    expect(await rowsOf(one.subscriptionId)).toHaveLength(0);
    expect(await rowsOf(other.subscriptionId)).toHaveLength(1);
    await registrations().retire(other.registrationId);
    await expect(receive(other.secret)).rejects.toMatchObject({ code: 'invalid_webhook_signature' });
  });
});

describe('the work of deliveries', () => {
  it('is done in the order of receipt', async () => {
    const hook = await establishHook(app);
    const numbers = Array.from({ length: 250 }, (_, n) => 1_000 + n);
    for (const number of numbers) await deliver(app.url, hook, taskChanged(number));
    const events = await eventually(async () => {
      const found = await eventsOf(...numbers);
      return found.length === numbers.length ? found : undefined;
    });
    expect(events.map(({ subject }) => subject)).toEqual(numbers.map((number) => `task:${number}`));
  });

  it('that fails is tried again with growing pauses, then given up, and holds up nothing else', async () => {
    const hook = await establishHook(app);
    expect((await deliver(app.url, hook, '{"events":17}')).status).toBe(200);
    expect((await deliver(app.url, hook, '{"events":[')).status).toBe(200);
    await deliver(app.url, hook, taskChanged(20));
    await eventually(async () => (await eventsOf(20)).length > 0);
    const pauses: number[] = [];
    for (let attempts = 1; attempts < 8; attempts++) {
      const rows = await eventually(async () => {
        const [one, other] = await rowsOf(hook.subscriptionId);
        return one?.attempts === attempts && other?.attempts === attempts ? [one, other] : undefined;
      });
      expect(rows.map(({ status }) => status)).toEqual(['pending', 'pending']);
      pauses.push(...rows.map(({ nextAttemptAt }) => (nextAttemptAt?.getTime() ?? 0) - clock.now()));
      offset += 700_000;
    }
    const [unreadable, malformed, good] = await eventually(async () => {
      const rows = await rowsOf(hook.subscriptionId);
      return rows.filter(({ status }) => status === 'dead').length === 2 ? rows : undefined;
    });
    expect(unreadable).toMatchObject({ attempts: 8, nextAttemptAt: null, finishedAt: expect.any(Date) });
    expect(unreadable?.errors).toHaveLength(8);
    const codes = [unreadable, malformed].map((row) => (row?.errors as { code: string }[])[7]?.code);
    expect(codes).toEqual(['unreadable_body', 'malformed_body']);
    expect(good).toMatchObject({ status: 'processed', attempts: 1 });
    expect(Math.max(...pauses.slice(0, 2))).toBeLessThan(3_000);
    expect(Math.min(...pauses.slice(-2))).toBeGreaterThan(60_000);
  });

  it('that fails in what reacts to an event leaves its neighbours alone', async () => {
    const hook = await establishHook(app);
    let isBroken = true;
    app.app.get(EventLog).onAppend('inbox.spec', async (events) => {
      if (isBroken && events.some(({ subject }) => subject === 'task:31')) throw new Error('A hook failed.');
    });
    await Promise.all([30, 31, 32].map((number) => deliver(app.url, hook, taskChanged(number))));
    await eventually(async () => (await eventsOf(30, 32)).length === 2);
    expect(await eventsOf(31)).toEqual([]);
    isBroken = false;
    offset += 10_000;
    await eventually(async () => (await eventsOf(31)).length === 1);
    const rows = await rowsOf(hook.subscriptionId);
    expect(rows.map(({ attempts }) => attempts).toSorted()).toEqual([1, 1, 2]);
  });
});
