import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartError } from './start-error.mjs';

/**
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string | undefined} born start time of the process, to tell it from a later one with the same number
 * @property {string} root the checkout it runs from
 * @property {string} [url] once it serves
 */

/**
 * Field 22 of https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; other systems have no such file.
 * @param {number} pid
 */
function startTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? 'ended' : rest[18];
  } catch {
    return undefined;
  }
}

/** @param {Holder} holder */
function isAlive({ pid, born }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return false;
  }
  return startTime(pid) === born;
}

/**
 * @param {string} file
 * @returns {Holder | undefined}
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {Holder} holder */
const alreadyRunning = ({ root, pid, url }) =>
  new StartError(
    `Switchyard is already running from ${root}, process ${pid}, ${url ? `at ${url}` : 'and is starting'}. ` +
      'Stop it first, or set DATA_DIR and PORT for a second one.',
  );

/**
 * Makes a data folder this process's own, so that two servers never share one. A lock that a dead process has left
 * is taken over.
 * @param {string} folder
 * @param {string} root
 * @returns {{ takenOver: boolean, announce(url: string): void, release(): void }}
 * @throws {StartError} naming the process that has it
 */
export function lockDataFolder(folder, root) {
  const file = path.join(folder, 'running.json');
  const draft = `${file}.${process.pid}`;
  /** @type {Holder} */
  const self = { pid: process.pid, born: startTime(process.pid), root };
  const write = () => writeFileSync(draft, JSON.stringify(self));
  let takenOver = false;
  for (;;) {
    write();
    try {
      // A link appears whole or not at all, and only where there is none yet.
      linkSync(draft, file);
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      const holder = read(file);
      if (holder && isAlive(holder)) throw alreadyRunning(holder);
      removeStale(file, holder);
      takenOver = true;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  return {
    takenOver,
    announce: (url) => {
      self.url = url;
      write();
      renameSync(draft, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/**
 * Removes the lock of a dead process, unless another process was faster and has put its own there.
 * @param {string} file
 * @param {Holder | undefined} stale
 */
function removeStale(file, stale) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside)?.pid === stale?.pid) rmSync(aside);
  else renameSync(aside, file);
}
