import { z } from 'zod';

/**
 * Asana's answers as far as this room reads them. The official description requires no field, so only `gid` is relied on
 * (Asana always sends it): https://developers.asana.com/docs/inputoutput-options
 */
const text = z.string().nullish();
const flag = z.boolean().nullish();
const named = z.object({ gid: z.string(), name: text });
const namedOrNull = named.nullish();
const namedList = z.array(named).nullish();

export const workspaceAnswer = z.object({ gid: z.string(), name: text, is_organization: flag });

export const userAnswer = z.object({
  gid: z.string(),
  name: text,
  email: text,
  photo: z.object({ image_128x128: text }).nullish(),
  workspaces: namedList,
});

export const teamAnswer = z.object({ gid: z.string(), name: text, description: text, organization: namedOrNull });

export const projectAnswer = z.object({
  gid: z.string(),
  name: text,
  notes: text,
  color: text,
  archived: flag,
  public: flag,
  due_on: text,
  created_at: text,
  modified_at: text,
  permalink_url: text,
  workspace: namedOrNull,
  team: namedOrNull,
});

export const sectionAnswer = z.object({ gid: z.string(), name: text, created_at: text, project: namedOrNull });

export const taskAnswer = z.object({
  gid: z.string(),
  name: text,
  notes: text,
  completed: flag,
  completed_at: text,
  due_on: text,
  due_at: text,
  assignee: namedOrNull,
  projects: namedList,
  workspace: namedOrNull,
  tags: namedList,
  created_at: text,
  modified_at: text,
  permalink_url: text,
});

export const recentTaskAnswer = z.object({
  gid: z.string(),
  name: text,
  notes: text,
  html_notes: text,
  created_at: text,
  created_by: z.object({ gid: z.string() }).nullish(),
});

export const storyAnswer = z.object({
  gid: z.string(),
  text,
  type: text,
  resource_subtype: text,
  created_at: text,
  created_by: namedOrNull,
});

const number = z.number().nullish();
const enumOption = z.object({ gid: z.string(), name: text, enabled: flag, color: text });

/** What a custom field is; `type` says how values are read, `representation_type` also that Asana computes them. */
const fieldDefinition = {
  gid: z.string(),
  name: text,
  type: text,
  representation_type: text,
  enum_options: z.array(enumOption).nullish(),
  precision: number,
  format: text,
  is_value_read_only: flag,
  is_formula_field: flag,
};
export const customFieldAnswer = z.object(fieldDefinition);
export const customFieldSettingAnswer = z.object({
  gid: z.string(),
  is_important: flag,
  custom_field: z.object({ ...fieldDefinition, description: text }),
});
export const taskFieldsAnswer = z.object({ gid: z.string(), custom_fields: z.array(customFieldAnswer).nullish() });

/** A custom field as it stands on a task: one of the values, by type. */
export const fieldValueAnswer = z.object({
  gid: z.string(),
  name: text,
  type: text,
  display_value: text,
  text_value: text,
  number_value: number,
  date_value: z.object({ date: text, date_time: text }).nullish(),
  enum_value: namedOrNull,
  multi_enum_values: namedList,
  people_value: namedList,
  reference_value: namedList,
});

const bare = z.object({ gid: z.string() });

export const taskDetailsAnswer = taskAnswer.extend({
  html_notes: text,
  resource_subtype: text,
  start_on: text,
  start_at: text,
  completed_by: namedOrNull,
  parent: namedOrNull,
  followers: namedList,
  memberships: z.array(z.object({ project: namedOrNull, section: namedOrNull })).nullish(),
  num_subtasks: number,
  dependencies: z.array(bare).nullish(),
  dependents: z.array(bare).nullish(),
  custom_fields: z.array(fieldValueAnswer).nullish(),
});

export const projectDetailsAnswer = projectAnswer.extend({
  html_notes: text,
  start_on: text,
  owner: bare.extend({ name: text }).nullish(),
  members: namedList,
  followers: namedList,
  custom_field_settings: z.array(customFieldSettingAnswer).nullish(),
});

export const taskCountsAnswer = z.object({ num_tasks: number, num_completed_tasks: number });

export const tagAnswer = z.object({
  gid: z.string(),
  name: text,
  color: text,
  notes: text,
  workspace: namedOrNull,
  permalink_url: text,
});

export const attachmentAnswer = z.object({
  gid: z.string(),
  name: text,
  resource_subtype: text,
  host: text,
  size: number,
  created_at: text,
  download_url: text,
  permanent_url: text,
  view_url: text,
});

export const batchResult = z.object({
  status_code: z.int(),
  headers: z.record(z.string(), z.string()).nullish(),
  body: z.unknown(),
});

