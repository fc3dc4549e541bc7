import { Injectable } from '@nestjs/common';
import { WebhookSubscriptions } from '../../hub/webhooks/index.js';
import { type MirroredProject, type Prisma, PrismaService } from '../../platform/database/index.js';
import { type MirrorOwner } from './mirror-owner.js';
import { MirroredProjects } from './mirrored-projects.js';
import { type TaskChangeListener, TaskChangeListeners } from './task-changes.js';
import { TaskRefreshes } from './task-refreshes.js';

/** What of a project's events can mean that a task is different; a move between sections is an event of the task. */
const EVENTS = ['task.*', 'section.changed', 'project.changed'];

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
    private readonly subscriptions: WebhookSubscriptions,
  ) {}

  /**
   * Mirrors the tasks of a project from now on: the hub is asked to tell what happens to them, they are read in the
   * background, and kept up with by events. Again, it changes nothing, but one that failed is tried again.
   * @param deliveryUrl where the provider shall deliver: see the hub's subscriptions
   * @throws problem `validation_failed` for what is no id of a project
   */
  async follow(
    owner: MirrorOwner,
    projectGid: string,
    { deliveryUrl }: { readonly deliveryUrl?: string } = {},
  ): Promise<MirrorView> {
    const wish = { resource: projectGid, resourceType: 'project', events: EVENTS, deliveryUrl };
    await this.subscriptions.ensure(owner, wish);
    return viewOf(await this.mirrors.open(owner, projectGid));
  }

  /**
   * The subscription stays: others may want it too.
   * @returns false when it was not mirrored
   */
  async unfollow(owner: MirrorOwner, projectGid: string): Promise<boolean> {
    return this.mirrors.close(owner, projectGid);
  }

  /**
   * Called with each real change of a task, once, in the transaction that stores it: database work only. The first sight
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
