import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.mjs';
import { freePort } from '../../tools/network/ports.mjs';
import { SERVER_ENVIRONMENT, SERVER_FLAGS } from '../../tools/start/server-flags.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;

/** @typedef {{ port: number, pid: number, bytes?: number }} Process */

/** Ends what was started. @type {(() => Promise<void> | void)[]} */
const endings = [];
/** @type {Promise<void> | undefined} */
let ending;

/**
 * Runs a benchmark; whatever it started ends with it, also when it fails half-way or is interrupted.
 * @param {() => Promise<void>} benchmark
 */
export async function onStage(benchmark) {
  const leave = () => void endAll().finally(() => process.exit(1));
  // More than once: what is typed at a terminal comes from there and from npm.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, leave);
  // Also what fails while nobody waits for it yet.
  process.on('uncaughtException', (error) => {
    console.error(error);
    leave();
  });
  try {
    await benchmark();
  } finally {
    await endAll();
  }
}

/** The last first, and what is still being started when it has started. One that fails does not keep the others. */
const endAll = () =>
  (ending ??= (async () => {
    for (let end = endings.pop(); end; end = endings.pop()) {
      try {
        await end();
      } catch (error) {
        console.error(error);
        process.exitCode = 1;
      }
    }
  })());

/**
 * Starts a file of this folder in a process of its own, which tells its port as its first line.
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<Process>}
 */
export async function startProcess(file, ...args) {
  const { child } = spawnNode([path.join(import.meta.dirname, file), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk) => resolve(String(chunk)));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}.`)));
  });
  return { ...JSON.parse(line), pid: child.pid ?? 0 };
}

/** @param {string[]} args @param {import('node:child_process').SpawnOptions} options */
function spawnNode(args, options) {
  if (ending) throw new Error('The benchmark has ended.');
  const child = spawn(process.execPath, args, options);
  const stop = stopper(child);
  endings.push(stop);
  return { child, stop };
}

/** @param {import('node:child_process').ChildProcess} child */
const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/** @param {import('node:child_process').ChildProcess} child */
const stopper = (child) => async () => {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(impatience);
};

/**
 * The built server as it runs in production, on a durable PostgreSQL of its own; its log goes to a file.
 * @param {string} upstreamUrl where the provider's API is
 * @param {{ nodeOptions?: string[], env?: NodeJS.ProcessEnv, entry?: string }} [options] `env` overrides single variables;
 * `entry` is another file from the root that starts the server
 */
export async function startServer(upstreamUrl, { nodeOptions = [], env = {}, entry = 'dist/src/main.js' } = {}) {
  const dir = mkdtempSync(path.join(tmpdir(), 'switchyard-bench-'));
  endings.push(() => rmSync(dir, { recursive: true, force: true }));
  // For the account of PostgreSQL, which does not run as root.
  chmodSync(dir, 0o711);
  const starting = startEmbeddedPostgres({ dir: path.join(dir, 'postgres') });
  endings.push(async () => {
    const started = await starting.catch(() => undefined);
    if (!started) return;
    await started.stop();
    rmSync(started.dir, { recursive: true, force: true });
  });
  const database = await starting;
  const log = openSync(path.join(dir, 'server.log'), 'w');
  endings.push(() => closeSync(log));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const key = `sy_bench_${randomBytes(24).toString('hex')}`;
  const launch = async () => {
    const began = performance.now();
    const { child, stop } = spawnNode([...SERVER_FLAGS, ...nodeOptions, entry], {
      cwd: ROOT,
      stdio: ['ignore', log, log],
      env: {
        ...SERVER_ENVIRONMENT,
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PORT: String(port),
        DATA_DIR: dir,
        DATABASE_URL: database.url,
        SWITCHYARD_API_KEY: key,
        ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
        THROTTLE_LIMIT: '1000000',
        THROTTLE_ANONYMOUS_LIMIT: '1000000',
        UPSTREAM_ALLOW_LOOPBACK: 'true',
        ASANA_CLIENT_ID: 'bench',
        ASANA_CLIENT_SECRET: 'bench-secret',
        ASANA_API_BASE_URL: `${upstreamUrl}/api/1.0`,
        ASANA_RATE_PER_MINUTE: '1000000',
        ...env,
      },
    });
    for (const deadline = began + START_TIMEOUT_MS; !(await answers(`${url}/readyz`)); await sleep(5)) {
      if (!hasEnded(child) && performance.now() < deadline) continue;
      throw new Error(`The server did not start:\n${readFileSync(path.join(dir, 'server.log'), 'utf8').slice(-2_000)}`);
    }
    return { pid: child.pid ?? 0, startMs: performance.now() - began, stop };
  };
  return { url, key, databaseUrl: database.url, launch };
}

/** @param {string} url */
const answers = (url) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

/**
 * Stores a connection of the user, as a client would.
 * @param {{ url: string, key: string }} server
 * @param {string} user
 */
export async function connect({ url, key }, user) {
  const response = await fetch(`${url}/api/connections`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ provider: 'asana', user_id: user, access_token: 'token-of-the-bench' }),
  });
  if (!response.ok) throw new Error(`No connection was made: ${response.status} ${await response.text()}`);
}
