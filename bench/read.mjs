// `npm run bench -- read [--rounds N] [--seconds N] [--no-build]`: what our two ways to read cost beside a bare proxy, in
// one run, round by round in turn: the machine may be busy with other things, but it is so for all three lines.
import { parseArgs } from 'node:util';
import { build } from './support/build.mjs';
import { latency, median, throughput } from './support/load.mjs';
import { connect, startProcess, startServer } from './support/processes.mjs';

const GOALS = { proxy: 0.6, list: 0.25, extraMs: 3 };
const RATE = 200;
const USER = 'bench-user';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    'no-build': { type: 'boolean', default: false },
    /** Further options of the server's Node, such as --cpu-prof. */
    node: { type: 'string', multiple: true, default: [] },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);

if (!values['no-build']) build();
const upstream = await startProcess('upstream.mjs');
const upstreamUrl = `http://127.0.0.1:${upstream.port}`;
const bare = await startProcess('bare-proxy.mjs', upstreamUrl);
const server = await startServer(upstreamUrl, { nodeOptions: values.node });
const running = await server.launch();

const authorized = { authorization: `Bearer ${server.key}` };
const project = (/** @type {number} */ client) => String(1_200_000_000_000_000 + client);
const fields = 'opt_fields=name,notes,completed,due_on,assignee.name';
/** @type {import('./support/load.mjs').Line[]} */
const lines = [
  {
    name: 'bare Fastify proxy on undici',
    origin: `http://127.0.0.1:${bare.port}`,
    path: (client) => `/api/1.0/tasks?project=${project(client)}&${fields}`,
    headers: {},
  },
  {
    name: 'GET /api/proxy/asana/tasks',
    origin: server.url,
    path: (client) => `/api/proxy/asana/tasks?project=${project(client)}&${fields}&user_id=${USER}`,
    headers: authorized,
  },
  {
    name: 'GET /api/asana/tasks',
    origin: server.url,
    path: (client) => `/api/asana/tasks?project_id=${project(client)}&limit=50&user_id=${USER}`,
    headers: authorized,
  },
];

/** @param {(line: import('./support/load.mjs').Line) => Promise<number>} measure */
async function inTurn(measure) {
  /** @type {number[][]} */
  const results = lines.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, line] of lines.entries()) results[index]?.push(await measure(line));
  }
  return results;
}

const given = async () => Number(await (await fetch(`${upstreamUrl}/count`)).text());

try {
  await connect(server, USER);
  for (const line of lines) await throughput(line, seconds);
  const before = await given();
  let asked = 0;
  const rates = await inTurn(async (line) => {
    const rate = await throughput(line, seconds);
    asked += rate * seconds;
    return rate;
  });
  const shared = 1 - ((await given()) - before) / asked;
  const p99s = await inTurn((line) => latency(line, RATE, seconds));
  report(rates, p99s, shared);
} finally {
  await running.stop();
  await server.stop();
  await bare.stop();
  await upstream.stop();
}

/** @param {number[][]} rates @param {number[][]} p99s @param {number} shared */
function report(rates, p99s, shared) {
  const [bareRates = [], ...ours] = rates;
  const [bareP99s = [], ...ourP99s] = p99s;
  const ratios = ours.map((own) => median(own.map((rate, round) => rate / (bareRates[round] ?? NaN))));
  const extras = ourP99s.map((own) => median(own.map((p99, round) => p99 - (bareP99s[round] ?? NaN))));
  console.log(`\n${(upstream.bytes ?? 0) / 1000} KB of 50 tasks; medians of ${rounds} rounds of ${seconds} s\n`);
  console.log(`${'16 connections'.padEnd(34)}requests/s   ratio   p99 at ${RATE}/s   extra`);
  for (const [index, { name }] of lines.entries()) {
    const ratio = index === 0 ? 1 : (ratios[index - 1] ?? NaN);
    const extra = index === 0 ? 0 : (extras[index - 1] ?? NaN);
    const figures = [
      median(rates[index] ?? [])
        .toFixed(0)
        .padStart(10),
      ratio.toFixed(2).padStart(8),
      `${median(p99s[index] ?? []).toFixed(1)} ms`.padStart(13),
      `${extra.toFixed(1)} ms`.padStart(11),
    ];
    console.log(name.padEnd(34) + figures.join(''));
  }
  const [proxy = NaN, list = NaN] = ratios;
  const missed = [
    ...(proxy >= GOALS.proxy ? [] : [`the pass-through reaches ${proxy.toFixed(2)} instead of ${GOALS.proxy}`]),
    ...(list >= GOALS.list ? [] : [`the list reaches ${list.toFixed(2)} instead of ${GOALS.list}`]),
    ...extras
      .filter((extra) => !(extra <= GOALS.extraMs))
      .map((extra) => `${extra.toFixed(1)} ms more at p99 instead of at most ${GOALS.extraMs}`),
    ...(shared < 0.01 ? [] : [`${(shared * 100).toFixed(1)} % of the answers were not asked of the provider`]),
  ];
  console.log(missed.length > 0 ? `\nMissed: ${missed.join('; ')}.` : '\nAll figures are reached.');
  if (missed.length > 0) process.exitCode = 1;
}
