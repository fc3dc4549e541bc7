import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { newRowId, type Prisma, type WebhookEndpoint } from '../../platform/database/index.js';
import { Lanes } from '../../platform/lanes/index.js';
import { EventLog, type StoredEvent } from '../events/index.js';
import { ActiveEndpoints } from './active-endpoints.js';
import { deliveryLane } from './delivery-lane.js';

/** Goes to the one endpoint that is tested, whatever types that wants. */
export const TEST_TYPE = 'endpoint.test';

/** Messages of one statement. */
const MOST = 5_000;

/** Writes down what has to be sent, with the events or with the request that asks for it. */
@Injectable()
export class MessageWriter {
  constructor(
    private readonly endpoints: ActiveEndpoints,
    private readonly lanes: Lanes,
    @Inject(CLOCK) private readonly clock: Clock,
    events: EventLog,
  ) {
    events.onAppend('outgoing', (appended, tx) => this.announce(appended, tx));
  }

  /** An event of an endpoint that has one already is sent again if it had failed. @returns how many will be sent */
  async write(
    { id: endpointId, organizationId }: Pick<WebhookEndpoint, 'id' | 'organizationId'>,
    eventIds: readonly string[],
    tx: Prisma.TransactionClient,
  ): Promise<number> {
    return this.insert(
      organizationId,
      eventIds.map((eventId) => ({ endpointId, eventId })),
      tx,
    );
  }

  /** All of one append are of one organization. */
  private async announce(events: readonly StoredEvent[], tx: Prisma.TransactionClient): Promise<void> {
    const [first] = events;
    const wanted = events.filter(({ type }) => type !== TEST_TYPE);
    if (!first || wanted.length === 0) return;
    const pairs = await this.endpoints.matching(first.organizationId, wanted, tx);
    for (let from = 0; from < pairs.length; from += MOST) {
      await this.insert(first.organizationId, pairs.slice(from, from + MOST), tx);
    }
  }

  private async insert(
    organizationId: string,
    pairs: readonly { endpointId: string; eventId: string }[],
    tx: Prisma.TransactionClient,
  ): Promise<number> {
    const now = this.clock.now();
    // An endpoint that was deleted meanwhile gets nothing, and does not keep the event from being written.
    const written = await tx.$executeRaw`
      INSERT INTO endpoint_messages AS message (id, organization_id, endpoint_id, event_id, next_attempt_at, created_at)
      SELECT pair.id, ${organizationId}::uuid, pair.endpoint_id, pair.event_id, ${new Date(now)}::timestamptz,
             ${new Date(now)}::timestamptz
      FROM unnest(${pairs.map(() => newRowId(now))}::uuid[], ${pairs.map(({ endpointId }) => endpointId)}::uuid[],
                  ${pairs.map(({ eventId }) => eventId)}::uuid[]) AS pair (id, endpoint_id, event_id)
      JOIN webhook_endpoints ON webhook_endpoints.id = pair.endpoint_id
      ON CONFLICT (endpoint_id, event_id) DO UPDATE
      SET status = 'pending', attempts = 0, next_attempt_at = excluded.next_attempt_at, finished_at = NULL
      WHERE message.status = 'failed'`;
    await this.lanes.wake(deliveryLane, [...new Set(pairs.map(({ endpointId }) => endpointId))], { tx });
    return written;
  }
}
