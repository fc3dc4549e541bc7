// `npm run bench -- read [--rounds N] [--seconds N] [--no-build]`: what our two ways to read cost beside a bare proxy, in
// one run, round by round in turn: the machine may be busy with other things, but it is so for all lines.
import { parseArgs } from 'node:util';
import { build } from './support/build.mjs';
import { cpuMicroseconds } from './support/cpu.mjs';
import { latency, median, throughput } from './support/load.mjs';
import { connect, onStage, startProcess, startServer } from './support/processes.mjs';

const GOALS = { proxy: 0.6, list: 0.25, extraMs: 3 };
const RATE = 200;
const USER = 'bench-user';
/** Not one of the lines: without the calls that identical reads in flight share. */
const DIFFERENT = '400 different lists';
/** A server at work is compiled; a fresh one is for some thousand requests several times as slow. */
const WARM_UP_ROUNDS = 3;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '3' },
    'no-build': { type: 'boolean', default: false },
    /** Further options of the server's Node, such as --cpu-prof. */
    node: { type: 'string', multiple: true, default: [] },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);

const project = (/** @type {number} */ index) => String(1_200_000_000_000_000 + index);
const fields = 'opt_fields=name,notes,completed,due_on,assignee.name';
const list = (/** @type {number} */ index) => `/api/asana/tasks?project_id=${project(index)}&limit=50&user_id=${USER}`;
/** @typedef {import('./support/load.mjs').Line & { pid: number }} MeasuredLine */
/** One server for each of our lines: what one line leaves in memory and caches does not slow down the other. */
async function connectedServer(/** @type {string} */ upstreamUrl) {
  const server = await startServer(upstreamUrl, { nodeOptions: values.node });
  const { pid } = await server.launch();
  await connect(server, USER);
  return { origin: server.url, pid, headers: { authorization: `Bearer ${server.key}` } };
}

/** The first is what the others are measured by. @param {string} upstreamUrl @returns {Promise<MeasuredLine[]>} */
async function startLines(upstreamUrl) {
  const bare = await startProcess('bare-proxy.mjs', upstreamUrl);
  return [
    {
      name: 'bare Fastify proxy on undici',
      origin: `http://127.0.0.1:${bare.port}`,
      pid: bare.pid,
      path: (index) => `/api/1.0/tasks?project=${project(index)}&${fields}`,
      headers: {},
    },
    {
      ...(await connectedServer(upstreamUrl)),
      name: 'GET /api/proxy/asana/tasks',
      path: (index) => `/api/proxy/asana/tasks?project=${project(index)}&${fields}&user_id=${USER}`,
    },
    { ...(await connectedServer(upstreamUrl)), name: 'GET /api/asana/tasks', path: () => list(0) },
  ];
}

/**
 * @typedef {object} Figures
 * @property {number} rate answers a second
 * @property {number} cpu of the line's process, in microseconds an answer
 * @property {number} asked calls of the upstream for each answer
 */
/** @param {() => Promise<number>} given lists that the upstream has given */
const measuring = (given) => async (/** @type {MeasuredLine} */ line) => {
  const before = { cpu: cpuMicroseconds(line.pid), given: await given() };
  const rate = await throughput(line, seconds);
  const answers = rate * seconds;
  return {
    rate,
    cpu: (cpuMicroseconds(line.pid) - before.cpu) / answers,
    asked: ((await given()) - before.given) / answers,
  };
};

/** @template T @param {MeasuredLine[]} measured @param {number} times @param {(line: MeasuredLine) => Promise<T>} measure */
async function inTurn(measured, times, measure) {
  /** @type {T[][]} */
  const results = measured.map(() => []);
  for (let round = 0; round < times; round++) {
    for (const [index, line] of measured.entries()) results[index]?.push(await measure(line));
  }
  return results;
}

/**
 * @param {MeasuredLine[]} lines
 * @param {number} bytes of an answer of the upstream
 * @param {{ loads: Figures[][], p99s: number[][], different: Figures[] }} measured
 */
function report(lines, bytes, { loads, p99s, different }) {
  const [bareLoads = []] = loads;
  const [bareP99s = []] = p99s;
  const ratios = loads.map((own) => median(own.map(({ rate }, round) => rate / (bareLoads[round]?.rate ?? NaN))));
  const extras = p99s.map((own) => median(own.map((p99, round) => p99 - (bareP99s[round] ?? NaN))));
  console.log(`\n${bytes / 1000} KB of 50 tasks; medians of ${rounds} rounds of ${seconds} s\n`);
  console.log(`${'16 connections'.padEnd(34)}requests/s   ratio   server CPU   calls   p99 at ${RATE}/s   extra`);
  for (const [index, { name }] of lines.entries()) {
    const figures = [
      row(loads[index] ?? [], ratios[index]),
      `${median(p99s[index] ?? []).toFixed(1)} ms`.padStart(13),
      `${(extras[index] ?? NaN).toFixed(1)} ms`.padStart(11),
    ];
    console.log(name.padEnd(34) + figures.join(''));
  }
  console.log(DIFFERENT.padEnd(34) + row(different, medianRate(different) / medianRate(bareLoads)));
  const [, proxyRatio = NaN, listRatio = NaN] = ratios;
  const missed = [
    ...(proxyRatio >= GOALS.proxy
      ? []
      : [`the pass-through reaches ${proxyRatio.toFixed(2)} instead of ${GOALS.proxy}`]),
    ...(listRatio >= GOALS.list ? [] : [`the list reaches ${listRatio.toFixed(2)} instead of ${GOALS.list}`]),
    ...extras
      .filter((extra) => !(extra <= GOALS.extraMs))
      .map((extra) => `${extra.toFixed(1)} ms more at p99 instead of at most ${GOALS.extraMs}`),
  ];
  console.log(missed.length > 0 ? `\nMissed: ${missed.join('; ')}.` : '\nAll figures are reached.');
  if (missed.length > 0) process.exitCode = 1;
}

/** @param {Figures[]} loads */
function medianRate(loads) {
  return median(loads.map(({ rate }) => rate));
}

/** @param {Figures[]} loads @param {number} [ratio] */
function row(loads, ratio = NaN) {
  const of = (/** @type {'cpu' | 'asked'} */ figure) => median(loads.map((load) => load[figure]));
  return [
    medianRate(loads).toFixed(0).padStart(10),
    ratio.toFixed(2).padStart(8),
    `${of('cpu').toFixed(0)} µs`.padStart(13),
    of('asked').toFixed(2).padStart(8),
  ].join('');
}

if (!values['no-build']) build();
await onStage(async () => {
  const upstream = await startProcess('upstream.mjs');
  const upstreamUrl = `http://127.0.0.1:${upstream.port}`;
  const measure = measuring(async () => Number(await (await fetch(`${upstreamUrl}/count`)).text()));
  const lines = await startLines(upstreamUrl);
  const lists = lines.slice(-1).map((line) => ({ ...line, name: DIFFERENT, path: list }));

  await inTurn(lines, WARM_UP_ROUNDS, measure);
  const loads = await inTurn(lines, rounds, measure);
  const p99s = await inTurn(lines, rounds, (line) => latency(line, RATE, seconds));
  const [different = []] = await inTurn(lists, 2, measure);
  report(lines, upstream.bytes ?? 0, { loads, p99s, different });
});
