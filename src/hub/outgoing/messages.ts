import { Inject, Injectable } from '@nestjs/common';
import { type Page, readCursor, toPage } from '../../platform/api/index.js';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import {
  type EndpointMessage,
  newRowId,
  Prisma,
  PrismaService,
  type WebhookEndpoint,
} from '../../platform/database/index.js';
import { Lanes } from '../../platform/lanes/index.js';
import { problem } from '../../platform/problem/index.js';
import { EventLog, OWN_SOURCE, TypeFilter } from '../events/index.js';
import { subjectOf } from './active-endpoints.js';
import { deliveryLane } from './delivery-lane.js';
import { type MessagesQuery, type MessageView } from './message.schemas.js';
import { MessageWriter, TEST_TYPE } from './message-writer.js';

/** Messages put back by one request. */
const REPLAY_LIMIT = 10_000;

/** Owner of what concerns an endpoint alone: backends see it, and none of the organization's users. */
const NOBODY = 'switchyard:endpoints';

/** What was sent, and is to be sent, to an endpoint that the caller may see. */
@Injectable()
export class Messages {
  constructor(
    private readonly prisma: PrismaService,
    private readonly writer: MessageWriter,
    private readonly events: EventLog,
    private readonly lanes: Lanes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(
    { id: endpointId }: WebhookEndpoint,
    { limit, cursor, status }: MessagesQuery,
  ): Promise<Page<MessageView>> {
    const rows = await this.prisma.endpointMessage.findMany({
      where: { endpointId, status, id: { lt: readCursor(cursor) } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    const { items, nextCursor } = toPage(rows, limit, (row) => row);
    return { items: await this.withTypes(items), nextCursor };
  }

  /** Sends it an event of its own, whatever types it wants. */
  async test(endpoint: WebhookEndpoint): Promise<MessageView> {
    const { id, organizationId } = endpoint;
    const now = this.clock.now();
    const reported = {
      type: TEST_TYPE,
      subject: subjectOf(id),
      occurredAt: new Date(now).toISOString(),
      identity: newRowId(now),
      data: { endpoint_id: id },
    };
    const eventId = await this.prisma.$transaction(async (tx) => {
      const [event] = await this.events.append({ organizationId, userId: NOBODY }, OWN_SOURCE, [reported], tx);
      if (!event) throw problem('internal');
      await this.writer.write(endpoint, [event.id], tx);
      return event.id;
    });
    return this.find({ endpointId: id, eventId });
  }

  /** Sends a message again, from its first try on, whatever became of it. @throws problem `not_found` */
  async replay({ id: endpointId }: WebhookEndpoint, messageId: string): Promise<MessageView> {
    await this.find({ endpointId, id: messageId });
    await this.prisma.$transaction(async (tx) => {
      await tx.endpointMessage.updateMany({
        where: { endpointId, id: messageId },
        data: { status: 'pending', attempts: 0, nextAttemptAt: new Date(this.clock.now()), finishedAt: null },
      });
      await this.lanes.wake(deliveryLane, [endpointId], { tx });
    });
    return this.find({ endpointId, id: messageId });
  }

  /** Sends what happened since and was not delivered: what failed, and what there was no endpoint for. */
  async replaySince(endpoint: WebhookEndpoint, since: Date): Promise<{ count: number; isComplete: boolean }> {
    return this.prisma.$transaction(async (tx) => {
      const missed = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM events
        WHERE organization_id = ${endpoint.organizationId}::uuid AND created_at >= ${since}::timestamptz
          AND ${new TypeFilter(endpoint.types).condition} AND type <> ${TEST_TYPE}
          AND NOT EXISTS (
            SELECT FROM endpoint_messages AS message
            WHERE message.endpoint_id = ${endpoint.id}::uuid AND message.event_id = events.id
              AND message.status <> 'failed')
        ORDER BY position LIMIT ${REPLAY_LIMIT + 1}`;
      const ids = missed.slice(0, REPLAY_LIMIT).map(({ id }) => id);
      const count = ids.length > 0 ? await this.writer.write(endpoint, ids, tx) : 0;
      return { count, isComplete: missed.length <= REPLAY_LIMIT };
    });
  }

  /** @throws problem `not_found` */
  private async find(where: Prisma.EndpointMessageWhereInput): Promise<MessageView> {
    const row = await this.prisma.endpointMessage.findFirst({ where });
    const [view] = row ? await this.withTypes([row]) : [];
    if (view) return view;
    throw problem('not_found', { detail: 'There is no such message.' });
  }

  private async withTypes(rows: readonly EndpointMessage[]): Promise<MessageView[]> {
    const events = await this.prisma.event.findMany({
      where: { id: { in: rows.map(({ eventId }) => eventId) } },
      select: { id: true, type: true },
    });
    const types = new Map(events.map(({ id, type }) => [id, type]));
    return rows.map((row) => ({ ...row, eventType: types.get(row.eventId) ?? null }));
  }
}
