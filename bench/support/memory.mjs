import { execFileSync } from 'node:child_process';

/**
 * Memory of a process that is really in use, in megabytes. Not on Windows, which has no `ps`.
 * @param {number} pid
 * @returns {number}
 */
export function residentMegabytes(pid) {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
