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

export const storyAnswer = z.object({ gid: z.string(), text, created_at: text, created_by: namedOrNull });

export type UserAnswer = z.output<typeof userAnswer>;
export type TeamAnswer = z.output<typeof teamAnswer>;
export type ProjectAnswer = z.output<typeof projectAnswer>;
export type SectionAnswer = z.output<typeof sectionAnswer>;
export type TaskAnswer = z.output<typeof taskAnswer>;
export type StoryAnswer = z.output<typeof storyAnswer>;

/** `opt_fields` of each kind: exactly what its schema reads, in names the official description lists. */
export const FIELDS = {
  workspace: 'name,is_organization',
  user: 'name,email,photo.image_128x128',
  profile: 'name,email,photo.image_128x128,workspaces,workspaces.name',
  team: 'name,description,organization,organization.name',
  project:
    'name,notes,color,archived,public,due_on,created_at,modified_at,permalink_url,workspace,workspace.name,team,team.name',
  section: 'name,created_at,project,project.name',
  task: 'name,notes,completed,completed_at,due_on,due_at,assignee,assignee.name,projects,projects.name,workspace,workspace.name,tags,tags.name,created_at,modified_at,permalink_url',
  story: 'text,created_at,created_by,created_by.name',
} as const;

/** Every body is `{data}`; a list adds `next_page`, null on its last page: https://developers.asana.com/docs/pagination */
export const recordBody = <T>(record: z.ZodType<T>) => z.object({ data: record });
export const listBody = <T>(record: z.ZodType<T>) =>
  z.object({ data: z.array(record), next_page: z.object({ offset: z.string() }).nullish() });
