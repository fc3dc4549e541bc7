import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.mjs';
import { freePort } from '../../tools/network/ports.mjs';
import { SERVER_ENVIRONMENT, SERVER_FLAGS } from '../../tools/start/server-flags.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const START_TIMEOUT_MS = 60_000;

/** @typedef {{ port: number, pid: number, bytes?: number, stop: () => Promise<void> }} Process */

/**
 * Starts a file of this folder in a process of its own, which tells its port as its first line.
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<Process>}
 */
export async function startProcess(file, ...args) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, file), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = stopper(child);
  const line = await new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk)));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}.`)));
  });
  return { ...JSON.parse(line), pid: child.pid ?? 0, stop };
}

/** @param {import('node:child_process').ChildProcess} child */
const stopper = (child) => async () => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
};

/**
 * The built server as it runs in production, on a durable PostgreSQL of its own; its log goes to a file.
 * @param {string} upstreamUrl where the provider's API is
 * @param {{ nodeOptions?: string[], env?: NodeJS.ProcessEnv }} [options] `env` overrides single variables
 */
export async function startServer(upstreamUrl, { nodeOptions = [], env = {} } = {}) {
  const dir = mkdtempSync(path.join(tmpdir(), 'switchyard-bench-'));
  const database = await startEmbeddedPostgres({ dir: path.join(dir, 'postgres') });
  const log = openSync(path.join(dir, 'server.log'), 'w');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const key = `sy_bench_${randomBytes(24).toString('hex')}`;
  const launch = async () => {
    const began = performance.now();
    const child = spawn(process.execPath, [...SERVER_FLAGS, ...nodeOptions, 'dist/src/main.js'], {
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
    const stop = stopper(child);
    for (const deadline = began + START_TIMEOUT_MS; !(await answers(`${url}/readyz`)); await sleep(5)) {
      if (child.exitCode === null && performance.now() < deadline) continue;
      await stop();
      throw new Error(`The server did not start:\n${readFileSync(path.join(dir, 'server.log'), 'utf8').slice(-2_000)}`);
    }
    return { pid: child.pid ?? 0, startMs: performance.now() - began, stop };
  };
  const stop = async () => {
    await database.stop();
    closeSync(log);
    rmSync(dir, { recursive: true, force: true });
    rmSync(database.dir, { recursive: true, force: true });
  };
  return { url, key, launch, stop };
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
