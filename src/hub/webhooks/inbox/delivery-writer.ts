import { Injectable } from '@nestjs/common';
import { problem } from '../../../platform/problem/index.js';
import { Lanes } from '../../../platform/lanes/index.js';
import { GroupCommit } from './group-commit.js';
import { InboxConnection, isRefused } from './inbox-connection.js';
import { inboxLane } from './inbox-lane.js';
import { type NewDelivery } from './new-delivery.js';
import { WorkPace } from './work-pace.js';

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const FOREIGN_KEY_VIOLATION = '23503';
const RETRY_AFTER_SECONDS = 2;
/** What a delivery holds beside its body, in bytes, more or less. */
const OVERHEAD = 1_024;

/** Puts deliveries into the inbox, those that wait for each other's commit together, and each with its work. */
@Injectable()
export class DeliveryWriter {
  readonly #commits = new GroupCommit<NewDelivery>({
    write: (deliveries) => this.#write(deliveries),
    isOutage: (error) => !isRefused(error),
    sizeOf: ({ body }) => body.length + OVERHEAD,
  });

  constructor(
    private readonly connection: InboxConnection,
    private readonly lanes: Lanes,
    private readonly pace: WorkPace,
  ) {}

  /**
   * Returns once the delivery is committed. One that is there already is not stored again.
   * @throws problem `not_found` when its subscription is gone; otherwise a 503 that asks to come back
   */
  async store(delivery: NewDelivery): Promise<void> {
    this.pace.note();
    try {
      await this.#commits.add(delivery);
    } catch (error) {
      if (!isRefused(error)) throw error;
      if (error.code === FOREIGN_KEY_VIOLATION) throw problem('not_found', { cause: error });
      throw problem('overloaded', { cause: error, retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
  }

  async #write(deliveries: readonly NewDelivery[]): Promise<void> {
    // Two instances that store the same deliveries must not wait for each other: all take them in one order.
    const sorted = deliveries.toSorted((a, b) => a.key.compare(b.key));
    const all = <K extends keyof NewDelivery>(name: K) => sorted.map((delivery) => delivery[name]);
    await this.connection.transaction(async (tx) => {
      await tx.$executeRaw`
        INSERT INTO webhook_deliveries
          (id, organization_id, subscription_id, provider, lane, key, body, headers, received_at)
        SELECT * FROM unnest(
          ${all('id')}::uuid[], ${all('organizationId')}::uuid[], ${all('subscriptionId')}::uuid[],
          ${all('provider')}::text[], ${all('lane')}::text[], ${all('key')}::bytea[], ${all('body')}::bytea[],
          ${all('headers')}::jsonb[], ${all('receivedAt')}::timestamptz[])
        ON CONFLICT (subscription_id, key) DO NOTHING`;
      await this.lanes.wake(inboxLane, all('lane'), { tx });
    });
  }
}
