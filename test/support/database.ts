import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Any number: it lines up jest's workers, because a template can be copied by one session at a time. */
const TEMPLATE_LOCK = 1_414_745_424;

async function asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl().href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function adminUrl(): URL {
  const url = process.env.TEST_DATABASE_ADMIN_URL;
  if (!url) throw new Error('TEST_DATABASE_ADMIN_URL is not set: jest runs test/support/global-setup.mjs first.');
  return new URL(url);
}

export interface TestDatabase {
  /** Connection URL, with password. */
  url: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

async function create(template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(async (client) => {
    await client.query('SELECT pg_advisory_lock($1::bigint)', [TEMPLATE_LOCK]);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const url = adminUrl();
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () =>
      asAdmin(async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

/** A copy of the migrated template; about 50 ms. One per test file, dropped in `afterAll`. */
export const createTestDatabase = (): Promise<TestDatabase> => create('switchyard_template');

/** A database without tables, for tests of migrations themselves. */
export const createEmptyDatabase = (): Promise<TestDatabase> => create('template0');
