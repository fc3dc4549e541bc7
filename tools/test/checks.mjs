import { spawn } from 'node:child_process';

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string[]} args of Node
 * @property {boolean} [live] shows its output as it comes
 *
 * @typedef {{ name: string, passed: boolean, output: string, tookMs: number }} CheckResult
 */

/**
 * @param {Check} check
 * @param {string} cwd
 * @returns {Promise<CheckResult>}
 */
export function runCheck({ name, args, live = false }, cwd) {
  return new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(process.execPath, args, {
      cwd,
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
    child.once('close', (status) =>
      resolve({ name, passed: status === 0, output: output.trim(), tookMs: performance.now() - began }),
    );
  });
}

/**
 * Runs checks that do not depend on each other, a few at a time, and reports each as it ends.
 * @param {Check[]} checks
 * @param {object} options
 * @param {string} options.cwd
 * @param {number} options.concurrency
 * @param {(result: CheckResult) => void} options.onResult
 */
export async function runChecks(checks, { cwd, concurrency, onResult }) {
  const waiting = [...checks];
  /** @type {CheckResult[]} */
  const results = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const result = await runCheck(check, cwd);
      results.push(result);
      onResult(result);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return results;
}
