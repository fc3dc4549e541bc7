import { Inject, Injectable } from '@nestjs/common';
import { type ProviderWebhooks } from '../../../contracts/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type Prisma, PrismaService, type WebhookSubscription } from '../../../platform/database/index.js';
import { Lanes } from '../../../platform/lanes/index.js';
import { Registrations } from '../inbox/registrations.js';
import { subscriptionLane } from './subscription.js';
import { SubscriptionLedger } from './subscription-ledger.js';
import { RetiredWebhooks } from './retired-webhooks.js';

const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 3_600_000;

/** The end of a subscription: refused here at once, removed at the provider as soon as that takes part. */
@Injectable()
export class SubscriptionRemoval {
  constructor(
    private readonly prisma: PrismaService,
    private readonly registrations: Registrations,
    private readonly retired: RetiredWebhooks,
    private readonly ledger: SubscriptionLedger,
    private readonly lanes: Lanes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns false when nobody wanted it any more already */
  async begin(row: WebhookSubscription): Promise<boolean> {
    const now = new Date(this.clock.now());
    return this.ledger.change(row, { removedAt: now, failures: 0 }, [{ change: 'removed' }], async (tx) => {
      await this.retireAll(row, tx);
      await this.lanes.wake(subscriptionLane, [row.id], { tx });
    });
  }

  /** @returns when to try again; undefined: it is over, and nothing of it is left */
  async goOn(row: WebhookSubscription, webhooks: ProviderWebhooks): Promise<Date | undefined> {
    await this.prisma.$transaction((tx) => this.retireAll(row, tx));
    const isRemoved = await this.retired.remove(row, webhooks);
    const { id, removedAt, failures } = row;
    // What was acknowledged is worked on, also when its subscription has ended meanwhile.
    const waiting = await this.prisma.webhookDelivery.count({ where: { subscriptionId: id, status: 'pending' } });
    if (isRemoved && waiting === 0) {
      await this.prisma.$transaction(async (tx) => {
        await tx.webhookSubscription.deleteMany({ where: { id, removedAt } });
        await this.ledger.note(row, [], tx);
      });
      return undefined;
    }
    await this.prisma.$transaction(async (tx) => {
      await tx.webhookSubscription.updateMany({ where: { id, removedAt }, data: { failures: failures + 1 } });
      await this.ledger.note(row, [], tx);
    });
    const pause = Math.min(FIRST_PAUSE * 2 ** Math.min(failures, 10), LONGEST_PAUSE);
    return new Date(this.clock.now() + pause);
  }

  private async retireAll({ id: subscriptionId }: WebhookSubscription, tx: Prisma.TransactionClient): Promise<void> {
    const where = { subscriptionId, status: { not: 'retired' } } as const;
    for (const { id } of await tx.webhookRegistration.findMany({ where })) await this.registrations.retire(id, tx);
  }
}
