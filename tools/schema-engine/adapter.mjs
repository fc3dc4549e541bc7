// @prisma/adapter-pg 7.10.0 is made for queries of an application. Two of its habits break migrations; both are
// repaired here from outside. (The third, its shadow database, is in shadow-database.mjs.)
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** @typedef {import('@prisma/driver-adapter-utils').SqlDriverAdapter} SqlDriverAdapter */
/** @typedef {import('@prisma/driver-adapter-utils').SqlQuery} SqlQuery */

// Object ids from https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/catalog/pg_type.dat
const OID = { char: 18, text: 25, textArray: 1009 };
/** int2vector, regproc, oidvector, pg_node_tree, regprocedure, regclass, regtype, pg_lsn */
const CATALOG_TEXT = new Set([22, 24, 30, 194, 2202, 2205, 2206, 3220]);
/** "char"[], name[] */
const CATALOG_TEXT_ARRAY = new Set([1002, 1003]);

/** Which columns of a result are of type "char", by its rows. @type {WeakMap<object, number[]>} */
const charColumns = new WeakMap();

/** @param {{ fields?: { dataTypeID: number }[], rows?: object } | undefined} result */
function describeCatalogTypes(result) {
  /** @type {number[]} */
  const chars = [];
  for (const [index, field] of (result?.fields ?? []).entries()) {
    if (field.dataTypeID === OID.char) {
      chars.push(index);
      field.dataTypeID = OID.text;
    } else if (CATALOG_TEXT.has(field.dataTypeID)) field.dataTypeID = OID.text;
    else if (CATALOG_TEXT_ARRAY.has(field.dataTypeID)) field.dataTypeID = OID.textArray;
  }
  if (result?.rows && chars.length > 0) charColumns.set(result.rows, chars);
  return result;
}

/**
 * The adapter refuses the types of PostgreSQL's catalogs («Column type 'char' could not be deserialized»), which
 * introspection reads: https://github.com/prisma/prisma/issues/27403
 */
class CatalogClient extends pg.Client {
  /**
   * @override
   * @param {...any} args as pg.Client#query takes them: a pool passes a callback last
   * @returns {any}
   */
  query(...args) {
    const query = /** @type {(...args: unknown[]) => any} */ (super.query.bind(this));
    const callback = args.length > 1 ? args.at(-1) : undefined;
    if (typeof callback === 'function') {
      return query(...args.slice(0, -1), (/** @type {unknown} */ error, /** @type {any} */ result) =>
        callback(error, describeCatalogTypes(result)),
      );
    }
    const answer = query(...args);
    return typeof answer?.then === 'function' ? answer.then(describeCatalogTypes) : answer;
  }
}

/** @param {import('@prisma/driver-adapter-utils').SqlQueryable} queryable */
const repairedQueries = (queryable) => ({
  provider: queryable.provider,
  adapterName: queryable.adapterName,
  executeRaw: (/** @type {SqlQuery} */ query) => queryable.executeRaw(query),
  queryRaw: async (/** @type {SqlQuery} */ query) => {
    const result = await queryable.queryRaw(query);
    for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  },
});

/** @param {import('@prisma/driver-adapter-utils').Transaction} transaction */
const repairedTransaction = (transaction) => ({
  ...repairedQueries(transaction),
  options: transaction.options,
  commit: () => transaction.commit(),
  rollback: () => transaction.rollback(),
});

/**
 * A connected adapter of exactly one session: that session holds the engine's advisory lock while scripts run.
 * @param {object} options
 * @param {string} options.url
 * @param {(script: string) => string} [options.onScript] may change a script before it runs
 * @param {() => Promise<unknown>} [options.afterClose] runs once, after the session has ended
 * @returns {Promise<SqlDriverAdapter>}
 */
export async function connectAdapter({ url, onScript = (script) => script, afterClose }) {
  const pool = { connectionString: url, max: 1, idleTimeoutMillis: 0, Client: CatalogClient };
  const adapter = await new PrismaPg(pool).connect();
  /** @type {Promise<unknown> | undefined} */
  let closing;
  return {
    ...repairedQueries(adapter),
    // The adapter's own executeScript splits at every semicolon, which breaks $$ bodies and is not atomic. A text
    // without parameters is one simple query: PostgreSQL runs it as one implicit transaction, as the native engine
    // does. https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT
    executeScript: async (script) => {
      await adapter.executeRaw({ sql: onScript(script), args: [], argTypes: [] });
    },
    startTransaction: async (isolationLevel) => repairedTransaction(await adapter.startTransaction(isolationLevel)),
    getConnectionInfo: () => adapter.getConnectionInfo(),
    dispose: async () => {
      closing ??= adapter.dispose().then(() => afterClose?.());
      await closing;
    },
  };
}
