import { Inject, Injectable } from '@nestjs/common';
import { type Page, readCursor, toPage } from '../../../platform/api/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { Prisma, PrismaService } from '../../../platform/database/index.js';
import { Lanes } from '../../../platform/lanes/index.js';
import { problem } from '../../../platform/problem/index.js';
import { Audit, type IncomingRequest } from '../../access/index.js';
import { visibilityOf } from '../../connections/index.js';
import { type ListQuery, type ReplayBody } from './deliveries.schemas.js';
import {
  COLUMNS,
  type DeliveryDetail,
  type DeliverySummary,
  DETAIL_COLUMNS,
  detailOf,
  summaryOf,
} from './delivery-view.js';
import { inboxLane } from './inbox-lane.js';

/** Deliveries put back in one transaction; a request puts back as many of these as there are. */
const REPLAY_BATCH = 1_000;

/** Deliveries as callers of the API see them, and only those they may see. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly prisma: PrismaService,
    private readonly lanes: Lanes,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(request: IncomingRequest, query: ListQuery): Promise<Page<DeliverySummary>> {
    const { limit, cursor, provider, subscription_id: subscriptionId, status } = query;
    const rows = await this.prisma.webhookDelivery.findMany({
      where: {
        ...visibleTo(request),
        provider,
        subscriptionId,
        status,
        receivedAt: rangeOf(query),
        id: { lt: readCursor(cursor) },
      },
      select: COLUMNS,
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return toPage(rows, limit, summaryOf);
  }

  /** @throws problem `not_found` also for deliveries that the caller may not see */
  async get(request: IncomingRequest, id: string): Promise<DeliveryDetail> {
    const row = await this.prisma.webhookDelivery.findFirst({
      where: { ...visibleTo(request), id },
      select: DETAIL_COLUMNS,
    });
    if (row) return detailOf(row);
    throw problem('not_found', { detail: 'There is no such delivery.' });
  }

  /** Its work is done again from the first try on. What it has done already is not done twice. */
  async replay(request: IncomingRequest, id: string): Promise<DeliverySummary> {
    await this.get(request, id);
    await this.putBack([id]);
    await this.record(request, 'webhooks.deliveries.replay', `webhook_delivery:${id}`);
    return this.get(request, id);
  }

  /** @returns how many; those whose work is still to be done are not among them */
  async replayAll(request: IncomingRequest, body: ReplayBody): Promise<number> {
    const { status, subscription_id: subscriptionId, dry_run: isDryRun } = body;
    const where: Prisma.WebhookDeliveryWhereInput = {
      ...visibleTo(request),
      status: status ?? { not: 'pending' },
      subscriptionId,
      receivedAt: rangeOf({ ...body, received_before: this.pastOnly(body.received_before) }),
    };
    if (isDryRun) return this.prisma.webhookDelivery.count({ where });
    await this.record(request, 'webhooks.deliveries.replayMany', targetOf(subscriptionId));
    let count = 0;
    // From the oldest on: one that is put back and worked off meanwhile is not met again.
    for (let after: string | undefined, ids = ['']; ids.length > 0; after = ids.at(-1)) {
      ids = await this.idsOf({ ...where, id: { gt: after } });
      await this.putBack(ids);
      count += ids.length;
    }
    return count;
  }

  /** What comes in meanwhile is not meant: there would be no end of it. */
  private pastOnly(before: string | undefined): string {
    const now = this.clock.now();
    return new Date(Math.min(now, before === undefined ? now : Date.parse(before))).toISOString();
  }

  private async idsOf(where: Prisma.WebhookDeliveryWhereInput): Promise<string[]> {
    const select = { id: true } as const;
    const rows = await this.prisma.webhookDelivery.findMany({
      where,
      select,
      orderBy: { id: 'asc' },
      take: REPLAY_BATCH,
    });
    return rows.map(({ id }) => id);
  }

  private async putBack(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.prisma.$transaction(async (tx) => {
      const rows = await tx.$queryRaw<{ lane: string }[]>`
        UPDATE webhook_deliveries SET status = 'pending', attempts = 0, next_attempt_at = NULL, finished_at = NULL
        WHERE id = ANY(${ids}::uuid[]) RETURNING lane`;
      const lanes = [...new Set(rows.map(({ lane }) => lane))];
      await this.lanes.wake(inboxLane, lanes, { tx });
    });
  }

  private record({ caller, source }: IncomingRequest, action: string, target: string): Promise<void> {
    const { organizationId, credentialId: actor } = caller;
    return this.audit.record({ organizationId, actor, action, outcome: 'allowed', target, ...source });
  }
}

function visibleTo({ caller, acting }: IncomingRequest): Prisma.WebhookDeliveryWhereInput {
  const { organizationId, userId } = visibilityOf(caller, acting);
  return { organizationId, ...(userId !== undefined && { subscription: { userId } }) };
}

/** What the audit log names: the one webhook, or all that the caller sees. */
const targetOf = (subscriptionId: string | undefined) =>
  subscriptionId === undefined ? 'webhook_deliveries' : `webhook_subscription:${subscriptionId}`;

function rangeOf(range: Pick<ListQuery, 'received_after' | 'received_before'>): Prisma.DateTimeFilter {
  const { received_after: after, received_before: before } = range;
  return { ...(after && { gte: new Date(after) }), ...(before && { lt: new Date(before) }) };
}
