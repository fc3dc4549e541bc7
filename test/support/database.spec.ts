import pg from 'pg';
import { createTestDatabase } from './database.js';

async function tables(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ tablename: string }>(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`,
    );
    return rows.map((row) => row.tablename);
  } finally {
    await client.end();
  }
}

describe('createTestDatabase', () => {
  it('gives separate, migrated databases, also when many ask at once', async () => {
    const databases = await Promise.all(Array.from({ length: 4 }, () => createTestDatabase()));
    expect(new Set(databases.map(({ url }) => url)).size).toBe(4);
    for (const { url } of databases) expect(await tables(url)).toContain('_prisma_migrations');
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('drops a database that is still connected to', async () => {
    const database = await createTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    await database.drop();
    await expect(tables(database.url)).rejects.toMatchObject({ code: '3D000' });
    await client.end().catch(() => undefined);
  });
});
