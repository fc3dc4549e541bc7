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
    const all = <K extends keyof NewDelivery>(name: K) => deliveries.map((delivery) => delivery[name]);
    await this.connection.transaction(async (tx) => {
      // Positions in the order of receipt; rows in the order of their keys, so that two instances which store the same
      // deliveries do not wait for each other.
      await tx.$executeRaw`
        WITH received AS MATERIALIZED (
          SELECT nextval('webhook_deliveries_position_seq') AS position, delivery.* FROM unnest(
            ${all('id')}::uuid[], ${all('organizationId')}::uuid[], ${all('subscriptionId')}::uuid[],
            ${all('provider')}::text[], ${all('lane')}::text[], ${all('key')}::bytea[], ${all('body')}::bytea[],
            ${all('headers')}::jsonb[], ${all('receivedAt')}::timestamptz[])
          AS delivery (id, organization_id, subscription_id, provider, lane, key, body, headers, received_at))
        INSERT INTO webhook_deliveries
          (position, id, organization_id, subscription_id, provider, lane, key, body, headers, received_at)
        SELECT * FROM received ORDER BY subscription_id, key
        ON CONFLICT (subscription_id, key) DO NOTHING`;
      await this.lanes.wake(inboxLane, all('lane'), { tx });
    });
  }
}
