import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { PrismaService } from '../../../platform/database/index.js';
import { Lanes, type Turn } from '../../../platform/lanes/index.js';
import { ProviderDirectory } from '../../catalog/index.js';
import { subscriptionLane } from './subscription.js';
import { SubscriptionCheck } from './subscription-check.js';
import { SubscriptionRemoval } from './subscription-removal.js';

const DAY_MS = 86_400_000;

/** The turns of the lane: each looks after one subscription and says when to look again. */
@Injectable()
export class SubscriptionTurns {
  constructor(
    private readonly prisma: PrismaService,
    private readonly directory: ProviderDirectory,
    private readonly check: SubscriptionCheck,
    private readonly removal: SubscriptionRemoval,
    @Inject(CLOCK) private readonly clock: Clock,
    lanes: Lanes,
  ) {
    lanes.register(subscriptionLane, (turn) => this.turn(turn));
  }

  /** There is no timer per subscription: its lane is due again at the date that its turn returns. */
  private async turn({ key: id, signal }: Turn): Promise<Date | 'now' | void> {
    const checkBegunAt = await this.prisma.databaseTime();
    const row = await this.prisma.webhookSubscription.findUnique({ where: { id } });
    if (!row) return undefined;
    const webhooks = this.directory.all().find(({ manifest }) => manifest.id === row.provider)?.webhooks;
    // A provider that was taken out may be put back in.
    if (!webhooks) return new Date(this.clock.now() + DAY_MS);
    if (row.removedAt) return this.removal.goOn(row, webhooks);
    return this.check.run({ ...row, checkBegunAt }, webhooks, signal);
  }
}
