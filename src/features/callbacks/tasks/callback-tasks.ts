import { Injectable } from '@nestjs/common';
import { type IdempotentAttempt } from '../../../platform/idempotency/index.js';
import { problem } from '../../../platform/problem/index.js';
import {
  AsanaAccounts,
  AsanaTaskDetails,
  type Task,
  type TaskDetails,
  toTask,
} from '../../../providers/asana/index.js';
import { withAsana } from '../asana-failures.js';
import { callbacksOf } from '../owner.js';
import { type CreateFields, type ListFields } from './claims.js';
import { TaskChanges } from './task-changes.js';
import { TaskCreation } from './task-creation.js';
import { projectOf } from './task-drafts.js';
import { TaskPlanning } from './task-planning.js';

/** The documented paths for tasks, as the workflow's clients use them. */
@Injectable()
export class CallbackTasks {
  constructor(
    private readonly planning: TaskPlanning,
    private readonly creation: TaskCreation,
    private readonly changes: TaskChanges,
    private readonly accounts: AsanaAccounts,
    private readonly details: AsanaTaskDetails,
  ) {}

  /**
   * @throws problem `validation_failed`, `callbacks_not_configured`, `callbacks_key_refused`, `callback_pending`;
   * ProviderError
   */
  async create(
    organizationId: string,
    fields: CreateFields,
    attempt?: IdempotentAttempt,
  ): Promise<{ readonly task: TaskDetails }> {
    const { campaignId, taskData } = demanded(fields);
    const earlier = await this.creation.resumed(organizationId, attempt);
    if (earlier) return { task: earlier };
    const occasion = await withAsana(this.planning.occasion(organizationId, campaignId));
    const plan = await withAsana(this.planning.plan(occasion, taskData, attempt?.id));
    return { task: await this.creation.make(plan) };
  }

  /** One task, or those of a project: the one named, the campaign's, else the default one. */
  async list(
    organizationId: string,
    query: ListFields,
  ): Promise<
    { readonly task: TaskDetails } | { readonly tasks: readonly Task[]; readonly next_offset: string | null }
  > {
    if (query.organizationId === undefined) throw missing(['organizationId']);
    if (query.taskId !== undefined) return { task: await this.one(organizationId, query.taskId) };
    return withAsana(this.ofProject(organizationId, query));
  }

  /** @throws problem `not_found` for a task that is none of the organization's workflow */
  async complete(organizationId: string, gid: string, completed: boolean): Promise<{ readonly task: TaskDetails }> {
    return { task: await this.changes.complete(organizationId, gid, completed) };
  }

  private async one(organizationId: string, gid: string): Promise<TaskDetails> {
    await withAsana(this.planning.occasion(organizationId, ''));
    return withAsana(this.details.get(callbacksOf(organizationId), gid));
  }

  private async ofProject(organizationId: string, query: ListFields) {
    const occasion = await this.planning.occasion(organizationId, query.campaignId ?? '');
    const project = query.project_id ?? projectOf(occasion);
    const owner = callbacksOf(organizationId);
    const client = this.accounts.clientOf(owner);
    const since = { completed: query.completed_since, modified: query.modified_since };
    const page = { limit: query.limit, offset: query.offset };
    const { items, nextOffset } = await client.changedTasks(project, since, page);
    const assignee = await this.gidOf(organizationId, query.assignee);
    // Asana does not filter the tasks of a project by assignee.
    const wanted = items.filter((task) => assignee === undefined || task.assignee?.gid === assignee);
    return { tasks: wanted.map(toTask), next_offset: nextOffset };
  }

  private async gidOf(organizationId: string, assignee: string | undefined): Promise<string | undefined> {
    const owner = callbacksOf(organizationId);
    if (assignee === undefined || assignee === 'all') return undefined;
    if (assignee === 'me') return this.accounts.gidOf(owner);
    return assignee.includes('@') ? (await this.accounts.clientOf(owner).user(assignee)).gid : assignee;
  }
}

const missing = (fields: readonly string[]) =>
  problem('validation_failed', {
    errors: fields.map((field) => ({ field, message: 'is required', missing: true })),
  });

function demanded({ organizationId, taskData, campaignId }: CreateFields) {
  if (organizationId !== undefined && taskData !== undefined && campaignId !== undefined)
    return { taskData, campaignId };
  const given = { organizationId, taskData, campaignId };
  throw missing(Object.entries(given).flatMap(([field, value]) => (value === undefined ? [field] : [])));
}
