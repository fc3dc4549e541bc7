import { Injectable } from '@nestjs/common';
import { PrismaService } from '../../../platform/database/index.js';
import { Lanes, type Turn } from '../../../platform/lanes/index.js';
import { subscriptionLane } from './subscription.js';
import { SubscriptionCheck } from './subscription-check.js';
import { SubscriptionRemoval } from './subscription-removal.js';
import { SubscriptionWishes } from './subscription-wishes.js';

/** The turns of the lane: each looks after one subscription and says when to look again. */
@Injectable()
export class SubscriptionTurns {
  constructor(
    private readonly prisma: PrismaService,
    private readonly wishes: SubscriptionWishes,
    private readonly check: SubscriptionCheck,
    private readonly removal: SubscriptionRemoval,
    lanes: Lanes,
  ) {
    lanes.register(subscriptionLane, (turn) => this.turn(turn));
  }

  /** There is no timer per subscription: its lane is due again at the date that its turn returns. */
  private async turn({ key: id, signal }: Turn): Promise<Date | 'now' | void> {
    const row = await this.prisma.webhookSubscription.findUnique({ where: { id } });
    if (!row) return undefined;
    const webhooks = this.wishes.webhooksOf(row.provider);
    if (row.removedAt) return this.removal.goOn(row, webhooks);
    return this.check.run(row, webhooks, signal);
  }
}
