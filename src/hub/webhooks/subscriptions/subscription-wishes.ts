import { Inject, Injectable } from '@nestjs/common';
import { type ConnectionRef, type ProviderWebhooks } from '../../../contracts/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { newRowId, type Prisma, PrismaService, type WebhookSubscription } from '../../../platform/database/index.js';
import { Lanes } from '../../../platform/lanes/index.js';
import { invalidField, problem } from '../../../platform/problem/index.js';
import { ProviderDirectory } from '../../catalog/index.js';
import { isServed, subscriptionLane, type SubscriptionWish } from './subscription.js';
import { SubscriptionLedger } from './subscription-ledger.js';

/** Names of the fields as clients send them. */
const FIELDS = { resource: 'resource', resourceType: 'resource_type', events: 'events' } as const;

/** A wish written down, and whether it was known before. */
interface Wished {
  readonly row: WebhookSubscription;
  readonly isNew: boolean;
}

/** What is wanted, as rows: one subscription for each resource of a connection, wide enough for all who want it. */
@Injectable()
export class SubscriptionWishes {
  constructor(
    private readonly prisma: PrismaService,
    private readonly directory: ProviderDirectory,
    private readonly ledger: SubscriptionLedger,
    private readonly lanes: Lanes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws problem `validation_failed` for what the provider is known to refuse */
  async write(ref: ConnectionRef, wish: SubscriptionWish, { isAdopted = false } = {}): Promise<Wished> {
    this.check(this.webhooksOf(ref.provider), wish);
    return this.prisma.$transaction(async (tx) => {
      const isInserted = await this.insert(ref, wish, tx);
      const before = await this.lock(ref, wish.resource, tx);
      const row = isInserted ? before : await this.widen(before, wish, tx);
      const isNew = isInserted || before.removedAt !== null;
      if (isNew) await this.ledger.note(row, [{ change: 'created' }], tx);
      // What is adopted has its webhook already: a turn now would make another one.
      if (!isAdopted && (row.status !== 'active' || !isServed(row)))
        await this.lanes.wake(subscriptionLane, [row.id], { tx });
      return { row, isNew };
    });
  }

  /** @throws problem `validation_failed` */
  webhooksOf(provider: string): ProviderWebhooks {
    const found = this.directory.all().find(({ manifest }) => manifest.id === provider);
    if (!found) throw invalidField('provider', 'is not a provider of this server');
    if (found.webhooks && found.manifest.webhooks) return found.webhooks;
    throw invalidField('provider', 'delivers no webhooks');
  }

  private check(webhooks: ProviderWebhooks, { resource, resourceType, events = [], deliveryUrl }: SubscriptionWish) {
    const refusal = webhooks.refusal({ resource, resourceType, events });
    if (refusal) throw invalidField(FIELDS[refusal.field], refusal.message);
    if (deliveryUrl !== undefined && !URL.canParse(deliveryUrl)) throw invalidField('delivery_url', 'must be a URL');
  }

  /** @returns false when there was one */
  private async insert(ref: ConnectionRef, wish: SubscriptionWish, tx: Prisma.TransactionClient): Promise<boolean> {
    const now = new Date(this.clock.now());
    const { count } = await tx.webhookSubscription.createMany({
      data: {
        id: newRowId(now.getTime()),
        ...ref,
        resource: wish.resource,
        resourceType: wish.resourceType ?? '',
        events: sorted(wish.events ?? []),
        deliveryUrl: wish.deliveryUrl ?? null,
        nextCheckAt: now,
        createdAt: now,
      },
      skipDuplicates: true,
    });
    return count > 0;
  }

  private async lock(
    { organizationId, userId, provider }: ConnectionRef,
    resource: string,
    tx: Prisma.TransactionClient,
  ) {
    const where = { organizationId_userId_provider_resource: { organizationId, userId, provider, resource } };
    // An update of nothing: the row stays locked until the commit, so that two wishes cannot overwrite each other.
    await tx.$executeRaw`
      SELECT 1 FROM webhook_subscriptions WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId}
        AND provider = ${provider} AND resource = ${resource} FOR UPDATE`;
    const row = await tx.webhookSubscription.findUnique({ where });
    if (row) return row;
    throw problem('conflict', { detail: 'This subscription is being removed. Try again.' });
  }

  private async widen(row: WebhookSubscription, wish: SubscriptionWish, tx: Prisma.TransactionClient) {
    const isBack = row.removedAt !== null;
    const events = isBack ? sorted(wish.events ?? []) : union(row.events, wish.events ?? []);
    const deliveryUrl = wish.deliveryUrl ?? (isBack ? null : row.deliveryUrl);
    const resourceType = wish.resourceType || row.resourceType;
    const isOther = isBack || events.join() !== sorted(row.events).join() || deliveryUrl !== row.deliveryUrl;
    if (!isOther && resourceType === row.resourceType) return row;
    return tx.webhookSubscription.update({
      where: { id: row.id },
      data: {
        events,
        deliveryUrl,
        resourceType,
        ...(isOther && { wishVersion: { increment: 1 } }),
        // What happened while nobody wanted to know is nobody's.
        ...(isBack && {
          removedAt: null,
          status: 'created',
          failureCode: null,
          failures: 0,
          syncToken: null,
          servedVersion: 0,
        }),
      },
    });
  }
}

/** Each once, and none that `<thing>.*` among them means too. */
function sorted(events: readonly string[]): string[] {
  const all = new Set(events);
  const isMeant = (kind: string) => !kind.endsWith('.*') && all.has(`${kind.slice(0, kind.indexOf('.'))}.*`);
  return [...all].filter((kind) => !isMeant(kind)).sort();
}

/** Nothing named means all. */
const union = (known: readonly string[], wanted: readonly string[]): string[] =>
  known.length === 0 || wanted.length === 0 ? [] : sorted([...known, ...wanted]);
