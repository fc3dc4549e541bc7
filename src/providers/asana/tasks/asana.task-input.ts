import { z } from 'zod';
import {
  changeRequest,
  clearable,
  clearableNotes,
  date,
  flag,
  gid,
  moment,
  name,
  notes,
  optional,
  person,
  position,
  projectId,
  request,
  required,
  workspace,
} from '../asana.request-fields.js';

/** Requests about single tasks and what hangs on them. */
const MOST_LINKS = 30;
const MOST_FIELDS = 100;

const gids = z.array(gid).min(1).max(MOST_LINKS);
const people = z.array(person).min(1).max(MOST_LINKS);
/** Like a blank text, an empty list stands for what a person left empty. */
const optionalList = <S extends z.ZodType>(list: S) =>
  z.preprocess(
    (value) => (value === null || (Array.isArray(value) && value.length === 0) ? undefined : value),
    list.optional(),
  );

const customFields = z
  .record(z.string().min(1).max(1024), z.unknown())
  .refine((fields) => Object.keys(fields).length <= MOST_FIELDS, `must have at most ${MOST_FIELDS} fields`)
  .describe(
    'Values by name or gid of the field: a text, a number, an option or several by name or gid, a date (yyyy-mm-dd or ' +
      'a moment), people by gid, e-mail address or `me`. Null clears.',
  );

interface Times {
  readonly due_on?: string | null;
  readonly due_at?: string | null;
  readonly notes?: string;
  readonly html_notes?: string;
}
/** What Asana takes in one of two forms, https://developers.asana.com/reference/createtask */
function oneForm(given: Times, context: z.RefinementCtx): void {
  if (given.due_on && given.due_at) {
    context.addIssue({ code: 'custom', path: ['due_at'], message: 'must not be given together with due_on' });
  }
  if (given.notes !== undefined && given.html_notes !== undefined) {
    context.addIssue({ code: 'custom', path: ['html_notes'], message: 'must not be given together with notes' });
  }
}

const htmlNotes = optional(notes).describe('Rich text of Asana instead of notes: `<body>…</body>`.');
const base = {
  name: required(name),
  notes: optional(notes).describe('Also spelled description.'),
  due_on: optional(date),
  assignee: optional(person),
};
const more = {
  html_notes: htmlNotes,
  due_at: optional(moment).describe('A moment in ISO 8601, instead of due_on.'),
  start_on: optional(date),
  completed: flag,
  tags: optionalList(gids).describe('gids.'),
  followers: optionalList(people),
  dependencies: optionalList(gids).describe('gids of tasks that must be done before.'),
  custom_fields: optional(customFields),
};
export const createTaskBody = request({
  ...base,
  ...more,
  project_id: optional(projectId),
  projects: z.array(gid).max(20).nullish(),
  section_id: optional(gid).describe('Of one of the projects. Also spelled section_gid or section.'),
  parent_id: optional(gid).describe('Makes it a subtask. Also spelled parent_gid or parent.'),
  workspace_id: workspace,
}).superRefine(oneForm);
export const createTaskInProjectBody = request({ ...base, project_id: required(projectId) });
export const createSubtaskBody = request({ ...base, ...more }).superRefine(oneForm);

const changes = {
  name: name.optional(),
  notes: clearableNotes,
  due_on: clearable(date).describe('yyyy-mm-dd; null clears.'),
  completed: flag,
  assignee: clearable(person).describe('Asana gid, `me` or e-mail address; null unassigns.'),
};
export const updateTaskBody = changeRequest({
  ...changes,
  html_notes: htmlNotes,
  due_at: clearable(moment).describe('A moment in ISO 8601, instead of due_on; null clears.'),
  start_on: clearable(date).describe('yyyy-mm-dd; null clears.'),
  custom_fields: optional(customFields),
}).superRefine(oneForm);
export const updateTaskByIdBody = changeRequest({
  ...changes,
  task_id: required(gid).describe('Also spelled task_gid.'),
});
export const customFieldsBody = request({ custom_fields: required(customFields) });

export const commentBody = request({ comment: required(notes).describe('Also spelled text.') });
export const dependenciesBody = request({ dependencies: required(gids) });
export const dependentsBody = request({ dependents: required(gids) });
export const followersBody = request({ followers: required(people) });
export const tagBody = request({ tag_id: required(gid).describe('Also spelled tag_gid or tag.') });
export const addProjectBody = request({
  project_id: required(projectId),
  section_id: optional(gid).describe('Also spelled section_gid or section.'),
  ...position,
});

export type CreateTask = z.output<typeof createTaskBody>;
export type CreateTaskInProject = z.output<typeof createTaskInProjectBody>;
export type CreateSubtask = z.output<typeof createSubtaskBody>;
export type UpdateTask = z.output<typeof updateTaskBody>;
export type UpdateTaskById = z.output<typeof updateTaskByIdBody>;
export type WriteCustomFields = z.output<typeof customFieldsBody>;
export type AddComment = z.output<typeof commentBody>;
export type Dependencies = z.output<typeof dependenciesBody>;
export type Dependents = z.output<typeof dependentsBody>;
export type Followers = z.output<typeof followersBody>;
export type TagOfTask = z.output<typeof tagBody>;
export type AddProject = z.output<typeof addProjectBody>;
