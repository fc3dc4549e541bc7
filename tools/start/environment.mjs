import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';

/** @typedef {Record<string, string | undefined>} Environment */

/**
 * The real environment over the file `.env` of the project. A variable that is set but empty counts as absent, also
 * for the server, and hides that of the file.
 * @param {string} root
 * @param {Environment} real
 * @returns {Environment}
 */
export function loadEnvironment(root, real) {
  const file = path.join(root, '.env');
  const written = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const merged = { ...written, ...real };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value?.trim()));
}
