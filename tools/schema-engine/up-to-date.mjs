import { withClient } from './database-url.mjs';
import { checksum, scriptsByName } from './migrations.mjs';
import { historyTable } from './recovery.mjs';

/**
 * Whether the history holds exactly these migrations, all of them finished: then there is nothing for the engine to do,
 * and its WebAssembly need not be compiled at every start. Anything else, also what might be an error, is for the engine
 * to judge.
 * @param {string} url
 * @param {import('@prisma/schema-engine-wasm/schema_engine_bg').MigrationList} list
 * @returns {Promise<boolean>}
 */
export async function isUpToDate(url, list) {
  const scripts = scriptsByName(list);
  if (scripts.size !== list.migrationDirectories.length) return false;
  return withClient(url, async (client) => {
    const table = await historyTable(client);
    const { rows: found } = await client.query('SELECT to_regclass($1) IS NOT NULL AS exists', [table]);
    if (!found[0].exists) return false;
    const { rows } = await client.query(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM ${table}
       WHERE rolled_back_at IS NULL`,
    );
    const applied = new Map(rows.filter(({ finished }) => finished).map((row) => [row.name, row.checksum]));
    return rows.length === scripts.size && [...scripts].every(([name, text]) => applied.get(name) === checksum(text));
  });
}
