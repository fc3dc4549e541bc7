import { Injectable } from '@nestjs/common';
import { type MirroredProject, type Prisma, PrismaService } from '../../platform/database/index.js';
import { type MirrorOwner } from './mirror-owner.js';
import { MirroredProjects } from './mirrored-projects.js';
import { type TaskChangeListener, TaskChangeListeners } from './task-changes.js';
import { TaskRefreshes } from './task-refreshes.js';

/** How a mirror stands. */
export type MirrorView = Omit<MirroredProject, 'cursor' | 'isCovered'>;

/** Tasks kept here as they are at the provider, and word of what changes with them. */
@Injectable()
export class TaskMirror {
  constructor(
    private readonly prisma: PrismaService,
    private readonly mirrors: MirroredProjects,
    private readonly refreshes: TaskRefreshes,
    private readonly listeners: TaskChangeListeners,
  ) {}

  /**
   * Mirrors the tasks of a project from now on: they are read in the background, and kept up with by events. Again, it
   * changes nothing, but one that failed is tried again.
   */
  async follow(owner: MirrorOwner, projectGid: string): Promise<MirrorView> {
    return viewOf(await this.mirrors.open(owner, projectGid));
  }

  /** @returns false when it was not mirrored */
  async unfollow(owner: MirrorOwner, projectGid: string): Promise<boolean> {
    return this.mirrors.close(owner, projectGid);
  }

  /**
   * Called for each real change of a task, once, in the transaction that stores it: database work only. The first sight
   * of a task is a change too. To be registered while the application is built.
   */
  onChange(name: string, listener: TaskChangeListener): void {
    this.listeners.add(name, listener);
  }

  /** Asks for the present state of tasks, of any project or none; what is different is told to the listeners. */
  async refresh(
    owner: MirrorOwner,
    gids: readonly string[],
    tx: Prisma.TransactionClient = this.prisma,
  ): Promise<void> {
    await this.refreshes.request(owner, gids, tx);
  }
}

export function viewOf({ cursor: _cursor, isCovered: _isCovered, ...view }: MirroredProject): MirrorView {
  return view;
}
