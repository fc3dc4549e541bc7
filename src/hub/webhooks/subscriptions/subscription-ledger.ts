import { Inject, Injectable } from '@nestjs/common';
import { type ReportedEvent } from '../../../contracts/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { Prisma, PrismaService, type WebhookSubscription } from '../../../platform/database/index.js';
import { EventLog, OWN_SOURCE } from '../../events/index.js';

/** What became of a subscription. */
export type LedgerChange =
  'created' | 'pending_handshake' | 'active' | 'failing' | 'lost' | 'renewed' | 'gap_filled' | 'removed';

export interface LedgerNote {
  readonly change: LedgerChange;
  /** A code of ours. */
  readonly reason?: string;
}

type Columns = Prisma.WebhookSubscriptionUpdateManyMutationInput;
type Transaction = Prisma.TransactionClient;

/** Topic of the change feed; its id is the subscription's. */
export const SUBSCRIPTIONS_TOPIC = 'webhook_subscriptions';

/** Subscriptions change here alone: row, ledger and event in one transaction. */
@Injectable()
export class SubscriptionLedger {
  constructor(
    private readonly prisma: PrismaService,
    private readonly events: EventLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Changes a subscription that is still wanted.
   * @param work done in the same transaction, between the row and its ledger; throwing undoes all
   * @returns false when nobody wants it any more, and nothing was done
   */
  async change(
    row: WebhookSubscription,
    columns: Columns,
    notes: readonly LedgerNote[],
    work: (tx: Transaction) => Promise<void> = async () => undefined,
  ): Promise<boolean> {
    return this.prisma.$transaction(async (tx) => {
      const { count } = await tx.webhookSubscription.updateMany({
        where: { id: row.id, removedAt: null },
        data: columns,
      });
      if (count === 0) return false;
      await work(tx);
      await this.note(row, notes, tx);
      return true;
    });
  }

  /** Call it last in the transaction: the event log is locked for the organization from here on. */
  async note(row: WebhookSubscription, notes: readonly LedgerNote[], tx: Transaction): Promise<void> {
    if (notes.length > 0) {
      const at = new Date(this.clock.now());
      const entries = await tx.webhookLedgerEntry.createManyAndReturn({
        data: notes.map(({ change, reason }) => ({ subscriptionId: row.id, at, change, reason: reason ?? null })),
      });
      const told = entries.map(({ id, change, reason }) => ownEvent(row, change, at, `${id}`, { reason }));
      await this.append(row, told, tx);
    }
    await tx.$executeRaw`SELECT pg_notify('switchyard_changes', ${`${SUBSCRIPTIONS_TOPIC}:${row.id}`})`;
  }

  /** The provider cannot tell what was missed: whoever keeps a copy of the resource has to read it anew. */
  async reset(row: WebhookSubscription, syncToken: string, tx: Transaction): Promise<void> {
    await this.append(row, [ownEvent(row, 'reset', new Date(this.clock.now()), syncToken, {})], tx);
  }

  private async append(row: WebhookSubscription, events: readonly ReportedEvent[], tx: Transaction): Promise<void> {
    await this.events.append({ organizationId: row.organizationId, userId: row.userId }, OWN_SOURCE, events, tx);
  }
}

const ownEvent = (
  { id, provider, resource, resourceType, userId }: WebhookSubscription,
  what: string,
  at: Date,
  mark: string,
  more: object,
): ReportedEvent => ({
  type: `subscription.${what}`,
  subject: `webhook_subscription:${id}`,
  occurredAt: at.toISOString(),
  identity: JSON.stringify([id, what, mark]),
  data: { provider, resource, resource_type: resourceType, user_id: userId, ...more },
});
