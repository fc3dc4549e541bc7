import { EventLog } from '../../src/hub/events/index.js';
import { StoredDeliveries } from '../../src/hub/webhooks/inbox/stored-deliveries.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { deliver, establishHook, type Hook, taskChanged } from '../support/deliveries.js';
import { until } from '../support/eventually.js';

const TRIES = 8;
const NEIGHBOURS = 60;
const LATEST_MS = 2_000;
/** Longer than any pause between two tries. */
const PAUSE_MS = 700_000;

/** A delivery whose work always fails, between others of the same webhook. */
describe('poison', () => {
  let server: TestApp;
  let offset = 0;
  let isPoisonous = true;
  let next = 0;
  /** When the effect of each came, by its subject. */
  const came = new Map<string, number>();
  const prisma = () => server.app.get(PrismaService);
  const rowsOf = ({ subscriptionId }: Hook) =>
    prisma().webhookDelivery.findMany({ where: { subscriptionId }, orderBy: { position: 'asc' } });

  beforeEach(async () => {
    isPoisonous = true;
    server = await startTestApp({ LOG_LEVEL: 'silent' }, { now: () => Date.now() + offset });
    server.app.get(EventLog).onAppend('poison', async (events) => {
      if (isPoisonous && events.some(({ subject }) => isPoison(subject))) throw new Error('Nobody can stomach it.');
      for (const { subject } of events) came.set(subject, performance.now());
    });
  }, 60_000);
  afterEach(() => server.close());

  const isPoison = (subject: string) => subject.endsWith('000');

  /** @returns how late the effects of the neighbours were, in milliseconds */
  async function neighbours(hook: Hook, count: number, withinMs = 20_000): Promise<number[]> {
    const numbers = Array.from({ length: count }, () => ++next).filter((number) => !isPoison(String(number)));
    const sent = await Promise.all(
      numbers.map(async (number) => {
        expect((await deliver(server.url, hook, taskChanged(number))).status).toBe(200);
        return { subject: `task:${number}`, at: performance.now() };
      }),
    );
    await until('the effects of the neighbours', () => sent.every(({ subject }) => came.has(subject)), withinMs);
    return sent.map(({ subject, at }) => Math.max(0, (came.get(subject) ?? Infinity) - at));
  }

  async function poison(hook: Hook): Promise<void> {
    next = Math.ceil((next + 1) / 1_000) * 1_000;
    await deliver(server.url, hook, taskChanged(next));
    // Of another kind: nothing of ours can even read it.
    await deliver(server.url, hook, `{"events":"${next}"}`);
  }

  it(`is given up after ${TRIES} tries, holds up nobody by more than ${LATEST_MS} ms, and can be replayed`, async () => {
    const hook = await establishHook(server);
    const late = await neighbours(hook, NEIGHBOURS);
    await poison(hook);
    const bad = `task:${next}`;
    for (let tries = 1; tries < TRIES; tries++) {
      late.push(...(await neighbours(hook, NEIGHBOURS)));
      await until('the next try', async () => {
        const rows = (await rowsOf(hook)).filter(({ status }) => status === 'pending');
        return rows.length === 2 && rows.every(({ attempts }) => attempts === tries);
      });
      offset += PAUSE_MS;
    }
    const dead = await until('the end of its tries', async () => {
      const rows = (await rowsOf(hook)).filter(({ status }) => status === 'dead');
      return rows.length === 2 ? rows : undefined;
    });
    expect(dead.map(({ attempts }) => attempts)).toEqual([TRIES, TRIES]);
    late.push(...(await neighbours(hook, NEIGHBOURS)));
    const latest = Math.round(Math.max(...late));
    process.stdout.write(
      `poison: ${late.length} neighbours, at most ${latest} ms late; given up after ${TRIES} tries\n`,
    );
    expect(latest).toBeLessThanOrEqual(LATEST_MS);
    expect(came.has(bad)).toBe(false);

    isPoisonous = false;
    const { body } = await server.http().post('/api/webhooks/deliveries/replay').send({ status: 'dead' }).expect(202);
    expect(body.deliveries).toBe(2);
    await until('the effect of what was replayed', () => came.has(bad));
    const after = (await rowsOf(hook)).filter(({ id }) => dead.some((row) => row.id === id));
    expect(after.map(({ status }) => status)).toEqual(['processed', 'pending']);
    expect(await prisma().event.count({ where: { subject: bad } })).toBe(1);
  }, 120_000);

  it('finds out an inbox that waits for the one that fails', async () => {
    const stored = server.app.get(StoredDeliveries);
    stored.setAside = async (_, cause) => {
      throw cause;
    };
    const hook = await establishHook(server);
    await poison(hook);
    await expect(neighbours(hook, 10, 2 * LATEST_MS)).rejects.toThrow('the effects of the neighbours');
  }, 60_000);
});
