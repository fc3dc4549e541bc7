import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { assertOwnedBy, canReach, run, unprivilegedAccount } from './account.mjs';
import { locateBinaries } from './binaries.mjs';
import { choosePort } from './port.mjs';
import { findPostmaster, processState } from './postmaster.mjs';

/**
 * @typedef {object} EmbeddedPostgresOptions
 * @property {string} dir folder of this database: data, password, log, port
 * @property {string} [database] created when missing; default `switchyard`
 * @property {boolean} [durable] false only for tests: nothing survives a crash, everything is faster; default true
 * @property {Record<string, string | number>} [settings] PostgreSQL settings, https://www.postgresql.org/docs/18/runtime-config.html
 * @property {number} [port] wished for; default the one this folder had before
 *
 * @typedef {object} EmbeddedPostgres
 * @property {string} dir where the database really is: elsewhere than asked for when that is out of its account's reach
 * @property {string} url connection URL of the database, with password
 * @property {number} pid of the postmaster
 * @property {number} port
 * @property {boolean} adopted true: it was running already
 * @property {() => boolean} isRunning
 * @property {(mode?: 'smart' | 'fast' | 'immediate') => Promise<void>} stop default `fast`: roll back and shut down
 *
 * @typedef {object} Installation
 * @property {string} dir
 * @property {string} dataFolder
 * @property {import('./binaries.mjs').Binaries} binaries
 * @property {import('./account.mjs').Account} account
 */

const DURABILITY = ['fsync', 'synchronous_commit', 'full_page_writes'];
const START_ATTEMPTS = 6;

/** @param {EmbeddedPostgresOptions} options */
function serverSettings({ durable = true, settings = {} }) {
  const weakened = DURABILITY.filter((name) => settings[name] !== undefined && settings[name] !== 'on');
  if (durable && weakened.length > 0) throw new Error(`A durable database needs ${weakened.join(', ')} = on.`);
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '128MB',
    ...(durable ? {} : Object.fromEntries(DURABILITY.map((name) => [name, 'off']))),
    ...settings,
  };
}

/** PostgreSQL gets no secrets of ours, and no PG* variable that would change what it does. @param {Installation} at */
const spawnOptions = ({ account, dir }) => ({
  ...account,
  cwd: dir,
  env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, TEMP: process.env.TEMP, LC_ALL: 'C', TZ: 'UTC' },
});

/**
 * @param {string} wanted
 * @returns {Promise<Installation>}
 */
async function prepare(wanted) {
  let dir = path.resolve(wanted);
  const account = await unprivilegedAccount();
  const binaries = await locateBinaries(account);
  await mkdir(path.dirname(dir), { recursive: true, mode: 0o711 });
  if (!(await canReach(account, path.dirname(dir)))) {
    const tag = createHash('sha256').update(dir).digest('hex').slice(0, 12);
    dir = `/var/tmp/switchyard-postgres-data-${tag}`;
  }
  await mkdir(dir, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) {
    await assertOwnedBy(dir, account.uid);
    await chown(dir, account.uid, account.gid);
  }
  return { dir, dataFolder: path.join(dir, 'pgdata'), binaries, account };
}

/**
 * Creates the data folder once, under another name until it is whole: a killed initdb is simply done again.
 * @param {Installation} at
 * @param {boolean} durable
 * @returns {Promise<string>} the password
 */
async function initialise(at, durable) {
  const passwordFile = path.join(at.dir, 'password');
  if (existsSync(path.join(at.dataFolder, 'PG_VERSION'))) return (await readFile(passwordFile, 'utf8')).trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  const { uid, gid } = at.account;
  if (uid !== undefined && gid !== undefined) await chown(passwordFile, uid, gid);
  const unfinished = `${at.dataFolder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  const args = ['-D', unfinished, ...access, '-E', 'UTF8', '--locale=C', ...(durable ? [] : ['--no-sync'])];
  await run(at.binaries.initdb, args, spawnOptions(at));
  await rename(unfinished, at.dataFolder);
  return password;
}

/**
 * @param {Installation} at
 * @param {EmbeddedPostgresOptions} options
 */
async function launch(at, options) {
  const port = await choosePort(path.join(at.dir, 'port'), options.port);
  const settings = Object.entries(serverSettings(options)).map(([name, value]) => `-c ${name}='${value}'`);
  const log = path.join(at.dir, 'postgres.log');
  const args = ['start', '-D', at.dataFolder, '-l', log, '-w', '-t', '60', '-o', `-p ${port} ${settings.join(' ')}`];
  try {
    // The server inherits pg_ctl's output; a pipe would never be closed.
    await run(at.binaries.pg_ctl, args, { ...spawnOptions(at), stdio: 'ignore' });
  } catch (cause) {
    const tail = (await readFile(log, 'utf8').catch(() => '')).slice(-2_000);
    throw new Error(`The embedded PostgreSQL does not start. The end of ${log}:\n${tail}`, { cause });
  }
}

/**
 * Finds the running server or starts one. More than one attempt, because the backends of a killed server hold its
 * shared memory for a moment, and because another program may take the port between the look and the start.
 * @param {Installation} at
 * @param {EmbeddedPostgresOptions} options
 */
async function adoptOrLaunch(at, options) {
  for (let attempt = 1; ; attempt += 1) {
    const running = await findPostmaster(at.dataFolder);
    if (running) return { ...running, adopted: attempt === 1 };
    try {
      await launch(at, options);
      const launched = await findPostmaster(at.dataFolder);
      if (launched) return { ...launched, adopted: false };
    } catch (error) {
      if (attempt === START_ATTEMPTS) throw error;
    }
    await sleep(200 * attempt);
  }
}

/**
 * @param {string} serverUrl
 * @param {string} database
 */
async function ensureDatabase(serverUrl, database) {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

/**
 * Starts PostgreSQL on a folder, or adopts the one that already runs there (left behind by a killed process).
 * It outlives this process: whoever started it stops it.
 * @param {EmbeddedPostgresOptions} options
 * @returns {Promise<EmbeddedPostgres>}
 */
export async function startEmbeddedPostgres(options) {
  const { database = 'switchyard', durable = true } = options;
  serverSettings(options);
  const at = await prepare(options.dir);
  const password = await initialise(at, durable);
  const { pid, port, adopted } = await adoptOrLaunch(at, options);
  const url = (/** @type {string} */ name) => `postgresql://postgres:${password}@127.0.0.1:${port}/${name}`;
  await ensureDatabase(url('postgres'), database);
  return {
    dir: at.dir,
    url: url(encodeURIComponent(database)),
    pid,
    port,
    adopted,
    isRunning: () => processState(pid) === 'running',
    stop: async (mode = 'fast') => {
      if (!(await findPostmaster(at.dataFolder))) return;
      await run(at.binaries.pg_ctl, ['stop', '-D', at.dataFolder, '-m', mode, '-w', '-t', '60'], spawnOptions(at));
    },
  };
}
