// `npm run bench -- jobs [--jobs N] [--seconds N] [--hurry N] [--no-build]`: running jobs on one instance whose clock runs
// faster. A few Asana and Okta jobs with small worlds are made at the stateful twins, which are without limits here; the rest
// are copies of them that share their worlds, due at any moment of the first minute and then as their hours and level say.
// Judged are, in real time, how long a step waits from the moment it is due until it is begun, the delay of the event loop,
// and memory, as in `bulk`.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { freePort } from '../tools/network/ports.mjs';
import { build } from './support/build.mjs';
import { floors, heldMegabytes, missedGrowth, residentMegabytes } from './support/memory.mjs';
import { onStage, startProcess, startServer } from './support/processes.mjs';

const GOALS = { waitMs: 1_000, loopMs: 50, growthMb: 20 };
/** Made one by one; all others are copies. */
const ORIGINALS = 8;
const SPREAD_MS = 60_000;
const SAMPLE_MS = 2_000;
const PATIENCE_MS = 180_000;
const ENTRY = 'bench/support/hurried-server.mjs';

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '180' },
    hurry: { type: 'string', default: '10' },
    'no-build': { type: 'boolean', default: false },
  },
});
const jobs = Number(values.jobs);
const seconds = Number(values.seconds);
const hurry = Number(values.hurry);

/** @typedef {{ now: number, waits: number[], loop: { p50: number, p99: number } }} Figures */
/** @typedef {Awaited<ReturnType<typeof start>>} Stage */

