import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { Prisma, PrismaService } from '../../../platform/database/index.js';
import { INBOX_OPTIONS, type InboxOptions, pauseAfter } from './inbox-options.js';
import { type SetbackCode, setbacks } from './setback.js';

/** A delivery whose work is due. */
export interface DueDelivery {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly provider: string;
  readonly body: Uint8Array;
  readonly attempts: number;
  readonly receivedAt: Date;
}

/** Deliveries read at once, and the size of their bodies together; a larger one comes alone. */
const BATCH = 100;
const BATCH_BYTES = 4 * 1024 * 1024;
/** The last ones are kept. */
const ERRORS_KEPT = 20;

type Transaction = Pick<Prisma.TransactionClient, '$executeRaw'>;

/** The rows of the inbox as their work sees them. Every change asks whether the row is still pending. */
@Injectable()
export class StoredDeliveries {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(INBOX_OPTIONS) private readonly options: InboxOptions,
  ) {}

  /** The next ones of a lane, in the order of their receipt. */
  async due(lane: string): Promise<DueDelivery[]> {
    return this.prisma.$queryRaw<DueDelivery[]>`
      SELECT delivery.id, delivery.organization_id AS "organizationId", subscription.user_id AS "userId",
             delivery.provider, delivery.body, delivery.attempts, delivery.received_at AS "receivedAt"
      FROM (
        SELECT *, sum(octet_length(body)) OVER (ORDER BY id) - octet_length(body) AS bytes_before
        FROM (
          SELECT * FROM webhook_deliveries
          WHERE lane = ${lane} AND status = 'pending' AND (next_attempt_at IS NULL OR next_attempt_at <= ${this.now()})
          ORDER BY id LIMIT ${BATCH}) AS next
      ) AS delivery
      JOIN webhook_subscriptions AS subscription ON subscription.id = delivery.subscription_id
      WHERE delivery.bytes_before < ${BATCH_BYTES}
      ORDER BY delivery.id`;
  }

  /** When the first of those comes back that were set aside; undefined when nothing is left. */
  async nextDue(lane: string): Promise<Date | undefined> {
    const { _min } = await this.prisma.webhookDelivery.aggregate({
      where: { lane, status: 'pending' },
      _min: { nextAttemptAt: true },
    });
    return _min.nextAttemptAt ?? undefined;
  }

  /** @param counts events found, by delivery */
  async finish(counts: ReadonlyMap<string, number>, tx: Transaction): Promise<void> {
    await tx.$executeRaw`
      UPDATE webhook_deliveries AS delivery
      SET status = 'processed', attempts = attempts + 1, next_attempt_at = NULL, events = done.events,
          finished_at = ${this.now()}
      FROM unnest(${[...counts.keys()]}::uuid[], ${[...counts.values()]}::int[]) AS done (id, events)
      WHERE delivery.id = done.id AND delivery.status = 'pending'`;
  }

  /** Another try later, or none. @returns whether it is given up */
  async setAside({ id, attempts }: DueDelivery, code: SetbackCode): Promise<boolean> {
    const tries = attempts + 1;
    const isDead = tries >= this.options.tries;
    const now = this.clock.now();
    const next = new Date(now + pauseAfter(tries, this.options));
    const error = JSON.stringify([{ at: new Date(now).toISOString(), code, message: setbacks[code] }]);
    await this.prisma.$executeRaw`
      UPDATE webhook_deliveries
      SET attempts = ${tries}, errors = jsonb_path_query_array(errors || ${error}::jsonb, ${LAST_ERRORS}::jsonpath),
          status = ${isDead ? 'dead' : 'pending'}::webhook_delivery_status,
          next_attempt_at = ${isDead ? null : next}, finished_at = ${isDead ? new Date(now) : null}
      WHERE id = ${id}::uuid AND status = 'pending' AND attempts = ${attempts}`;
    return isDead;
  }

  private now(): Prisma.Sql {
    return Prisma.sql`${new Date(this.clock.now())}::timestamptz`;
  }
}

const LAST_ERRORS = `$[last - ${ERRORS_KEPT - 1} to last]`;
