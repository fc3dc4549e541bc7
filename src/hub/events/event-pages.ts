import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { ChangeFeed, Prisma, PrismaService } from '../../platform/database/index.js';
import { LruMap } from '../../platform/memory/index.js';
import { EVENTS_TOPIC, type StoredEvent } from './stored-event.js';
import { type EventView } from './event-view.js';
import { type ReadUpTo } from './resume-id.js';

/** Events read at once, by a stream. */
const PAGE = 100;
/** Organizations whose newest page is shared. */
const SHARED_PAGES = 1_000;

export interface EventPage {
  /** In the order of the log. */
  readonly events: readonly StoredEvent[];
  /** Everything up to here was looked at. */
  readonly readUpTo: ReadUpTo;
  /** There may be more. */
  readonly isFull: boolean;
}

interface SharedPage {
  readonly after: bigint;
  readonly page: Promise<EventPage>;
}

/** Reads the log, forward for streams and backward for lists. */
@Injectable()
export class EventPages implements OnModuleDestroy {
  /** By organization: reading that began after its last announcement. All streams that are up to date want the same. */
  readonly #shared = new LruMap<string, SharedPage>(SHARED_PAGES);
  readonly #unsubscribe: () => void;

  constructor(
    private readonly prisma: PrismaService,
    private readonly feed: ChangeFeed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.#unsubscribe = feed.on(EVENTS_TOPIC, (id) =>
      id === undefined ? this.#shared.clear() : this.#shared.delete(id),
    );
  }

  onModuleDestroy(): void {
    this.#unsubscribe();
  }

  /** The end of an organization's log. */
  async end(organizationId: string): Promise<ReadUpTo> {
    const at = this.clock.now();
    const { _max } = await this.prisma.event.aggregate({ where: { organizationId }, _max: { position: true } });
    return { position: _max.position ?? 0n, at };
  }

  /** Whether the log has ever come so far; it has not when the database is that of another day. */
  async hasReached({ position }: ReadUpTo): Promise<boolean> {
    const [row] = await this.prisma.$queryRaw<{ last: bigint }[]>`SELECT last_value AS last FROM events_position_seq`;
    return row !== undefined && position <= row.last;
  }

  /** Just before the first event that was written at that time or later. */
  async before(organizationId: string, time: Date): Promise<ReadUpTo> {
    const end = await this.end(organizationId);
    const first = await this.prisma.event.findFirst({
      where: { organizationId, createdAt: { gte: time } },
      orderBy: { position: 'asc' },
    });
    return first ? { ...placeOf(first), position: first.position - 1n } : end;
  }

  /** What a view has behind a position, found by the database: for whoever is far behind. */
  async missed(view: EventView, after: bigint): Promise<EventPage> {
    // First the end: what is written meanwhile stands behind it.
    const end = await this.end(view.organizationId);
    const events = await this.prisma.$queryRaw<StoredEvent[]>`
      SELECT ${COLUMNS} FROM events
      WHERE ${view.condition} AND position > ${after} AND position <= ${end.position}
      ORDER BY position LIMIT ${PAGE}`;
    const last = events.at(-1);
    if (last && events.length === PAGE) return { events, readUpTo: placeOf(last), isFull: true };
    return { events, readUpTo: end.position > after ? end : { position: after, at: end.at }, isFull: false };
  }

  /** What an organization has behind a position, of all kinds and users: one query for all streams that wait for it. */
  newest(organizationId: string, after: bigint): Promise<EventPage> {
    if (!this.feed.isLive) return this.read(organizationId, after);
    const shared = this.#shared.get(organizationId);
    if (shared?.after === after) return shared.page;
    const page = this.read(organizationId, after);
    this.#shared.set(organizationId, { after, page });
    const forget = () => {
      if (this.#shared.get(organizationId)?.page === page) this.#shared.delete(organizationId);
    };
    void page.then(forget, forget);
    return page;
  }

  /** Newest first. @param before position to go on from */
  async list(view: EventView, limit: number, before: bigint | undefined): Promise<StoredEvent[]> {
    return this.prisma.$queryRaw<StoredEvent[]>`
      SELECT ${COLUMNS} FROM events
      WHERE ${view.condition} ${before === undefined ? Prisma.empty : Prisma.sql`AND position < ${before}`}
        ${view.since ? Prisma.sql`AND created_at >= ${view.since}::timestamptz` : Prisma.empty}
      ORDER BY position DESC LIMIT ${limit}`;
  }

  private async read(organizationId: string, after: bigint): Promise<EventPage> {
    const at = this.clock.now();
    const events = await this.prisma.event.findMany({
      where: { organizationId, position: { gt: after } },
      orderBy: { position: 'asc' },
      take: PAGE,
    });
    const last = events.at(-1);
    return { events, readUpTo: last ? placeOf(last) : { position: after, at }, isFull: events.length === PAGE };
  }
}

export const placeOf = ({ position, createdAt }: StoredEvent): ReadUpTo => ({ position, at: createdAt.getTime() });

const COLUMNS = Prisma.sql`position, id, organization_id AS "organizationId", user_id AS "userId", type, source, subject,
  data, dedupe_key AS "dedupeKey", occurred_at AS "occurredAt", created_at AS "createdAt"`;
