import { z } from 'zod';
import { subject, taskChanges, taskEvent } from './changes.js';
import { type Context, memberOf, membersOf, unique } from './context.js';
import { writeCustomFields } from './custom-values.js';
import { badRequest, paymentRequired } from './errors.js';
import { writeExternal } from './external.js';
import { dateText, flag, gid, gids, momentText, text } from './input.js';
import { type Task, type Workspace } from './model.js';
import { addToProject } from './placement.js';
import { textFromHtml, htmlFromText } from './rich-text.js';
import { recordStory } from './stories.js';

const writable = {
  name: text.optional(),
  resource_subtype: z.enum(['default_task', 'milestone', 'approval', 'custom']).optional(),
  approval_status: z.enum(['pending', 'approved', 'rejected', 'changes_requested']).optional(),
  assignee_status: z.enum(['today', 'upcoming', 'later', 'new', 'inbox']).optional(),
  assignee_section: gid.nullish(),
  completed: flag.optional(),
  due_at: text.nullish(),
  due_on: text.nullish(),
  start_at: text.nullish(),
  start_on: text.nullish(),
  // https://developers.asana.com/docs/custom-external-data
  external: z.strictObject({ gid: text.min(1).max(1024), data: text.max(32_768).optional() }).optional(),
  notes: text.optional(),
  html_notes: text.optional(),
  liked: flag.optional(),
  assignee: gid.nullish(),
  custom_fields: z.record(z.string(), z.unknown()).optional(),
};

export const taskUpdate = z.strictObject(writable);
export const taskCreate = z.strictObject({
  ...writable,
  workspace: gid.optional(),
  parent: gid.nullish(),
  projects: gids.optional(),
  tags: gids.optional(),
  followers: gids.optional(),
});

export type TaskUpdate = z.infer<typeof taskUpdate>;
export type TaskCreate = z.infer<typeof taskCreate>;

/** A task needs a workspace, a project or a parent; the workspace can never change afterwards. */
export function createTask(context: Context, input: TaskCreate): Task {
  const { state, viewer } = context;
  const projects = (input.projects ?? []).map((project, index) =>
    state.guard(viewer, 'project', state.inInput('projects', `projects: [${index}]`, project)),
  );
  const parent = input.parent ? state.guard(viewer, 'task', state.inInput('tasks', 'parent', input.parent)) : undefined;
  const workspaceGid = input.workspace ?? projects[0]?.workspace ?? parent?.workspace;
  if (workspaceGid === undefined) throw badRequest('You should specify one of workspace, parent, projects');
  const workspace = state.inInput('workspaces', 'workspace', workspaceGid);
  state.guard(viewer, 'workspace', { workspace: workspace.gid });
  if (projects.some((project) => project.workspace !== workspace.gid)) {
    throw badRequest('projects: All projects must be in the workspace of the task');
  }
  const task = blankTask(context, workspace, input);
  try {
    link(context, task, input, workspace, parent);
    for (const project of projects) addToProject(context, task, project);
    applyUpdate(context, task, input);
  } catch (refusal) {
    discard(context, task);
    throw refusal;
  }
  return task;
}

/** Writes what is given and nothing else; each visible change leaves a story. */
export function updateTask(context: Context, task: Task, input: TaskUpdate): Task {
  const before = structuredClone(task);
  try {
    applyUpdate(context, task, input);
  } catch (refusal) {
    for (const story of task.stories.slice(before.stories.length)) context.state.stories.delete(story);
    Object.assign(task, before);
    throw refusal;
  }
  taskChanges(context, before, task);
  return task;
}

function blankTask(context: Context, workspace: Workspace, input: TaskCreate): Task {
  const now = context.clock.iso();
  return context.state.add('tasks', {
    name: input.name ?? '',
    subtype: input.resource_subtype ?? 'default_task',
    approvalStatus: null,
    notes: '',
    htmlNotes: htmlFromText(''),
    workspace: workspace.gid,
    parent: null,
    assignee: null,
    assignedBy: null,
    assigneeStatus: 'upcoming',
    completed: false,
    completedAt: null,
    completedBy: null,
    createdAt: now,
    createdBy: context.viewer.gid,
    modifiedAt: now,
    startOn: null,
    startAt: null,
    dueOn: null,
    dueAt: null,
    external: null,
    sections: [],
    subtasks: [],
    followers: [context.viewer.gid],
    likedBy: [],
    tags: [],
    dependencies: [],
    stories: [],
    customFields: {},
  });
}

function link(context: Context, task: Task, input: TaskCreate, workspace: Workspace, parent?: Task): void {
  const { state } = context;
  task.followers = unique([...task.followers, ...membersOf(context, 'followers', input.followers ?? [], workspace)]);
  task.tags = (input.tags ?? []).map((tag, index) => {
    const found = state.inInput('tags', `tags: [${index}]`, tag);
    if (found.workspace !== workspace.gid) throw badRequest(`tags: [${index}]: Unknown object: ${tag}`);
    return tag;
  });
  if (!parent) return;
  if (parent.workspace !== workspace.gid) throw badRequest('parent: Task and parent are in different workspaces');
  task.parent = parent.gid;
  parent.subtasks.push(task.gid);
  taskEvent(context, task, { action: 'added', parent: subject('task', parent.gid) });
}

