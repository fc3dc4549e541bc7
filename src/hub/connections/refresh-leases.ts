import { Inject, Injectable } from '@nestjs/common';
import {
  ChangeFeed,
  type Connection,
  isDatabaseUnavailable,
  type Prisma,
  PrismaService,
} from '../../platform/database/index.js';
import { CONNECTIONS } from './live-tokens.js';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from './options.js';

/** The right of one process to renew one version of a connection's tokens. */
export interface RefreshLease {
  readonly connectionId: string;
  readonly version: number;
  /** Grows with every lease: what a late holder writes is refused. */
  readonly fence: number;
  /** The holder before never reported back: it is unknown whether the provider renewed the tokens for it. */
  readonly isTakeover: boolean;
}

interface LeaseRow {
  readonly fence: number;
  readonly is_takeover: boolean;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/**
 * At most one renewal per connection over all processes. The lease stands in the connection's row and is committed
 * before the provider is called, so no transaction and no pool connection is held during the call.
 */
@Injectable()
export class RefreshLeases {
  constructor(
    private readonly prisma: PrismaService,
    private readonly feed: ChangeFeed,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {}

  /** @returns undefined while another process holds the lease, during a cool-down, or when the tokens changed or ended */
  async acquire({ id, version }: Connection): Promise<RefreshLease | undefined> {
    const { clock, leaseMs } = this.options;
    const now = new Date(clock.now());
    const [row] = await this.prisma.$queryRaw<LeaseRow[]>`
      WITH before AS (SELECT lease_until FROM connections WHERE id = ${id}::uuid FOR UPDATE)
      UPDATE connections
      SET lease_fence = lease_fence + 1,
          lease_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1000}::double precision)
      FROM before
      WHERE id = ${id}::uuid AND version = ${version} AND status IN ('active', 'error')
        AND (before.lease_until IS NULL OR before.lease_until <= clock_timestamp())
        AND (cooldown_until IS NULL OR cooldown_until <= ${now}::timestamptz)
      RETURNING lease_fence AS fence, before.lease_until IS NOT NULL AS is_takeover`;
    return row && { connectionId: id, version, fence: row.fence, isTakeover: row.is_takeover };
  }

  /**
   * Writes what came of the renewal and gives the lease back. A database that is away for a moment is waited for: what
   * is to be stored may be the only copy of a rotated token.
   * @returns the connection as stored; undefined when the lease or the tokens it was for are not current any more
   */
  async settle(
    { connectionId, version, fence }: RefreshLease,
    change: Prisma.ConnectionUpdateManyMutationInput,
  ): Promise<Connection | undefined> {
    const { clock, leaseMs } = this.options;
    const giveUpAt = clock.now() + leaseMs;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        const [row] = await this.prisma.connection.updateManyAndReturn({
          where: { id: connectionId, version, leaseFence: fence },
          data: { ...change, leaseUntil: null },
        });
        this.feed.tellHere(CONNECTIONS, connectionId);
        return row;
      } catch (error) {
        if (!isDatabaseUnavailable(error) || clock.now() + pause >= giveUpAt) throw error;
        await clock.sleep(pause);
      }
    }
  }
}
