import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { type MirroredProject, newRowId, Prisma, PrismaService } from '../../platform/database/index.js';
import { Lanes, type LaneType } from '../../platform/lanes/index.js';
import { type MirrorOwner } from './mirror-owner.js';

/** Full readings of projects; the key is the mirror's id. Its lane is due again when the next reading is. */
export const mirrorLane: LaneType = { kind: 'tasks.mirror', concurrency: 20 };

type Transaction = Prisma.TransactionClient;
type Reading = Pick<MirroredProject, 'id' | 'generation'>;

/** The table `mirrored_projects`. What a reading writes counts only while it is the mirror's present one. */
@Injectable()
export class MirroredProjects {
  constructor(
    private readonly prisma: PrismaService,
    private readonly lanes: Lanes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  find(id: string): Promise<MirroredProject | null> {
    return this.prisma.mirroredProject.findUnique({ where: { id } });
  }

  /** The mirror of a project, made if there is none; one that failed is tried again. */
  async open(owner: MirrorOwner, projectGid: string): Promise<MirroredProject> {
    const { organizationId, userId, provider } = owner;
    const now = new Date(this.clock.now());
    return this.prisma.$transaction(async (tx) => {
      const key = { organizationId, userId, provider, projectGid };
      const id = newRowId(now.getTime());
      await tx.mirroredProject.createMany({ data: { id, ...key, createdAt: now }, skipDuplicates: true });
      const where = { organizationId_userId_provider_projectGid: key };
      const row = await tx.mirroredProject.findUniqueOrThrow({ where });
      if (row.status === 'failed') await this.restart(Prisma.sql`id = ${row.id}::uuid`, tx);
      else await this.lanes.wake(mirrorLane, [row.id], { tx });
      return tx.mirroredProject.findUniqueOrThrow({ where });
    });
  }

  /** @returns whether there was one; tasks that no other mirror of the owner has are forgotten with it */
  async close(owner: MirrorOwner, projectGid: string): Promise<boolean> {
    const { organizationId, userId, provider } = owner;
    const isClosed = await this.prisma.$transaction(async (tx) => {
      // In the order in which a page is stored, so that the two do not wait for each other.
      await this.forgetTasks(owner, projectGid, Prisma.sql`project_gid <> ${projectGid}`, tx);
      const { count } = await tx.mirroredProject.deleteMany({
        where: { organizationId, userId, provider, projectGid },
      });
      return count > 0;
    });
    // A page that was being stored meanwhile; unless somebody mirrors the project again already.
    await this.forgetTasks(owner, projectGid, Prisma.sql`true`, this.prisma);
    return isClosed;
  }

  /** @param keeping condition on the owner's mirrors: what they have stays */
  private async forgetTasks(
    { organizationId, userId, provider }: MirrorOwner,
    projectGid: string,
    keeping: Prisma.Sql,
    tx: Pick<Transaction, '$executeRaw'>,
  ): Promise<void> {
    const isOfOwner = Prisma.sql`
      organization_id = ${organizationId}::uuid AND user_id = ${userId} AND provider = ${provider}`;
    await tx.$executeRaw`
      WITH gone AS (
        SELECT gid FROM mirrored_tasks
        WHERE ${isOfOwner} AND projects @> ARRAY[${projectGid}]
          AND NOT projects && ARRAY(SELECT project_gid::text FROM mirrored_projects WHERE ${isOfOwner} AND ${keeping})
        ORDER BY gid FOR UPDATE)
      DELETE FROM mirrored_tasks USING gone WHERE ${isOfOwner} AND mirrored_tasks.gid = gone.gid`;
  }

  /** Reads all of it anew, whatever is known of it. @param which condition on rows of the table */
  async restart(which: Prisma.Sql, tx: Transaction): Promise<void> {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      UPDATE mirrored_projects
      SET status = 'syncing', generation = generation + 1, cursor = NULL, examined = 0, total = NULL,
          failure_code = NULL, next_sync_at = NULL, updated_at = ${this.now()}::timestamptz
      WHERE ${which} RETURNING id`;
    await this.lanes.wake(
      mirrorLane,
      rows.map(({ id }) => id),
      { tx },
    );
  }

  /** Looks at them now, as where one waits for its subscription. */
  async wake(which: Prisma.Sql, tx: Transaction): Promise<void> {
    const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM mirrored_projects WHERE ${which}`;
    await this.lanes.wake(
      mirrorLane,
      rows.map(({ id }) => id),
      { tx },
    );
  }

  async restartOne(id: string): Promise<void> {
    await this.prisma.$transaction((tx) => this.restart(Prisma.sql`id = ${id}::uuid`, tx));
  }

  /**
   * Before the first question of a reading.
   * @param isCovered what happens from now on will be told
   * @returns undefined when there is another reading meanwhile, or no mirror any more
   */
  async begin({ id, generation }: Reading, isCovered: boolean): Promise<MirroredProject | undefined> {
    await this.prisma.$executeRaw`
      UPDATE mirrored_projects SET started_at = clock_timestamp(), is_covered = ${isCovered}
      WHERE id = ${id}::uuid AND generation = ${generation}`;
    const row = await this.find(id);
    return row?.generation === generation ? row : undefined;
  }

  /** @returns false when there is another reading meanwhile, or no mirror any more */
  async note({ id, generation }: Reading, data: Prisma.MirroredProjectUpdateManyMutationInput, tx?: Transaction) {
    const { count } = await (tx ?? this.prisma).mirroredProject.updateMany({ where: { id, generation }, data });
    return count > 0;
  }

  private now(): Date {
    return new Date(this.clock.now());
  }
}
