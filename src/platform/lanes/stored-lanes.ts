import { Inject, Injectable } from '@nestjs/common';
import { Prisma, PrismaService } from '../database/index.js';
import { LANE_OPTIONS, type LaneOptions } from './lane-options.js';

/** A key that this process may work on now. */
export interface TakenLane {
  readonly kind: string;
  readonly key: string;
  readonly fence: bigint;
  readonly failures: number;
  /** What the turn has to see to have seen all. */
  readonly wanted: bigint;
}

type Transaction = Pick<Prisma.TransactionClient, '$executeRaw'>;
type Ref = Pick<TakenLane, 'kind' | 'key' | 'fence'>;

/** Topic of the change feed; its id is the kind of work. */
export const LANES_TOPIC = 'lanes';

/**
 * The table `lanes`. A row is there while a key has work. Leases run by the database's clock, which all processes share;
 * when work is due is said in the time of whoever adds it.
 */
@Injectable()
export class StoredLanes {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(LANE_OPTIONS) private readonly options: LaneOptions,
  ) {}

  /** Added work does not end the pause of a key whose turns fail. */
  async add(kind: string, keys: readonly string[], dueAt: Date, tx: Transaction): Promise<void> {
    // Sorted: two transactions that wake the same keys must not wait for each other.
    const sorted = [...new Set(keys)].sort();
    await tx.$executeRaw`
      INSERT INTO lanes AS lane (kind, key, due_at)
      SELECT ${kind}, key, ${dueAt}::timestamptz FROM unnest(${sorted}::text[]) AS key
      ON CONFLICT (kind, key) DO UPDATE
      SET wanted = lane.wanted + 1,
        due_at = CASE WHEN lane.failures > 0 THEN lane.due_at ELSE least(lane.due_at, excluded.due_at) END
      RETURNING pg_notify('switchyard_changes', ${`${LANES_TOPIC}:${kind}`})::text`;
  }

  /** Those of the kinds that have a key to take. */
  async dueKinds(kinds: readonly string[]): Promise<string[]> {
    const rows = await this.prisma.$queryRaw<{ kind: string }[]>`
      SELECT kind FROM unnest(${[...kinds]}::text[]) AS registered (kind)
      WHERE EXISTS (SELECT FROM lanes WHERE lanes.kind = registered.kind AND ${this.isDue()})`;
    return rows.map(({ kind }) => kind);
  }

  /** Keys that are due and that nobody works on, the longest waiting first. */
  async take(kind: string, most: number, leaseMs: number): Promise<TakenLane[]> {
    return this.prisma.$queryRaw<TakenLane[]>`
      WITH due AS (
        SELECT kind, key FROM lanes
        WHERE kind = ${kind} AND ${this.isDue()}
        ORDER BY due_at LIMIT ${most} FOR UPDATE SKIP LOCKED)
      UPDATE lanes SET fence = DEFAULT, lease_until = ${leaseEnd(leaseMs)}
      FROM due WHERE lanes.kind = due.kind AND lanes.key = due.key
      RETURNING lanes.kind, lanes.key, lanes.fence, lanes.failures, lanes.wanted`;
  }

  /**
   * A turn that has ended meanwhile is not leased again.
   * @returns those that still hold their lease
   */
  async renew(turns: readonly TakenLane[], leaseMs: number): Promise<Ref[]> {
    // Rows that a transaction is adding work to are passed over, and then waited for one at a time: whoever waits for a
    // row while it holds another could be waited for in turn.
    const renewed = await this.prisma.$queryRaw<Ref[]>`
      WITH held AS (
        SELECT lanes.kind, lanes.key, lanes.fence
        FROM lanes JOIN ${turnsOf(turns)} ON lanes.kind = turn.kind AND lanes.key = turn.key AND lanes.fence = turn.fence
        WHERE lanes.lease_until IS NOT NULL
        FOR UPDATE OF lanes ${SKIP_LOCKED})
      UPDATE lanes SET lease_until = ${leaseEnd(leaseMs)}
      FROM held WHERE lanes.kind = held.kind AND lanes.key = held.key
      RETURNING lanes.kind, lanes.key, lanes.fence`;
    const known = new Set(renewed.map(({ fence }) => fence));
    const others = await Promise.all(
      turns.filter(({ fence }) => !known.has(fence)).map((turn) => this.renewOne(turn, leaseMs)),
    );
    return [...renewed, ...others.flat()];
  }

  private renewOne({ kind, key, fence }: Ref, leaseMs: number): Promise<Ref[]> {
    return this.prisma.$queryRaw<Ref[]>`
      UPDATE lanes SET lease_until = ${leaseEnd(leaseMs)} WHERE kind = ${kind} AND key = ${key} AND fence = ${fence}
        AND lease_until IS NOT NULL
      RETURNING kind, key, fence`;
  }

  /**
   * Of each turn: all work that was there when it began is done. What came since is due at once, after keys that wait
   * longer.
   */
  async finish(turns: readonly TakenLane[]): Promise<void> {
    if (turns.length === 1) return void (await this.finishThose(turns, Prisma.empty));
    // As in `renew`: nobody waits for a row while holding another.
    const finished = new Set((await this.finishThose(turns, SKIP_LOCKED)).map(({ fence }) => fence));
    const others = turns.filter(({ fence }) => !finished.has(fence));
    await Promise.all(others.map((turn) => this.finishThose([turn], Prisma.empty)));
  }

  /** Looks at a row once it has its lock: who was adding work has ended by then. */
  private finishThose(turns: readonly TakenLane[], skipLocked: Prisma.Sql): Promise<Pick<TakenLane, 'fence'>[]> {
    return this.prisma.$queryRaw`
      WITH ended AS (
        SELECT lanes.kind, lanes.key, lanes.fence, lanes.wanted = turn.wanted AS has_seen_all
        FROM lanes JOIN ${turnsOf(turns)} ON lanes.kind = turn.kind AND lanes.key = turn.key AND lanes.fence = turn.fence
        FOR UPDATE OF lanes ${skipLocked}),
      removed AS (
        DELETE FROM lanes USING ended WHERE has_seen_all AND lanes.kind = ended.kind AND lanes.key = ended.key),
      freed AS (
        UPDATE lanes SET lease_until = NULL, failures = 0, due_at = ${new Date(this.options.now())}::timestamptz
        FROM ended WHERE NOT has_seen_all AND lanes.kind = ended.kind AND lanes.key = ended.key)
      SELECT fence FROM ended`;
  }

  /**
   * Something is left: another turn from `dueAt` on, or at once if work was added during this one.
   * @param failures turns in a row that threw, this one included: then nothing ends the pause
   */
  async putBack({ kind, key, fence, wanted }: TakenLane, dueAt: Date, failures: number): Promise<void> {
    const now = new Date(this.options.now());
    const isFailure = failures > 0;
    await this.prisma.$executeRaw`
      UPDATE lanes SET lease_until = NULL, failures = ${failures},
        due_at = CASE WHEN wanted = ${wanted} OR ${isFailure} THEN ${dueAt}::timestamptz ELSE ${now}::timestamptz END
      WHERE kind = ${kind} AND key = ${key} AND fence = ${fence}`;
  }

  private isDue(): Prisma.Sql {
    return Prisma.sql`due_at <= ${new Date(this.options.now())}::timestamptz
      AND (lease_until IS NULL OR lease_until < clock_timestamp())`;
  }
}

const leaseEnd = (leaseMs: number) => Prisma.sql`clock_timestamp() + ${leaseMs} * interval '1 millisecond'`;

const SKIP_LOCKED = Prisma.sql`SKIP LOCKED`;

/** For a FROM, named `turn`. */
const turnsOf = (turns: readonly TakenLane[]) => Prisma.sql`unnest(
  ${turns.map(({ kind }) => kind)}::text[], ${turns.map(({ key }) => key)}::text[],
  ${turns.map(({ fence }) => fence)}::bigint[], ${turns.map(({ wanted }) => wanted)}::bigint[]
) AS turn (kind, key, fence, wanted)`;
