import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.mjs';
import { findPostmaster } from '../../tools/embedded-postgres/postmaster.mjs';
import { migrateDeploy } from '../../tools/schema-engine/engine.mjs';

const PREFIX = 'switchyard-test-postgres-';
const MIGRATIONS = path.resolve(import.meta.dirname, '../../prisma/migrations');

/** The migrated database of which createTestDatabase makes copies. */
const TEMPLATE = 'switchyard_template';

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A killed run leaves its server behind; the next run ends it. Folders carry the process id of their run. */
async function removeAbandonedServers() {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : NaN);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    const dir = path.join(tmpdir(), name);
    const postmaster = await findPostmaster(path.join(dir, 'pgdata')).catch(() => undefined);
    if (postmaster) process.kill(postmaster.pid, 'SIGQUIT');
    await rm(dir, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** A server for this run only: it forgets everything in a crash, and is fast for it. */
export async function startTestServer() {
  await removeAbandonedServers();
  const dir = await mkdtemp(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  return startEmbeddedPostgres({ dir, database: 'postgres', durable: false, settings: { max_connections: 200 } });
}

/**
 * Makes the template database anew, with all migrations applied.
 * @param {string} adminUrl a database whose user may create others
 */
export async function createTemplate(adminUrl) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${TEMPLATE}`);
  } finally {
    await client.end();
  }
  if (!existsSync(MIGRATIONS)) return;
  const url = new URL(adminUrl);
  url.pathname = `/${TEMPLATE}`;
  await migrateDeploy({ url: url.href, dir: MIGRATIONS });
}
