// The built server as src/main.ts starts it, with a clock that runs faster: HURRY is how much, HURRIED_PORT where it tells
// its figures. /figures begins a new measurement and answers the one that ends: of the steps of jobs, how long each waited
// from the moment it was due, in real milliseconds, and the delay of the event loop.
import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import 'reflect-metadata';

const BUILT = '../../dist/src';
const HURRY = Number(process.env.HURRY);
const LOOK_MS = 10;

/** @type {[typeof import('../../src/app.js'), typeof import('../../src/platform/config/index.js'), typeof import('../../src/platform/database/index.js'), typeof import('../../src/platform/telemetry/index.js'), typeof import('../../src/providers/index.js'), typeof import('../../src/features/generator/engine/steps.js')]} */
const [{ createApp }, { readSettings }, { migrateDatabase }, { Log }, { providerRooms }, { Steps }] =
  /** @type {any} */ (
    await Promise.all(
      ['app', 'platform/config/index', 'platform/database/index', 'platform/telemetry/index', 'providers/index']
        .concat('features/generator/engine/steps')
        .map((file) => import(`${BUILT}/${file}.js`)),
    )
  );

const beganAt = Date.now();
/** A Tuesday morning, so that jobs are at work. */
const MORNING = Date.parse('2026-11-24T10:00:00Z');
const clock = { now: () => MORNING + (Date.now() - beganAt) * HURRY };

const settings = readSettings(providerRooms.map((room) => room.provider.manifest));
const log = new Log(settings.log.level);
await migrateDatabase(settings.database.url);
const app = await createApp(settings, log, clock);

/** @type {number[]} */
let waits = [];
const steps = app.get(Steps, { strict: false });
const begin = steps.begin.bind(steps);
steps.begin = (/** @type {Parameters<typeof begin>[0]} */ job, /** @type {AbortSignal} */ signal) => {
  // A step that is begun again was not late, but broken off.
  if (job.initializedAt && job.nextActivityAt && !job.stepAt) {
    waits.push((clock.now() - job.nextActivityAt.getTime()) / HURRY);
  }
  return begin(job, signal);
};

const delays = monitorEventLoopDelay({ resolution: LOOK_MS });
delays.enable();
/** The histogram is one of intervals. */
const delayMs = (/** @type {number} */ share) => Math.max(0, delays.percentile(share) / 1e6 - LOOK_MS);

createServer((_, response) => {
  const figures = {
    now: clock.now(),
    waits,
    loop: { p50: delayMs(50), p99: delayMs(99) },
  };
  waits = [];
  delays.reset();
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(figures));
}).listen(Number(process.env.HURRIED_PORT), '127.0.0.1');

await app.listen({ host: settings.http.host, port: settings.http.port });
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
