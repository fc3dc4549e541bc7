import 'reflect-metadata';
import { createApp } from '../../src/app.js';
import { ConnectedApi } from '../../src/contracts/index.js';
import { readSettings } from '../../src/platform/config/index.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { providerRooms } from '../../src/providers/index.js';
import type { Order, Report } from './refresh-processes.js';

const manifests = providerRooms.map((room) => room.provider.manifest);
const app = await createApp(readSettings(manifests), new Log('silent'));
await app.init();
const api = app.get(ConnectedApi);
const prisma = app.get(PrismaService);

/** Another query of this process, again and again until `isDone`: does it have to wait for the callers? */
async function measureQueries(isDone: () => boolean): Promise<number[]> {
  const milliseconds: number[] = [];
  while (!isDone()) {
    const started = performance.now();
    await prisma.organization.count();
    milliseconds.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return milliseconds;
}

function tally(messages: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const message of messages) counts[message] = (counts[message] ?? 0) + 1;
  return counts;
}

async function serve({ connection, callers, forMs = 0 }: Order): Promise<Report> {
  let isDone = false;
  const queries = measureQueries(() => isDone);
  const end = performance.now() + forMs;
  // A signal of its own keeps a call from being answered with another's.
  const call = () => api.call(connection, { method: 'GET', path: '/users/me', signal: new AbortController().signal });
  const caller = async () => {
    const calls = [call()];
    while ((await Promise.allSettled(calls.slice(-1))) && performance.now() < end) calls.push(call());
    return Promise.allSettled(calls);
  };
  const results = (await Promise.all(Array.from({ length: callers }, caller))).flat();
  isDone = true;
  return {
    served: results.filter((result) => result.status === 'fulfilled').length,
    failures: tally(results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))),
    queryMilliseconds: await queries,
  };
}

process.on('message', (order: Order) => void serve(order).then((report) => process.send?.(report)));
process.on('disconnect', () => process.exit());
process.send?.('ready');
