import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { PrismaService } from '../../../platform/database/index.js';
import { Log } from '../../../platform/telemetry/index.js';

/** Deliveries are noted at most this often per subscription: it only says that they come. */
const NOTE_EVERY_MS = 3_000;

/** When something last came for a subscription: by it a silent one is told from a living one. */
@Injectable()
export class SignsOfLife implements OnModuleDestroy {
  readonly #delivered = new Map<string, Date>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly prisma: PrismaService,
    private readonly log: Log,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Written down soon, together with others. */
  delivered(subscriptionId: string): void {
    this.#delivered.set(subscriptionId, new Date(this.clock.now()));
    this.#timer ??= setTimeout(() => void this.flush(), NOTE_EVERY_MS).unref();
  }

  /** Written down at once: it is acknowledged, and nothing else remains of it. */
  async heartbeat(subscriptionId: string): Promise<void> {
    const lastHeartbeatAt = new Date(this.clock.now());
    await this.prisma.webhookSubscription.updateMany({ where: { id: subscriptionId }, data: { lastHeartbeatAt } });
  }

  async onModuleDestroy(): Promise<void> {
    await this.flush();
  }

  /** What is lost when this fails is noted by the next delivery. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const noted = [...this.#delivered].sort(([a], [b]) => (a < b ? -1 : 1));
    this.#delivered.clear();
    if (noted.length === 0) return;
    try {
      await this.prisma.$executeRaw`
        UPDATE webhook_subscriptions AS subscription SET last_delivery_at = greatest(last_delivery_at, noted.at)
        FROM unnest(${noted.map(([id]) => id)}::uuid[], ${noted.map(([, at]) => at)}::timestamptz[]) AS noted (id, at)
        WHERE subscription.id = noted.id`;
    } catch (error) {
      this.log.failure(error, undefined, { operation: 'webhooks.inbox' });
    }
  }
}
