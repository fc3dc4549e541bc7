// `npm run bench -- webhooks [--rounds N] [--seconds N] [--no-build]`: first how long after its sending an event is seen on
// the live stream, at a steady rate and while the provider hangs for another user; then deliveries a second that are
// committed and answered, beside a bare server that verifies and commits each alone, in the same PostgreSQL and round by
// round in turn. In this order: after some 100,000 deliveries PostgreSQL tidies up for a while, which is not what a steady
// rate is like.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { build } from './support/build.mjs';
import { cpuMicroseconds } from './support/cpu.mjs';
import { establishHooks, flood } from './support/deliveries.mjs';
import { followEvents, steadily } from './support/event-latency.mjs';
import { median, quantile } from './support/load.mjs';
import { connect, onStage, startProcess, startServer } from './support/processes.mjs';

const GOALS = { ratio: 0.8, p99Ratio: 1, effectP50: 50, effectP95: 2_000, ackP99: 250 };
const CONNECTIONS = 64;
const HOOKS = 8;
/** A server at work is compiled; a fresh one is for some thousand deliveries several times as slow. */
const WARM_UP_ROUNDS = 3;
/** More than any machine answers: deliveries are made before the clock runs. */
const MOST_PER_SECOND = 25_000;
const RATE = 200;
const HANGING = '1209000000000001';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '3' },
    'no-build': { type: 'boolean', default: false },
    /** `web`: the server takes deliveries, and others would do the work. */
    role: { type: 'string', default: 'all' },
    /** Further options of the server's Node, such as --cpu-prof. */
    node: { type: 'string', multiple: true, default: [] },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);

/** @typedef {{ rate: number, p99: number, cpu: number }} Figures milliseconds; CPU of the server in microseconds a delivery */

await onStage(async () => {
  if (!values['no-build']) build();
  const upstream = await startProcess('hanging-upstream.mjs');
  const server = await startServer(`http://127.0.0.1:${upstream.port}`, {
    nodeOptions: values.node,
    env: { ROLE: values.role },
  });
  const { pid, stop } = await server.launch();
  const sql = new pg.Client(server.databaseUrl);
  await sql.connect();
  const hooks = await establishHooks(
    server,
    'bench',
    Array.from({ length: HOOKS }, (_, index) => String(1_208_000_000_000_000 + index)),
  );
  try {
    const own = { port: Number(new URL(server.url).port), pid };
    const missed = values.role === 'all' ? await measureEffects(server, upstream.port, own.port, hooks) : [];
    missed.push(...(await compare(sql, own, await startBare(sql, server.databaseUrl, hooks), hooks)));
    console.log(missed.length > 0 ? `\nMissed: ${missed.join('; ')}.` : '\nAll figures are reached.');
    if (missed.length > 0) process.exitCode = 1;
  } finally {
    await sql.end();
    await stop();
  }
});

/** @param {pg.Client} sql @param {string} databaseUrl @param {import('./support/deliveries.mjs').Hook[]} hooks */
async function startBare(sql, databaseUrl, hooks) {
  await sql.query('CREATE SCHEMA bare');
  // Its columns, defaults and indexes; without foreign keys, which would only slow it down.
  await sql.query('CREATE TABLE bare.webhook_deliveries (LIKE webhook_deliveries INCLUDING ALL)');
  const byToken = Object.fromEntries(hooks.map((hook) => [hook.token, hook]));
  return startProcess('bare-inbox.mjs', databaseUrl, JSON.stringify(byToken));
}

/**
 * @param {pg.Client} sql
 * @param {{ port: number, pid: number }} own
 * @param {{ port: number, pid: number }} bare
 * @param {import('./support/deliveries.mjs').Hook[]} hooks
 * @returns {Promise<string[]>} what was missed
 */
