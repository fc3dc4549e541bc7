import { setTimeout as sleep } from 'node:timers/promises';
import { MigrationError } from './errors.mjs';

/** "swyd" in ASCII: held by whoever migrates, from the first look at the history to the last script. */
const OWN_LOCK = 0x73777964;
/** The engine's own: https://github.com/prisma/prisma-engines (advisory lock of the PostgreSQL connector) */
const ENGINE_LOCK = 72_707_369;
const POLL_MS = 100;

/**
 * Asks again and again rather than blocking in `pg_advisory_lock`: a blocked statement holds a snapshot, for which a
 * CREATE INDEX CONCURRENTLY of the process that holds the lock would wait for ever.
 * @param {import('pg').Client} client
 * @param {number} key
 * @param {number} deadline
 */
async function acquire(client, key, deadline) {
  for (;;) {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1::bigint) AS held', [key]);
    if (rows[0].held) return;
    if (performance.now() > deadline) {
      throw new MigrationError(
        'migration_lock_timeout',
        'Another process is migrating this database and has not finished. Wait for it, or look for it with: ' +
          `SELECT pid, application_name, state, query FROM pg_stat_activity JOIN pg_locks USING (pid) WHERE locktype = 'advisory';`,
      );
    }
    await sleep(POLL_MS);
  }
}

/**
 * Runs `work` while this session alone may migrate the database. The engine's own lock gives up after 10 s, which
 * would fail the boot of an instance that merely waits for another one's long migration.
 * @template T
 * @param {import('pg').Client} client
 * @param {number} waitMs
 * @param {() => Promise<T>} work
 */
export async function withMigrationLock(client, waitMs, work) {
  await acquire(client, OWN_LOCK, performance.now() + waitMs);
  try {
    return await work();
  } finally {
    await client.query('SELECT pg_advisory_unlock($1::bigint)', [OWN_LOCK]).catch(() => undefined);
  }
}

/**
 * Runs `work` when no engine is at work, including one whose process was killed: its session holds the lock until
 * PostgreSQL has finished or rolled back the script.
 * @template T
 * @param {import('pg').Client} client
 * @param {number} waitMs
 * @param {() => Promise<T>} work
 */
export async function whileNoEngineRuns(client, waitMs, work) {
  await acquire(client, ENGINE_LOCK, performance.now() + waitMs);
  try {
    return await work();
  } finally {
    await client.query('SELECT pg_advisory_unlock($1::bigint)', [ENGINE_LOCK]).catch(() => undefined);
  }
}
