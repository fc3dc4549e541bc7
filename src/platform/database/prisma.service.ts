import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.js';

export const DATABASE_OPTIONS = Symbol('DATABASE_OPTIONS');

export interface DatabaseOptions {
  /** PostgreSQL connection URL. */
  readonly url: string;
  /** Most connections this process opens for queries. */
  readonly poolSize: number;
}

/** Longest wait for a free or new connection, in milliseconds: a killed database must answer 503, not hang. */
const CONNECT_TIMEOUT_MS = 3_000;

/**
 * Milliseconds. Longer than Prisma's own 2 and 5 s, since transactions wait for connections, and for one another at the event
 * log. https://www.prisma.io/docs/orm/prisma-client/queries/transactions
 */
const TRANSACTION = { maxWait: 10_000, timeout: 30_000 };

/** Prisma, used directly by services. Connects on first use, so the server also starts while the database is away. */
@Injectable()
export class PrismaService extends PrismaClient implements OnApplicationShutdown {
  constructor(@Inject(DATABASE_OPTIONS) options: DatabaseOptions) {
    super({
      adapter: new PrismaPg({
        connectionString: options.url,
        max: options.poolSize,
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      }),
      transactionOptions: TRANSACTION,
    });
  }

  /** The clock that all instances share, to the millisecond. */
  async databaseTime(): Promise<Date> {
    const [row] = await this.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
    if (!row) throw new Error('The database told no time.');
    return row.now;
  }

  /** Only now: requests and renewals in flight at shutdown still need it. */
  async onApplicationShutdown(): Promise<void> {
    await this.$disconnect();
  }
}
