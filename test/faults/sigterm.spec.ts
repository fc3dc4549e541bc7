import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaService } from '../../src/platform/database/index.js';
import { establishHook, type Hook, taskChanged } from '../support/deliveries.js';
import { until } from '../support/eventually.js';
import { BulkStage, PATIENCE_MS } from './bulk-stage.js';
import { InboxSender } from './inbox-sender.js';

const REQUESTS = 40;
const ITEMS = 400;
/** So long the provider takes for what is in flight at the signal. */
const SLOW_MS = 1_500;
const LONGEST_STOP_MS = 10_000;
/** Connections over which a provider delivers meanwhile. */
const SENDERS = 8;
const USER = 'user_id=ana';
/** One task, which every request asks for another of: the same one would be asked for only once. */
const TASK = /^\/api\/1\.0\/tasks\/\d+$/;

interface Stopped {
  /** Answers of the requests that were in flight; `dropped` for none. */
  readonly inFlight: (number | 'dropped')[];
  /** What clients met that went on asking over connections they keep. */
  readonly cutKeepAlive: number;
  /** Deliveries of a provider that never stops: by status, and 0 for those that got no answer. */
  readonly deliveries: Readonly<Record<number, number>>;
  /** Acknowledged deliveries that are not there. */
  readonly lostDeliveries: number;
  readonly exitCode: number | null;
  readonly milliseconds: number;
}

/**
 * SIGTERM while requests wait for a slow provider, clients keep their connections open, one never says anything, one
 * follows a live stream, a provider delivers, and bulk work is half done.
 */
