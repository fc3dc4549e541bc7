import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../tools/network/ports.mjs';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';

const MAIN = path.join(import.meta.dirname, '../../src/main.ts');
const LOADER = path.join(import.meta.dirname, '../support/typescript-loader.mjs');
const INSTANCES = 4;
const READY_MS = 15_000;
const MIGRATIONS = readdirSync('prisma/migrations', { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
).length;

interface Message {
  readonly type: 'ready' | 'failed' | 'fatal';
  readonly message?: string;
}

/** Whole servers in processes of their own, as on several machines, started together on one empty database. */
describe('boots', () => {
  let database: TestDatabase;
  let dataDir: string;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    database = await createEmptyDatabase();
    dataDir = mkdtempSync(path.join(tmpdir(), 'switchyard-boots-'));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) await end(child);
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
    const child = fork(MAIN, { execArgv: ['--import', LOADER], env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    children.push(child);
    return child;
  }

  async function count(sql: string): Promise<number> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ n: string }>(sql);
    await client.end();
    return Number(rows[0]?.n);
  }

  async function expectOneOfEach() {
    expect(await count('select count(*) as n from _prisma_migrations where finished_at is not null')).toBe(MIGRATIONS);
    expect(
      await count('select count(*) as n from _prisma_migrations where finished_at is null and rolled_back_at is null'),
    ).toBe(0);
    expect(await count('select count(*) as n from organizations')).toBe(1);
    expect(await count('select count(*) as n from api_keys')).toBe(1);
  }

  it('of four at once on an empty database migrate and bootstrap once, all ready in time', async () => {
    const started = performance.now();
    const instances = await Promise.all(Array.from({ length: INSTANCES }, start));
    expect(await Promise.all(instances.map(outcome))).toEqual(Array(INSTANCES).fill('ready'));
    const milliseconds = Math.round(performance.now() - started);
    console.log(`boots: ${INSTANCES} instances ready after ${milliseconds} ms, ${MIGRATIONS} migrations applied once`);
    expect(milliseconds).toBeLessThan(READY_MS);
    await expectOneOfEach();
  }, 60_000);

  it('recover when one is killed in the middle', async () => {
    for (const afterMs of [900, 1_500]) {
      const victim = await start();
      await sleep(afterMs);
      victim.kill('SIGKILL');
    }
    const instances = await Promise.all([start(), start()]);
    expect(await Promise.all(instances.map(outcome))).toEqual(['ready', 'ready']);
    await expectOneOfEach();
  }, 60_000);
});

/** `ready`, or why it did not get there. */
function outcome(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('message', (message: Message) => resolve(message.message ?? message.type));
    child.once('exit', (code) => resolve(`exit ${code}`));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
