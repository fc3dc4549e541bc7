import { Injectable } from '@nestjs/common';
import { type ConnectionRef, ProviderError } from '../../../contracts/index.js';
import { PrismaService, type WebhookSubscription } from '../../../platform/database/index.js';
import { Lanes } from '../../../platform/lanes/index.js';
import { type Secret } from '../../../platform/vault/index.js';
import { AdoptedWebhooks } from './adopted-webhooks.js';
import { isServed, subscriptionLane, type SubscriptionView, type SubscriptionWish, viewOf } from './subscription.js';
import { errorOf, isFinal } from './subscription-failures.js';
import { SubscriptionRemoval } from './subscription-removal.js';
import { SubscriptionWaiting } from './subscription-waiting.js';
import { SubscriptionWishes } from './subscription-wishes.js';

export interface EnsureOptions {
  /** Returns only when the webhook is active. Default: the provider is asked in the background. */
  readonly wait?: boolean;
}

/** How long somebody who removes a subscription waits for the provider to take part, in milliseconds. */
const REMOVAL_WAIT = 5_000;

/** Subscriptions to what happens at providers: whoever wants to be told of something says so here, as often as it likes. */
@Injectable()
export class WebhookSubscriptions {
  constructor(
    private readonly prisma: PrismaService,
    private readonly wishes: SubscriptionWishes,
    private readonly waiting: SubscriptionWaiting,
    private readonly removal: SubscriptionRemoval,
    private readonly adopted: AdoptedWebhooks,
    private readonly lanes: Lanes,
  ) {}

  /**
   * Makes sure that the subscription exists, and that it tells of these events too.
   * @throws problem `validation_failed` for what the provider is known to refuse. ProviderError when waited for and not
   * active in the end: where trying again cannot help a subscription that was new, it is taken back
   */
  async ensure(
    ref: ConnectionRef,
    wish: SubscriptionWish,
    { wait = false }: EnsureOptions = {},
  ): Promise<SubscriptionView> {
    const { row, isNew } = await this.wishes.write(ref, wish);
    if (!wait || isReady(row, row)) return viewOf(row);
    const isOver = (now: WebhookSubscription | null) => !now || isReady(now, row) || hasFailed(now, row);
    const found = await this.waiting.until(row.id, isOver);
    if (found && isReady(found, row)) return viewOf(found);
    const error = found
      ? errorOf(found.failureCode)
      : new ProviderError('unavailable', 'The webhook is still being made.');
    if (isNew && isFinal(error)) await this.removal.begin(row);
    throw error;
  }

  /**
   * A subscription whose webhook was made elsewhere and delivers to the provider's documented address, signed with a
   * secret that is known. This server can see whether it is silent, and cannot make it anew.
   */
  async adopt(ref: ConnectionRef, wish: SubscriptionWish, secret: Secret): Promise<SubscriptionView> {
    const { row } = await this.wishes.write(ref, wish, { isAdopted: true });
    return viewOf(await this.adopted.take(row, secret));
  }

  /** Those of a connection. */
  async list({ organizationId, userId, provider }: ConnectionRef): Promise<SubscriptionView[]> {
    const where = { organizationId, userId, provider, removedAt: null };
    const rows = await this.prisma.webhookSubscription.findMany({ where, orderBy: { id: 'desc' } });
    return rows.map(viewOf);
  }

  async get(
    { organizationId, userId, provider }: ConnectionRef,
    resource: string,
  ): Promise<SubscriptionView | undefined> {
    const where = { organizationId, userId, provider, resource, removedAt: null };
    const row = await this.prisma.webhookSubscription.findFirst({ where });
    return row ? viewOf(row) : undefined;
  }

  /**
   * Looks after it now instead of at its next date, and waits for the outcome.
   * @returns undefined when it is gone
   */
  async check(id: string): Promise<SubscriptionView | undefined> {
    const before = await this.prisma.webhookSubscription.findUnique({ where: { id, removedAt: null } });
    if (!before) return undefined;
    const asked = await this.prisma.databaseTime();
    await this.prisma.$transaction((tx) => this.lanes.wake(subscriptionLane, [id], { tx }));
    // One that is under way may have looked already.
    const after = await this.waiting.until(id, (row) => !row || (row.checkBegunAt ?? NEVER) >= asked);
    return viewOf(after ?? before);
  }

  /**
   * Deliveries are refused at once; the webhook at the provider is removed as soon as that takes part.
   * @returns whether the provider has removed it already
   */
  async remove(id: string): Promise<boolean> {
    const row = await this.prisma.webhookSubscription.findUnique({ where: { id } });
    if (!row) return true;
    await this.removal.begin(row);
    return (await this.waiting.until(id, isTried, REMOVAL_WAIT)) === null;
  }
}

const isReady = (now: WebhookSubscription, { wishVersion }: WebhookSubscription): boolean =>
  now.status === 'active' && (isServed(now) || now.servedVersion >= wishVersion);

const NEVER = new Date(0);

/** Removed, or to be removed later; or wanted again. */
const isTried = (now: WebhookSubscription | null): boolean => !now?.removedAt || now.failures > 0;

/** A turn since then has ended without it. */
const hasFailed = (now: WebhookSubscription, before: WebhookSubscription): boolean =>
  now.checks > before.checks && now.failureCode !== null;
