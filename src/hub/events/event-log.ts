import { Inject, Injectable } from '@nestjs/common';
import { type ReportedEvent } from '../../contracts/index.js';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { newRowId, type Prisma, PrismaService } from '../../platform/database/index.js';
import { Metrics } from '../../platform/telemetry/index.js';
import { dedupeKeyOf } from './dedupe-key.js';
import { type EventOwner, EVENTS_TOPIC, type StoredEvent } from './stored-event.js';

/** Told of what is new; runs in the transaction of the append. */
type AppendHook = (events: readonly StoredEvent[], tx: Prisma.TransactionClient) => Promise<void>;

type Inserted = StoredEvent & { readonly told: string };

/** First half of the advisory lock's key; the second is made from the organization. Any number nobody else uses. */
const LOCK_CLASS = 1_702_258_036;

/** How long events can be read, and are known when they are reported again. */
export const EVENT_RETENTION_MS = 30 * 86_400_000;

/**
 * What happened, append-only. Within an organization positions grow in the order of the commits, so whoever has read up
 * to a position has seen all that ever stood before it.
 */
@Injectable()
export class EventLog {
  readonly #hooks = new Map<string, AppendHook>();

  constructor(
    private readonly prisma: PrismaService,
    private readonly metrics: Metrics,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Called in the transaction of every append with what was new. Database work only, and quick: others wait for it. */
  onAppend(name: string, hook: AppendHook): void {
    if (this.#hooks.has(name)) throw new Error(`The hook ${name} is registered twice.`);
    this.#hooks.set(name, hook);
  }

  /**
   * Until the transaction ends, nobody else appends for this organization. For who changes rows that hooks or appenders
   * read, too: taken before those rows, as everybody does, it keeps two of them from waiting for each other.
   */
  async lock(organizationId: string, tx: Pick<Prisma.TransactionClient, '$executeRaw'>): Promise<void> {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK_CLASS}::int, hashtext(${organizationId}))`;
  }

  /**
   * Writes down what is not known yet. Call it late in the transaction: until that ends, nobody else can append for
   * this organization.
   * @returns the new events, in order; hooks have run
   */
  async append(
    owner: EventOwner,
    source: string,
    events: readonly ReportedEvent[],
    tx: Prisma.TransactionClient,
  ): Promise<StoredEvent[]> {
    if (events.length === 0) return [];
    const stored = await this.insert(owner, source, events, tx);
    if (stored.length === 0) return stored;
    for (const hook of this.#hooks.values()) await hook(stored, tx);
    this.metrics.eventsAppended.inc({ source }, stored.length);
    return stored;
  }

  /** Deletes what is older than the retention. Safe to repeat. @returns how many */
  async prune(now: Date): Promise<number> {
    const before = new Date(now.getTime() - EVENT_RETENTION_MS);
    const { count } = await this.prisma.event.deleteMany({ where: { createdAt: { lt: before } } });
    return count;
  }

  /** One statement, because others wait: takes the lock, writes, and announces what is new with the commit. */
  private async insert(
    { organizationId, userId }: EventOwner,
    source: string,
    events: readonly ReportedEvent[],
    tx: Prisma.TransactionClient,
  ): Promise<StoredEvent[]> {
    const now = this.clock.now();
    const keys = events.map(({ identity }) => dedupeKeyOf({ organizationId, userId }, source, identity));
    // The lock lasts until the commit: the next writer's positions are greater, and visible later.
    const rows = await tx.$queryRaw<Inserted[]>`
      WITH alone AS MATERIALIZED (SELECT pg_advisory_xact_lock(${LOCK_CLASS}::int, hashtext(${organizationId}::text)))
      INSERT INTO events (id, organization_id, user_id, type, source, subject, data, dedupe_key, occurred_at, created_at)
      SELECT id, ${organizationId}::uuid, ${userId}, type, ${source}, subject, data::jsonb, decode(key, 'hex'),
             occurred_at::timestamptz, ${new Date(now)}::timestamptz
      FROM alone, unnest(
        ${events.map(() => newRowId(now))}::uuid[], ${events.map(({ type }) => type)}::text[],
        ${events.map(({ subject }) => subject)}::text[], ${events.map(({ data }) => JSON.stringify(data))}::text[],
        ${keys.map((key) => key.toString('hex'))}::text[], ${events.map(({ occurredAt }) => occurredAt)}::text[]
      ) WITH ORDINALITY AS reported (id, type, subject, data, key, occurred_at, place)
      ORDER BY place
      ON CONFLICT (organization_id, dedupe_key) DO NOTHING
      RETURNING position, id, organization_id AS "organizationId", user_id AS "userId", type, source, subject, data,
                dedupe_key AS "dedupeKey", occurred_at AS "occurredAt", created_at AS "createdAt",
                pg_notify('switchyard_changes', ${`${EVENTS_TOPIC}:${organizationId}`})::text AS told`;
    return rows.map(({ told: _told, ...event }) => event).sort((one, other) => Number(one.position - other.position));
  }
}