async function start() {
  const twin = await startProcess('jobs-twin.mjs');
  const { env, starts } = /** @type {{ env: NodeJS.ProcessEnv, starts: Record<string, object> }} */ (
    /** @type {unknown} */ (twin)
  );
  const figuresPort = await freePort();
  const unlimited = { ASANA_RATE_PER_MINUTE: '1000000', OKTA_RATE_PER_MINUTE: '1000000' };
  const hurried = { HURRY: String(hurry), HURRIED_PORT: String(figuresPort) };
  const server = await startServer('', { entry: ENTRY, env: { ...env, ...unlimited, ...hurried } });
  const { pid } = await server.launch();

  /** @param {string} path @param {object} [body] @returns {Promise<unknown>} */
  async function ask(path, body) {
    const headers = { authorization: `Bearer ${server.key}`, ...(body && { 'content-type': 'application/json' }) };
    const sent = body && { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(server.url + path, { headers, ...sent });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
  /** @param {number} port @returns {Promise<unknown>} */
  const read = async (port) => (await fetch(`http://127.0.0.1:${port}/figures`)).json();
  return {
    ask,
    starts,
    databaseUrl: server.databaseUrl,
    resident: () => residentMegabytes(pid),
    held: () => heldMegabytes(server),
    figures: () => /** @type {Promise<Figures>} */ (read(figuresPort)),
    calls: async () => /** @type {{ calls: number }} */ (await read(twin.port)).calls,
  };
}

/** @param {Stage} stage @param {pg.Client} sql */
async function makeOriginals({ ask, starts }, sql) {
  for (let n = 0; n < ORIGINALS; n++) {
    await ask('/api/jobs/start', { ...starts[n % 2 === 0 ? 'asana' : 'okta'], seed: `bench ${n}` });
  }
  for (const deadline = performance.now() + PATIENCE_MS; ; await sleep(500)) {
    const { rows } = await sql.query('SELECT count(initialized_at)::int AS done FROM generator_jobs');
    if (rows[0].done === ORIGINALS) return;
    if (performance.now() > deadline) throw new Error('The jobs that are copied were not initialized.');
  }
}

/** Whatever columns jobs have: a copy differs in who it is and when it is due. @param {pg.Client} sql @param {number} now */
async function copyJobs(sql, now) {
  const spread = SPREAD_MS * hurry;
  await sql.query(
    `WITH originals AS (SELECT job, row_number() OVER (ORDER BY job.id) AS place FROM generator_jobs AS job),
       made AS (
         INSERT INTO generator_jobs
         SELECT (jsonb_populate_record(job, jsonb_build_object(
           'id', 'job_copy' || n, 'seed', 'copy ' || n,
           'next_activity_at', to_timestamp(($2 + random() * $3) / 1000.0)))).*
         FROM generate_series(1, $1::int) AS n JOIN originals ON place = 1 + n % ${ORIGINALS}
         RETURNING id, next_activity_at),
       woken AS (
         INSERT INTO lanes (kind, key, due_at) SELECT 'generator.jobs', id, next_activity_at FROM made)
     INSERT INTO generator_accounts
     SELECT (jsonb_populate_record(account, jsonb_build_object('job_id', 'job_copy' || n))).*
     FROM generate_series(1, $1::int) AS n JOIN originals ON place = 1 + n % ${ORIGINALS}
     JOIN generator_accounts AS account ON account.job_id = (originals.job).id`,
    [jobs - ORIGINALS, now, spread],
  );
}

/** @param {Stage} stage @returns {Promise<number[]>} megabytes held, at equal distances of time */
async function follow({ held, resident, calls }) {
  const sizes = [];
  const end = performance.now() + seconds * 1_000;
  for (let next = performance.now() + SAMPLE_MS * 10; performance.now() < end; await sleep(SAMPLE_MS)) {
    sizes.push(await held());
    if (performance.now() < next) continue;
    next += SAMPLE_MS * 10;
    const left = ((end - performance.now()) / 1000).toFixed(0).padStart(4);
    console.log(`${left} s left  ${await calls()} calls  ${resident().toFixed(0)} MB`);
  }
  return sizes;
}

/** @param {readonly number[]} sorted @param {number} share */
const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

/** @param {Figures} figures @param {{ calls: number, failures: number, running: number }} counted @param {number[]} held */
function report({ waits, loop }, { calls, failures, running }, held) {
  const sorted = waits.toSorted((a, b) => a - b);
  const [p50, p99, most] = [percentile(sorted, 0.5), percentile(sorted, 0.99), percentile(sorted, 1)];
  const [, second = NaN, last = NaN] = floors(held, 3);
  console.log(`
${running} jobs running, ${hurry} times as fast for ${seconds} s: ${waits.length} steps, ${calls} calls, ${failures} steps failed
due to begun     p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, at most ${most.toFixed(0)} ms
event loop       p50 ${loop.p50.toFixed(1)} ms, p99 ${loop.p99.toFixed(1)} ms
memory           held at least ${second.toFixed(0)} MB in the second third, ${last.toFixed(0)} MB in the last`);
  const missed = [
    ...(running === jobs ? [] : [`${running} of ${jobs} jobs are running`]),
    ...(waits.length >= jobs / 2 ? [] : ['too few steps to judge by']),
    ...(failures <= waits.length / 100 ? [] : ['more than 1 % of the steps failed']),
    ...(p99 <= GOALS.waitMs ? [] : [`1 % of the steps waited longer than ${GOALS.waitMs} ms`]),
    ...(loop.p99 <= GOALS.loopMs ? [] : [`the event loop was late by more than ${GOALS.loopMs} ms`]),
    ...missedGrowth(last - second, GOALS.growthMb),
  ];
  console.log(missed.length > 0 ? `\nMissed: ${missed.join('; ')}.` : '\nAll figures are reached.');
  if (missed.length > 0) process.exitCode = 1;
}

if (!values['no-build']) build();
await onStage(async () => {
  const stage = await start();
  const sql = new pg.Client({ connectionString: stage.databaseUrl });
  await sql.connect();
  try {
    await makeOriginals(stage, sql);
    await copyJobs(sql, (await stage.figures()).now);
    const before = await stage.calls();
    const held = await follow(stage);
    const figures = await stage.figures();
    const { rows } = await sql.query(
      `SELECT (SELECT count(*)::int FROM generator_jobs WHERE status = 'running') AS running,
              (SELECT count(*)::int FROM generator_failures WHERE type IN ('general', 'rate_limit')) AS failures`,
    );
    report(figures, { ...rows[0], calls: (await stage.calls()) - before }, held);
  } finally {
    await sql.end();
  }
});
