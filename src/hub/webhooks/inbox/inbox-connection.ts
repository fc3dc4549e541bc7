import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import pg from 'pg';
import { type Settings } from '../../../platform/config/index.js';
import { Prisma } from '../../../platform/database/index.js';
import { problem } from '../../../platform/problem/index.js';

const CONNECT_TIMEOUT_MS = 3_000;
/** Providers wait ten seconds for an answer: by then ours has to be on its way. */
const QUERY_TIMEOUT_MS = 5_000;
const RETRY_AFTER_SECONDS = 2;

/** What PostgreSQL says about itself, as against a statement: connection, resources, operator intervention. */
const ABOUT_ITSELF = /^(08|53|57)/;

/** Whether the database refused a statement, rather than being away. */
export const isRefused = (error: unknown): error is pg.DatabaseError & { readonly code: string } =>
  error instanceof pg.DatabaseError && error.code !== undefined && !ABOUT_ITSELF.test(error.code);

/** Writes of one transaction. Their results are not told: all are sent before the first is answered. */
export type Writes = Pick<Prisma.TransactionClient, '$executeRaw'>;

/**
 * A connection of the inbox's own, for one transaction at a time. All of its statements, from BEGIN to COMMIT, are sent
 * in one go and answered in one go (https://www.postgresql.org/docs/current/libpq-pipeline-mode.html), so that a busy
 * event loop takes one turn for a commit instead of five.
 */
@Injectable()
export class InboxConnection implements OnApplicationShutdown {
  readonly #url: string;
  readonly #names = new Map<string, string>();
  #client: Promise<pg.Client> | undefined;

  constructor(config: ConfigService<Settings, true>) {
    this.#url = config.get('database', { infer: true }).url;
  }

  /**
   * Commits what `send` writes, all or nothing. It may wait for its writes, and for nothing else.
   * @throws pg.DatabaseError when a statement was refused (`isRefused`); else problem `database_unavailable`
   */
  async transaction(send: (tx: Writes) => Promise<unknown>): Promise<void> {
    try {
      const client = await (this.#client ??= this.#open());
      await this.#run(client, send);
    } catch (error) {
      if (isRefused(error)) throw error;
      throw problem('database_unavailable', { cause: error, retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    await client?.end().catch(() => undefined);
  }

  async #run(client: pg.Client, send: (tx: Writes) => Promise<unknown>): Promise<void> {
    const { stream } = client.connection;
    // What is written up to the end of this turn of the event loop goes out in one piece.
    stream.cork();
    process.nextTick(() => stream.uncork());
    const answers: Promise<unknown>[] = [client.query('BEGIN')];
    const execute = (strings: TemplateStringsArray | Prisma.Sql, ...given: unknown[]) => {
      const { text, values } = 'raw' in strings ? Prisma.sql(strings, ...given) : strings;
      answers.push(client.query({ name: this.#nameOf(text), text, values }));
      return Promise.resolve(0);
    };
    const thrown: unknown[] = [];
    await send({ $executeRaw: execute as unknown as Writes['$executeRaw'] }).catch((error: unknown) =>
      thrown.push(error),
    );
    answers.push(client.query(thrown.length > 0 ? 'ROLLBACK' : 'COMMIT'));
    // After a refused statement the others are refused because of it, and COMMIT rolls back: the first one says why.
    const failed = (await Promise.allSettled(answers)).find((answer) => answer.status === 'rejected');
    if (failed) thrown.push(failed.reason);
    if (thrown.length > 0) throw thrown[0];
  }

  /** A statement with a name is parsed and planned once. */
  #nameOf(text: string): string {
    const known = this.#names.get(text);
    if (known) return known;
    const name = createHash('sha256').update(text).digest('base64url');
    this.#names.set(text, name);
    return name;
  }

  /** Forgotten as soon as it fails, so that the next transaction opens another. */
  #open(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#url,
      keepAlive: true,
      pipeline: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
    });
    const forget = () => {
      if (this.#client === opened) this.#client = undefined;
    };
    // Never removed: a socket may fail at any moment, also while it is being closed.
    client.on('error', forget);
    client.on('end', forget);
    const opened: Promise<pg.Client> = client.connect().then(
      () => client,
      (error: unknown) => {
        forget();
        throw error;
      },
    );
    return opened;
  }
}
