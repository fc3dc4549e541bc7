import { checkConnection, createDatabase } from './databases.mjs';
import { databaseName } from './database-url.mjs';
import { applyMigrations } from './deploy.mjs';
import { withSchemaEngine } from './session.mjs';

/** @typedef {import('@prisma/schema-engine-wasm/schema_engine_bg').SchemaEngine} SchemaEngine */
/** @typedef {(params: any) => Promise<unknown>} Method parameters and result as in Prisma's JSON-RPC interface */

/** Methods that the engine answers by itself, under the same name. */
const PLAIN_METHODS = /** @type {const} */ ([
  'devDiagnostic',
  'diagnoseMigrationHistory',
  'introspect',
  'introspectSql',
  'markMigrationApplied',
  'markMigrationRolledBack',
  'reset',
  'schemaPush',
]);
/** Only devDiagnostic hands the engine its shadow database; without it these two refuse to work. */
const SHADOW_METHODS = /** @type {const} */ (['createMigration', 'evaluateDataLoss']);

/**
 * The methods of Prisma's native schema engine, each with an engine of its own.
 * https://github.com/prisma/prisma-engines/tree/main/schema-engine/json-rpc-api
 * @param {object} options
 * @param {string} [options.url]
 * @param {string} [options.shadowDatabaseUrl]
 * @param {[path: string, content: string][]} [options.datamodels]
 * @param {(message: string) => void} options.onLog
 * @param {(text: string) => Promise<void>} options.print shows text to the user of the CLI
 * @returns {Record<string, Method>}
 */
export function schemaEngineMethods({ print, ...defaults }) {
  /**
   * @param {(engine: SchemaEngine) => Promise<unknown>} work
   * @param {Partial<typeof defaults>} [changes]
   */
  const withEngine = (work, changes) => withSchemaEngine({ ...defaults, ...changes }, work);

  /** @param {{ url?: string } | undefined} datasource */
  const urlOf = (datasource) => {
    const url = datasource?.url ?? defaults.url;
    if (!url) throw new Error('No database: set DATABASE_URL.');
    return url;
  };

  /** @type {Record<string, Method>} */
  const methods = {
    applyMigrations: ({ migrationsList }) =>
      applyMigrations({ url: urlOf(undefined), migrationsList, onLog: defaults.onLog }),
    createDatabase: async ({ datasource }) => {
      await createDatabase(urlOf(datasource));
      return { databaseName: databaseName(urlOf(datasource)) };
    },
    ensureConnectionValidity: async ({ datasource }) => {
      await checkConnection(urlOf(datasource));
      return {};
    },
    getDatabaseVersion: (params) =>
      withEngine((engine) => engine.version(params ?? null), { url: urlOf(params?.datasource) }),
    dbExecute: (params) =>
      withEngine((engine) => engine.dbExecute(params), { url: urlOf(params.datasourceType), datamodels: undefined }),
    diff: (params) =>
      withEngine(
        async (engine) => {
          const { stdout, exitCode } = await engine.diff(params);
          if (stdout) await print(stdout);
          return { exitCode };
        },
        {
          url: [params.from, params.to].find((target) => target.tag === 'url')?.url ?? defaults.url,
          datamodels: undefined,
        },
      ),
  };
  for (const name of PLAIN_METHODS) {
    methods[name] = (params) => withEngine(async (engine) => engine[name](params));
  }
  for (const name of SHADOW_METHODS) {
    methods[name] = (params) =>
      withEngine(async (engine) => {
        await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
        return engine[name](params);
      });
  }
  return methods;
}
