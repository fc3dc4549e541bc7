import { Inject, Injectable } from '@nestjs/common';
import { type Subject } from '../../contracts/index.js';
import { type Page, type PageQuery, readCursor, toPage } from '../../platform/api/index.js';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { type MirroredProject, PrismaService } from '../../platform/database/index.js';
import { problem } from '../../platform/problem/index.js';
import { asana, AsanaAccounts } from '../../providers/asana/index.js';
import { readTaskCursor, toTaskPage } from './mirrored-task-page.js';
import { type MirrorOwner } from './mirror-owner.js';
import { TaskMirror } from './task-mirror.js';
import { TaskRefreshes } from './task-refreshes.js';
import { type TaskState } from './task-state.js';
import { storedState } from './verdict.js';

/** A mirror with how far and how old it is. */
export interface MeasuredMirror extends MirroredProject {
  /** Tasks of its owner that are to be fetched. */
  readonly waiting: number;
  /** Since the last full reading; null before the first. */
  readonly ageSeconds: number | null;
}

export interface MirroredTaskView {
  readonly state: TaskState;
  readonly seenAt: Date;
}

const ownerOf = ({ organizationId, userId }: Subject): MirrorOwner => ({
  organizationId,
  userId,
  provider: asana.manifest.id,
});

/** Mirrors as their users see them. Another user's mirror is answered as one that does not exist. */
@Injectable()
export class MirrorRequests {
  constructor(
    private readonly prisma: PrismaService,
    private readonly mirror: TaskMirror,
    private readonly refreshes: TaskRefreshes,
    private readonly accounts: AsanaAccounts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProviderError when the account cannot see the project */
  async follow(user: Subject, projectGid: string): Promise<MeasuredMirror> {
    await this.accounts.clientOf(user).project(projectGid);
    const { id } = await this.mirror.follow(ownerOf(user), projectGid);
    return this.get(user, id);
  }

  /** Newest first. */
  async list(user: Subject, { limit, cursor }: PageQuery): Promise<Page<MeasuredMirror>> {
    const rows = await this.prisma.mirroredProject.findMany({
      where: { ...ownerOf(user), id: { lt: readCursor(cursor) } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    const waiting = await this.refreshes.waiting(ownerOf(user));
    return toPage(rows, limit, (row) => this.measured(row, waiting));
  }

  /** @throws problem `not_found` */
  async get(user: Subject, id: string): Promise<MeasuredMirror> {
    const row = await this.prisma.mirroredProject.findFirst({ where: { id, ...ownerOf(user) } });
    if (!row) throw problem('not_found', { detail: 'There is no such mirror.' });
    return this.measured(row, await this.refreshes.waiting(ownerOf(user)));
  }

  /** @throws problem `not_found` */
  async unfollow(user: Subject, id: string): Promise<void> {
    const { projectGid } = await this.get(user, id);
    await this.mirror.unfollow(ownerOf(user), projectGid);
  }

  /** In the order of their ids, as they are stored. */
  async tasks({ organizationId, userId, provider, projectGid }: MeasuredMirror, { limit, cursor }: PageQuery) {
    const rows = await this.prisma.mirroredTask.findMany({
      where: {
        organizationId,
        userId,
        provider,
        projects: { has: projectGid },
        deletedAt: null,
        gid: { gt: readTaskCursor(cursor) },
      },
      orderBy: { gid: 'asc' },
      take: limit + 1,
    });
    return toTaskPage(rows, limit, ({ data, seenAt }) => {
      const state = storedState(data);
      return state ? [{ state, seenAt }] : [];
    });
  }

  private measured(row: MirroredProject, waiting: number): MeasuredMirror {
    const age = row.syncedAt && Math.max(0, Math.floor((this.clock.now() - row.syncedAt.getTime()) / 1000));
    return { ...row, waiting, ageSeconds: age };
  }
}
