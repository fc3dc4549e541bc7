// `npm run bench -- start [--requests N] [--no-build]`: how long a server takes that was started before, and what memory it
// has, idle and over many requests.
import { parseArgs } from 'node:util';
import { build } from './support/build.mjs';
import { median, mixed } from './support/load.mjs';
import { residentMegabytes } from './support/memory.mjs';
import { connect, startProcess, startServer } from './support/processes.mjs';
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

if (!values['no-build']) build();
const upstream = await startProcess('upstream.mjs');
const server = await startServer(`http://127.0.0.1:${upstream.port}`, { nodeOptions: values.node });

try {
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
  try {
    await sleep(IDLE_MS);
    const idle = residentMegabytes(running.pid);
    report(first.startMs, starts, idle, await load(running.pid));
  } finally {
    await running.stop();
  }
} finally {
  await server.stop();
  await upstream.stop();
}

/** @param {number} pid @returns {Promise<number[]>} memory after every step, in megabytes */
async function load(pid) {
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
  const growth = slope(settled) * (settled.length - 1);
  console.log(`\nfirst start, with the migrations    ${firstMs.toFixed(0).padStart(6)} ms`);
  console.log(`warm start, median of ${STARTS}             ${startMs.toFixed(0).padStart(6)} ms`);
  console.log(`idle, ${IDLE_MS / 1000} s after the start           ${idle.toFixed(0).padStart(6)} MB`);
  console.log(`growth from ${WARM_UP} to ${requests}       ${growth.toFixed(0).padStart(6)} MB\n`);
  const missed = [
    ...(startMs <= GOALS.startMs ? [] : [`a warm start takes ${startMs.toFixed(0)} ms instead of ${GOALS.startMs}`]),
    ...(idle <= GOALS.idleMegabytes ? [] : [`${idle.toFixed(0)} MB idle instead of ${GOALS.idleMegabytes}`]),
    ...(growth <= GOALS.growthMegabytes ? [] : [`memory grows by ${growth.toFixed(0)} MB`]),
  ];
  console.log(missed.length > 0 ? `Missed: ${missed.join('; ')}.` : 'All figures are reached.');
  if (missed.length > 0) process.exitCode = 1;
}

/** Of the least-squares line, per step. @param {number[]} sizes */
function slope(sizes) {
  const middle = (sizes.length - 1) / 2;
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const above = sizes.reduce((sum, size, step) => sum + (step - middle) * (size - mean), 0);
  const below = sizes.reduce((sum, _, step) => sum + (step - middle) ** 2, 0);
  return above / below;
}
