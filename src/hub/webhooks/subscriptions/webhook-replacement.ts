import { Injectable } from '@nestjs/common';
import { type ProviderWebhooks } from '../../../contracts/index.js';
import { PrismaService, type WebhookRegistration, type WebhookSubscription } from '../../../platform/database/index.js';
import { Registrations } from '../inbox/registrations.js';
import { type LedgerNote, SubscriptionLedger } from './subscription-ledger.js';
import { MissedEventsPoll } from './missed-events.js';
import { type MadeWebhook, WebhookCreation } from './webhook-creation.js';

/** Rolls the transaction back in which a webhook was to come into use. */
class Overtaken extends Error {}

/** Puts a new webhook in the place of the present one, if there is one: the new one first, so that no time is without. */
@Injectable()
export class WebhookReplacement {
  constructor(
    private readonly prisma: PrismaService,
    private readonly registrations: Registrations,
    private readonly creation: WebhookCreation,
    private readonly ledger: SubscriptionLedger,
    private readonly poll: MissedEventsPoll,
  ) {}

  /** @throws ProviderError */
  async make(row: WebhookSubscription, webhooks: ProviderWebhooks, signal: AbortSignal, reason: string): Promise<void> {
    // Before the webhook: what happens between the two is then told by one of them at least.
    await this.poll.begin(row, webhooks, signal);
    const isFirst = row.servedVersion === 0 && row.status !== 'lost';
    if (isFirst && row.status !== 'pending_handshake') {
      await this.ledger.change(row, { status: 'pending_handshake' }, [{ change: 'pending_handshake' }]);
    }
    const made = await this.creation.make(row, webhooks);
    const notes: LedgerNote[] = isFirst ? [{ change: 'active' }] : [{ change: 'renewed', reason }];
    if (!(await this.use(row, made, notes))) await this.creation.abandon(made);
  }

  /** Nothing more comes from it: the provider has it no more. */
  async lose(row: WebhookSubscription, { id }: WebhookRegistration, reason: string): Promise<void> {
    await this.ledger.change(row, { status: 'lost', failureCode: null }, [{ change: 'lost', reason }], async (tx) => {
      await tx.webhookRegistration.updateMany({ where: { id }, data: { remoteId: null } });
      await this.registrations.retire(id, tx);
    });
  }

  /** What an earlier turn began and did not end: the process died, or another one took over. Nobody is waiting for it. */
  async giveUpUnfinished({ id: subscriptionId }: WebhookSubscription): Promise<void> {
    const pending = await this.prisma.webhookRegistration.findMany({ where: { subscriptionId, status: 'pending' } });
    for (const { id } of pending) await this.registrations.retire(id);
  }

  /** @returns false when another turn has given it up, or nobody wants it any more */
  private async use(row: WebhookSubscription, made: MadeWebhook, notes: readonly LedgerNote[]): Promise<boolean> {
    const columns = {
      status: 'active',
      failures: 0,
      failureCode: null,
      failureDeletionAt: null,
      servedVersion: row.wishVersion,
    } as const;
    // Not one that was made elsewhere: its maker goes on with it, and what both tell is known again.
    const older = {
      subscriptionId: row.id,
      status: 'active',
      isShared: false,
      id: { not: made.registrationId },
    } as const;
    try {
      return await this.ledger.change(row, columns, notes, async (tx) => {
        if (!(await this.registrations.activate(made.registrationId, made.remoteId, tx))) throw new Overtaken();
        for (const { id } of await tx.webhookRegistration.findMany({ where: older })) {
          await this.registrations.retire(id, tx);
        }
      });
    } catch (error) {
      if (error instanceof Overtaken) return false;
      throw error;
    }
  }
}
