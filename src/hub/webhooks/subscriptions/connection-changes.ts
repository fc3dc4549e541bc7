import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { ChangeFeed, PrismaService } from '../../../platform/database/index.js';
import { Lanes } from '../../../platform/lanes/index.js';
import { Log } from '../../../platform/telemetry/index.js';
import { subscriptionLane } from './subscription.js';

/** The table, as its trigger announces it. */
const CONNECTIONS = 'connections';

/**
 * Looks after subscriptions as soon as their connection ends or is usable again. What is not announced here, such as a
 * connection made anew, is found by the checks.
 */
@Injectable()
export class ConnectionChanges implements OnModuleInit, OnModuleDestroy {
  #stop: (() => void) | undefined;

  constructor(
    private readonly prisma: PrismaService,
    private readonly feed: ChangeFeed,
    private readonly lanes: Lanes,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.#stop = this.feed.on(CONNECTIONS, (id) => void (id && this.wake(id)));
  }

  onModuleDestroy(): void {
    this.#stop?.();
  }

  /** Every instance does it; that it is done several times changes nothing. */
  private async wake(connectionId: string): Promise<void> {
    try {
      const concerned = await this.prisma.$queryRaw<{ id: string }[]>`
        SELECT subscription.id FROM connections AS connection
        JOIN webhook_subscriptions AS subscription
          ON subscription.organization_id = connection.organization_id
          AND subscription.user_id = connection.user_id AND subscription.provider = connection.provider
        WHERE connection.id = ${connectionId}::uuid AND subscription.removed_at IS NULL
          AND (connection.status IN ('revoked', 'expired')) = (subscription.status = 'active')
          AND (subscription.status = 'active' OR subscription.failure_code IN ('not_connected', 'expired', 'revoked'))`;
      if (concerned.length === 0) return;
      const ids = concerned.map(({ id }) => id);
      await this.prisma.$transaction((tx) => this.lanes.wake(subscriptionLane, ids, { tx }));
    } catch (error) {
      this.log.failure(error, undefined, { operation: 'webhooks.subscriptions' });
    }
  }
}