export type WorkspaceAnswer = z.output<typeof workspaceAnswer>;
export type UserAnswer = z.output<typeof userAnswer>;
export type TeamAnswer = z.output<typeof teamAnswer>;
export type ProjectAnswer = z.output<typeof projectAnswer>;
export type SectionAnswer = z.output<typeof sectionAnswer>;
export type TaskAnswer = z.output<typeof taskAnswer>;
export type RecentTaskAnswer = z.output<typeof recentTaskAnswer>;
export type StoryAnswer = z.output<typeof storyAnswer>;
export type CustomFieldAnswer = z.output<typeof customFieldAnswer>;
export type CustomFieldSettingAnswer = z.output<typeof customFieldSettingAnswer>;
export type FieldValueAnswer = z.output<typeof fieldValueAnswer>;
export type TaskDetailsAnswer = z.output<typeof taskDetailsAnswer>;
export type ProjectDetailsAnswer = z.output<typeof projectDetailsAnswer>;
export type TaskCountsAnswer = z.output<typeof taskCountsAnswer>;
export type TagAnswer = z.output<typeof tagAnswer>;
export type AttachmentAnswer = z.output<typeof attachmentAnswer>;

const TASK =
  'name,notes,completed,completed_at,due_on,due_at,assignee,assignee.name,projects,projects.name,workspace,workspace.name,tags,tags.name,created_at,modified_at,permalink_url';
const PROJECT =
  'name,notes,color,archived,public,due_on,created_at,modified_at,permalink_url,workspace,workspace.name,team,team.name';

const below = (prefix: string, names: string) =>
  names
    .split(',')
    .map((name) => `${prefix}.${name}`)
    .join();
const FIELD_DEFINITION =
  'name,type,representation_type,enum_options,enum_options.name,enum_options.enabled,enum_options.color,precision,format,is_value_read_only,is_formula_field';
const FIELD_VALUE =
  'name,type,display_value,text_value,number_value,date_value,date_value.date,date_value.date_time,enum_value,enum_value.name,multi_enum_values,multi_enum_values.name,people_value,people_value.name,reference_value,reference_value.name';
const FIELD_SETTING = `is_important,custom_field,custom_field.description,${below('custom_field', FIELD_DEFINITION)}`;

/** `opt_fields` of each kind: exactly what its schema reads, in names the official description lists. */
export const FIELDS = {
  workspace: 'name,is_organization',
  user: 'name,email,photo.image_128x128',
  profile: 'name,email,photo.image_128x128,workspaces,workspaces.name',
  team: 'name,description,organization,organization.name',
  project: PROJECT,
  projectDetails: `${PROJECT},html_notes,start_on,owner,members,members.name,followers,followers.name,custom_field_settings,${below('custom_field_settings', FIELD_SETTING)}`,
  taskCounts: 'num_tasks,num_completed_tasks',
  section: 'name,created_at,project,project.name',
  tag: 'name,color,notes,workspace,workspace.name,permalink_url',
  task: TASK,
  recentTask: 'name,notes,html_notes,created_at,created_by',
  taskDetails: `${TASK},html_notes,resource_subtype,start_on,start_at,completed_by,completed_by.name,parent,parent.name,followers,followers.name,memberships,memberships.project,memberships.project.name,memberships.section,memberships.section.name,num_subtasks,dependencies,dependents,custom_fields,${below('custom_fields', FIELD_VALUE)}`,
  taskFields: `custom_fields,${below('custom_fields', FIELD_DEFINITION)}`,
  customFieldSetting: FIELD_SETTING,
  attachment: 'name,resource_subtype,host,size,created_at,download_url,permanent_url,view_url',
  story: 'text,type,resource_subtype,created_at,created_by,created_by.name',
} as const;

/** Every body is `{data}`; a list adds `next_page`, null on its last page: https://developers.asana.com/docs/pagination */
export const recordBody = oncePerRecord(<T>(record: z.ZodType<T>) => z.object({ data: record }));
export const listBody = oncePerRecord(<T>(record: z.ZodType<T>) =>
  z.object({ data: z.array(record), next_page: z.object({ offset: z.string() }).nullish() }),
);

/** zod compiles a schema at its first use: one made anew for every answer would cost more than the answer. */
function oncePerRecord<F extends (record: z.ZodType) => z.ZodType>(make: F): F {
  const made = new WeakMap<z.ZodType, z.ZodType>();
  return ((record: z.ZodType) => {
    const schema = made.get(record) ?? make(record);
    made.set(record, schema);
    return schema;
  }) as F;
}
