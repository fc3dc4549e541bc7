import { z } from 'zod';
import * as show from './asana.entities.js';
import { identified, identifiedOrNull } from './asana.entities.js';
import {
  type AttachmentAnswer,
  type CustomFieldAnswer,
  type CustomFieldSettingAnswer,
  type FieldValueAnswer,
  type ProjectDetailsAnswer,
  type StoryAnswer,
  type TagAnswer,
  type TaskAnswer,
  type TaskCountsAnswer,
  type TaskDetailsAnswer,
} from './asana.schemas.js';

/** Asana's objects with all that we show of them, and what hangs on a task. */
const { date, moment, reference } = show;
const text = z.string();
const bare = z.strictObject({ id: text, gid: text });

export const customFieldType = text.describe(
  'text, number, enum, multi_enum, date, people or reference; formula and custom_id are computed by Asana.',
);

export const fieldValue = z
  .strictObject({
    ...reference.shape,
    type: customFieldType,
    value: z
      .union([text, z.number(), reference, z.array(reference)])
      .nullable()
      .describe('By type: a text, a number, a date or moment, the option, or a list of options, people or objects.'),
    display_value: text.nullable().describe('The value as Asana writes it.'),
  })
  .meta({ id: 'AsanaCustomFieldValue', description: 'A custom field as it stands on a task.' });

export const customField = z
  .strictObject({
    ...reference.shape,
    type: customFieldType,
    description: text,
    options: z.array(z.strictObject({ ...reference.shape, enabled: z.boolean(), color: text.nullable() })),
    precision: z.int().nullable().describe('Decimal places of a number.'),
    format: text
      .nullable()
      .describe('How a number is shown: currency, percentage, identifier, duration, custom, none.'),
    read_only: z.boolean(),
    is_important: z.boolean(),
  })
  .meta({ id: 'AsanaCustomField', description: 'A custom field of a project.' });

export const taskDetails = show.task
  .extend({
    html_notes: text,
    resource_subtype: text.nullable(),
    start_on: date,
    start_at: moment,
    completed_by: reference.nullable(),
    parent: reference.nullable(),
    followers: z.array(reference),
    memberships: z
      .array(z.strictObject({ project: reference.nullable(), section: reference.nullable() }))
      .describe('The section in which each project shows the task.'),
    num_subtasks: z.int(),
    subtasks: z
      .array(z.strictObject({ ...reference.shape, completed: z.boolean() }))
      .describe('The first 100; `num_subtasks` says how many there are.'),
    dependencies: z.array(bare).describe('Tasks that must be done before.'),
    dependents: z.array(bare).describe('Tasks that wait for this one.'),
    custom_fields: z.array(fieldValue),
  })
  .meta({ id: 'AsanaTaskDetails', description: 'A task with everything on it; its assignee is an object.' });

export const taskDetailsFile = taskDetails
  .extend({ assignee: text.nullable().describe('Name of the assignee.') })
  .meta({ id: 'AsanaTaskDetailsFile', description: 'A task with everything on it; its assignee is a name.' });

export const projectDetails = show.project
  .extend({
    html_notes: text,
    due_date: date.describe('The same as `due_on`.'),
    start_on: date,
    owner: reference.nullable(),
    members: z.array(reference),
    followers: z.array(reference),
    url: text.describe('The project in the Asana web application.'),
    custom_fields: z.array(customField),
    task_count: z.int().nullable(),
    completed_task_count: z.int().nullable(),
  })
  .meta({ id: 'AsanaProjectDetails', description: 'A project with everything on it.' });

export const tag = z
  .strictObject({
    ...reference.shape,
    color: text.nullable(),
    notes: text,
    description: text.describe('The same as `notes`.'),
    workspace: reference.nullable(),
    permalink_url: text.nullable(),
  })
  .meta({ id: 'AsanaTag' });

export const attachment = z
  .strictObject({
    ...reference.shape,
    host: text.nullable().describe('asana, dropbox, gdrive, onedrive, box, vimeo or external.'),
    size: z.int().nullable().describe('In bytes; known for files at Asana.'),
    created_at: moment,
    download_url: text.nullable().describe('The file itself, for about two minutes.'),
    permanent_url: text.nullable(),
    view_url: text.nullable(),
  })
  .meta({ id: 'AsanaAttachment' });

export const story = show.comment
  .extend({
    type: z.enum(['comment', 'system']),
    resource_subtype: text.nullable().describe('What happened, such as `comment_added` or `section_changed`.'),
  })
  .meta({ id: 'AsanaStory', description: 'A comment, or what the system wrote about a change.' });

export type FieldValue = z.output<typeof fieldValue>;
export type CustomField = z.output<typeof customField>;
export type TaskDetails = z.output<typeof taskDetails>;
export type TaskDetailsFile = z.output<typeof taskDetailsFile>;
export type ProjectDetails = z.output<typeof projectDetails>;
export type Tag = z.output<typeof tag>;
export type Attachment = z.output<typeof attachment>;
export type Story = z.output<typeof story>;