async function compare(sql, own, bare, hooks) {
  /** @type {{ theirs: Figures, ours: Figures }[]} */
  const results = [];
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    const theirs = await measure(bare, hooks);
    const ours = await measure(own, hooks);
    // What is left to be done must not slow down the other one's next round.
    await settle(sql);
    if (round >= 0) results.push({ theirs, ours });
  }
  const of = (/** @type {'theirs' | 'ours'} */ line, /** @type {keyof Figures} */ figure) =>
    median(results.map((result) => result[line][figure]));
  const ratio = median(results.map(({ theirs, ours }) => ours.rate / theirs.rate));
  const p99Ratio = median(results.map(({ theirs, ours }) => ours.p99 / theirs.p99));
  console.log(`\n${CONNECTIONS} connections, ${HOOKS} webhooks; medians of ${rounds} rounds of ${seconds} s\n`);
  console.log(`${''.padEnd(34)}acks/s   server CPU        p99`);
  for (const [line, name] of /** @type {const} */ ([
    ['theirs', 'bare Fastify, a commit each'],
    ['ours', 'POST /api/webhooks/asana/{token}'],
  ])) {
    const figures = [
      of(line, 'rate').toFixed(0).padStart(6),
      `${of(line, 'cpu').toFixed(0)} µs`.padStart(13),
      `${of(line, 'p99').toFixed(1)} ms`.padStart(11),
    ];
    console.log(name.padEnd(34) + figures.join(''));
  }
  console.log(`ratios, round by round: acks/s ${ratio.toFixed(2)}, p99 ${p99Ratio.toFixed(2)}`);
  return [
    ...(ratio >= GOALS.ratio ? [] : [`${ratio.toFixed(2)} of the acks a second instead of ${GOALS.ratio}`]),
    ...(p99Ratio <= GOALS.p99Ratio ? [] : [`p99 is ${p99Ratio.toFixed(2)} times that of the bare server`]),
  ];
}

/**
 * @param {{ port: number, pid: number }} server
 * @param {import('./support/deliveries.mjs').Hook[]} hooks
 * @returns {Promise<Figures>}
 */
async function measure({ port, pid }, hooks) {
  const before = cpuMicroseconds(pid);
  const load = { connections: CONNECTIONS, seconds, ready: MOST_PER_SECOND * seconds };
  const { rate, milliseconds } = await flood(port, hooks, load);
  return {
    rate,
    p99: quantile(milliseconds, 0.99),
    cpu: (cpuMicroseconds(pid) - before) / milliseconds.length,
  };
}

/** @param {pg.Client} sql */
async function settle(sql) {
  if (values.role !== 'all') {
    return void (await sql.query('TRUNCATE webhook_deliveries, lanes, bare.webhook_deliveries'));
  }
  const pending = `SELECT count(*)::int AS count FROM webhook_deliveries WHERE status = 'pending'`;
  while ((await sql.query(pending)).rows[0].count > 0) await sleep(50);
}

/**
 * @param {{ url: string, key: string, databaseUrl: string }} server
 * @param {number} upstreamPort
 * @param {number} port
 * @param {import('./support/deliveries.mjs').Hook[]} hooks
 * @returns {Promise<string[]>} what was missed
 */
async function measureEffects(server, upstreamPort, port, hooks) {
  await connect(server, 'hanging');
  const hanging = await establishHooks(server, 'hanging', [HANGING]);
  const held = async () => Number(await (await fetch(`http://127.0.0.1:${upstreamPort}/held`)).text());
  await mirror(server, 'hanging', HANGING);
  // Its reading hangs from now on; each of its deliveries is about a task that will be asked for.
  while ((await held()) === 0) await sleep(20);
  const before = await held();
  // A server at work is compiled.
  await steadily(port, [...hooks, ...hanging], RATE, seconds * 2);

  const stream = await followEvents(server, 'bench');
  const { acks, sent } = await steadily(port, [...hooks, ...hanging], RATE, seconds * 3);
  const own = sent.filter(({ hook }) => !hanging.includes(hook));
  const effects = await stream.latencies(own);
  const waiting = await held();
  await stream.close();
  const p = (/** @type {number[]} */ times, /** @type {number} */ share) => quantile(times, share);
  console.log(
    `\n${RATE} deliveries/s, ${waiting} calls of another user's hanging: ack p99 ${p(acks, 0.99).toFixed(1)} ms; on the ` +
      `stream p50 ${p(effects, 0.5).toFixed(1)} ms, p95 ${p(effects, 0.95).toFixed(1)} ms, all ${effects.length} of ${own.length}`,
  );
  return [
    ...(waiting > before ? [] : ['deliveries of the other user caused no calls that hang, so the figure says nothing']),
    ...(p(effects, 0.5) <= GOALS.effectP50 ? [] : [`p50 to the stream above ${GOALS.effectP50} ms`]),
    ...(p(effects, 0.95) <= GOALS.effectP95 ? [] : [`p95 to the stream above ${GOALS.effectP95} ms`]),
    ...(p(acks, 0.99) <= GOALS.ackP99 ? [] : [`p99 of the acks above ${GOALS.ackP99} ms`]),
  ];
}

/** @param {{ url: string, key: string }} server @param {string} user @param {string} project */
async function mirror({ url, key }, user, project) {
  const response = await fetch(`${url}/api/asana/mirrors`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ user_id: user, project_id: project }),
  });
  if (!response.ok) throw new Error(`No mirror was made: ${response.status} ${await response.text()}`);
}
