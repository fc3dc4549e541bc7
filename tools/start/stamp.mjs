import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What steps have last seen lies here: it goes away together with the dependencies. */
const FOLDER = 'node_modules/.cache/switchyard';

/**
 * @param {string} target
 * @param {(file: string) => void} visit
 */
function eachFile(target, visit) {
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory()) {
    visit(target);
    return;
  }
  for (const name of readdirSync(target).sort()) {
    if (name !== 'generated' && !name.endsWith('.spec.ts')) eachFile(path.join(target, name), visit);
  }
}

/**
 * A hash of the contents and names of files. Tests and generated code do not count.
 * @param {string} root
 * @param {string[]} inputs files and folders below root
 */
export function fingerprint(root, inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    eachFile(path.join(root, input), (file) => {
      hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file));
    });
  }
  return hash.digest('hex');
}

/**
 * Runs `work` unless its output is there and was made from the same inputs.
 * @param {object} step
 * @param {string} step.root
 * @param {string} step.name
 * @param {string[]} step.inputs
 * @param {string} step.output a file that the work makes
 * @param {() => Promise<unknown>} work
 * @returns {Promise<boolean>} whether it had to run
 */
export async function whenChanged({ root, name, inputs, output }, work) {
  const stamp = path.join(root, FOLDER, name);
  const current = fingerprint(root, inputs);
  if (existsSync(path.join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === current) return false;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, current);
  return true;
}
