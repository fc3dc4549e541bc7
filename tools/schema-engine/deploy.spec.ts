import { once } from 'node:events';
import { createEmptyDatabase, type TestDatabase } from '../../test/support/database.js';
import { migrateDeploy, MigrationError } from './engine.mjs';
import {
  deployInChild,
  deployUntilAsleep,
  migrationsFolder,
  query,
  removeMigrationsFolders,
  writeMigration,
} from './spec-support.js';

const FIRST = '20260101000000_first';
const SECOND = '20260102000000_second';

const history = (url: string) =>
  query(
    url,
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS rolled_back
     FROM _prisma_migrations ORDER BY started_at`,
  );

describe('migrateDeploy', () => {
  let database: TestDatabase;
  beforeEach(async () => (database = await createEmptyDatabase()));
  afterEach(async () => {
    await database.drop();
    await removeMigrationsFolders();
  });

  it('applies what is pending, and nothing the second time', async () => {
    const { url } = database;
    const dir = await migrationsFolder({ [FIRST]: 'CREATE TABLE a (id int);', [SECOND]: 'CREATE TABLE b (id int);' });
    expect(await migrateDeploy({ url, dir })).toEqual({
      appliedMigrationNames: [FIRST, SECOND],
      recoveredMigrationNames: [],
    });
    expect(await migrateDeploy({ url, dir })).toEqual({ appliedMigrationNames: [], recoveredMigrationNames: [] });
    await writeMigration(dir, '20260103000000_third', 'ALTER TABLE b ADD c text;');
    expect((await migrateDeploy({ url, dir })).appliedMigrationNames).toEqual(['20260103000000_third']);
  });

  it('runs $$ bodies, quoted semicolons and concurrent indexes as they are', async () => {
    const { url } = database;
    const dir = await migrationsFolder({
      [FIRST]: `CREATE TABLE a (id int, note text DEFAULT 'one; two');
        CREATE FUNCTION total() RETURNS bigint AS $$ BEGIN RETURN (SELECT count(*) FROM a); END; $$ LANGUAGE plpgsql;`,
      [SECOND]: 'CREATE INDEX CONCURRENTLY a_id ON a (id);',
    });
    await migrateDeploy({ url, dir });
    await query(url, 'INSERT INTO a (id) VALUES (1)');
    expect(await query(url, 'SELECT note, total() FROM a')).toEqual([{ note: 'one; two', total: '1' }]);
    expect(await query(url, `SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id'::regclass`)).toEqual([
      { indisvalid: true },
    ]);
  });

  it("keeps the history in the session's schema, whatever a script makes of the search path", async () => {
    const url = `${database.url}?options=${encodeURIComponent('-c search_path=tenant')}`;
    await query(url, 'CREATE SCHEMA tenant');
    const dir = await migrationsFolder({ [FIRST]: `SELECT set_config('search_path', '', true);` });
    await migrateDeploy({ url, dir });
    expect(await query(url, 'SELECT count(*) FROM tenant._prisma_migrations WHERE finished_at > started_at')).toEqual([
      { count: '1' },
    ]);
  });

  it('leaves nothing of a script that fails, and says what to do then and at the next boot', async () => {
    const { url } = database;
    const dir = await migrationsFolder({ [FIRST]: 'CREATE TABLE a (id int); SELECT 1 / 0;' });
    const failure = {
      code: 'migration_failed',
      migrationNames: [FIRST],
      message: expect.stringContaining(`npx prisma migrate resolve --rolled-back ${FIRST}`),
    };
    await expect(migrateDeploy({ url, dir })).rejects.toMatchObject({
      ...failure,
      message: expect.stringContaining('division by zero'),
    });
    expect(await query(url, `SELECT to_regclass('a') AS found`)).toEqual([{ found: null }]);
    const second = migrateDeploy({ url, dir });
    await expect(second).rejects.toBeInstanceOf(MigrationError);
    await expect(second).rejects.toMatchObject(failure);
  });

  it('refuses a history that was changed on disk', async () => {
    const { url } = database;
    const dir = await migrationsFolder({ [FIRST]: 'CREATE TABLE a (id int);' });
    await migrateDeploy({ url, dir });
    await writeMigration(dir, FIRST, 'CREATE TABLE a (id bigint);');
    await expect(migrateDeploy({ url, dir })).rejects.toMatchObject({
      code: 'migration_edited',
      message: expect.stringContaining('version control'),
    });
  });

  it('lets four processes start on one empty database', async () => {
    const { url } = database;
    const dir = await migrationsFolder({
      [FIRST]: 'CREATE TABLE a (id int); SELECT pg_sleep(0.5);',
      [SECOND]: 'CREATE INDEX CONCURRENTLY a_id ON a (id);',
    });
    const applied = await Promise.all(Array.from({ length: 4 }, () => deployInChild(url, dir)));
    expect(applied.flat()).toEqual([FIRST, SECOND]);
    expect(await history(url)).toHaveLength(2);
  });

  it('gives up with a clear error when another process does not finish', async () => {
    const { url } = database;
    const dir = await migrationsFolder({ [FIRST]: 'SELECT pg_sleep(3);' });
    const { child } = await deployUntilAsleep(url, dir);
    await expect(migrateDeploy({ url, dir, lockWaitMs: 200 })).rejects.toMatchObject({
      code: 'migration_lock_timeout',
    });
    child.kill('SIGKILL');
  });

  describe('after a kill in the middle of a migration', () => {
    const slowly = (rest: string) => `CREATE TABLE a (id int); ${rest} SELECT pg_sleep(1.5);`;

    it('applies again what was rolled back', async () => {
      const { url } = database;
      const dir = await migrationsFolder({ [FIRST]: slowly('') });
      const { child, backend } = await deployUntilAsleep(url, dir);
      child.kill('SIGKILL');
      await query(url, `SELECT pg_terminate_backend(${backend})`);
      expect(await migrateDeploy({ url, dir })).toEqual({
        appliedMigrationNames: [FIRST],
        recoveredMigrationNames: [FIRST],
      });
      expect(await history(url)).toEqual([
        { name: FIRST, finished: false, rolled_back: true },
        { name: FIRST, finished: true, rolled_back: false },
      ]);
    });

    it('does not apply again what PostgreSQL went on with and committed', async () => {
      const { url } = database;
      const dir = await migrationsFolder({ [FIRST]: slowly('') });
      const { child } = await deployUntilAsleep(url, dir);
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(await migrateDeploy({ url, dir })).toEqual({ appliedMigrationNames: [], recoveredMigrationNames: [] });
      expect(await history(url)).toEqual([{ name: FIRST, finished: true, rolled_back: false }]);
      expect(await query(url, 'SELECT * FROM a')).toEqual([]);
    });

    it('asks a human when the script commits by itself', async () => {
      const { url } = database;
      const dir = await migrationsFolder({ [FIRST]: slowly('COMMIT;') });
      const { child, backend } = await deployUntilAsleep(url, dir);
      child.kill('SIGKILL');
      await query(url, `SELECT pg_terminate_backend(${backend})`);
      await expect(migrateDeploy({ url, dir })).rejects.toMatchObject({ code: 'migration_failed' });
    });
  });
});
