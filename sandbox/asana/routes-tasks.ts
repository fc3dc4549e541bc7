import { z } from 'zod';
import { act, type Call, change, create, list, read, remove, type Route, update } from './api.js';
import { listChanges, subject, taskChanges, taskEvent } from './changes.js';
import { insertBeside, without } from './context.js';
import { deleteTasks } from './deletion.js';
import { badRequest } from './errors.js';
import { taskInPath } from './external.js';
import { beside, gid } from './input.js';
import { type Gid, type Task } from './model.js';
import { type Ref, refTo } from './opt-fields.js';
import { type Listing } from './paging.js';
import { taskGidsOf } from './placement.js';
import { taskType } from './resources-tasks.js';
import { queryMember, queryWorkspace } from './routes-people.js';
import { pathProject } from './routes-projects.js';
import { pathSection } from './routes-sections.js';
import { pathTag } from './routes-tags.js';
import { recordStory } from './stories.js';
import { createTask, taskCreate, taskUpdate, updateTask } from './tasks.js';

export const taskRef = (task: Task): Ref => refTo(taskType, task);

export const taskRoutes: Route[] = [
  list('/tasks', 'tasks:read', listTasks),
  list('/projects/:project_gid/tasks', 'tasks:read', (call) => since(call, taskGidsOf(call.state, pathProject(call)))),
  list('/sections/:section_gid/tasks', 'tasks:read', (call) => since(call, pathSection(call).tasks)),
  list('/tags/:tag_gid/tasks', 'tasks:read', (call) => refsOf(call, tagged(call, pathTag(call).gid))),
  list('/user_task_lists/:user_task_list_gid/tasks', 'tasks:read', (call) =>
    inUserTaskList(call, call.state.inPath('userTaskLists', call.params.user_task_list_gid ?? '').gid),
  ),
  create('/tasks', 'tasks:write', taskCreate, (call) => taskRef(createTask(call, call.body))),
  read('/tasks/:task_gid', 'tasks:read', (call) => taskRef(pathTask(call))),
  update('/tasks/:task_gid', 'tasks:write', taskUpdate, (call) => taskRef(updateTask(call, pathTask(call), call.body))),
  remove('/tasks/:task_gid', 'tasks:delete', (call) => deleteTasks(call, [pathTask(call)])),

  list('/tasks/:task_gid/subtasks', 'tasks:read', (call) =>
    call.state.all('tasks', pathTask(call).subtasks).map(taskRef),
  ),
  create('/tasks/:task_gid/subtasks', 'tasks:write', taskCreate, (call) =>
    taskRef(createTask(call, { ...call.body, parent: pathTask(call).gid })),
  ),
  change('/tasks/:task_gid/setParent', 'tasks:write', z.strictObject({ parent: gid.nullable(), ...beside }), (call) => {
    const task = pathTask(call);
    setParent(call, task);
    return taskRef(task);
  }),
  act('/tasks/:task_gid/addDependencies', 'tasks:write', z.strictObject({ dependencies: z.array(gid) }), (call) => {
    const task = pathTask(call);
    for (const other of inputTasks(call, 'dependencies', call.body.dependencies)) depend(call, task, other);
  }),
  act('/tasks/:task_gid/removeDependencies', 'tasks:write', z.strictObject({ dependencies: z.array(gid) }), (call) => {
    const task = pathTask(call);
    writeDependencies(call, task, without(task.dependencies, call.body.dependencies));
    task.modifiedAt = call.clock.iso();
  }),
  act('/tasks/:task_gid/addDependents', 'tasks:write', z.strictObject({ dependents: z.array(gid) }), (call) => {
    const task = pathTask(call);
    for (const other of inputTasks(call, 'dependents', call.body.dependents)) depend(call, other, task);
  }),
  act('/tasks/:task_gid/removeDependents', 'tasks:write', z.strictObject({ dependents: z.array(gid) }), (call) => {
    const task = pathTask(call);
    for (const other of inputTasks(call, 'dependents', call.body.dependents)) {
      writeDependencies(call, other, without(other.dependencies, [task.gid]));
    }
  }),
];

export function pathTask(call: Call): Task {
  return call.state.guard(call.viewer, 'task', taskInPath(call, call.params.task_gid ?? ''));
}

function listTasks(call: Call): Listing<Ref> {
  const { state, viewer, query } = call;
  const given = ['project', 'tag', 'section', 'user_task_list', 'assignee'].filter((name) => query.text(name));
  const [filter] = given;
  if (filter === undefined || given.length > 1 || (filter === 'assignee') !== (query.text('workspace') !== undefined)) {
    throw badRequest('Must specify exactly one of project, tag, section, user task list, or assignee + workspace');
  }
  const value = query.required(filter);
  switch (filter) {
    case 'project':
      return since(
        call,
        taskGidsOf(state, state.guard(viewer, 'project', state.inInput('projects', 'project', value))),
      );
    case 'section': {
      const section = state.inInput('sections', 'section', value);
      state.guard(viewer, 'section', state.get('projects', section.project));
      return since(call, section.tasks);
    }
    case 'tag':
      return since(call, tagged(call, state.guard(viewer, 'tag', state.inInput('tags', 'tag', value)).gid));
    case 'user_task_list':
      return inUserTaskList(call, state.inInput('userTaskLists', 'user_task_list', value).gid);
    default: {
      const workspace = queryWorkspace(call, 'workspace');
      return assignedTo(call, queryMember(call, 'assignee', workspace).gid, workspace.gid);
    }
  }
}