function valueOf(answer: FieldValueAnswer): FieldValue['value'] {
  const { type, enum_value, multi_enum_values, people_value, reference_value, date_value } = answer;
  switch (type ?? 'text') {
    case 'number':
      return answer.number_value ?? null;
    case 'enum':
      return identifiedOrNull(enum_value);
    case 'multi_enum':
      return (multi_enum_values ?? []).map(identified);
    case 'people':
      return (people_value ?? []).map(identified);
    case 'reference':
      return (reference_value ?? []).map(identified);
    case 'date':
      return date_value?.date_time ?? date_value?.date ?? null;
    default:
      return answer.text_value ?? null;
  }
}

const toFieldValue = (answer: FieldValueAnswer): FieldValue => ({
  ...identified(answer),
  type: answer.type ?? 'text',
  value: valueOf(answer),
  display_value: answer.display_value ?? null,
});

/** Formulas and ids are computed by Asana, and a field may be locked: https://developers.asana.com/reference/custom-fields */
export const isReadOnly = (field: CustomFieldAnswer): boolean =>
  (field.is_value_read_only ?? false) ||
  (field.is_formula_field ?? false) ||
  field.representation_type === 'formula' ||
  field.representation_type === 'custom_id';

export const toCustomField = ({ custom_field, is_important }: CustomFieldSettingAnswer): CustomField => ({
  ...identified(custom_field),
  type: custom_field.representation_type ?? custom_field.type ?? 'text',
  description: custom_field.description ?? '',
  options: (custom_field.enum_options ?? []).map((option) => ({
    ...identified(option),
    enabled: option.enabled ?? true,
    color: option.color ?? null,
  })),
  precision: custom_field.precision ?? null,
  format: custom_field.format ?? null,
  read_only: isReadOnly(custom_field),
  is_important: is_important ?? false,
});

/** @param subtasks the first 100 of them */
export function toTaskDetails(answer: TaskDetailsAnswer, subtasks: readonly TaskAnswer[] = []): TaskDetails {
  return {
    ...show.toTask(answer),
    html_notes: answer.html_notes ?? '',
    resource_subtype: answer.resource_subtype ?? null,
    start_on: answer.start_on ?? null,
    start_at: answer.start_at ?? null,
    completed_by: identifiedOrNull(answer.completed_by),
    parent: identifiedOrNull(answer.parent),
    followers: (answer.followers ?? []).map(identified),
    memberships: (answer.memberships ?? []).map(({ project, section }) => ({
      project: identifiedOrNull(project),
      section: identifiedOrNull(section),
    })),
    num_subtasks: answer.num_subtasks ?? subtasks.length,
    subtasks: subtasks.map((subtask) => ({ ...identified(subtask), completed: subtask.completed ?? false })),
    dependencies: (answer.dependencies ?? []).map(({ gid }) => ({ id: gid, gid })),
    dependents: (answer.dependents ?? []).map(({ gid }) => ({ id: gid, gid })),
    custom_fields: (answer.custom_fields ?? []).map(toFieldValue),
  };
}

export const toTaskDetailsFile = (shown: TaskDetails): TaskDetailsFile => ({
  ...shown,
  assignee: shown.assignee?.name ?? null,
});

export const toProjectDetails = (answer: ProjectDetailsAnswer, counts?: TaskCountsAnswer): ProjectDetails => ({
  ...show.toProject(answer),
  html_notes: answer.html_notes ?? '',
  due_date: answer.due_on ?? null,
  start_on: answer.start_on ?? null,
  owner: identifiedOrNull(answer.owner),
  members: (answer.members ?? []).map(identified),
  followers: (answer.followers ?? []).map(identified),
  url: `https://app.asana.com/0/${answer.gid}`,
  custom_fields: (answer.custom_field_settings ?? []).map(toCustomField),
  task_count: counts?.num_tasks ?? null,
  completed_task_count: counts?.num_completed_tasks ?? null,
});

export const toTag = (answer: TagAnswer): Tag => ({
  ...identified(answer),
  color: answer.color ?? null,
  notes: answer.notes ?? '',
  description: answer.notes ?? '',
  workspace: identifiedOrNull(answer.workspace),
  permalink_url: answer.permalink_url ?? null,
});

export const toAttachment = (answer: AttachmentAnswer): Attachment => ({
  ...identified(answer),
  host: answer.host ?? answer.resource_subtype ?? null,
  size: answer.size ?? null,
  created_at: answer.created_at ?? null,
  download_url: answer.download_url ?? null,
  permanent_url: answer.permanent_url ?? null,
  view_url: answer.view_url ?? null,
});

export const toStory = (answer: StoryAnswer): Story => ({
  ...show.toComment(answer),
  type: answer.type === 'comment' ? 'comment' : 'system',
  resource_subtype: answer.resource_subtype ?? null,
});
