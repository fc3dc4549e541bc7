import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const folders: string[] = [];

/** A folder of migrations, by name and script, as Prisma keeps it. */
export async function migrationsFolder(scripts: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'switchyard-migrations-'));
  folders.push(folder);
  await writeFile(path.join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  for (const [name, script] of Object.entries(scripts)) await writeMigration(folder, name, script);
  return folder;
}

export async function removeMigrationsFolders(): Promise<void> {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}

export async function writeMigration(folder: string, name: string, script: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, 'migration.sql'), script);
}

export async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const deployScript = (url: string, dir: string): string[] => [
  '--input-type=module',
  '--eval',
  `import { migrateDeploy } from '#schema-engine';
   console.log(JSON.stringify(await migrateDeploy(${JSON.stringify({ url, dir })})));`,
];

/** `migrateDeploy` in a process of its own; resolves to the names of what it applied. */
export async function deployInChild(url: string, dir: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, deployScript(url, dir));
  return (JSON.parse(stdout) as { appliedMigrationNames: string[] }).appliedMigrationNames;
}

/** Starts `migrateDeploy` in a child and returns once its script sleeps in `pg_sleep`. */
export async function deployUntilAsleep(url: string, dir: string): Promise<{ child: ChildProcess; backend: number }> {
  const child = spawn(process.execPath, deployScript(url, dir), { stdio: 'ignore' });
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const rows = await query(url, `SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep'`);
    const [row] = rows as { pid: number }[];
    if (row) return { child, backend: row.pid };
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error('The migration never slept.');
}
