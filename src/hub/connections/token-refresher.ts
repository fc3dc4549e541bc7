import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Connection, PrismaService } from '../../platform/database/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { coolDownLeft, isEnded, notConnected, notRenewedYet } from './failures.js';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from './options.js';
import { RefreshLeases } from './refresh-leases.js';
import { type RenewableConnection } from './renewable.js';
import { Renewal } from './renewal.js';

/** Pauses of those who wait for another process: they only look at the row and hold nothing meanwhile. */
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;
/** What a caller is told who waited in vain. */
const BUSY_RETRY_SECONDS = 5;

/** Renews tokens, once for all who ask at the same time, in this process and in every other on the same database. */
@Injectable()
export class TokenRefresher implements OnApplicationShutdown {
  private readonly running = new Map<string, Promise<Connection>>();

  constructor(
    private readonly prisma: PrismaService,
    private readonly leases: RefreshLeases,
    private readonly renewal: Renewal,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {}

  /**
   * Renews the tokens that the caller has seen. If they were replaced meanwhile, nothing is called.
   * @returns the connection with newer tokens than those seen
   * @throws ProviderError `auth_expired` when only connecting again helps; `unavailable` with `retryAfterSeconds` when
   * a later try may succeed
   */
  renew(provider: InstalledProvider, seen: RenewableConnection): Promise<Connection> {
    // Who saw the newer tokens already wants another renewal than those who saw the older ones.
    const key = `${seen.id}:${seen.version}`;
    const running = this.running.get(key);
    if (running) return running;
    const renewal = this.renewOrWait(provider, seen).finally(() => this.running.delete(key));
    this.running.set(key, renewal);
    return renewal;
  }

  /** Lets renewals under way store their tokens. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.running.values());
  }

  private async renewOrWait(provider: InstalledProvider, seen: RenewableConnection): Promise<Connection> {
    this.newerThan(seen, seen, provider);
    const { clock, leaseMs } = this.options;
    const giveUpAt = clock.now() + 2 * leaseMs;
    for (let pause = FIRST_PAUSE_MS; clock.now() < giveUpAt; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const lease = await this.leases.acquire(seen);
      const renewed = lease && (await this.renewal.run(provider, seen, lease));
      if (renewed) return renewed;
      const row = await this.prisma.connection.findUnique({ where: { id: seen.id } });
      const newer = this.newerThan(seen, row, provider);
      if (newer) return newer;
      await clock.sleep(pause);
    }
    throw notRenewedYet(provider, BUSY_RETRY_SECONDS);
  }

  /** The row if it has newer tokens; undefined while they are still to come; throws when they are not. */
  private newerThan(seen: Connection, row: Connection | null, provider: InstalledProvider): Connection | undefined {
    if (!row || isEnded(row.status)) throw notConnected(provider);
    if (row.version !== seen.version) return row;
    const wait = coolDownLeft(row, this.options.clock.now());
    if (wait > 0) throw notRenewedYet(provider, wait);
    return undefined;
  }
}