describe('sigterm', () => {
  let stage: BulkStage;
  let tasks: string[];
  let delivered = 0;
  const key = () => `Bearer ${stage.server.key}`;

  beforeAll(async () => {
    stage = await BulkStage.open();
    stage.twin.setFaults([
      { match: { path: '/api/1.0/batch' }, fault: { delayMs: 60 } },
      { match: { pathPattern: TASK.source }, fault: { delayMs: SLOW_MS } },
    ]);
    tasks = stage.twin
      .snapshot()
      .state.tasks.map(({ gid }) => gid)
      .slice(0, REQUESTS);
  }, 30_000);
  afterAll(() => stage.close());
  beforeEach(() => stage.twin.clearCalls());

  /** Keeps its connection open afterwards, as far as the server lets it. */
  function ask(agent: Agent, url: string): Promise<number | 'dropped' | 'refused'> {
    return new Promise((resolve) => {
      const request = get(url, { agent, headers: { authorization: key() } }, (response) => {
        response.resume().once('close', () => resolve(response.complete ? (response.statusCode ?? 0) : 'dropped'));
      });
      // A new connection that nobody has accepted any more is reset by the kernel instead of refused.
      request.once('error', () => resolve(request.reusedSocket ? 'dropped' : 'refused'));
    });
  }

  /** Asks again and again until nobody listens any more. @returns how often it got no answer */
  async function keepAsking(url: string): Promise<number> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    let dropped = 0;
    for (;;) {
      const outcome = await ask(agent, `${url}/livez`);
      if (outcome === 'refused') return dropped;
      if (outcome === 'dropped') dropped++;
      await sleep(5);
    }
  }

  /** Delivers over connections that are kept, until nobody listens any more. */
  async function keepDelivering(url: string, hook: Hook) {
    const sender = new InboxSender(SENDERS);
    const statuses: Record<number, number> = {};
    const acknowledged: number[] = [];
    const send = async () => {
      for (;;) {
        const number = ++delivered;
        const status = await sender.send(url, hook, taskChanged(number));
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status === 200) acknowledged.push(number);
        if (status === 0) return;
      }
    };
    await Promise.all(Array.from({ length: SENDERS }, send));
    sender.close();
    return { statuses, acknowledged };
  }

  /** Of deliveries that were acknowledged, those that are nowhere. */
  async function lostOf({ subscriptionId }: Hook, acknowledged: readonly number[]): Promise<number> {
    const prisma = stage.server.app.get(PrismaService);
    const rows = await prisma.webhookDelivery.findMany({ where: { subscriptionId }, select: { body: true } });
    const bodies = new Set(rows.map(({ body }) => Buffer.from(body).toString()));
    return acknowledged.filter((number) => !bodies.has(taskChanged(number))).length;
  }

  async function stopInTheMiddle(id: string, ...args: string[]): Promise<Stopped> {
    const { child, url } = await stage.start('sigterm-process.ts', 'all', ...args);
    await until('the work has begun', async () => (await stage.look(id)).succeeded >= 30, PATIENCE_MS);
    const silent = connect(Number(new URL(url).port), '127.0.0.1');
    await once(silent, 'connect');
    const stream = await fetch(`${url}/api/asana/bulk/${id}/events?${USER}`, { headers: { authorization: key() } });
    const keeping = [1, 2, 3].map(() => keepAsking(url));
    const hook = await establishHook(stage.server);
    const delivering = keepDelivering(url, hook);
    const agent = new Agent({ keepAlive: true, maxSockets: REQUESTS });
    const calls = tasks.map((task) => ask(agent, `${url}/api/asana/tasks/${task}?${USER}`));
    const waiting = () => stage.twin.calls().filter((call) => call.method === 'GET' && TASK.test(call.path)).length;
    await until('all of them wait for the provider', () => waiting() === REQUESTS, PATIENCE_MS);

    const started = performance.now();
    const gone = once(child, 'exit') as Promise<[number | null]>;
    child.kill('SIGTERM');
    const inFlight = (await Promise.all(calls)).map((answer) => (answer === 'refused' ? 'dropped' : answer));
    const [exitCode] = await gone;
    const milliseconds = performance.now() - started;
    await stream.text().catch(() => undefined);
    silent.destroy();
    agent.destroy();
    const cutKeepAlive = (await Promise.all(keeping)).reduce((sum, dropped) => sum + dropped, 0);
    const { statuses: deliveries, acknowledged } = await delivering;
    const lostDeliveries = await lostOf(hook, acknowledged);
    return { inFlight, cutKeepAlive, deliveries, lostDeliveries, exitCode, milliseconds };
  }

  it(`answers ${REQUESTS} requests in flight, ends in time, and another instance goes on with the work`, async () => {
    const { id } = await stage.begin('Handed', ITEMS);
    const stopped = await stopInTheMiddle(id);
    expect(stopped.inFlight).toEqual(Array(REQUESTS).fill(200));
    expect(stopped).toMatchObject({ cutKeepAlive: 0, lostDeliveries: 0, exitCode: 0 });
    process.stdout.write(`sigterm: deliveries ${JSON.stringify(stopped.deliveries)}, none lost\n`);
    expect(stopped.deliveries[200]).toBeGreaterThan(SENDERS);
    expect(Object.keys(stopped.deliveries).filter((status) => !['0', '200', '503'].includes(status))).toEqual([]);
    expect(stopped.milliseconds).toBeLessThan(LONGEST_STOP_MS);
    const { succeeded } = await stage.look(id);
    expect(succeeded).toBeLessThan(ITEMS);

    const other = await stage.start('sigterm-process.ts', 'all');
    await until('the other has done the rest', async () => (await stage.look(id)).status === 'completed', PATIENCE_MS);
    expect(await stage.look(id)).toMatchObject({ succeeded: ITEMS, failed: 0 });
    const counts = stage.countByName('Handed');
    expect(counts.size).toBe(ITEMS);
    expect([...counts.values()].filter((count) => count !== 1)).toEqual([]);
    await stage.kill(other.child);
  }, 120_000);

  it('drops what is in flight when it just ends', async () => {
    const { id } = await stage.begin('Dropped', ITEMS);
    const { inFlight } = await stopInTheMiddle(id, 'abrupt');
    expect(inFlight.filter((answer) => answer === 'dropped').length).toBeGreaterThan(0);
  }, 120_000);
});
