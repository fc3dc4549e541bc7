import path from 'node:path';
import { freePort } from '../network/ports.mjs';
import { providersInSandbox, sandboxEnvironment } from './sandbox-choice.mjs';
import { openLog } from './server-log.mjs';
import { StartError } from './start-error.mjs';
import { superviseProcess } from './supervised-process.mjs';
import { warn } from './terminal.mjs';

const DEFAULT_PORT = 4010;

/** @typedef {import('./supervised-process.mjs').Message & { url: string, env: Record<string, Record<string, string>> }} ReadySandbox */

/**
 * The stand-ins of the providers, one process; stopped again when every provider has credentials of its own.
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.dataDir
 * @param {'on' | 'auto'} options.mode
 * @param {import('./environment.mjs').Environment} options.env
 * @param {(reason: string) => void} options.onEnd
 */
export async function startSandbox({ root, dataDir, mode, env, onEnd }) {
  const wanted = Number(env.SANDBOX_PORT ?? DEFAULT_PORT);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
    throw new StartError(`SANDBOX_PORT is "${env.SANDBOX_PORT}": expected a port, 0 to 65535.`);
  }
  // Kept over restarts, so that what the server was told stays true.
  const port = await freePort(wanted);
  const log = openLog(path.join(dataDir, 'logs'), 'sandbox', () => undefined);
  const sandbox = superviseProcess({
    args: ['--enable-source-maps', 'dist/sandbox/main.js'],
    cwd: root,
    env: () => ({ ...env, SANDBOX_PORT: String(port), SANDBOX_STATE_DIR: path.join(dataDir, 'sandbox') }),
    onSpawn: log.follow,
    onCrash: (how) => warn(`The sandbox ${how}; starting it again on port ${port}.`),
    onFatal: onEnd,
    onGiveUp: (how) => onEnd(`The sandbox ${how}, again and again. Its log: ${log.file}`),
  });
  return {
    ...sandbox,
    stop: async () => {
      await sandbox.stop();
      await log.close();
    },
    /** Once it runs: whom it stands in for, and what tells the server so. */
    twins: async () => {
      const { url, env: twins } = /** @type {ReadySandbox} */ (await sandbox.ready);
      const providers = providersInSandbox(mode, Object.keys(twins), env);
      if (providers.length === 0) await sandbox.stop();
      return { url, providers, environment: sandboxEnvironment(twins, providers) };
    },
  };
}