/** A refused creation leaves nothing behind. */
function discard({ state }: Context, task: Task): void {
  for (const section of state.all('sections', task.sections)) {
    section.tasks = section.tasks.filter((other) => other !== task.gid);
  }
  if (task.parent !== null) state.get('tasks', task.parent).subtasks.pop();
  for (const story of task.stories) state.stories.delete(story);
  state.tasks.delete(task.gid);
}

function applyUpdate(context: Context, task: Task, input: TaskUpdate): void {
  writeText(context, task, input);
  writeDates(context, task, input);
  if (input.assignee !== undefined) writeAssignee(context, task, input.assignee);
  if (input.completed !== undefined) writeCompleted(context, task, input.completed);
  if (input.resource_subtype !== undefined) task.subtype = input.resource_subtype;
  if (task.subtype === 'approval') writeApproval(context, task, input.approval_status);
  if (input.assignee_status !== undefined) task.assigneeStatus = input.assignee_status;
  if (input.external !== undefined) writeExternal(task, context.app, input.external);
  if (input.liked !== undefined) writeLiked(context, task, input.liked);
  if (input.custom_fields !== undefined) writeCustomFields(context, task, input.custom_fields);
  task.modifiedAt = context.clock.iso();
}

function writeText(context: Context, task: Task, input: TaskUpdate): void {
  if (input.name !== undefined && input.name !== task.name) {
    const links = { oldName: task.name, newName: input.name };
    if (task.name !== '') recordStory(context, task, 'name_changed', `changed the name to "${input.name}"`, links);
    task.name = input.name;
  }
  if (input.notes !== undefined && input.html_notes !== undefined) {
    throw badRequest('You may only provide one of notes or html_notes!');
  }
  const notes = input.html_notes === undefined ? input.notes : textFromHtml('html_notes', input.html_notes);
  if (notes === undefined) return;
  if (task.notes !== '' && notes !== task.notes) recordStory(context, task, 'notes_changed', 'changed the description');
  task.notes = notes;
  task.htmlNotes = input.html_notes ?? htmlFromText(notes);
}

function writeDates(context: Context, task: Task, input: TaskUpdate): void {
  const before = task.dueAt ?? task.dueOn;
  if (input.due_on && input.due_at) throw badRequest('You may only provide one of due_on or due_at!');
  if (input.start_on && input.start_at) throw badRequest('You may only provide one of start_on or start_at!');
  [task.dueOn, task.dueAt] = readDates(['due_on', input.due_on], ['due_at', input.due_at], [task.dueOn, task.dueAt]);
  [task.startOn, task.startAt] = readDates(
    ['start_on', input.start_on],
    ['start_at', input.start_at],
    [task.startOn, task.startAt],
  );
  if (input.start_on || input.start_at) checkStart(context, task);
  const after = task.dueAt ?? task.dueOn;
  if (before === after) return;
  recordStory(
    context,
    task,
    'due_date_changed',
    after === null ? 'removed the due date' : `changed the due date to ${after}`,
  );
}

type Given = [parameter: string, value: string | null | undefined];
type DatePair = [date: string | null, moment: string | null];

/** A moment also sets its date; a date clears the moment; null clears both. */
function readDates([onName, on]: Given, [atName, at]: Given, current: DatePair): DatePair {
  if (at) {
    const moment = momentText(atName, at);
    return [moment.slice(0, 10), moment];
  }
  if (on) return [dateText(onName, on), null];
  return on === null || at === null ? [null, null] : current;
}

function checkStart(context: Context, task: Task): void {
  if (!context.state.get('workspaces', task.workspace).premium) {
    throw paymentRequired('Start dates are not available for free users or guests.');
  }
  if (task.dueOn === null) throw badRequest('start_on: A start date requires a due date');
  if (task.startOn !== null && task.startOn > task.dueOn)
    throw badRequest('start_on: Must be on or before the due date');
}

function writeAssignee(context: Context, task: Task, named: string | null): void {
  const workspace = context.state.get('workspaces', task.workspace);
  const assignee = named === null ? null : memberOf(context, 'assignee', named, workspace);
  if ((assignee?.gid ?? null) === task.assignee) return;
  task.assignee = assignee?.gid ?? null;
  task.assignedBy = assignee ? context.viewer.gid : null;
  if (!assignee) {
    recordStory(context, task, 'unassigned', 'unassigned this task');
    return;
  }
  task.followers = unique([...task.followers, assignee.gid]);
  recordStory(context, task, 'assigned', `assigned to ${assignee.name}`, { assignee: assignee.gid });
}

function writeCompleted(context: Context, task: Task, completed: boolean): void {
  if (completed === task.completed) return;
  task.completed = completed;
  task.completedAt = completed ? context.clock.iso() : null;
  task.completedBy = completed ? context.viewer.gid : null;
  recordStory(
    context,
    task,
    completed ? 'marked_complete' : 'marked_incomplete',
    `marked this task ${completed ? 'complete' : 'incomplete'}`,
  );
}

/** An approval's status and its completion are one thing. */
function writeApproval(context: Context, task: Task, status: TaskUpdate['approval_status']): void {
  task.approvalStatus = status ?? task.approvalStatus ?? (task.completed ? 'approved' : 'pending');
  if (status !== undefined) writeCompleted(context, task, status !== 'pending');
}

function writeLiked(context: Context, task: Task, liked: boolean): void {
  const others = task.likedBy.filter((user) => user !== context.viewer.gid);
  task.likedBy = liked ? [...others, context.viewer.gid] : others;
}
