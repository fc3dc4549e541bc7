import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { showBanner } from './banner.mjs';
import { loadEnvironment } from './environment.mjs';
import { lockDataFolder } from './lock-file.mjs';
import { startedParts } from './parts.mjs';
import { isPortFree } from '../network/ports.mjs';
import { build, generateClient, install } from './prepare.mjs';
import { sandboxMode } from './sandbox-choice.mjs';
import { startSandbox } from './sandbox.mjs';
import { startServer } from './server.mjs';
import { StartError } from './start-error.mjs';
import { duration, red, say, warn } from './terminal.mjs';

/** @typedef {import('./environment.mjs').Environment} Environment */

/** How long the server of a killed supervisor may need to finish what is in flight. */
const ORPHAN_DRAIN_MS = 12_000;

/** @param {string} dataDir */
function createDataFolder(dataDir) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // Started as root, the embedded PostgreSQL runs as another account and must get through to its own folder.
  if (process.getuid?.() === 0) chmodSync(dataDir, 0o711);
}

/**
 * @param {Environment} env
 * @param {number} waitMs
 */
async function assertPortFree({ PORT = '3000', HOST }, waitMs) {
  const port = Number(PORT);
  const deadline = performance.now() + waitMs;
  // A port that is none is for the server to complain about.
  while (Number.isInteger(port) && port > 0 && port < 65_536 && !(await isPortFree(port, HOST))) {
    if (performance.now() > deadline) {
      throw new StartError(
        `Port ${port} is in use by another program. Set PORT to a free one, such as PORT=${port + 1}.`,
      );
    }
    await sleep(100);
  }
}

/**
 * @param {string} dataDir
 * @param {(reason: string) => void} onEnd
 * @param {() => Promise<void>} onNewUrl
 */
async function startDatabase(dataDir, onEnd, onNewUrl) {
  // Not before the dependencies are there.
  const { superviseDatabase } = await import('./database.mjs');
  return superviseDatabase({
    dir: path.join(dataDir, 'postgres'),
    onGone: () => warn('The database process is gone; starting it again.'),
    onBack: ({ sameUrl, tookMs }) => {
      say(`The database is back after ${duration(tookMs)}.`);
      if (!sameUrl) void onNewUrl();
    },
    onEnd: (reason) => onEnd(`The database cannot be started again: ${reason}.`),
  });
}

/**
 * @param {string} root
 * @param {string} dataDir
 * @param {Environment} env
 * @param {ReturnType<typeof sandboxMode>} mode
 * @param {ReturnType<typeof startedParts>} parts
 */
async function run(root, dataDir, env, mode, parts) {
  const onEnd = (/** @type {string} */ reason) => {
    complain(reason);
    void parts.stop(1);
  };
  /** @type {ReturnType<typeof startServer> | undefined} */
  let server;
  const startingSandbox = async () => {
    if (mode === 'off') return undefined;
    return (await parts.add(startSandbox({ root, dataDir, mode, env, onEnd }))).twins();
  };
  const [database, sandbox] = await Promise.all([
    env.DATABASE_URL ? undefined : parts.add(startDatabase(dataDir, onEnd, async () => server?.restart())),
    startingSandbox(),
  ]);
  server = startServer({
    root,
    dataDir,
    env: () => ({ ...env, ...sandbox?.environment, DATABASE_URL: database?.url() ?? env.DATABASE_URL }),
    onEnd,
  });
  await parts.add(Promise.resolve(server));
  const { url, apiKeyFile } = await server.ready;
  return { url: String(url), apiKeyFile: /** @type {string | null} */ (apiKeyFile), database, sandbox };
}

/** @param {string} message */
const complain = (message) => console.error(`\n  ${red('✗')} ${message}`);

/**
 * @param {string} root
 * @param {ReturnType<typeof startedParts>} parts
 */
async function start(root, parts) {
  const began = performance.now();
  const env = loadEnvironment(root, process.env);
  const mode = sandboxMode(env);
  const dataDir = path.resolve(env.DATA_DIR ?? '.data');
  createDataFolder(dataDir);
  const lock = lockDataFolder(dataDir, root);
  await parts.add(Promise.resolve({ stop: async () => lock.release(), kill: () => lock.release() }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void parts.onSignal());
  await assertPortFree(env, lock.takenOver ? ORPHAN_DRAIN_MS : 0);
  await install(root);
  await generateClient(root);
  await build(root);
  const { url, apiKeyFile, database, sandbox } = await run(root, dataDir, env, mode, parts);
  lock.announce(url);
  showBanner({ url, apiKeyFile, databaseFolder: database?.dir, sandbox, tookMs: performance.now() - began });
}

/** The whole of `npm start`: returns once everything runs; the process ends when it is told to. */
export async function main() {
  const root = path.resolve(import.meta.dirname, '../..');
  process.chdir(root);
  const parts = startedParts();
  try {
    await start(root, parts);
  } catch (error) {
    complain(error instanceof StartError ? error.message : String(error instanceof Error ? error.stack : error));
    await parts.stop(1);
  }
}
