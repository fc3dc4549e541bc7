import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { Prisma, PrismaService } from '../../../platform/database/index.js';
import { Log } from '../../../platform/telemetry/index.js';
import { INBOX_OPTIONS, type InboxOptions, pauseAfter } from './inbox-options.js';
import { inboxLane } from './inbox-lane.js';
import { SetbackError, setbacks } from './setback.js';

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

export interface DueDeliveries {
  readonly deliveries: readonly DueDelivery[];
  /** Nothing else was due by then. */
  readonly isAll: boolean;
  /** When the first of those comes back that were set aside before. */
  readonly next: Date | undefined;
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };
interface Found {
  readonly count: number;
  readonly next: Date | null;
}

/** Deliveries read at once, and the size of their bodies together; a larger one comes alone. */
const BATCH = 200;
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
    private readonly log: Log,
  ) {}

  /** The next ones of a lane, in the order of their receipt. */
  async due(lane: string): Promise<DueDeliveries> {
    const now = this.now();
    const rows = await this.prisma.$queryRaw<(Nullable<DueDelivery> & Found)[]>`
      WITH due AS (
        SELECT * FROM webhook_deliveries
        WHERE lane = ${lane} AND status = 'pending' AND (next_attempt_at IS NULL OR next_attempt_at <= ${now})
        ORDER BY position LIMIT ${BATCH}),
      sized AS (SELECT *, sum(octet_length(body)) OVER (ORDER BY position) - octet_length(body) AS bytes_before FROM due),
      counted AS (SELECT count(*)::int AS count FROM due),
      found AS (
        -- Only who has seen all of it asks when to come back: a long line is not gone through for each batch.
        SELECT count, CASE WHEN count < ${BATCH} THEN (
          SELECT min(next_attempt_at) FROM webhook_deliveries
          WHERE lane = ${lane} AND status = 'pending' AND next_attempt_at > ${now}) END AS next
        FROM counted)
      SELECT found.count, found.next, sized.id, sized.organization_id AS "organizationId",
             subscription.user_id AS "userId", sized.provider, sized.body, sized.attempts,
             sized.received_at AS "receivedAt"
      FROM found
      LEFT JOIN sized ON sized.bytes_before < ${BATCH_BYTES}
      LEFT JOIN webhook_subscriptions AS subscription ON subscription.id = sized.subscription_id
      ORDER BY sized.position`;
    const deliveries = rows.filter((row): row is DueDelivery & Found => row.id !== null);
    const { count = 0, next } = rows[0] ?? {};
    return { deliveries, isAll: count < BATCH && deliveries.length === count, next: next ?? undefined };
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

  /** Another try later, or none. @returns when; undefined when it is given up */
  async setAside(delivery: DueDelivery, cause: unknown): Promise<Date | undefined> {
    const { id, attempts, organizationId: organization_id, provider } = delivery;
    const code = cause instanceof SetbackError ? cause.code : 'events_refused';
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
    this.log.failure(cause, undefined, { job: inboxLane.kind, organization_id, provider, attempt: tries, kind: code });
    if (isDead) this.log.warning('A webhook delivery is given up', { organization_id, provider, attempt: tries });
    return isDead ? undefined : next;
  }

  private now(): Prisma.Sql {
    return Prisma.sql`${new Date(this.clock.now())}::timestamptz`;
  }
}

const LAST_ERRORS = `$[last - ${ERRORS_KEPT - 1} to last]`;
