// `npm run bench -- start [--requests N] [--no-build]`: how long a server takes that was started before, and what memory it
// has, idle and over many requests.
import { parseArgs } from 'node:util';
import { build } from './support/build.mjs';
import { median, mixed } from './support/load.mjs';
import { growth, missedGrowth, residentMegabytes } from './support/memory.mjs';
import { connect, onStage, startProcess, startServer } from './support/processes.mjs';
import { setTimeout as sleep } from 'node:timers/promises';

const GOALS = { startMs: 2_500, idleMegabytes: 250, growthMegabytes: 20 };
const STARTS = 5;
/** V8 gives back what the start needed once it has seen that nothing happens, after some 40 s. */
const IDLE_MS = 60_000;
const STEP = 20_000;
/** Until so many requests the heap finds its size and the code its compiled form. */
const WARM_UP = 60_000;
const USER = 'bench-user';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '200000' },
    'no-build': { type: 'boolean', default: false },
    /** Further options of the server's Node, such as --heap-prof. */
    node: { type: 'string', multiple: true, default: [] },
  },
});
const requests = Number(values.requests);

/**
 * @param {{ url: string, key: string }} server
 * @param {number} pid
 * @returns {Promise<number[]>} memory after every step, in megabytes
 */
async function load(server, pid) {
  await connect(server, USER);
  const paths = [
    (/** @type {number} */ index) =>
      `/api/asana/tasks?project_id=${1_200_000_000_000_000 + index}&limit=50&user_id=${USER}`,
    (/** @type {number} */ index) => `/api/proxy/asana/tasks?project=${1_200_000_000_000_000 + index}&user_id=${USER}`,
    () => '/livez',
  ];
  const sizes = [];
  for (let made = 0; made < requests; made += STEP) {
    await mixed(server.url, paths, { authorization: `Bearer ${server.key}` }, STEP);
    const size = residentMegabytes(pid);
    console.log(`after ${String(made + STEP).padStart(7)} requests ${size.toFixed(0).padStart(5)} MB`);
    sizes.push(size);
  }
  return sizes;
}

/** @param {number} firstMs @param {number[]} starts @param {number} idle @param {number[]} sizes */
function report(firstMs, starts, idle, sizes) {
  const startMs = median(starts);
  const settled = sizes.slice(WARM_UP / STEP - 1);
  const grown = growth(settled);
  console.log(`\nfirst start, with the migrations    ${firstMs.toFixed(0).padStart(6)} ms`);
  console.log(`warm start, median of ${STARTS}             ${startMs.toFixed(0).padStart(6)} ms`);
  console.log(`idle, ${IDLE_MS / 1000} s after the start           ${idle.toFixed(0).padStart(6)} MB`);
  console.log(`growth from ${WARM_UP} to ${requests}       ${grown.toFixed(0).padStart(6)} MB\n`);
  const missed = [
    ...(startMs <= GOALS.startMs ? [] : [`a warm start takes ${startMs.toFixed(0)} ms instead of ${GOALS.startMs}`]),
    ...(idle <= GOALS.idleMegabytes ? [] : [`${idle.toFixed(0)} MB idle instead of ${GOALS.idleMegabytes}`]),
    ...missedGrowth(grown, GOALS.growthMegabytes),
  ];
  console.log(missed.length > 0 ? `Missed: ${missed.join('; ')}.` : 'All figures are reached.');
  if (missed.length > 0) process.exitCode = 1;
}

if (!values['no-build']) build();
await onStage(async () => {
  const upstream = await startProcess('upstream.mjs');
  const server = await startServer(`http://127.0.0.1:${upstream.port}`, { nodeOptions: values.node });
  const first = await server.launch();
  await first.stop();
  const starts = [];
  for (let start = 1; start < STARTS; start++) {
    const running = await server.launch();
    starts.push(running.startMs);
    await running.stop();
  }
  const running = await server.launch();
  starts.push(running.startMs);
  await sleep(IDLE_MS);
  const idle = residentMegabytes(running.pid);
  report(first.startMs, starts, idle, await load(server, running.pid));
});
