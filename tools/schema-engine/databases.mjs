import { databaseName, withClient, withMaintenanceClient } from './database-url.mjs';
import pg from 'pg';

/** An error with a code of Prisma's reference: https://www.prisma.io/docs/orm/reference/error-reference */
export class KnownError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {Record<string, unknown>} [meta]
   */
  constructor(code, message, meta = {}) {
    super(message);
    this.code = code;
    this.meta = meta;
  }
}

/**
 * Connects and leaves; fails with the error by which Prisma's CLI decides what to offer (P1003: create the database).
 * @param {string} url
 */
export async function checkConnection(url) {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    const { host } = new URL(url);
    const name = databaseName(url);
    if (code === '3D000') {
      throw new KnownError('P1003', `Database \`${name}\` does not exist on the database server at \`${host}\`.`, {
        database_name: name,
      });
    }
    if (code === '28P01') throw new KnownError('P1000', `Authentication failed at \`${host}\`: ${message}`);
    throw new KnownError('P1001', `Can't reach database server at \`${host}\`: ${message || code}`);
  }
}

/** @param {string} url of the database to be created */
export const createDatabase = (url) =>
  withMaintenanceClient(url, (client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(databaseName(url))}`));

/** @param {string} url of the database to be dropped, with whoever is connected to it */
export const dropDatabase = (url) =>
  withMaintenanceClient(url, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(databaseName(url))} WITH (FORCE)`),
  );
