import { recordedWithItsScript } from './atomic-script.mjs';
import { withClient } from './database-url.mjs';
import { editedError, failedError } from './errors.mjs';
import { whileNoEngineRuns, withMigrationLock } from './lock.mjs';
import { filters, readMigrations, scriptsByName } from './migrations.mjs';
import { historyTable, markInterruptedAsRolledBack } from './recovery.mjs';
import { withSchemaEngine } from './session.mjs';
import { isUpToDate } from './up-to-date.mjs';

/** @typedef {import('@prisma/schema-engine-wasm/schema_engine_bg').MigrationList} MigrationList */
/** @typedef {import('@prisma/schema-engine-wasm/schema_engine_bg').SchemaEngine} SchemaEngine */
/** @typedef {import('@prisma/schema-engine-wasm/schema_engine_bg').ApplyMigrationsOutput} ApplyMigrationsOutput */

const TEN_MINUTES = 600_000;

/**
 * @param {SchemaEngine} engine
 * @param {MigrationList} migrationsList
 */
export const applyPending = (engine, migrationsList) => engine.applyMigrations({ migrationsList, filters });

/**
 * Applies migrations so that several processes may do it at once, and so that a kill in the middle is repaired.
 * @param {object} options
 * @param {string} options.url
 * @param {MigrationList} options.migrationsList
 * @param {number} [options.lockWaitMs] how long to wait for another process that migrates
 * @param {(message: string) => void} [options.onLog]
 * @param {(engine: SchemaEngine, migrationsList: MigrationList) => Promise<ApplyMigrationsOutput>} [apply]
 */
export async function applyMigrations(options, apply = applyPending) {
  const { url, migrationsList, lockWaitMs = TEN_MINUTES, onLog } = options;
  const scripts = scriptsByName(migrationsList);
  const texts = new Set(scripts.values());
  return withClient(url, (client) =>
    withMigrationLock(client, lockWaitMs, async () => {
      const table = await historyTable(client);
      const recoveredMigrationNames = await whileNoEngineRuns(client, lockWaitMs, () =>
        markInterruptedAsRolledBack(client, table, scripts),
      );
      /** @param {string} script */
      const onScript = (script) => (texts.has(script) ? recordedWithItsScript(script, table) : script);
      const { appliedMigrationNames } = await withSchemaEngine({ url, onLog, onScript }, (engine) =>
        apply(engine, migrationsList),
      );
      return { appliedMigrationNames, recoveredMigrationNames };
    }),
  );
}

/**
 * @param {SchemaEngine} engine
 * @param {MigrationList} migrationsList
 */
const diagnose = (engine, migrationsList) =>
  engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters });

/**
 * Applies what is pending, or says what a human has to do.
 * @param {SchemaEngine} engine
 * @param {MigrationList} migrationsList
 */
async function applyOrExplain(engine, migrationsList) {
  const { editedMigrationNames: edited, failedMigrationNames: failed } = await diagnose(engine, migrationsList);
  if (failed.length > 0) throw failedError(failed);
  if (edited.length > 0) throw editedError(edited);
  try {
    return await applyPending(engine, migrationsList);
  } catch (error) {
    // The engine gives the error of a script neither a code nor the name of its migration.
    const now = await diagnose(engine, migrationsList).catch(() => undefined);
    throw now?.failedMigrationNames.length ? failedError(now.failedMigrationNames, error) : error;
  }
}

/**
 * `prisma migrate deploy` in this process: applies what is pending. Several processes may call it at once: one
 * applies, the others wait and find nothing to do. A process killed in the middle is recovered from by the next.
 * @param {object} options
 * @param {string} options.url PostgreSQL URL of an existing database
 * @param {string} options.dir the folder `prisma/migrations`
 * @param {number} [options.lockWaitMs] how long to wait for another process that migrates; default 10 minutes
 * @returns {Promise<{ appliedMigrationNames: string[], recoveredMigrationNames: string[] }>}
 *   what was applied now, and which of it had been interrupted before
 * @throws {import('./errors.mjs').MigrationError} when the history is edited or failed, or the lock is not to be had
 */
export async function migrateDeploy({ url, dir, lockWaitMs }) {
  const migrationsList = await readMigrations(dir);
  if (await isUpToDate(url, migrationsList)) return { appliedMigrationNames: [], recoveredMigrationNames: [] };
  return applyMigrations({ url, migrationsList, lockWaitMs }, applyOrExplain);
}
