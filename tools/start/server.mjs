import path from 'node:path';
import { SERVER_ENVIRONMENT, SERVER_FLAGS } from './server-flags.mjs';
import { openLog } from './server-log.mjs';
import { superviseProcess } from './supervised-process.mjs';
import { duration, say, warn } from './terminal.mjs';

/**
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.dataDir
 * @param {() => import('./environment.mjs').Environment} options.env
 * @param {(reason: string) => void} options.onEnd it does not run and will not be started again
 */
export function startServer({ root, dataDir, env, onEnd }) {
  const log = openLog(path.join(dataDir, 'logs'), 'server', say);
  const why = () => (log.lastError() ? ` (${log.lastError()})` : '');
  const server = superviseProcess({
    args: [...SERVER_FLAGS, 'dist/src/main.js'],
    cwd: root,
    env: () => ({ ...SERVER_ENVIRONMENT, ...env() }),
    onSpawn: log.follow,
    onCrash: (how, delayMs) => warn(`The server ${how}${why()}; starting it again in ${duration(delayMs)}.`),
    onFatal: onEnd,
    onGiveUp: (how) => onEnd(`The server ${how}${why()}, again and again. Its log: ${log.file}`),
  });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await log.close();
    },
  };
}
