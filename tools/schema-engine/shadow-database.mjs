import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { connectAdapter } from './adapter.mjs';
import { withDatabase, withMaintenanceClient } from './database-url.mjs';

/**
 * A temporary, empty database in which the engine replays migrations; it is dropped when the adapter is disposed of.
 * The adapter's own version is not used: given a connection string it connects to the *main* database again, and it
 * drops the database before its own sessions have left it.
 * @param {string} url of the main database; its user must be allowed to create databases
 */
export async function connectToShadowDatabase(url) {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  const identifier = pg.escapeIdentifier(name);
  await withMaintenanceClient(url, (client) => client.query(`CREATE DATABASE ${identifier}`));
  return connectAdapter({
    url: withDatabase(url, name),
    afterClose: () =>
      withMaintenanceClient(url, (client) => client.query(`DROP DATABASE IF EXISTS ${identifier} WITH (FORCE)`)),
  });
}
