import { Injectable } from '@nestjs/common';
import { ProviderError, type ProviderErrorKind, type Subject } from '../../../contracts/index.js';
import { type IdempotentAttempt } from '../../../platform/idempotency/index.js';
import { invalidField, problem } from '../../../platform/problem/index.js';
import { AsanaAccounts, type CallOptions } from '../asana.accounts.js';
import { type AsanaClient } from '../asana.client.js';
import { AsanaCustomFields, type GivenValues } from './asana.custom-fields.js';
import { type TaskDetails, toTaskDetails } from '../asana.detail-entities.js';
import { type TaskChanges, type TaskDraft } from '../asana.drafts.js';
import { type Comment, toComment } from '../asana.entities.js';
import { needing } from '../asana.permissions.js';
import { type TaskDetailsAnswer } from '../asana.schemas.js';

/** Subtasks shown with a task; the whole list has its own path. */
const SUBTASKS_SHOWN = 100;

/** What changes on a task. Absent leaves as it is; for times, the assignee and values of fields null clears. */
export interface TaskEdit extends Omit<TaskChanges, 'custom_fields'> {
  /** By name or gid of the field; options by name or gid. */
  readonly custom_fields?: GivenValues;
}

/** Without a project or a parent the task goes to the user's own tasks, since nobody would see it otherwise. */
export interface NewTask extends TaskEdit {
  readonly name: string;
  readonly project_id?: string;
  /** Instead of `project_id`. */
  readonly projects?: readonly string[] | null;
  /** Of one of the projects. */
  readonly section_id?: string;
  readonly parent_id?: string;
  /** Where neither a project nor a parent is named; absent: the user's default workspace. */
  readonly workspace_id?: string;
  readonly tags?: readonly string[];
  readonly followers?: readonly string[];
  /** Tasks that must be done before. */
  readonly dependencies?: readonly string[];
}

export interface CreateOptions extends CallOptions {
  /** Marks the task with an id of ours, by which a later attempt finds it instead of making another. */
  readonly attempt?: IdempotentAttempt;
}

/**
 * Single tasks of our users' Asana accounts, with all that is on them. Every method throws ProviderError.
 * Background work hands over `{ priority: 'background', signal }` as its last argument.
 */
@Injectable()
export class AsanaTaskDetails {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly fields: AsanaCustomFields,
  ) {}

  async get(user: Subject, task: string, options?: CallOptions): Promise<TaskDetails> {
    const client = this.accounts.clientOf(user, options);
    return withSubtasks(client, await client.task(task));
  }

  /**
   * Whole or not at all: where Asana refuses the section or a dependency, the task is taken back.
   * @throws problem `validation_failed` for values of custom fields that do not fit
   */
  async create(user: Subject, task: NewTask, options: CreateOptions = {}): Promise<TaskDetails> {
    const client = this.accounts.clientOf(user, options);
    const projects = projectsOf(task);
    if (task.section_id && projects.length === 0) throw invalidField('section_id', 'needs the project it is in');
    const earlier = await createdBefore(client, options.attempt);
    const created = earlier ?? (await createMarked(client, await this.draftOf(user, client, task, projects), options));
    if (!task.section_id && !task.dependencies?.length) return toTaskDetails(created);
    await place(client, created.gid, task);
    return toTaskDetails(await client.task(created.gid));
  }

  /** @throws problem `validation_failed` for values of custom fields that do not fit */
  async update(user: Subject, task: string, edit: TaskEdit, options?: CallOptions): Promise<TaskDetails> {
    const client = this.accounts.clientOf(user, options);
    const custom_fields = edit.custom_fields && (await this.fields.forTask(client, task, edit.custom_fields));
    return withSubtasks(client, await client.updateTask(task, { ...plainChanges(edit), custom_fields }));
  }

  async complete(user: Subject, task: string, options?: CallOptions): Promise<TaskDetails> {
    return this.update(user, task, { completed: true }, options);
  }

  /** Into the trash, from which Asana removes it after 30 days. */
  async remove(user: Subject, task: string, options?: CallOptions): Promise<void> {
    await needing('tasks:delete', this.accounts.clientOf(user, options).deleteTask(task));
  }

  async comment(user: Subject, task: string, text: string, options?: CallOptions): Promise<Comment> {
    return toComment(await needing('stories:write', this.accounts.clientOf(user, options).addComment(task, text)));
  }

  private async draftOf(
    user: Subject,
    client: AsanaClient,
    task: NewTask,
    projects: readonly string[],
  ): Promise<TaskDraft> {
    const { name, tags, followers, parent_id: parent } = task;
    const custom_fields = task.custom_fields && (await this.fields.forProjects(client, projects, task.custom_fields));
    const draft = { ...plainChanges(task), name, tags, followers, parent, custom_fields };
    if (projects.length > 0) return { ...draft, projects };
    if (parent) return draft;
    const workspace = task.workspace_id ?? (await this.accounts.defaultWorkspaceOf(user));
    return { ...draft, workspace, assignee: task.assignee ?? 'me' };
  }
}

const projectsOf = ({ projects, project_id }: NewTask): readonly string[] =>
  projects?.length ? projects : project_id ? [project_id] : [];

const markOf = ({ id }: IdempotentAttempt) => `switchyard-${id}`;
const isProviderError = (error: unknown, kind: ProviderErrorKind) =>
  error instanceof ProviderError && error.kind === kind;

/** @throws problem `idempotency_outcome_unknown` where the token does not allow to look */
async function createdBefore(client: AsanaClient, attempt: IdempotentAttempt | undefined) {
  if (!attempt || attempt.attempt === 1) return undefined;
  try {
    return await client.task(`external:${markOf(attempt)}`);
  } catch (error) {
    if (isProviderError(error, 'not_found')) return undefined;
    throw isProviderError(error, 'forbidden') ? problem('idempotency_outcome_unknown', { cause: error }) : error;
  }
}

/** Ids of ours are for OAuth applications alone: a personal token that is refused one creates without it. */
async function createMarked(client: AsanaClient, draft: TaskDraft, { attempt }: CreateOptions) {
  if (!attempt || draft.external) return client.createTask(draft);
  try {
    return await client.createTask({ ...draft, external: { gid: markOf(attempt) } });
  } catch (error) {
    if (!isProviderError(error, 'forbidden')) throw error;
    return client.createTask(draft);
  }
}

/** Only what Asana knows: a request of ours carries more. */
function plainChanges(edit: TaskEdit): Omit<TaskChanges, 'custom_fields'> {
  const { name, notes, html_notes, due_on, due_at, start_on, completed, assignee, external } = edit;
  return { name, notes, html_notes, due_on, due_at, start_on, completed, assignee, external };
}

async function withSubtasks(client: AsanaClient, answer: TaskDetailsAnswer): Promise<TaskDetails> {
  if (!answer.num_subtasks) return toTaskDetails(answer);
  const { items } = await client.subtasks(answer.gid, { limit: SUBTASKS_SHOWN });
  return toTaskDetails(answer, items);
}

/** What Asana does not take with the task itself. */
async function place(client: AsanaClient, gid: string, { section_id, dependencies }: NewTask): Promise<void> {
  try {
    if (section_id) await client.addTaskToSection(section_id, gid, {});
    if (dependencies?.length) await client.link(gid, 'addDependencies', { dependencies });
  } catch (error) {
    // Why it was refused says more than that it could not be taken back.
    await client.deleteTask(gid).catch(() => undefined);
    throw error;
  }
}
