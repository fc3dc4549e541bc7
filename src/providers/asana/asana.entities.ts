import { z } from 'zod';
import {
  type ProjectAnswer,
  type SectionAnswer,
  type StoryAnswer,
  type TaskAnswer,
  type TeamAnswer,
  type UserAnswer,
  type WorkspaceAnswer,
} from './asana.schemas.js';

/**
 * Asana's objects as our clients read them. Some read `id` and `description`, others Asana's own `gid` and `notes`:
 * both spellings are always there.
 */
export const reference = z.strictObject({ id: z.string(), gid: z.string(), name: z.string() });
const text = z.string();
export const moment = z.string().nullable().describe('ISO 8601, UTC');
export const date = z.string().nullable().describe('yyyy-mm-dd');

const taskFields = {
  id: text,
  gid: text,
  name: text,
  notes: text,
  description: text.describe('The same as `notes`.'),
  completed: z.boolean(),
  completed_at: moment,
  due_on: date,
  due_at: moment,
  projects: z.array(reference),
  workspace: reference.nullable(),
  tags: z.array(reference),
  created_at: moment,
  modified_at: moment,
  permalink_url: text.nullable(),
  url: text.describe('The task in the Asana web application.'),
};

export const task = z
  .strictObject({
    ...taskFields,
    assignee: z
      .strictObject({
        ...reference.shape,
        email: z.string().nullable().describe('Asana does not tell it with a task.'),
      })
      .nullable(),
  })
  .meta({ id: 'AsanaTask', description: 'A task; its assignee is an object.' });

export const taskFile = z
  .strictObject({ ...taskFields, assignee: z.string().nullable().describe('Name of the assignee.') })
  .meta({ id: 'AsanaTaskFile', description: 'A task as a file of a search; its assignee is a name.' });

export const project = z
  .strictObject({
    id: text,
    gid: text,
    name: text,
    notes: text,
    description: text.describe('The same as `notes`.'),
    color: text.describe('Asana’s name of the colour; `blue` where none is set.'),
    archived: z.boolean(),
    public: z.boolean(),
    due_on: date,
    created_at: moment,
    modified_at: moment,
    workspace: reference.nullable(),
    team: reference.nullable(),
    permalink_url: text.nullable(),
  })
  .meta({ id: 'AsanaProject' });

export const workspace = reference.extend({ is_organization: z.boolean() }).meta({ id: 'AsanaWorkspace' });

export const section = z
  .strictObject({ id: text, gid: text, name: text, project: reference.nullable(), created_at: moment })
  .meta({ id: 'AsanaSection' });

export const team = z
  .strictObject({
    id: text,
    gid: text,
    name: text,
    description: text,
    workspace: reference.nullable(),
    created_at: z.string().nullable().describe('Asana does not tell when a team was made.'),
  })
  .meta({ id: 'AsanaTeam' });

const userFields = { id: text, gid: text, name: text, email: text.nullable(), photo: text.nullable() };

export const user = z
  .strictObject({
    ...userFields,
    workspace: z
      .strictObject({ id: text, gid: text })
      .nullable()
      .describe('The workspace asked for; null where only a team was.'),
  })
  .meta({ id: 'AsanaUser' });

export const profile = z
  .strictObject({ ...userFields, workspaces: z.array(reference) })
  .meta({ id: 'AsanaUserProfile' });

export const comment = z
  .strictObject({ id: text, gid: text, text, created_at: moment, created_by: reference.nullable() })
  .meta({ id: 'AsanaComment' });

export type Task = z.output<typeof task>;
export type TaskFile = z.output<typeof taskFile>;
export type Project = z.output<typeof project>;
export type Workspace = z.output<typeof workspace>;
export type Section = z.output<typeof section>;
export type Team = z.output<typeof team>;
export type User = z.output<typeof user>;
export type Profile = z.output<typeof profile>;
export type Comment = z.output<typeof comment>;

interface Named {
  readonly gid: string;
  readonly name?: string | null;
}
export const identified = ({ gid, name }: Named) => ({ id: gid, gid, name: name ?? '' });
export const identifiedOrNull = (record: Named | null | undefined) => (record ? identified(record) : null);

/** Member by member: V8 takes a hundred times as long for an object that begins with a spread one and goes on. */
export function toTask(answer: TaskAnswer): Task {
  const { gid, assignee } = answer;
  const projects = (answer.projects ?? []).map(identified);
  const notes = answer.notes ?? '';
  return {
    id: gid,
    gid,
    name: answer.name ?? '',
    notes,
    description: notes,
    completed: answer.completed ?? false,
    completed_at: answer.completed_at ?? null,
    due_on: answer.due_on ?? null,
    due_at: answer.due_at ?? null,
    assignee: assignee ? { id: assignee.gid, gid: assignee.gid, name: assignee.name ?? '', email: null } : null,
    projects,
    workspace: identifiedOrNull(answer.workspace),
    tags: (answer.tags ?? []).map(identified),
    created_at: answer.created_at ?? null,
    modified_at: answer.modified_at ?? null,
    permalink_url: answer.permalink_url ?? null,
    url: `https://app.asana.com/0/${projects[0]?.gid ?? '0'}/${gid}/f`,
  };
}

export const toTaskFile = (shown: Task): TaskFile => ({ ...shown, assignee: shown.assignee?.name ?? null });

export function toProject(answer: ProjectAnswer): Project {
  const notes = answer.notes ?? '';
  return {
    ...identified(answer),
    notes,
    description: notes,
    color: answer.color ?? 'blue',
    archived: answer.archived ?? false,
    public: answer.public ?? false,
    due_on: answer.due_on ?? null,
    created_at: answer.created_at ?? null,
    modified_at: answer.modified_at ?? null,
    workspace: identifiedOrNull(answer.workspace),
    team: identifiedOrNull(answer.team),
    permalink_url: answer.permalink_url ?? null,
  };
}

export const toWorkspace = (answer: WorkspaceAnswer): Workspace => ({
  ...identified(answer),
  is_organization: answer.is_organization ?? false,
});

export const toSection = (answer: SectionAnswer): Section => ({
  ...identified(answer),
  project: identifiedOrNull(answer.project),
  created_at: answer.created_at ?? null,
});

export const toTeam = (answer: TeamAnswer): Team => ({
  ...identified(answer),
  description: answer.description ?? '',
  workspace: identifiedOrNull(answer.organization),
  created_at: null,
});

const person = (answer: UserAnswer) => ({
  ...identified(answer),
  email: answer.email ?? null,
  photo: answer.photo?.image_128x128 ?? null,
});

export const toUser = (answer: UserAnswer, workspace: string | undefined): User => ({
  ...person(answer),
  workspace: workspace === undefined ? null : { id: workspace, gid: workspace },
});

export const toProfile = (answer: UserAnswer): Profile => ({
  ...person(answer),
  workspaces: (answer.workspaces ?? []).map(identified),
});

export const toComment = (answer: StoryAnswer): Comment => ({
  id: answer.gid,
  gid: answer.gid,
  text: answer.text ?? '',
  created_at: answer.created_at ?? null,
  created_by: identifiedOrNull(answer.created_by),
});
