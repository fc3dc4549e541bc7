import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.mjs';

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const listenOn = (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });

describe('startEmbeddedPostgres', () => {
  let dir: string;
  let started: EmbeddedPostgres;
  const start = async (options: Partial<Parameters<typeof startEmbeddedPostgres>[0]> = {}) =>
    (started = await startEmbeddedPostgres({ dir, ...options }));

  beforeAll(async () => (dir = await mkdtemp(path.join(tmpdir(), 'switchyard-embedded-'))));
  afterAll(async () => {
    await started.stop('immediate');
    await rm(dir, { recursive: true, force: true });
  });

  it('creates a durable database that asks for its password', async () => {
    const { url, adopted } = await start({ database: 'some name', settings: { work_mem: '5MB' } });
    expect(adopted).toBe(false);
    const [settings] = await query(
      url,
      `SELECT current_database() AS name, current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
       current_setting('full_page_writes') AS pages, current_setting('work_mem') AS work_mem`,
    );
    expect(settings).toEqual({ name: 'some name', fsync: 'on', commit: 'on', pages: 'on', work_mem: '5MB' });
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(path.join(dir, 'password'))).mode & 0o077).toBe(0);
  });

  it('refuses to weaken a durable database', async () => {
    await expect(start({ settings: { fsync: 'off' } })).rejects.toThrow('fsync = on');
  });

  it('adopts the one that runs', async () => {
    const { pid, url } = started;
    expect(await start({ database: 'some name' })).toMatchObject({ pid, url, adopted: true });
  });

  it('starts again after a kill, under the same address, with what was committed', async () => {
    const { pid, url } = started;
    await query(url, 'CREATE TABLE kept AS SELECT 1 AS value');
    expect(started.isRunning()).toBe(true);
    process.kill(pid, 'SIGKILL');
    while (started.isRunning()) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await start({ database: 'some name' })).toMatchObject({ url, adopted: false });
    expect(await query(url, 'SELECT value FROM kept')).toEqual([{ value: 1 }]);
  });

  it('takes another port only while somebody else has its own', async () => {
    const { port } = started;
    await started.stop();
    expect(existsSync(path.join(dir, 'pgdata/postmaster.pid'))).toBe(false);
    const squatter = await listenOn(port);
    expect((await start()).port).not.toBe(port);
    await started.stop();
    await new Promise((resolve) => squatter.close(resolve));
    const { port: kept } = await start();
    expect(await readFile(path.join(dir, 'port'), 'utf8')).toBe(String(kept));
  });

  it('does an initdb again that was killed in the middle', async () => {
    await started.stop();
    await rename(path.join(dir, 'pgdata'), path.join(dir, 'pgdata.unfinished'));
    await rm(path.join(dir, 'pgdata.unfinished/base'), { recursive: true });
    const { url } = await start({ durable: false });
    expect(await query(url, `SELECT current_setting('fsync') AS fsync`)).toEqual([{ fsync: 'off' }]);
    expect(existsSync(path.join(dir, 'pgdata.unfinished'))).toBe(false);
  });

  it('stops twice without complaint', async () => {
    await started.stop();
    await started.stop();
    expect(started.isRunning()).toBe(false);
  });
});
