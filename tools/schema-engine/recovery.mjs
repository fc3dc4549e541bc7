import pg from 'pg';
import { isAtomic } from './atomic-script.mjs';
import { checksum } from './migrations.mjs';

/**
 * The table of the history, with its schema: a script may change the search path.
 * @param {import('pg').Client} client
 */
export async function historyTable(client) {
  const { rows } = await client.query('SELECT current_schema() AS schema');
  return `${pg.escapeIdentifier(rows[0].schema ?? 'public')}."_prisma_migrations"`;
}

/**
 * Marks as rolled back every migration whose process died in the middle, so that it is applied again; otherwise the
 * engine would refuse all further migrations (P3009) until somebody steps in.
 *
 * A row that was started and neither finished nor given an error log belongs to such a migration. It is certain that
 * its script left nothing behind when the script is atomic: it ran as one transaction which would also have recorded
 * it as finished (see recordedWithItsScript), and the engine's lock, held here, says that PostgreSQL is done with it.
 * A script with its own COMMIT or a CONCURRENTLY may have left a part; one that is not the same on disk any more is
 * unknown. Both are left for a human.
 * @param {import('pg').Client} client
 * @param {string} table quoted
 * @param {Map<string, string>} scripts by migration name
 * @returns {Promise<string[]>} names
 */
export async function markInterruptedAsRolledBack(client, table, scripts) {
  const { rows: found } = await client.query('SELECT to_regclass($1) IS NOT NULL AS exists', [table]);
  if (!found[0].exists) return [];
  const { rows } = await client.query(
    `SELECT id, migration_name AS name, checksum FROM ${table}
     WHERE finished_at IS NULL AND rolled_back_at IS NULL AND coalesce(logs, '') = ''`,
  );
  const interrupted = rows.filter(({ name, checksum: started }) => {
    const script = scripts.get(name);
    return script !== undefined && checksum(script) === started && isAtomic(script);
  });
  const ids = interrupted.map(({ id }) => id);
  if (ids.length > 0) await client.query(`UPDATE ${table} SET rolled_back_at = now() WHERE id = ANY($1)`, [ids]);
  return interrupted.map(({ name }) => String(name));
}
