import { Injectable } from '@nestjs/common';
import { type CallbackTask, PrismaService } from '../../../platform/database/index.js';
import {
  AsanaAccounts,
  type AsanaClient,
  type TaskDetailsAnswer,
  type TaskDraft,
} from '../../../providers/asana/index.js';
import { callbacksOf } from '../owner.js';
import { isTaken } from '../taken.js';
import { CALL_SECONDS } from './intents.js';
import { type MadeTask, TaskLinks } from './task-links.js';
import { TaskSearch } from './task-search.js';
import { failureOf, verdictOn } from './task-outcome.js';

/** A call whose answer was lost may still be carried out, and Asana's lists follow a little later. */
export const SETTLE_SECONDS = 5;

/** What became of a task that was taken up. */
export type Sent =
  | { readonly status: 'linked'; readonly gid: string; readonly task?: TaskDetailsAnswer }
  /** Somebody else was faster, or nobody knows yet: the row says more later. */
  | { readonly status: 'open' }
  | { readonly status: 'failed'; readonly error: unknown };

export interface SendOptions {
  readonly priority: 'interactive' | 'background';
  readonly signal?: AbortSignal;
}

/**
 * Makes one task that was taken up, at most once: what may have been sent before is looked for first, and what cannot be
 * told after a failure is left to be looked for later.
 */
@Injectable()
export class TaskSender {
  constructor(
    private readonly prisma: PrismaService,
    private readonly accounts: AsanaAccounts,
    private readonly search: TaskSearch,
    private readonly links: TaskLinks,
  ) {}

  async send(row: CallbackTask, { priority, signal }: SendOptions): Promise<Sent> {
    const deadline = AbortSignal.timeout(CALL_SECONDS * 1000);
    const client = this.accounts.clientOf(callbacksOf(row.organizationId), {
      priority,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    const found = row.attempts > 1 ? await this.search.find(client, row) : undefined;
    if (found !== undefined) return this.link(row, { gid: found, isReported: false });
    return this.create(client, row, priority === 'interactive');
  }

  private async create(client: AsanaClient, row: CallbackTask, isReported: boolean): Promise<Sent> {
    try {
      const task = await client.createTask(row.draft as unknown as TaskDraft);
      return await this.link(row, { gid: task.gid, task, isReported });
    } catch (error) {
      if (verdictOn(error) === 'unclear') return this.lookAgain(client, row, error);
      return { status: 'failed', error };
    }
  }

  /** Often the task is there, and only the answer was lost. That it is not there yet says nothing. */
  private async lookAgain(client: AsanaClient, row: CallbackTask, error: unknown): Promise<Sent> {
    const found = await this.search.find(client, row).catch(() => undefined);
    if (found !== undefined) return this.link(row, { gid: found, isReported: false });
    await this.links.noteFailure(row, failureOf(error).code);
    return { status: 'open' };
  }

  private async link(row: CallbackTask, made: MadeTask): Promise<Sent> {
    try {
      const isOurs = await this.prisma.$transaction((tx) => this.links.link(row, made, tx));
      return isOurs ? { status: 'linked', gid: made.gid, task: made.task } : { status: 'open' };
    } catch (error) {
      // Found, but another intent of the same content has it: ours is still to be made.
      if (isTaken(error)) return { status: 'open' };
      throw error;
    }
  }
}
