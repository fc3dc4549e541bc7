import { Inject, Injectable } from '@nestjs/common';
import {
  ConnectedApi,
  type MissedEvents,
  type ProviderCall,
  ProviderError,
  type ProviderWebhooks,
} from '../../../contracts/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { PrismaService, type WebhookSubscription } from '../../../platform/database/index.js';
import { EventLog } from '../../events/index.js';
import { connectionOf, wishOf } from './subscription.js';
import { SubscriptionLedger } from './subscription-ledger.js';

/** Pages read in one go; others get their turn in between. */
const PAGES = 100;

/** What a poll found. */
export interface Catch {
  /** Events that no delivery had brought. */
  readonly count: number;
  /** When the oldest of them happened. */
  readonly oldest: Date | undefined;
  /** There is more to read. */
  readonly hasMore: boolean;
}

const NOTHING: Catch = { count: 0, oldest: undefined, hasMore: false };

/** Reads from the provider what deliveries have not brought, each event and the place after it in one transaction. */
@Injectable()
export class MissedEventsPoll {
  constructor(
    private readonly prisma: PrismaService,
    private readonly events: EventLog,
    private readonly ledger: SubscriptionLedger,
    private readonly api: ConnectedApi,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Notes where to read from, unless that is known. @returns the row with the token */
  async begin(row: WebhookSubscription, webhooks: ProviderWebhooks, signal: AbortSignal): Promise<WebhookSubscription> {
    if (row.syncToken !== null) return row;
    const page = await this.ask(row, webhooks, undefined, signal);
    if (!page) return row;
    const columns = { syncToken: page.syncToken, syncedAt: new Date(this.clock.now()) };
    await this.prisma.webhookSubscription.updateMany({ where: { id: row.id, syncToken: null }, data: columns });
    return { ...row, ...columns };
  }

  /** @throws ProviderError */
  async read(row: WebhookSubscription, webhooks: ProviderWebhooks, signal: AbortSignal): Promise<Catch> {
    let token = (await this.begin(row, webhooks, signal)).syncToken;
    let found = NOTHING;
    for (let page = 0; page < PAGES && token !== null && token !== undefined; page++) {
      const next = await this.ask(row, webhooks, token, signal);
      const news = next && (await this.keep(row, token, next));
      if (!news) return found;
      found = { count: found.count + news.count, oldest: found.oldest ?? news.oldest, hasMore: next.hasMore };
      if (!next.hasMore) return found;
      token = next.syncToken;
    }
    return found;
  }

  /** @returns undefined where the provider cannot tell */
  private async ask(
    row: WebhookSubscription,
    webhooks: ProviderWebhooks,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<MissedEvents | undefined> {
    const call: ProviderCall = (request) => this.api.call(connectionOf(row), { ...request, signal });
    try {
      return await webhooks.missed?.(call, wishOf(row), token);
    } catch (error) {
      // Not all that has webhooks has an event stream too.
      if (error instanceof ProviderError && (error.kind === 'rejected' || error.kind === 'forbidden')) return undefined;
      throw error;
    }
  }

  /** @returns undefined when somebody else has read on from there, or nobody wants it any more */
  private async keep(row: WebhookSubscription, token: string, page: MissedEvents): Promise<Catch | undefined> {
    const { organizationId, userId, provider } = row;
    return this.prisma.$transaction(async (tx) => {
      const { count } = await tx.webhookSubscription.updateMany({
        where: { id: row.id, syncToken: token, removedAt: null },
        data: { syncToken: page.syncToken, syncedAt: new Date(this.clock.now()) },
      });
      if (count === 0) return undefined;
      if (page.isReset) {
        await this.ledger.reset(row, page.syncToken, tx);
        return NOTHING;
      }
      const news = await this.events.append({ organizationId, userId }, provider, page.events, tx);
      return { count: news.length, oldest: news[0]?.occurredAt, hasMore: page.hasMore };
    });
  }
}
