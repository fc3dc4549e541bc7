import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { Prisma, PrismaService } from '../../platform/database/index.js';
import { type MirrorOwner } from './mirror-owner.js';
import { type TaskChange, TaskChangeListeners } from './task-changes.js';
import { type TaskState } from './task-state.js';
import { judge, type Known, storedState, type Verdict } from './verdict.js';

/** What the provider answered about one task. */
export interface Sighting {
  readonly gid: string;
  /** undefined: there is no such task. */
  readonly state: TaskState | undefined;
}

export interface Applied {
  /** Tasks that have to be asked for again, because this answer and another one contradict each other. */
  readonly unclear: readonly string[];
  readonly changed: number;
}

type Transaction = Prisma.TransactionClient;
type KnownRow = Known & { readonly gid: string };
interface Judged extends Sighting {
  readonly verdict: Verdict;
  readonly known: KnownRow | undefined;
}

/** When a task that is gone was written last, if it was never seen. */
const LONG_AGO = new Date(0);

/** The table `mirrored_tasks`: answers become rows here alone, and listeners hear of what is different. */
@Injectable()
export class MirroredTasks {
  constructor(
    private readonly prisma: PrismaService,
    private readonly listeners: TaskChangeListeners,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Compares answers with what is stored, stores what is newer, and tells the listeners what has really changed.
   * @param sightings of different tasks
   * @param asked.askedAt the database's time, that of `seen_at`, from before the question
   */
  async apply(
    owner: MirrorOwner,
    sightings: readonly Sighting[],
    asked: { readonly askedAt: Date; readonly cause: TaskChange['cause'] },
    tx: Transaction,
  ): Promise<Applied> {
    const changes: TaskChange[] = [];
    const unclear: string[] = [];
    let rest = sightings;
    while (rest.length > 0) {
      const rows = await this.lock(owner, rest, tx);
      const judged = rest.map((sighting): Judged => {
        const known = rows.get(sighting.gid);
        return { ...sighting, known, verdict: judge(known, sighting.state, asked.askedAt) };
      });
      const lost = await this.store(owner, judged, tx);
      for (const { gid, state: after, known, verdict } of judged) {
        if (lost.has(gid)) continue;
        const before = known && !known.deletedAt ? storedState(known.data) : undefined;
        if (verdict === 'unclear') unclear.push(gid);
        if (verdict === 'changed' || verdict === 'gone')
          changes.push({ owner, gid, before, after, cause: asked.cause });
      }
      // Another transaction has inserted them at the same moment: now they are known.
      rest = rest.filter(({ gid }) => lost.has(gid));
    }
    await this.listeners.tell(changes, tx);
    return { unclear, changed: changes.length };
  }

  /** Forgets what was deleted long ago. Safe to repeat. */
  async prune({ organizationId, userId, provider }: MirrorOwner, deletedBefore: Date): Promise<void> {
    await this.prisma.mirroredTask.deleteMany({
      where: { organizationId, userId, provider, deletedAt: { lt: deletedBefore } },
    });
  }

  /** In one order, so that two who lock the same tasks do not wait for each other in a circle. */
  private async lock(
    { organizationId, userId, provider }: MirrorOwner,
    sightings: readonly Sighting[],
    tx: Transaction,
  ): Promise<Map<string, KnownRow>> {
    const rows = await tx.$queryRaw<KnownRow[]>`
      SELECT gid, data, modified_at AS "modifiedAt", deleted_at AS "deletedAt", seen_at AS "seenAt"
      FROM mirrored_tasks
      WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId} AND provider = ${provider}
        AND gid = ANY(${sightings.map(({ gid }) => gid)}::text[])
      ORDER BY gid FOR UPDATE`;
    return new Map(rows.map((row) => [row.gid, row]));
  }

  /** @returns those that another transaction has inserted meanwhile; nothing was stored of them */
  private async store(owner: MirrorOwner, judged: readonly Judged[], tx: Transaction): Promise<ReadonlySet<string>> {
    const writes = judged.filter(({ verdict }) => verdict === 'changed' || verdict === 'retold' || verdict === 'gone');
    const isNew = ({ known }: Judged) => known === undefined;
    const same = judged.filter(({ verdict }) => verdict === 'same').map(({ gid }) => gid);
    await this.update(
      owner,
      writes.filter((one) => !isNew(one)),
      tx,
    );
    await this.touch(owner, same, tx);
    return this.insert(owner, writes.filter(isNew), tx);
  }

  private async insert(owner: MirrorOwner, judged: readonly Judged[], tx: Transaction): Promise<ReadonlySet<string>> {
    if (judged.length === 0) return new Set();
    const { organizationId, userId, provider } = owner;
    const inserted = await tx.$queryRaw<{ gid: string }[]>`
      INSERT INTO mirrored_tasks
        (organization_id, user_id, provider, gid, projects, data, modified_at, deleted_at, seen_at, updated_at)
      SELECT ${organizationId}::uuid, ${userId}, ${provider}, gid, projects, data, modified_at, deleted_at,
             clock_timestamp(), ${this.now()}::timestamptz
      FROM ${this.recordset(judged)} ORDER BY gid
      ON CONFLICT DO NOTHING RETURNING gid`;
    const known = new Set(inserted.map(({ gid }) => gid));
    return new Set(judged.map(({ gid }) => gid).filter((gid) => !known.has(gid)));
  }

  private async update(owner: MirrorOwner, judged: readonly Judged[], tx: Transaction): Promise<void> {
    if (judged.length === 0) return;
    await tx.$executeRaw`
      UPDATE mirrored_tasks AS task
      SET projects = found.projects, data = found.data, modified_at = found.modified_at, deleted_at = found.deleted_at,
          seen_at = clock_timestamp(), updated_at = ${this.now()}::timestamptz
      FROM ${this.recordset(judged)}
      WHERE ${ofOwner(owner)} AND task.gid = found.gid`;
  }

  private async touch(owner: MirrorOwner, gids: readonly string[], tx: Transaction): Promise<void> {
    if (gids.length === 0) return;
    await tx.$executeRaw`
      UPDATE mirrored_tasks AS task SET seen_at = clock_timestamp()
      WHERE ${ofOwner(owner)} AND task.gid = ANY(${gids}::text[])`;
  }

  /** Rows to be written; of a task that is gone its last state stays. */
  private recordset(judged: readonly Judged[]): Prisma.Sql {
    const rows = judged.map(({ gid, state, known }) => ({
      gid,
      projects: (state ?? storedState(known?.data))?.projects.map((project) => project.gid) ?? [],
      data: state ?? known?.data ?? {},
      modified_at: state?.modified_at ?? known?.modifiedAt ?? LONG_AGO,
      deleted_at: state ? null : this.now(),
    }));
    return Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS found
      (gid text, projects text[], data jsonb, modified_at timestamptz, deleted_at timestamptz)`;
  }

  private now(): Date {
    return new Date(this.clock.now());
  }
}

const ofOwner = ({ organizationId, userId, provider }: MirrorOwner) =>
  Prisma.sql`task.organization_id = ${organizationId}::uuid AND task.user_id = ${userId} AND task.provider = ${provider}`;
