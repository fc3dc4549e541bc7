import { type Context } from './context.js';
import { type Action, type Change, type Subject, type TwinEvent } from './events.js';
import { type Attachment, type Gid, type Project, type Section, type Story, type Tag, type Task } from './model.js';
import { type AsanaState } from './state.js';

/** What happened; a change for `changed`, the parent for `added` and `removed`. */
interface Happened {
  action: Action;
  parent?: Subject;
  change?: Change;
}

export const subject = (resource_type: string, gid: Gid): Subject => ({ gid, resource_type });
export const taskSubject = (task: Task): Subject => ({
  gid: task.gid,
  resource_type: 'task',
  resource_subtype: task.subtype,
});
const storySubject = (story: Story): Subject => ({
  gid: story.gid,
  resource_type: 'story',
  resource_subtype: story.subtype,
});

/** Heard on the task, its sections and projects, and on all that of the tasks it is part of; never above a project. */
export function taskEvent(context: Context, task: Task, happened: Happened): void {
  if (!context.events.idle) record(context, taskSubject(task), around(context.state, task), happened);
}

export function storyEvent(context: Context, task: Task, story: Story, happened: Happened): void {
  if (!context.events.idle) record(context, storySubject(story), around(context.state, task), happened);
}

export function attachmentEvent(context: Context, task: Task, attachment: Attachment, happened: Happened): void {
  if (context.events.idle) return;
  record(context, subject('attachment', attachment.gid), around(context.state, task), happened);
}

/** Team and workspace hear of their projects, but not of what is in them. */
export function projectEvent(context: Context, project: Project, happened: Happened): void {
  if (context.events.idle) return;
  const above = project.team === null ? [project.workspace] : [project.team, project.workspace];
  record(context, subject('project', project.gid), above, happened);
}

export function sectionEvent(context: Context, section: Section, happened: Happened): void {
  if (!context.events.idle) record(context, subject('section', section.gid), [section.project], happened);
}

export function tagEvent(context: Context, tag: Tag, happened: Happened): void {
  if (!context.events.idle) record(context, subject('tag', tag.gid), [], happened);
}

type Fields<T> = readonly [field: string, read: (record: T) => string | boolean | null, value?: string][];

/** Plain fields by the names they have on the wire, with the type of the resource where the value is one. */
const TASK_FIELDS: Fields<Task> = [
  ['name', (task) => task.name],
  ['notes', (task) => task.htmlNotes],
  ['resource_subtype', (task) => task.subtype],
  ['approval_status', (task) => task.approvalStatus],
  ['assignee', (task) => task.assignee, 'user'],
  ['assignee_status', (task) => task.assigneeStatus],
  ['completed', (task) => task.completed],
  ['due_on', (task) => task.dueOn],
  ['due_at', (task) => task.dueAt],
  ['start_on', (task) => task.startOn],
  ['start_at', (task) => task.startAt],
  ['parent', (task) => task.parent, 'task'],
];
const PROJECT_FIELDS: Fields<Project> = [
  ['name', (project) => project.name],
  ['notes', (project) => project.htmlNotes],
  ['color', (project) => project.color],
  ['icon', (project) => project.icon],
  ['archived', (project) => project.archived],
  ['privacy_setting', (project) => project.privacy],
  ['default_view', (project) => project.defaultView],
  ['due_on', (project) => project.dueOn],
  ['start_on', (project) => project.startOn],
  ['owner', (project) => project.owner, 'user'],
  ['team', (project) => project.team, 'team'],
];
const TAG_FIELDS: Fields<Tag> = [
  ['name', (tag) => tag.name],
  ['color', (tag) => tag.color],
  ['notes', (tag) => tag.notes],
];

/** One `changed` event per field in which a task differs from what it was. */
export function taskChanges(context: Context, before: Task, task: Task): void {
  if (context.events.idle) return;
  for (const change of differences(TASK_FIELDS, before, task)) taskEvent(context, task, { action: 'changed', change });
  listChanges(context, task, 'followers', 'user', before.followers, task.followers);
  listChanges(context, task, 'likes', 'user', before.likedBy, task.likedBy);
  for (const gid of new Set([...Object.keys(before.customFields), ...Object.keys(task.customFields)])) {
    if (JSON.stringify(before.customFields[gid]) === JSON.stringify(task.customFields[gid])) continue;
    const change: Change = { field: 'custom_fields', action: 'changed', new_value: subject('custom_field', gid) };
    taskEvent(context, task, { action: 'changed', change });
  }
}

export function projectChanges(context: Context, before: Project, project: Project): void {
  for (const change of differences(PROJECT_FIELDS, before, project)) {
    projectEvent(context, project, { action: 'changed', change });
  }
}

export function tagChanges(context: Context, before: Tag, tag: Tag): void {
  for (const change of differences(TAG_FIELDS, before, tag)) tagEvent(context, tag, { action: 'changed', change });
}

function differences<T>(fields: Fields<T>, before: T, after: T): Change[] {
  return fields.flatMap(([field, read, type]): Change[] => {
    const value = read(after);
    if (read(before) === value) return [];
    const named = type === undefined || value === null ? {} : { new_value: subject(type, String(value)) };
    return [{ field, action: 'changed', ...named }];
  });
}

/** One `changed` event for each that came to or went from a list of a task. */
export function listChanges(
  context: Context,
  task: Task,
  field: string,
  type: string,
  before: readonly Gid[],
  after: readonly Gid[],
): void {
  if (context.events.idle) return;
  for (const gid of after) {
    if (before.includes(gid)) continue;
    const change: Change = { field, action: 'added', added_value: subject(type, gid) };
    taskEvent(context, task, { action: 'changed', change });
  }
  for (const gid of before) {
    if (after.includes(gid)) continue;
    const change: Change = { field, action: 'removed', removed_value: subject(type, gid) };
    taskEvent(context, task, { action: 'changed', change });
  }
}

/** Where a task is, and where the tasks above it are. */
function around(state: AsanaState, task: Task): Gid[] {
  const gids: Gid[] = [];
  for (let one: Task | undefined = task; one; one = one.parent === null ? undefined : state.tasks.get(one.parent)) {
    gids.push(one.gid);
    for (const gid of one.sections) {
      const section = state.sections.get(gid);
      if (section) gids.push(gid, section.project);
    }
  }
  return gids;
}

function record({ events, viewer, clock }: Context, resource: Subject, above: Gid[], happened: Happened): void {
  const { action, parent = null, change } = happened;
  const heardBy = events.listenedOf([resource.gid, ...(parent ? [parent.gid] : []), ...above]);
  if (heardBy.length === 0) return;
  const event: TwinEvent = {
    user: subject('user', viewer.gid),
    created_at: clock.iso(),
    action,
    resource,
    parent,
    ...(change ? { change } : {}),
  };
  events.record(event, heardBy);
}
