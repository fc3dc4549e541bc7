import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * CPU time that a process has used so far, all its threads together, in microseconds. On a busy machine it says more than
 * requests a second do: time that others took is not in it. NaN on Windows.
 * @param {number} pid
 * @returns {number}
 */
export function cpuMicroseconds(pid) {
  if (process.platform === 'linux') return ticksOf(pid) * 10_000;
  if (process.platform === 'win32') return NaN;
  const [seconds = NaN, minutes = 0, hours = 0] = execFileSync('ps', ['-o', 'time=', '-p', String(pid)], {
    encoding: 'utf8',
  })
    .trim()
    .split(':')
    .map(Number)
    .reverse();
  return (hours * 3600 + minutes * 60 + seconds) * 1_000_000;
}

/** User and system time, in hundredths of a second: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function ticksOf(/** @type {number} */ pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the program may hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}
