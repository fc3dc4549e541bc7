import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Everything in the database is Prisma's business. */
export const filters = { externalTables: [], externalEnums: [] };

/** As Prisma computes it for `_prisma_migrations.checksum`. @param {string} script */
export const checksum = (script) => createHash('sha256').update(script).digest('hex');

/** @param {string} file */
const content = (file) =>
  readFile(file, 'utf8').then(
    (value) => ({ tag: /** @type {const} */ ('ok'), value }),
    (error) => ({ tag: /** @type {const} */ ('error'), value: String(error) }),
  );

/**
 * A folder of migrations in the shape in which the engine takes it.
 * @param {string} folder
 * @returns {Promise<import('@prisma/schema-engine-wasm/schema_engine_bg').MigrationList>}
 */
export async function readMigrations(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: path.resolve(folder),
    shadowDbInitScript: '',
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(path.join(folder, 'migration_lock.toml'), 'utf8').catch(() => null),
    },
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: await content(path.join(folder, name, 'migration.sql')),
        },
      })),
    ),
  };
}

/**
 * The readable scripts of a list, by migration name.
 * @param {import('@prisma/schema-engine-wasm/schema_engine_bg').MigrationList} list
 */
export const scriptsByName = (list) =>
  new Map(
    list.migrationDirectories.flatMap(({ path: name, migrationFile }) =>
      migrationFile.content.tag === 'ok' ? [/** @type {const} */ ([name, migrationFile.content.value])] : [],
    ),
  );
