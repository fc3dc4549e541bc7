import { z } from 'zod';

/** PostgreSQL's jsonb takes neither NUL nor half a surrogate pair; what people write may have both. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;
const storable = (text: string) => text.replaceAll(UNSTORABLE, '\uFFFD');

const word = z
  .string()
  .nullish()
  .transform((value) => (value ? storable(value) : (value ?? null)));
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const number = z
  .number()
  .nullish()
  .transform((value) => value ?? null);

const named = z.object({ gid: z.string(), name: word });
const namedOrNull = named.nullish().transform((value) => value ?? null);
/** By gid: their order says nothing, and is not the same in every answer. */
const namedList = z
  .array(named)
  .nullish()
  .transform((list) => (list ?? []).sort((one, other) => (one.gid < other.gid ? -1 : 1)));

const membership = z.object({ project: namedOrNull, section: namedOrNull });
const placeOf = ({ project, section }: z.output<typeof membership>) => `${project?.gid} ${section?.gid}`;

const customField = z.object({
  gid: z.string(),
  name: word,
  type: word,
  display_value: word,
  text_value: word,
  number_value: number,
  date_value: z
    .object({ date: word, date_time: word })
    .nullish()
    .transform((value) => value ?? null),
  enum_value: namedOrNull,
  multi_enum_values: namedList,
  people_value: namedList,
});

/** A task as its provider shows it, as it is stored. Reading what was stored gives the same again. */
export const taskState = z.object({
  gid: z.string(),
  name: word,
  resource_subtype: word,
  completed: flag,
  completed_at: word,
  assignee: namedOrNull,
  start_on: word,
  due_on: word,
  due_at: word,
  notes: word,
  workspace: namedOrNull,
  parent: namedOrNull,
  projects: namedList,
  /** The section in which each project shows it. */
  memberships: z
    .array(membership)
    .nullish()
    .transform((list) => (list ?? []).sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))),
  tags: namedList,
  followers: namedList,
  custom_fields: z
    .array(customField)
    .nullish()
    .transform((list) => list ?? []),
  permalink_url: word,
  created_at: word,
  modified_at: z.iso.datetime({ offset: true }),
});
export type TaskState = z.output<typeof taskState>;

/** `opt_fields`: exactly what the schema reads. */
export const TASK_FIELDS = [
  'name,resource_subtype,completed,completed_at,start_on,due_on,due_at,notes,permalink_url,created_at,modified_at',
  ...['assignee', 'workspace', 'parent', 'projects', 'tags', 'followers'].map((name) => `${name},${name}.name`),
  'memberships,memberships.project,memberships.project.name,memberships.section,memberships.section.name',
  'custom_fields,custom_fields.name,custom_fields.type,custom_fields.display_value,custom_fields.text_value',
  'custom_fields.number_value,custom_fields.date_value,custom_fields.date_value.date,custom_fields.date_value.date_time',
  ...['enum_value', 'multi_enum_values', 'people_value'].map(
    (name) => `custom_fields.${name},custom_fields.${name}.name`,
  ),
].join();
