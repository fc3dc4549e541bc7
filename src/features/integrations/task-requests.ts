import { invalidField, problem } from '../../platform/problem/index.js';
import { type TaskData, type TasksBody, type TasksQuery } from './requests.js';

/** Which tasks a list shows. */
export interface TaskFilter {
  readonly workspace_id?: string;
  readonly project_id?: string;
  /** `me`, `all`, a gid or an e-mail address. */
  readonly assignee: string;
  readonly completed: 'not_completed' | 'true' | 'false' | 'all';
  readonly priority?: string;
  readonly due_on?: string;
  readonly created_since?: string;
  readonly limit: number;
  readonly offset?: string;
}

/** What a body of `POST /tasks` asks for. */
export type TaskRequest =
  | { readonly operation: 'list'; readonly filter: TaskFilter }
  | {
      readonly operation: 'create';
      readonly draft: TaskData & { readonly name: string };
      readonly place: TaskPlace;
      /** Where the draft stood in the body, for errors: `data.` or nothing. */
      readonly at: string;
    }
  | { readonly operation: 'update'; readonly task: string; readonly changes: TaskData; readonly workspace?: string }
  | { readonly operation: 'complete' | 'delete'; readonly task: string }
  | { readonly operation: 'add_comment'; readonly task: string; readonly comment: string };

/** Where a task goes whose `projects` are not named. */
export interface TaskPlace {
  readonly workspace_id?: string;
  readonly project_id?: string;
}

const COMPLETED_BY_DEFAULT = 'not_completed';

/**
 * Two of the three clients that share `POST /api/integrations/asana/tasks`: `operation` is the multi-operation clients',
 * `name` the page's that creates tasks. What names an organization is the callback workflow's, and does not come here.
 * @throws problem `validation_failed` with the documented sentence where a field is absent
 */
export function readTaskRequest(body: TasksBody): TaskRequest {
  const { operation = body.name === undefined ? 'list' : 'create', comment } = body;
  switch (operation) {
    case 'list':
      return { operation, filter: filterOf(body, COMPLETED_BY_DEFAULT) };
    case 'create':
      return {
        operation,
        draft: draftOf(body),
        place: { workspace_id: body.workspace_id, project_id: body.project_id },
        at: body.data ? 'data.' : '',
      };
    case 'update':
      return {
        operation,
        task: demanded(body.task_id, 'task_id', 'task_id is required'),
        changes: demanded(body.data, 'data', 'data is required'),
        workspace: body.workspace_id,
      };
    case 'complete':
    case 'delete':
      return { operation, task: demanded(body.task_id, 'task_id', 'task_id is required') };
    case 'add_comment': {
      const sentence = 'task_id and comment are required';
      const task = demanded(body.task_id, 'task_id', sentence);
      return { operation, task, comment: demanded(comment, 'comment', sentence) };
    }
  }
}

export function readTaskQuery(query: TasksQuery): TaskFilter {
  return filterOf(query, 'all');
}

/** @throws problem `validation_failed` with the sentence when the value is absent */
export function demanded<T>(value: T | undefined, field: string, sentence: string): T {
  if (value !== undefined) return value;
  throw problem('validation_failed', { detail: sentence, errors: [{ field, message: 'is required', missing: true }] });
}

function draftOf(body: TasksBody): TaskData & { name: string } {
  const { name, notes, due_on, due_at, priority, projects } = body;
  const given = { name, notes, due_on, due_at, priority, projects, assignee: assigneeOf(body.assignee) };
  const draft: TaskData = body.data ?? given;
  const field = body.data ? 'data.name' : 'name';
  return { ...draft, name: demanded(draft.name, field, 'Task name is required') };
}

function assigneeOf(assignee: string | undefined): string | undefined {
  if (assignee === 'all') throw invalidField('assignee', 'must be one person to create a task');
  return assignee;
}

function filterOf(asked: TasksBody | TasksQuery, otherwise: TaskFilter['completed']): TaskFilter {
  const { workspace_id, project_id, priority, due_on, created_since, limit, offset } = asked;
  const { assignee = 'me', completed = otherwise } = asked;
  if (assignee === 'all' && !project_id) {
    throw invalidField('assignee', 'may be "all" with a project_id only: Asana lists no whole workspace');
  }
  return { workspace_id, project_id, assignee, completed, priority, due_on, created_since, limit, offset };
}
