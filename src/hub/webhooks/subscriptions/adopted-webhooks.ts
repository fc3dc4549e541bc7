import { Injectable } from '@nestjs/common';
import { PrismaService, type WebhookSubscription } from '../../../platform/database/index.js';
import { Lanes } from '../../../platform/lanes/index.js';
import { problem } from '../../../platform/problem/index.js';
import { isSameSecret, type Secret } from '../../../platform/vault/index.js';
import { Registrations } from '../inbox/registrations.js';
import { subscriptionLane } from './subscription.js';
import { SubscriptionLedger } from './subscription-ledger.js';

/** Webhooks that somebody else made, with a secret that is known and an address that names none of them. */
@Injectable()
export class AdoptedWebhooks {
  constructor(
    private readonly prisma: PrismaService,
    private readonly registrations: Registrations,
    private readonly ledger: SubscriptionLedger,
    private readonly lanes: Lanes,
  ) {}

  /** Accepts deliveries with this secret from now on; the same one again changes nothing, another one takes its place. */
  async take(row: WebhookSubscription, secret: Secret): Promise<WebhookSubscription> {
    const shared = await this.registrations.shared(row.provider);
    const own = shared.filter(({ subscriptionId }) => subscriptionId === row.id);
    const isKnown = own.some((one) => one.status === 'active' && one.secret && isSameSecret(one.secret, secret));
    const columns = { status: 'active', failures: 0, failureCode: null, servedVersion: row.wishVersion } as const;
    if (isKnown) await this.ledger.change(row, columns, []);
    else await this.open(row, columns, secret);
    return this.prisma.webhookSubscription.findUniqueOrThrow({ where: { id: row.id } });
  }

  private async open(row: WebhookSubscription, columns: object, secret: Secret): Promise<void> {
    const { id, token } = await this.registrations.open(row, { shared: true });
    const isBound = await this.registrations.acceptHandshake(row.provider, token, secret);
    if (!isBound) throw new Error('A registration that was just opened did not take its secret.');
    await this.ledger.change(row, columns, [{ change: 'active', reason: 'adopted' }], async (tx) => {
      const isOpen = await this.registrations.activate(id, null, tx);
      // A check of this very moment gives up what it finds unfinished.
      if (!isOpen) throw problem('conflict', { detail: 'The subscription is being changed. Try again.' });
      const older = { subscriptionId: row.id, isShared: true, status: 'active', id: { not: id } } as const;
      await this.lanes.wake(subscriptionLane, [row.id], { tx });
      for (const one of await tx.webhookRegistration.findMany({ where: older })) {
        await this.registrations.retire(one.id, tx);
      }
    });
  }
}
