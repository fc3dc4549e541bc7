import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {{ pid: number, port: number }} Postmaster */

/**
 * `zombie`: killed, but its parent (in a container often a process 1 that never waits) has not taken notice; to
 * signals and to PostgreSQL itself it looks alive.
 * @param {number} pid
 * @returns {'running' | 'zombie' | 'gone'}
 */
export function processState(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return 'gone';
  }
  if (process.platform !== 'linux') return 'running';
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8');
    if (/\) [ZX] /.test(state)) return 'zombie';
    // The number was given to another program after a restart of the computer.
    return state.includes('(postgres)') ? 'running' : 'gone';
  } catch {
    return 'gone';
  }
}

/** @param {number} port */
const accepts = (port) =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port }, () => {
      socket.destroy();
      resolve(true);
    }).once('error', () => resolve(false));
  });

/**
 * The server that runs on a data folder, waited for until it takes connections. A lock file of a dead one is removed.
 * Format: https://www.postgresql.org/docs/current/storage-file-layout.html (postmaster.pid)
 * @param {string} dataFolder
 * @param {number} [waitMs]
 * @returns {Promise<Postmaster | undefined>}
 */
export async function findPostmaster(dataFolder, waitMs = 60_000) {
  const lockFile = path.join(dataFolder, 'postmaster.pid');
  const deadline = performance.now() + waitMs;
  for (;;) {
    const lines = (await readFile(lockFile, 'utf8').catch(() => '')).split('\n');
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    if (!pid) return undefined;
    if (processState(pid) !== 'running') {
      await rm(lockFile, { force: true });
      return undefined;
    }
    if (port && (await accepts(port))) return { pid, port };
    if (performance.now() > deadline) {
      throw new Error(`PostgreSQL, process ${pid}, holds ${dataFolder} but takes no connections.`);
    }
    await sleep(25);
  }
}
