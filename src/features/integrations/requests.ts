import { z } from 'zod';
import { createFields, listFields } from '../callbacks/index.js';
import { projectColor, requestFields as fields } from '../../providers/asana/index.js';

/** Requests of `/api/integrations/asana/*`, in every spelling clients use; unknown fields are ignored. */
const MOST_PROJECTS = 20;
const MOST_LINKS = 30;
const DEFAULT_LIMIT = 50;
const DEFAULT_SEARCH_LIMIT = 20;

const { clearable, date, flag, gid, moment, name, notes, optional, person, request, required, words } = fields;

/** Clients send flags as booleans and as words. */
const word = <W extends readonly [string, ...string[]]>(...allowed: W) =>
  optional(z.preprocess((value) => (typeof value === 'boolean' ? String(value) : value), z.enum(allowed)));

const limitOr = (otherwise: number) =>
  z.preprocess((value) => (value === undefined || value === null || value === '' ? otherwise : value), fields.limit);
const offset = optional(fields.offset).describe('`pagination.next_offset` of the page before.');
const page = { limit: limitOr(DEFAULT_LIMIT), offset };

/** An object by gid or name, as text or as `{gid}`, `{id}` or `{name}`. */
const reference = z
  .union([gid, words, z.object({ gid }), z.object({ id: gid }), z.object({ name: words })], {
    error: 'must be a gid, a name, {gid} or {name}',
  })
  .transform((given): Reference => {
    if (typeof given === 'string') return gid.safeParse(given).success ? { gid: given } : { name: given };
    return 'id' in given ? { gid: given.id } : given;
  });
export type Reference = { readonly gid: string } | { readonly name: string };

const taskGid = z
  .union([gid, z.object({ gid }), z.object({ id: gid })], { error: 'must be the gid of a task' })
  .transform((given) => (typeof given === 'string' ? given : 'id' in given ? given.id : given.gid));
/** Like a blank text, an empty list stands for what a person left empty. */
const list = <S extends z.ZodType>(item: S, most: number) =>
  z.preprocess(
    (value) => (value === null || (Array.isArray(value) && value.length === 0) ? undefined : value),
    z.array(item).max(most).optional(),
  );

/** https://developers.asana.com/reference/createtask */
function oneDueTime(given: { due_on?: string | null; due_at?: string | null }, context: z.RefinementCtx): void {
  if (!given.due_on || !given.due_at) return;
  context.addIssue({ code: 'custom', path: ['due_at'], message: 'must not be given together with due_on' });
}

const taskFields = {
  name: optional(name),
  notes: fields.clearableNotes,
  assignee: clearable(person).describe('Asana gid, `me` or e-mail address; null unassigns.'),
  projects: list(reference, MOST_PROJECTS).describe('Each by gid or by name.'),
  due_on: clearable(date).describe('yyyy-mm-dd; null clears.'),
  due_at: clearable(moment).describe('A moment in ISO 8601, instead of due_on; null clears.'),
  priority: clearable(words).describe('An option of the custom field “Priority” of the task’s project; null clears.'),
};
const taskData = z.preprocess(
  fields.canonical,
  z
    .object({
      ...taskFields,
      completed: flag,
      tags: list(reference, MOST_LINKS).describe('Each by gid or by name.'),
      parent_id: clearable(gid).describe('Makes it a subtask; null makes it a task of its own. Also spelled parent.'),
      dependencies: list(taskGid, MOST_LINKS).describe('gids of tasks that must be done before.'),
    })
    .superRefine(oneDueTime),
);

export const TASK_OPERATIONS = ['list', 'create', 'update', 'complete', 'delete', 'add_comment'] as const;

const taskFilter = {
  workspace_id: fields.workspace,
  project_id: optional(fields.projectId),
  assignee: optional(
    z.union([z.literal('all'), person], { error: 'must be an Asana gid, "me", "all" or an e-mail address' }),
  ).describe('Absent: me. `all`: everybody’s, of one project.'),
  priority: optional(words).describe('Only tasks whose custom field “Priority” has this option.'),
  due_on: optional(date),
  created_since: optional(z.union([moment, date], { error: 'must be a date or a moment in ISO 8601' })),
  ...page,
};
const COMPLETED = ['not_completed', 'true', 'false', 'all'] as const;

/** Everything the path takes; which of it counts is decided by `readTaskRequest`. */
export const tasksBody = request({
  ...taskFilter,
  ...createFields,
  operation: optional(z.enum(TASK_OPERATIONS)).describe('Absent: create where there is a `name`, else list.'),
  completed: word(...COMPLETED).describe('Default not_completed.'),
  task_id: optional(gid).describe('For update, complete, delete and add_comment.'),
  comment: optional(notes).describe('For add_comment.'),
  data: optional(taskData).describe('For create and update.'),
  name: optional(name).describe('Creates a task where no `operation` is named.'),
  notes: optional(notes).describe('Of the task to create. Also spelled description.'),
  due_at: optional(moment).describe('Of the task to create.'),
  projects: taskFields.projects,
}).superRefine(oneDueTime);

export const tasksQuery = request({
  ...taskFilter,
  ...listFields,
  completed: word(...COMPLETED).describe('Default all.'),
});

const projectData = z.preprocess(
  fields.canonical,
  z.object({
    name: optional(name),
    notes: fields.clearableNotes,
    color: optional(projectColor),
    public: flag,
    archived: flag,
    team_id: fields.team,
    due_on: clearable(date).describe('yyyy-mm-dd; null clears.'),
    start_on: clearable(date).describe('yyyy-mm-dd; null clears.'),
    owner: clearable(person).describe('Asana gid, `me` or e-mail address; null: nobody.'),
  }),
);
const projectFilter = {
  workspace_id: fields.workspace,
  team_id: fields.team,
  archived: word('true', 'false', 'all').describe('Default false.'),
  ...page,
};
export const projectsBody = request({
  ...projectFilter,
  operation: optional(z.enum(['list', 'create', 'update', 'archive'])).describe('Default list.'),
  project_id: optional(fields.projectId).describe('For update and archive.'),
  data: optional(projectData).describe('For create and update.'),
});
export const projectsQuery = request(projectFilter);

export const teamsRequest = request({ workspace_id: fields.workspace, ...page });
export const usersRequest = request({ workspace_id: fields.workspace, team_id: fields.team, ...page });
export const sectionsRequest = request({ project_id: required(fields.projectId), ...page });
export const pageRequest = request(page);
export const userOnly = request({});
export const healthQuery = request({ organizationId: listFields.organizationId });
export const searchBody = request({
  query: required(words),
  type: optional(z.enum(['all', 'tasks', 'projects', 'teams'])).describe('Default all.'),
  workspace_id: fields.workspace,
  project_id: optional(fields.projectId).describe('Only tasks of this project.'),
  limit: limitOr(DEFAULT_SEARCH_LIMIT),
});

export type TasksBody = z.output<typeof tasksBody>;
export type TasksQuery = z.output<typeof tasksQuery>;
export type TaskData = z.output<typeof taskData>;
export type ProjectsBody = z.output<typeof projectsBody>;
export type ProjectsQuery = z.output<typeof projectsQuery>;
export type ProjectData = z.output<typeof projectData>;
export type TeamsRequest = z.output<typeof teamsRequest>;
export type UsersRequest = z.output<typeof usersRequest>;
export type SectionsRequest = z.output<typeof sectionsRequest>;
export type PageRequest = z.output<typeof pageRequest>;
export type SearchBody = z.output<typeof searchBody>;
