import { spawn } from 'node:child_process';
import { lstat } from 'node:fs/promises';
import path from 'node:path';

/** @typedef {{ uid?: number, gid?: number }} Account empty: the account of this process */

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<string>} what it printed; rejects with it when the exit status is not 0
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true, ...options });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (status) => {
      if (status === 0) resolve(output);
      else reject(new Error(`${path.basename(command)} ended with status ${status}. ${output.trim()}`));
    });
  });
}

/** PostgreSQL refuses to run as root (containers often are): it then runs as an account without rights. */
export async function unprivilegedAccount() {
  if (process.getuid?.() !== 0) return /** @type {Account} */ ({});
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
      return { uid: Number(uid), gid: Number(gid) };
    } catch {
      // No such account: the next one.
    }
  }
  return { uid: 65_534, gid: 65_534 };
}

/**
 * Whether the account may execute a file or enter a folder.
 * @param {Account} account
 * @param {string} target
 */
export const canReach = (account, target) =>
  account.uid === undefined ||
  run('/bin/sh', ['-c', 'test -x "$1"', 'sh', target], { ...account, cwd: '/' }).then(
    () => true,
    () => false,
  );

/**
 * Refuses a folder below a world-writable one that somebody else put there first.
 * @param {string} folder
 * @param {number} uid who must own it
 */
export async function assertOwnedBy(folder, uid) {
  const found = await lstat(folder);
  if (!found.isDirectory() || (found.uid !== uid && found.uid !== 0)) {
    throw new Error(`${folder} exists and belongs to somebody else. Remove it, or set DATABASE_URL.`);
  }
}
