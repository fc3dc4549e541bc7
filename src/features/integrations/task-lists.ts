import { Injectable } from '@nestjs/common';
import { ProviderError, type Subject } from '../../contracts/index.js';
import {
  AsanaAccounts,
  type AsanaClient,
  AsanaFullLists,
  type Page,
  type PageRequest,
  type TaskDetails,
  type TaskSource,
} from '../../providers/asana/index.js';
import { type ListedTask } from './answers.js';
import { fanOut } from './fan-out.js';
import { pagesOf } from './named-objects.js';
import { isPriority } from './priority.js';
import { type TaskFilter } from './task-requests.js';

/** Tasks of a list whose subtasks are read, at a call each; the count stands with every task. */
const MOST_WITH_SUBTASKS = 20;
const SUBTASKS_SHOWN = 100;
/** Pages of people searched for e-mail addresses. */
const MOST_PEOPLE_PAGES = 5;

export interface TaskList extends Page<ListedTask> {
  /** Where the tasks are when no project was named. */
  readonly workspace: string | null;
}

/** Lists of tasks with everything that this family shows of them. Every method throws ProviderError. */
@Injectable()
export class TaskLists {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly lists: AsanaFullLists,
  ) {}

  async list(user: Subject, filter: TaskFilter): Promise<TaskList> {
    const client = this.accounts.clientOf(user);
    const { source, workspace } = await this.sourceOf(user, filter);
    const assignee = filter.project_id ? await this.gidOfAssignee(user, client, filter.assignee) : undefined;
    const { limit, offset } = filter;
    const page = await this.lists.tasks(user, source, spanOf(filter), matching(filter, assignee), { limit, offset });
    return { items: await this.filled(client, page.items), nextOffset: page.nextOffset, workspace };
  }

  private async sourceOf(
    user: Subject,
    { project_id: project, workspace_id, assignee }: TaskFilter,
  ): Promise<{ source: TaskSource; workspace: string | null }> {
    if (project) return { source: { project }, workspace: workspace_id ?? null };
    const workspace = workspace_id ?? (await this.accounts.defaultWorkspaceOf(user));
    return { source: { assignee, workspace }, workspace };
  }

  /** Asana does not filter the tasks of a project by assignee, so gids are compared. */
  private async gidOfAssignee(user: Subject, client: AsanaClient, assignee: string): Promise<string | undefined> {
    if (assignee === 'all') return undefined;
    if (assignee === 'me') return this.accounts.gidOf(user);
    return assignee.includes('@') ? (await client.user(assignee)).gid : assignee;
  }

  /** Adds what Asana does not tell with a list of tasks: their subtasks, and the addresses of their assignees. */
  private async filled(client: AsanaClient, tasks: readonly TaskDetails[]): Promise<ListedTask[]> {
    const parents = tasks.filter((task) => task.num_subtasks > 0).slice(0, MOST_WITH_SUBTASKS);
    const subtasks = await fanOut(parents, async ({ gid }) => [gid, await subtasksOf(client, gid)] as const);
    const subtasksByGid = new Map(subtasks);
    const emails = await emailsOf(client, tasks);
    return tasks.map((task) => ({
      ...task,
      subtasks: subtasksByGid.get(task.gid) ?? [],
      assignee: task.assignee && { ...task.assignee, email: emails.get(task.assignee.gid) ?? null },
    }));
  }
}

async function subtasksOf(client: AsanaClient, task: string): Promise<TaskDetails['subtasks']> {
  const { items } = await client.subtasks(task, { limit: SUBTASKS_SHOWN });
  return items.map(({ gid, name, completed }) => ({ id: gid, gid, name: name ?? '', completed: completed ?? false }));
}

/** By gid, as far as the first people of the workspace tell; Asana keeps that list, so it costs a call now and then. */
async function emailsOf(client: AsanaClient, tasks: readonly TaskDetails[]): Promise<ReadonlyMap<string, string>> {
  const workspace = tasks.find((task) => task.assignee && task.workspace)?.workspace?.gid;
  if (workspace === undefined) return new Map();
  const people = await orNothing(pagesOf((page: PageRequest) => client.users({ workspace }, page), MOST_PEOPLE_PAGES));
  return new Map(people.flatMap(({ gid, email }) => (email ? [[gid, email] as const] : [])));
}

/** A connection that may not read people still lists tasks. */
async function orNothing<T>(list: Promise<T[]>): Promise<T[]> {
  try {
    return await list;
  } catch (error) {
    if (error instanceof ProviderError && error.kind === 'forbidden') return [];
    throw error;
  }
}

/** What Asana leaves out itself: what was completed before now is all that is completed. */
const spanOf = ({ completed, created_since }: TaskFilter) => ({
  completedSince: isOpenOnly(completed) ? new Date().toISOString() : undefined,
  // Nothing changes before it is created.
  modifiedSince: created_since && new Date(created_since).toISOString(),
});
const isOpenOnly = (completed: TaskFilter['completed']) => completed === 'not_completed' || completed === 'false';

/** @param assignee gid of whom the tasks must be assigned to */
function matching(filter: TaskFilter, assignee: string | undefined): (task: TaskDetails) => boolean {
  const { completed, due_on, created_since, priority } = filter;
  const createdSince = created_since && new Date(created_since).toISOString();
  return (task) =>
    (completed === 'all' || task.completed !== isOpenOnly(completed)) &&
    (assignee === undefined || task.assignee?.gid === assignee) &&
    (due_on === undefined || task.due_on === due_on) &&
    (createdSince === undefined || (task.created_at ?? '') >= createdSince) &&
    (priority === undefined || isPriority(task, priority));
}
