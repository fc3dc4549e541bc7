import { spawn } from 'node:child_process';
import path from 'node:path';
import { StartError } from './start-error.mjs';

/**
 * Runs a program quietly; fails with what it printed.
 * @param {string} title
 * @param {string[]} command
 * @param {string} cwd
 * @returns {Promise<void>}
 */
export function runQuietly(title, [program = '', ...args], cwd) {
  return new Promise((resolve, reject) => {
    // npm is a batch file on Windows, which only a shell can run.
    const shell = process.platform === 'win32' && program === 'npm';
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell, windowsHide: true });
    const end = () => child.kill();
    process.once('exit', end);
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.once('error', (error) => reject(new StartError(`${title}: ${error.message}`)));
    child.once('close', (status) => {
      process.off('exit', end);
      if (status === 0) resolve();
      else reject(new StartError(`${title} failed.\n${output.trim()}`));
    });
  });
}

/** The npm that runs this script, else the one of the path. @param {string[]} args */
export function npmCommand(args) {
  const running = process.env.npm_execpath ?? '';
  return /^npm-cli\.c?js$/.test(path.basename(running)) ? [process.execPath, running, ...args] : ['npm', ...args];
}
