#!/usr/bin/env node
// Takes the place of Prisma's native `schema-engine`: the same arguments, the same JSON-RPC. prisma.config.ts points
// PRISMA_SCHEMA_ENGINE_BINARY here, so that the unchanged Prisma CLI works without downloading anything.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkConnection, createDatabase, dropDatabase } from './databases.mjs';
import { schemaEngineMethods } from './rpc-methods.mjs';
import { serveJsonRpc } from './rpc-server.mjs';
import { engineCommit, lastPanic } from './wasm.mjs';

/** The exit status of a Rust panic. */
const PANIC = 101;

const argv = process.argv.slice(2);
/** @param {string} name */
const valuesOf = (name) => argv.flatMap((argument, index) => (argument === name ? [argv[index + 1] ?? ''] : []));

/**
 * The CLI reads log lines in this form from standard error, and error codes only from this target.
 * @param {string} level
 * @param {string} message
 * @param {object} [fields]
 */
function log(level, message, fields = {}) {
  const line = {
    level,
    fields: { message, ...fields },
    target: 'schema_engine::logger',
    timestamp: new Date().toISOString(),
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** @type {{ url?: string, shadowDatabaseUrl?: string }} */
const datasource = JSON.parse(valuesOf('--datasource')[0] ?? '{}');

/** @type {Record<string, (url: string) => Promise<unknown>>} */
const subcommands = {
  'can-connect-to-database': checkConnection,
  'create-database': createDatabase,
  'drop-database': async (url) => {
    await dropDatabase(url);
    log('INFO', 'The database was successfully dropped.');
  },
};

/** One command, then the end. @param {string} name */
async function runSubcommand(name) {
  // The CLI ignores the first line of the log.
  log('INFO', `schema-engine cli ${name}`);
  try {
    const subcommand = subcommands[name];
    if (!subcommand) throw new Error(`The schema engine has no subcommand ${name}.`);
    await subcommand(datasource.url ?? '');
  } catch (error) {
    const { message, code } = /** @type {NodeJS.ErrnoException} */ (error);
    log('ERROR', message, { error_code: code ?? 'P1010', is_panic: false });
    process.exitCode = 1;
  }
}

function serve() {
  process.on('uncaughtException', (error) => {
    log('ERROR', lastPanic.message ?? error.message, { backtrace: error.stack });
    process.exit(lastPanic.message ? PANIC : 1);
  });
  const files = valuesOf('--datamodels');
  const datamodels = files.map(
    (file) => /** @type {[string, string]} */ ([file, readFileSync(path.resolve(file), 'utf8')]),
  );
  serveJsonRpc(
    (print) =>
      schemaEngineMethods({
        ...datasource,
        datamodels: datamodels.length > 0 ? datamodels : undefined,
        onLog: (message) => log('INFO', message),
        print,
      }),
    log,
  );
}

const cli = argv.indexOf('cli');
if (argv.includes('--version')) console.log(`schema-engine-cli ${engineCommit()}`);
else if (cli >= 0) await runSubcommand(argv[cli + 1] ?? '');
else serve();
