import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage */

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether node_modules is what the lockfile says. npm writes its own copy of the lockfile there as the last thing of
 * an installation. https://docs.npmjs.com/cli/configuring-npm/package-lock-json#hidden-lockfiles
 * @param {string} folder with package-lock.json
 */
export function isInstalled(folder) {
  const wanted = packagesOf(path.join(folder, 'package-lock.json'));
  const present = packagesOf(path.join(folder, 'node_modules/.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([location, { version, optional, devOptional }]) =>
      location === '' || present[location]?.version === version || ((optional || devOptional) && !present[location]),
  );
}
