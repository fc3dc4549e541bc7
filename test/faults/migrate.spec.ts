import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort } from '../../tools/network/ports.mjs';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';
import { DatabaseGate } from '../support/database-gate.js';
import { kill } from './processes.js';
import { compiled } from '../support/compiled.mjs';

const MAIN = compiled('src/main.ts');
const INSTANCES = 4;
const READY_MS = 15_000;
/** Any number: the gate before which a migration waits in its middle. */
const GATE = 6_749_003;
const MIGRATIONS = readdirSync('prisma/migrations', { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
).length;

interface Message {
  readonly type: 'ready' | 'failed' | 'fatal';
  readonly message?: string;
}

/** Whole servers in processes of their own, as on several machines, started together on one empty database. */
describe('migrate', () => {
  let database: TestDatabase;
  let admin: pg.Client;
  let gate: DatabaseGate;
  let dataDir: string;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    database = await createEmptyDatabase();
    admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    gate = new DatabaseGate(admin, GATE);
    dataDir = mkdtempSync(path.join(tmpdir(), 'switchyard-migrate-'));
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map(kill));
    await admin.end();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function start(): Promise<ChildProcess> {
    const port = String(await freePort());
    const env = {
      ...process.env,
      NODE_ENV: 'test',
      PORT: port,
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      DATABASE_POOL_SIZE: '3',
      SWITCHYARD_API_KEY: '',
      ENCRYPTION_KEYS: '',
    };
    const child = fork(MAIN, { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    children.push(child);
    return child;
  }

  const startAll = async (count: number) => {
    const instances = await Promise.all(Array.from({ length: count }, start));
    return Promise.all(instances.map(outcome));
  };

  /** None of a table that does not exist. */
  async function count(sql: string): Promise<number> {
    const table = await admin.query<{ oid: string | null }>('SELECT to_regclass($1) AS oid', [sql.split(' ')[0]]);
    if (!table.rows[0]?.oid) return 0;
    const { rows } = await admin.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`);
    return Number(rows[0]?.n);
  }

  /** What of the promise did not hold, after boots with these outcomes. */
  async function missed(outcomes: readonly string[]): Promise<string[]> {
    const unready = outcomes.filter((word) => word !== 'ready');
    const found = {
      'migrations applied': [await count('_prisma_migrations WHERE finished_at IS NOT NULL'), MIGRATIONS],
      'migrations broken off': [
        await count('_prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL'),
        0,
      ],
      organizations: [await count('organizations'), 1],
      'API keys': [await count('api_keys'), 1],
    };
    return [
      ...(unready.length > 0 ? [`${unready.length} of ${outcomes.length} not ready: ${unready[0]}`] : []),
      ...Object.entries(found).flatMap(([what, [is, wanted]]) => (is === wanted ? [] : [`${is} ${what}`])),
    ];
  }

  it('4 instances on an empty database migrate and bootstrap once, all ready in time', async () => {
    const started = performance.now();
    const outcomes = await startAll(INSTANCES);
    const milliseconds = Math.round(performance.now() - started);
    console.log(
      `migrate: ${INSTANCES} instances ready after ${milliseconds} ms, ${MIGRATIONS} migrations applied once`,
    );
    expect(await missed(outcomes)).toEqual([]);
    expect(milliseconds).toBeLessThanOrEqual(READY_MS);
  }, 60_000);

  it('broken variant: without the advisory lock they stand in each other’s way', async () => {
    // Functions of these names are found before PostgreSQL's own. A lock is everybody's once all have asked for it.
    await admin.query(`
      CREATE SCHEMA unlocked;
      CREATE SEQUENCE unlocked.arrivals;
      CREATE FUNCTION unlocked.meet() RETURNS boolean LANGUAGE plpgsql AS $$
        DECLARE
          all_there bigint := ceil(nextval('unlocked.arrivals') / ${INSTANCES}.0) * ${INSTANCES};
          give_up timestamptz := clock_timestamp() + interval '5 s';
        BEGIN
          WHILE (SELECT last_value FROM unlocked.arrivals) < all_there AND clock_timestamp() < give_up LOOP
            PERFORM pg_sleep(0.01);
          END LOOP;
          RETURN true;
        END $$;
      CREATE FUNCTION unlocked.pg_try_advisory_lock(bigint) RETURNS boolean LANGUAGE sql AS 'SELECT unlocked.meet()';
      CREATE FUNCTION unlocked.pg_advisory_lock(bigint) RETURNS boolean LANGUAGE sql AS 'SELECT unlocked.meet()';
      CREATE FUNCTION unlocked.pg_advisory_unlock(bigint) RETURNS boolean LANGUAGE sql AS 'SELECT true';
      DO $$ BEGIN
        EXECUTE format('ALTER DATABASE %I SET search_path = public, unlocked, pg_catalog', current_database());
      END $$;`);
    const problems = await missed(await startAll(INSTANCES));
    console.log(`migrate, without the lock: ${problems.join('; ')}`);
    expect(problems).not.toEqual([]);
  }, 60_000);

  it.each([
    ['rolled back', true],
    ['carried out all the same', false],
  ])(
    'recovers when the process is killed in the middle of a migration that is %s',
    async (fate, isRolledBack) => {
      await admin.query(`
      CREATE SCHEMA gated;
      CREATE FUNCTION gated.wait() RETURNS event_trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF to_regclass('public.organizations') IS NOT NULL THEN ${gate.passing} END IF;
        END $$;
      CREATE EVENT TRIGGER gate ON ddl_command_end EXECUTE FUNCTION gated.wait();`);
      await gate.close();
      const victim = await start();
      await gate.untilOneWaits();
      await kill(victim);
      // What a lost connection ends sooner or later, PostgreSQL ends now, or it gets to the end of the script first.
      if (isRolledBack) await gate.endWaiting();
      await admin.query('DROP EVENT TRIGGER gate');
      await gate.open();

      expect(await missed(await startAll(1))).toEqual([]);
      console.log(`migrate: killed in the middle of a migration that was ${fate}: the next instance is ready`);
    },
    60_000,
  );
});

/** `ready`, or why it did not get there. */
function outcome(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('message', (message: Message) => resolve(message.message ?? message.type));
    child.once('exit', (code) => resolve(`exit ${code}`));
  });
}