function inUserTaskList(call: Call, listGid: string): Listing<Ref> {
  const found = call.state.guard(call.viewer, 'user task list', call.state.get('userTaskLists', listGid));
  return assignedTo(call, found.owner, found.workspace);
}

function assignedTo(call: Call, user: string, workspace: string): Listing<Ref> {
  return since(
    call,
    select(call, (task) => task.assignee === user && task.workspace === workspace),
  );
}

function tagged(call: Call, tag: string): Gid[] {
  return select(call, (task) => task.tags.includes(tag));
}

function select({ state }: Call, wanted: (task: Task) => boolean): Gid[] {
  const gids: Gid[] = [];
  for (const task of state.tasks.values()) if (wanted(task)) gids.push(task.gid);
  return gids;
}

/** `completed_since` keeps what is incomplete or was completed later; `modified_since` what changed later. */
function since(call: Call, gids: Gid[]): Listing<Ref> {
  const completedSince = call.query.momentOrNow('completed_since', call.clock.iso());
  const modifiedSince = call.query.momentOrNow('modified_since', call.clock.iso());
  if (completedSince === undefined && modifiedSince === undefined) return refsOf(call, gids);
  const kept = gids.filter((taskGid) => {
    const { completedAt, modifiedAt } = call.state.get('tasks', taskGid);
    const isOpen = completedSince === undefined || completedAt === null || completedAt >= completedSince;
    return isOpen && (modifiedSince === undefined || modifiedAt >= modifiedSince);
  });
  return refsOf(call, kept);
}

/** Of many thousands only one page is looked at. */
function refsOf({ state }: Call, gids: Gid[]): Listing<Ref> {
  return {
    length: gids.length,
    slice: (start, end) => state.all('tasks', gids.slice(start, end)).map(taskRef),
  };
}

function setParent(
  call: Call<{ parent: string | null; insert_before?: string | null; insert_after?: string | null }>,
  task: Task,
): void {
  const { state, viewer, body } = call;
  const parent =
    body.parent === null ? null : state.guard(viewer, 'task', state.inInput('tasks', 'parent', body.parent));
  if (parent && parent.workspace !== task.workspace) throw badRequest('parent: Task is in another workspace');
  for (let above = parent; above; above = above.parent === null ? null : state.get('tasks', above.parent)) {
    if (above.gid === task.gid) throw badRequest('parent: A task cannot be its own ancestor');
  }
  const before = { ...task };
  if (parent) parent.subtasks = insertBeside(parent.subtasks, task.gid, body, 'last');
  if (task.parent !== null && task.parent !== parent?.gid) {
    const previous = state.get('tasks', task.parent);
    taskEvent(call, task, { action: 'removed', parent: subject('task', previous.gid) });
    previous.subtasks = without(previous.subtasks, [task.gid]);
  }
  task.parent = parent?.gid ?? null;
  task.modifiedAt = call.clock.iso();
  if (parent && before.parent !== parent.gid) {
    taskEvent(call, task, { action: 'added', parent: subject('task', parent.gid) });
  }
  taskChanges(call, before, task);
}

function inputTasks(call: Call, parameter: string, gids: string[]): Task[] {
  const { state, viewer } = call;
  return gids.map((taskGid, index) =>
    state.guard(viewer, 'task', state.inInput('tasks', `${parameter}: [${index}]`, taskGid)),
  );
}

/** Dependencies never form a circle, and a task has at most 30 of them. */
function depend(call: Call, task: Task, on: Task): void {
  if (task.dependencies.includes(on.gid)) return;
  if (reaches(call, on, task)) throw badRequest('dependencies: Dependencies must not be circular');
  if (task.dependencies.length >= 30) throw badRequest('dependencies: A task has at most 30 dependencies');
  writeDependencies(call, task, [...task.dependencies, on.gid]);
  recordStory(call, task, 'dependency_added', `marked this task as blocked by ${on.name}`, { dependency: on.gid });
}

function writeDependencies(call: Call, task: Task, dependencies: string[]): void {
  listChanges(call, task, 'dependencies', 'task', task.dependencies, dependencies);
  task.dependencies = dependencies;
}

function reaches(call: Call, from: Task, to: Task): boolean {
  return from.gid === to.gid || call.state.all('tasks', from.dependencies).some((next) => reaches(call, next, to));
}
