import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../network/ports.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** A fresh clone installs and builds first. */
const START_TIMEOUT_MS = 300_000;

/** @typedef {{ url: string, key: string, restart?: () => Promise<void>, stop: () => Promise<void> }} TourServer */

/** @param {string} url */
const answers = (url) =>
  fetch(`${url}/livez`, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );

/** @returns {Promise<TourServer>} */
export async function findOrStartServer() {
  const url = process.env.SWITCHYARD_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`;
  const dataDir = path.resolve(ROOT, process.env.DATA_DIR ?? '.data');
  if (await answers(url)) {
    const key = process.env.SWITCHYARD_API_KEY ?? readKey(dataDir);
    if (key) {
      console.log(`Touring the server at ${url}\n`);
      return { url, key, stop: async () => {} };
    }
    throw new Error(`A server answers at ${url}, but its API key is not known: set SWITCHYARD_API_KEY.`);
  }
  return startTemporaryServer();
}

/** @param {string} dataDir */
function readKey(dataDir) {
  try {
    return readFileSync(path.join(dataDir, 'api-key'), 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** @returns {Promise<TourServer>} */
async function startTemporaryServer() {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const dataDir = mkdtempSync(path.join(tmpdir(), 'switchyard-tour-'));
  const url = `http://127.0.0.1:${port}`;
  console.log('No server is running: starting a temporary one with the sandbox.\n');
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    SWITCHYARD_API_KEY: '',
    SANDBOX: 'on',
    SANDBOX_PORT: String(sandboxPort),
  };
  let end = async () => {};
  const begin = async () => {
    const running = run(env);
    end = running.end;
    await running.answersAt(url);
  };
  const stop = async () => {
    await end();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const restart = async () => {
    await end();
    await begin();
  };
  await begin().catch(async (error) => {
    await stop();
    throw error;
  });
  return { url, key: readKey(dataDir) ?? '', restart, stop };
}

/** @param {NodeJS.ProcessEnv} env */
function run(env) {
  const child = spawn(process.execPath, [path.join(ROOT, 'tools/start.mjs')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const exited = new Promise((resolve) => child.once('exit', resolve));
  return {
    end: async () => {
      child.kill('SIGTERM');
      await exited;
    },
    /** @param {string} url */
    answersAt: async (url) => {
      for (const deadline = Date.now() + START_TIMEOUT_MS; !(await answers(url));) {
        if (child.exitCode !== null || Date.now() > deadline) {
          throw new Error(`The temporary server did not start:\n${output}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  };
}
