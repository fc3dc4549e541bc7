import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { Prisma, PrismaService } from '../../platform/database/index.js';
import { Lanes, type LaneType } from '../../platform/lanes/index.js';
import { keyOf, type MirrorOwner } from './mirror-owner.js';

/**
 * Tasks of one owner whose present state is to be fetched; the key is the owner's. A turn holds its place while it waits
 * for its provider, so there are many places: they cost next to nothing.
 */
export const refreshLane: LaneType = { kind: 'tasks.refresh', concurrency: 100 };

/** A task to be fetched. */
export interface Wanted {
  readonly gid: string;
  /** Reasons so far: only those are settled with the answer. */
  readonly wanted: number;
  /** Times in a row that it could not be had. */
  readonly attempts: number;
}

type Transaction = Prisma.TransactionClient;
type OwnedTask = MirrorOwner & { readonly gid: string };

/** The table `task_refreshes`, each change of it with the word to its lane. */
@Injectable()
export class TaskRefreshes {
  constructor(
    private readonly prisma: PrismaService,
    private readonly lanes: Lanes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async request(owner: MirrorOwner, gids: readonly string[], tx: Transaction): Promise<void> {
    if (gids.length === 0) return;
    await this.insert(
      gids.map((gid) => ({ ...owner, gid })),
      Prisma.sql`true`,
      tx,
    );
    await this.lanes.wake(refreshLane, [keyOf(owner)], { tx });
  }

  /** For tasks of those who mirror something at that provider; the others are left out. */
  async requestMirrored(tasks: readonly OwnedTask[], tx: Transaction): Promise<void> {
    if (tasks.length === 0) return;
    const isMirroring = Prisma.sql`EXISTS (
      SELECT 1 FROM mirrored_projects AS mirror
      WHERE mirror.organization_id = task.organization_id AND mirror.user_id = task.user_id
        AND mirror.provider = task.provider)`;
    const owners = await this.insert(tasks, isMirroring, tx);
    await this.lanes.wake(refreshLane, [...new Set(owners.map(keyOf))], { tx });
  }

  /** Tasks of a project that a reading which began then did not come across. @returns how many */
  async requestUnseen(owner: MirrorOwner, projectGid: string, since: Date, tx: Transaction): Promise<number> {
    const { organizationId, userId, provider } = owner;
    const count = await tx.$executeRaw`
      INSERT INTO task_refreshes AS refresh (organization_id, user_id, provider, gid, due_at)
      SELECT organization_id, user_id, provider, gid, ${this.now()}::timestamptz FROM mirrored_tasks
      WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId} AND provider = ${provider}
        AND projects @> ARRAY[${projectGid}] AND deleted_at IS NULL AND seen_at < ${since}::timestamptz
      ORDER BY gid
      ON CONFLICT (organization_id, user_id, provider, gid) DO UPDATE
      SET wanted = refresh.wanted + 1, due_at = least(refresh.due_at, excluded.due_at)`;
    if (count > 0) await this.lanes.wake(refreshLane, [keyOf(owner)], { tx });
    return count;
  }

  /** The longest waiting first. */
  async due({ organizationId, userId, provider }: MirrorOwner, limit: number): Promise<Wanted[]> {
    return this.prisma.taskRefresh.findMany({
      select: { gid: true, wanted: true, attempts: true },
      where: { organizationId, userId, provider, dueAt: { lte: this.now() } },
      orderBy: [{ dueAt: 'asc' }, { gid: 'asc' }],
      take: limit,
    });
  }

  /** When the next one is due; undefined when none waits. */
  async nextDue({ organizationId, userId, provider }: MirrorOwner): Promise<Date | undefined> {
    const next = await this.prisma.taskRefresh.findFirst({
      select: { dueAt: true },
      where: { organizationId, userId, provider },
      orderBy: { dueAt: 'asc' },
    });
    return next?.dueAt;
  }

  async waiting({ organizationId, userId, provider }: MirrorOwner): Promise<number> {
    return this.prisma.taskRefresh.count({ where: { organizationId, userId, provider } });
  }

  /** Forgets what is known now, unless there were new reasons meanwhile: it is fetched once more then. */
  async settle(owner: MirrorOwner, done: readonly Wanted[], tx: Transaction): Promise<void> {
    await tx.$executeRaw`
      WITH done AS (
        SELECT refresh.gid FROM task_refreshes AS refresh
        JOIN ${recordset(done)} ON refresh.gid = seen.gid AND refresh.wanted = seen.wanted
        WHERE ${ofOwner(owner)} ORDER BY refresh.gid FOR UPDATE OF refresh)
      DELETE FROM task_refreshes AS refresh USING done WHERE ${ofOwner(owner)} AND refresh.gid = done.gid`;
  }

  /** Comes back to what could not be had. */
  async postpone(
    owner: MirrorOwner,
    failed: readonly Wanted[],
    pauseAfter: (attempts: number) => number,
  ): Promise<void> {
    for (const { gid, attempts } of failed) {
      const dueAt = new Date(this.clock.now() + pauseAfter(attempts));
      const { organizationId, userId, provider } = owner;
      await this.prisma.taskRefresh.updateMany({
        where: { organizationId, userId, provider, gid },
        data: { attempts: { increment: 1 }, dueAt },
      });
    }
  }

  private async insert(tasks: readonly OwnedTask[], condition: Prisma.Sql, tx: Transaction): Promise<MirrorOwner[]> {
    const rows = new Map(tasks.map((task) => [`${keyOf(task)} ${task.gid}`, task]));
    return tx.$queryRaw<MirrorOwner[]>`
      INSERT INTO task_refreshes AS refresh (organization_id, user_id, provider, gid, due_at)
      SELECT organization_id, user_id, provider, gid, ${this.now()}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify([...rows.values()].map(toRow))}::jsonb) AS task
        (organization_id uuid, user_id text, provider text, gid text)
      WHERE ${condition} ORDER BY organization_id, user_id, provider, gid
      ON CONFLICT (organization_id, user_id, provider, gid) DO UPDATE
      SET wanted = refresh.wanted + 1, due_at = least(refresh.due_at, excluded.due_at)
      RETURNING organization_id AS "organizationId", user_id AS "userId", provider`;
  }

  private now(): Date {
    return new Date(this.clock.now());
  }
}

const toRow = ({ organizationId, userId, provider, gid }: OwnedTask) => ({
  organization_id: organizationId,
  user_id: userId,
  provider,
  gid,
});
const recordset = (rows: readonly Wanted[]) =>
  Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS seen (gid text, wanted int)`;
const ofOwner = ({ organizationId, userId, provider }: MirrorOwner) =>
  Prisma.sql`refresh.organization_id = ${organizationId}::uuid AND refresh.user_id = ${userId} AND refresh.provider = ${provider}`;
