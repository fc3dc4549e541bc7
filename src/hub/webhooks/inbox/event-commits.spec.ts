import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../../../../test/support/app.js';
import { type Hook, openHook } from '../../../../test/support/deliveries.js';
import { PrismaService } from '../../../platform/database/index.js';
import { EventLog } from '../../events/index.js';
import { type DeliveredEvents, EventCommits, type ReadDeliveries } from './event-commits.js';

let app: TestApp;
let hooks: { ana: Hook; ben: Hook };
let organizationId: string;
/** What hooks were told, with the transaction they were told in. */
let appends: { userId: string | null; subjects: string[]; transaction: string }[] = [];
let delivered: (DeliveredEvents & { transaction: string })[] = [];

const prisma = () => app.app.get(PrismaService);
const commits = () => app.app.get(EventCommits);
const transactionOf = async (tx: Pick<PrismaService, '$queryRaw'>) => {
  const [row] = await tx.$queryRaw<{ id: string }[]>`SELECT pg_current_xact_id()::text AS id`;
  return row?.id ?? '';
};

beforeAll(async () => {
  app = await startTestApp();
  hooks = { ana: await openHook(app, { user: 'ana' }), ben: await openHook(app, { user: 'ben' }) };
  ({ organizationId } = hooks.ana);
  app.app.get(EventLog).onAppend('spec', async (events, tx) => {
    const subjects = events.map(({ subject }) => subject);
    appends.push({ userId: events[0]?.userId ?? null, subjects, transaction: await transactionOf(tx) });
  });
  commits().onDelivered('spec', async (read, tx) => {
    delivered.push({ ...read, transaction: await transactionOf(tx) });
  });
}, 60_000);
afterAll(() => app.close());
beforeEach(() => {
  appends = [];
  delivered = [];
});

/** A delivery in the inbox that no turn takes up before it is committed here. */
async function storeDelivery({ subscriptionId }: Hook): Promise<string> {
  const { id } = await prisma().webhookDelivery.create({
    data: {
      organizationId,
      subscriptionId,
      provider: 'asana',
      lane: 'spec',
      key: Buffer.from(randomUUID()),
      body: Buffer.from('{}'),
      nextAttemptAt: new Date(Date.now() + 3_600_000),
    },
  });
  return id;
}

const changed = (task: string, occurredAt = '2026-11-21T12:00:00.000Z') => ({
  type: 'task.changed',
  subject: task,
  occurredAt,
  identity: `${task}:${occurredAt}`,
  data: {},
});

async function read(userId: 'ana' | 'ben', events: ReadDeliveries['events'], provider = 'asana') {
  const id = await storeDelivery(hooks[userId]);
  const deliveries = { organizationId, userId, provider, counts: new Map([[id, events.length]]), events, bytes: 2 };
  return { id, deliveries };
}
const endOf = (id: string) =>
  prisma().webhookDelivery.findUniqueOrThrow({ where: { id }, select: { status: true, events: true } });
const tasks = () => Array.from({ length: 4 }, () => `task:${randomUUID()}`) as [string, string, string, string];

describe('deliveries that were read', () => {
  it('are committed in one transaction for an organization, with one append for each owner', async () => {
    const [one, two, three, four] = tasks();
    const all = [
      await read('ana', [changed(one)]),
      await read('ben', [changed(two)]),
      await read('ana', [changed(three), changed(four)]),
    ];
    await Promise.all(all.map(({ deliveries }) => commits().write(deliveries)));
    expect(appends).toMatchObject([
      { userId: 'ana', subjects: [one, three, four] },
      { userId: 'ben', subjects: [two] },
    ]);
    expect(new Set([...appends, ...delivered].map(({ transaction }) => transaction)).size).toBe(1);
    expect(await Promise.all(all.map(({ id }) => endOf(id)))).toEqual([
      { status: 'processed', events: 1 },
      { status: 'processed', events: 1 },
      { status: 'processed', events: 2 },
    ]);
  });

  it('are told once for each owner and provider, as that and nothing else, also when they bring no news', async () => {
    const [one, two, three] = tasks();
    const known = await read('ana', [changed(one)]);
    await commits().write(known.deliveries);
    delivered = [];
    const again = [
      await read('ana', [changed(one)]),
      await read('ana', [changed(two)], 'okta'),
      await read('ana', []),
      await read('ben', [changed(three)]),
    ];
    await Promise.all(again.map(({ deliveries }) => commits().write(deliveries)));
    const told = delivered.map(({ transaction: _transaction, ...what }) => what);
    expect(told).toEqual([
      { organizationId, userId: 'ana', provider: 'asana', events: [changed(one)] },
      { organizationId, userId: 'ana', provider: 'okta', events: [changed(two)] },
      { organizationId, userId: 'ben', provider: 'asana', events: [changed(three)] },
    ]);
  });

  it('that cannot be written fail alone', async () => {
    const [one, two, three] = tasks();
    const all = [
      await read('ana', [changed(one)]),
      await read('ana', [changed(two, 'no time at all')]),
      await read('ana', [changed(three)]),
    ];
    const outcomes = await Promise.allSettled(all.map(({ deliveries }) => commits().write(deliveries)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await Promise.all(all.map(({ id }) => endOf(id)))).toEqual([
      { status: 'processed', events: 1 },
      { status: 'pending', events: null },
      { status: 'processed', events: 1 },
    ]);
    const stored = await prisma().event.findMany({ where: { subject: { in: [one, two, three] } } });
    expect(stored.map(({ subject }) => subject).sort()).toEqual([one, three].sort());
  });
});
