import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { connectAdapter } from './adapter.mjs';
import { connectToShadowDatabase } from './shadow-database.mjs';
import { loadSchemaEngine } from './wasm.mjs';

/** Nothing listens there: a comparison of two schema files needs an address but never connects. */
const NO_DATABASE = 'postgresql://127.0.0.1:1/none';

/**
 * Runs `work` with a fresh schema engine. Its sessions are ended afterwards: freeing the engine alone would leave
 * them open, and with them the migration advisory lock.
 * @template T
 * @param {object} options
 * @param {string} [options.url] main database
 * @param {string} [options.shadowDatabaseUrl] a database to replay migrations in; default: a temporary one
 * @param {[path: string, content: string][]} [options.datamodels] Prisma schema files
 * @param {(message: string) => void} [options.onLog]
 * @param {(script: string) => string} [options.onScript] may change a script before it runs on the main database
 * @param {(engine: import('@prisma/schema-engine-wasm/schema_engine_bg').SchemaEngine) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSchemaEngine(options, work) {
  const { url = NO_DATABASE, shadowDatabaseUrl, datamodels, onScript, onLog = () => undefined } = options;
  const SchemaEngine = await loadSchemaEngine();
  /** @type {import('@prisma/driver-adapter-utils').SqlDriverAdapter[]} */
  const opened = [];
  /** @param {Promise<import('@prisma/driver-adapter-utils').SqlDriverAdapter>} connecting */
  const remember = async (connecting) => {
    const adapter = await connecting;
    opened.push(adapter);
    return adapter;
  };
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => remember(connectAdapter({ url, onScript })),
    connectToShadowDb: () =>
      remember(shadowDatabaseUrl ? connectAdapter({ url: shadowDatabaseUrl }) : connectToShadowDatabase(url)),
  });
  const engine = await SchemaEngine.new({ datamodels }, (/** @type {unknown} */ m) => onLog(String(m)), factory);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await Promise.allSettled(opened.map((adapter) => adapter.dispose()));
  }
}
