import { Inject, Injectable } from '@nestjs/common';

import { type Prisma, PrismaService } from '../../database/index.js';
import { BUDGET_OPTIONS, type BudgetOptions } from './budget-options.js';
import { type BudgetState, parseState } from './budget-state.js';
import { SharedTime } from './shared-time.js';

/** The row as last seen: it can be replaced only while it is still this one. */
export interface KnownRow {
  readonly state: BudgetState;
  /** Undefined when the state was reckoned without the database. */
  readonly version?: number;
}

interface Row {
  readonly version: number | null;
  readonly state: unknown;
  readonly now: number;
}

/** After a failed query, how long the database is not asked again. */
const AWAY_MS = 5_000;
/** Longest time for an exchange: who waits for a call should not wait for a database that hangs. */
const TIMEOUT_MS = 2_000;
/** A row that comes and goes while it is looked for is looked for again so often. */
const ROUNDS = 5;

type Queries = Pick<Prisma.TransactionClient, '$queryRaw'>;

/** The rows of `rate_budgets`: read, and replaced by compare-and-swap, or under a lock when another was faster. */
@Injectable()
export class BudgetStore {
  readonly time: SharedTime;
  #awayUntil = 0;

  constructor(
    private readonly prisma: PrismaService,
    @Inject(BUDGET_OPTIONS) private readonly options: BudgetOptions,
  ) {
    this.time = new SharedTime(options.clock);
  }

  /** Whether the last exchange failed a moment ago; then the next one fails without asking. */
  get isAway(): boolean {
    return this.options.clock.now() < this.#awayUntil;
  }

  /**
   * Replaces the state of a key by what `apply` makes of it. When another instance was faster, `apply` is repeated
   * under the row's lock: PostgreSQL grants it in turn, so that a busy instance cannot keep the others from writing.
   * @throws when the database is away or hangs
   */
  async exchange<T extends { readonly state: BudgetState }>(
    key: string,
    known: KnownRow | undefined,
    apply: (state: BudgetState | undefined, now: number) => T,
  ): Promise<{ readonly result: T; readonly row: KnownRow }> {
    if (this.isAway) throw new Error('The database did not answer a moment ago.');
    try {
      return await this.withinTime(this.swap(key, known, apply));
    } catch (error) {
      this.#awayUntil = this.options.clock.now() + AWAY_MS;
      throw error;
    }
  }

  /** Deletes the rows that nobody has used for a day. */
  async forgetUnused(): Promise<void> {
    await this.prisma.$executeRaw`DELETE FROM rate_budgets WHERE updated_at < now() - interval '1 day'`;
  }

  private async swap<T extends { readonly state: BudgetState }>(
    key: string,
    known: KnownRow | undefined,
    apply: (state: BudgetState | undefined, now: number) => T,
  ) {
    const row = known?.version === undefined ? await this.read(this.prisma, key) : known;
    const swapped = await this.replace(this.prisma, key, row, known, apply);
    if (swapped) return swapped;
    for (let round = 1; round <= ROUNDS; round++) {
      const inTurn = await this.prisma.$transaction(
        async (tx) => this.replace(tx, key, await this.read(tx, key, true), known, apply),
        { maxWait: TIMEOUT_MS, timeout: TIMEOUT_MS },
      );
      if (inTurn) return inTurn;
    }
    throw new Error('The rate budget is written by too many at once.');
  }

  /** @returns undefined when the row is not this one any more */
  private async replace<T extends { readonly state: BudgetState }>(
    queries: Queries,
    key: string,
    row: Partial<KnownRow> | undefined,
    known: KnownRow | undefined,
    apply: (state: BudgetState | undefined, now: number) => T,
  ) {
    // The table is unlogged: after a crash of the database the row is gone, and what is known here is the best there is.
    const result = apply(row?.state ?? known?.state, this.time.now());
    const version = await this.write(queries, key, row?.version, result.state);
    return version === undefined ? undefined : { result, row: { state: result.state, version } };
  }

  private async read(queries: Queries, key: string, locked = false): Promise<Partial<KnownRow> | undefined> {
    const [row] = await this.asked(() =>
      locked
        ? queries.$queryRaw<Row[]>`
            SELECT version, state, extract(epoch FROM clock_timestamp())::float8 * 1000 AS now
            FROM rate_budgets WHERE key = ${key} FOR UPDATE`
        : queries.$queryRaw<Row[]>`
            SELECT b.version, b.state, extract(epoch FROM clock_timestamp())::float8 * 1000 AS now
            FROM (VALUES (${key})) AS wanted (key) LEFT JOIN rate_budgets b ON b.key = wanted.key`,
    );
    if (!row || row.version === null) return undefined;
    return { version: row.version, state: parseState(row.state) };
  }

  /** @returns the new version; undefined when the row is no longer, or already, there */
  private async write(
    queries: Queries,
    key: string,
    version: number | undefined,
    state: BudgetState,
  ): Promise<number | undefined> {
    const json = JSON.stringify(state);
    // A new row begins with any version, so that it is not mistaken for an older one of its key.
    const [row] = await this.asked(() =>
      version === undefined
        ? queries.$queryRaw<Row[]>`
            INSERT INTO rate_budgets (key, version, state) VALUES (${key}, (random() * 1e9)::int, ${json}::jsonb)
            ON CONFLICT (key) DO NOTHING
            RETURNING version, NULL AS state, extract(epoch FROM clock_timestamp())::float8 * 1000 AS now`
        : queries.$queryRaw<Row[]>`
            UPDATE rate_budgets SET version = version + 1, state = ${json}::jsonb, updated_at = now()
            WHERE key = ${key} AND version = ${version}
            RETURNING version, NULL AS state, extract(epoch FROM clock_timestamp())::float8 * 1000 AS now`,
    );
    return row?.version ?? undefined;
  }

  private async asked(query: () => PromiseLike<Row[]>): Promise<Row[]> {
    const sentAt = this.options.clock.now();
    const rows = await query();
    const [row] = rows;
    if (row && this.options.followsDatabase) this.time.correct(sentAt, row.now);
    return rows;
  }

  private async withinTime<T>(work: Promise<T>): Promise<T> {
    let cancel: () => void = () => undefined;
    const tooLong = new Promise<never>((_resolve, reject) => {
      cancel = this.options.clock.after(TIMEOUT_MS, () => reject(new Error('The database did not answer in time.')));
    });
    try {
      return await Promise.race([work, tooLong]);
    } finally {
      cancel();
    }
  }
}
