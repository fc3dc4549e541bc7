import { Injectable } from '@nestjs/common';
import { type Caller, type Subject } from '../../contracts/index.js';
import { invalidField } from '../../platform/problem/index.js';
import { AsanaAccounts, AsanaTaskDetails, type TaskDetails, paginationOf } from '../../providers/asana/index.js';
import { type ListedTask, type TasksData } from './answers.js';
import { mayDelete, mayWrite } from './may-write.js';
import { NamedObjects } from './named-objects.js';
import { namingPriority, priorityFields } from './priority.js';
import { type TaskData } from './requests.js';
import { TaskLists } from './task-lists.js';
import { type TaskFilter, type TaskRequest } from './task-requests.js';

type CreateRequest = Extract<TaskRequest, { operation: 'create' }>;
type UpdateRequest = Extract<TaskRequest, { operation: 'update' }>;

/** The work behind `POST /tasks`. Every method throws ProviderError. */
@Injectable()
export class TaskOperations {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly details: AsanaTaskDetails,
    private readonly lists: TaskLists,
    private readonly names: NamedObjects,
  ) {}

  /** @throws problem `forbidden` for a caller without the scope of what it asks for */
  async run(user: Subject, caller: Caller, request: TaskRequest): Promise<TasksData> {
    if (request.operation === 'delete') mayDelete(caller);
    else if (request.operation !== 'list') mayWrite(caller);
    switch (request.operation) {
      case 'list':
        return this.list(user, request.filter);
      case 'create':
        return this.create(user, request);
      case 'update':
        return this.update(user, request);
      case 'complete':
        return {
          task: shown(await this.details.complete(user, request.task)),
          message: 'Task completed successfully',
        };
      case 'delete':
        await this.details.remove(user, request.task);
        return { task_id: request.task, message: 'Task deleted successfully' };
      case 'add_comment':
        return {
          story: await this.details.comment(user, request.task, request.comment),
          message: 'Comment added successfully',
        };
    }
  }

  async list(user: Subject, filter: TaskFilter) {
    const { workspace, ...page } = await this.lists.list(user, filter);
    const { items } = page;
    return {
      tasks: [...items],
      total_count: items.length,
      workspace_id: workspace,
      project_id: filter.project_id ?? null,
      assignee: filter.assignee,
      completed: filter.completed,
      ...paginationOf(page, filter),
    };
  }

  private async create(user: Subject, { draft, place, at }: CreateRequest): Promise<TasksData> {
    const { projects, tags } = await this.named(user, place.workspace_id, draft, at);
    const { name, parent_id, dependencies, completed, assignee } = draft;
    const task = await namingPriority(
      `${at}priority`,
      this.details.create(user, {
        ...writable(draft),
        name,
        completed,
        assignee,
        projects,
        tags,
        dependencies,
        parent_id: parent_id ?? undefined,
        ...place,
      }),
    );
    return { task: shown(task), url: task.url };
  }

  /** What a task is in and what hangs on it becomes exactly what is given; what is absent stays. */
  private async update(user: Subject, { task: gid, changes, workspace }: UpdateRequest): Promise<TasksData> {
    const links = await this.named(user, workspace, changes, 'data.');
    const { name, completed, assignee } = changes;
    const edit = { ...writable(changes), name, completed, assignee };
    const updated = await namingPriority('data.priority', this.details.update(user, gid, edit));
    const task = (await this.relink(user, updated, { ...changes, ...links }))
      ? await this.details.get(user, gid)
      : updated;
    return { task: shown(task), url: task.url };
  }

  private async named(user: Subject, workspace: string | undefined, { projects, tags }: TaskData, at: string) {
    return {
      projects: projects && (await this.names.projects(user, workspace, projects, `${at}projects`)),
      tags: tags && (await this.names.tags(user, workspace, tags, `${at}tags`)),
    };
  }

  /** @returns whether anything had to change */
  private async relink(user: Subject, task: TaskDetails, wanted: Links): Promise<boolean> {
    const client = this.accounts.clientOf(user);
    const { gid } = task;
    if (wanted.dependencies?.includes(gid)) throw invalidField('data.dependencies', 'must not hold the task itself');
    const projects = difference(task.projects, wanted.projects);
    const tags = difference(task.tags, wanted.tags);
    const dependencies = difference(task.dependencies, wanted.dependencies);
    const movesUp = wanted.parent_id !== undefined && wanted.parent_id !== (task.parent?.gid ?? null);
    // Added before removed, so that the task is nowhere out of sight.
    for (const project of projects.added) await client.link(gid, 'addProject', { project });
    for (const project of projects.removed) await client.link(gid, 'removeProject', { project });
    for (const tag of tags.added) await client.link(gid, 'addTag', { tag });
    for (const tag of tags.removed) await client.link(gid, 'removeTag', { tag });
    const { added, removed } = dependencies;
    if (removed.length > 0) await client.link(gid, 'removeDependencies', { dependencies: removed });
    if (added.length > 0) await client.link(gid, 'addDependencies', { dependencies: added });
    if (movesUp) await client.link(gid, 'setParent', { parent: wanted.parent_id ?? null });
    return movesUp || [projects, tags, dependencies].some((one) => one.added.length + one.removed.length > 0);
  }
}

interface Links {
  readonly projects?: readonly string[];
  readonly tags?: readonly string[];
  readonly dependencies?: readonly string[];
  readonly parent_id?: string | null;
}

function difference(present: readonly { readonly gid: string }[], wanted: readonly string[] | undefined) {
  if (!wanted) return { added: [], removed: [] };
  const gids = present.map(({ gid }) => gid);
  return { added: wanted.filter((one) => !gids.includes(one)), removed: gids.filter((one) => !wanted.includes(one)) };
}

function writable({ notes, due_on, due_at, priority }: TaskData) {
  return { notes, due_on, due_at, custom_fields: priorityFields(priority) };
}

/** A single task tells no address: reading the people of a workspace for it would cost more than the task. */
const shown = (task: TaskDetails): ListedTask => task;
