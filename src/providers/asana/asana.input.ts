import { z } from 'zod';
import { PAGE_LIMIT } from '../../platform/api/index.js';
import { GID_PATTERN } from './asana.path.js';

/**
 * The clients spell one thing in several ways; the first name is ours and the one OpenAPI shows.
 * @example `{ workspace_gid: '1' }` is read as `{ workspace_id: '1' }`
 */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  workspace_id: ['workspace_gid', 'workspace'],
  team_id: ['team_gid', 'team'],
  project_id: ['project_gid', 'project'],
  task_id: ['task_gid', 'task'],
  target_user_id: ['target_user_gid'],
  notes: ['description'],
  comment: ['text'],
};

const isBlank = (value: unknown) => value === undefined || (typeof value === 'string' && value.trim() === '');

const absentWhenBlank = (value: unknown) => (value === null || isBlank(value) ? undefined : value);

function canonical(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const given = input as Record<string, unknown>;
  const renamed = Object.entries(SPELLINGS).flatMap(([name, others]) => {
    const present = [name, ...others].filter((spelling) => given[spelling] !== undefined);
    const used = present.find((spelling) => absentWhenBlank(given[spelling]) !== undefined) ?? present[0];
    return used === undefined || used === name ? [] : [[name, given[used]] as const];
  });
  return { ...given, ...Object.fromEntries(renamed) };
}

/** An object whose fields may have any of the known spellings; unknown fields are ignored. */
const request = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(canonical, z.object({ user_id: optional(z.string().max(255)).describe(USER_ID), ...shape }));

const USER_ID = 'Your own id of the user to work for. Absent: the user of the session token.';

/** Blank and null count as absent: the clients send them for what a person left empty. */
function optional<S extends z.ZodType>(schema: S) {
  return z.preprocess(absentWhenBlank, schema.optional());
}
const required = <S extends z.ZodType>(schema: S) => z.preprocess(absentWhenBlank, schema);

/** In a query everything is text. */
const toNumber = (value: unknown) =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : absentWhenBlank(value);
const toFlag = (value: unknown) => (value === 'true' ? true : value === 'false' ? false : absentWhenBlank(value));

export const gid = z.string().regex(GID_PATTERN, 'must be an Asana gid: a string of 1 to 32 digits');
const flag = z.preprocess(toFlag, z.boolean().optional());
const name = z.string().trim().min(1, 'must not be blank').max(1024);
const notes = z.string().max(65_535);
const dueOn = z.iso.date('must be a date, yyyy-mm-dd');
const assignee = z.union([z.literal('me'), gid, z.email().max(254)], {
  error: 'must be an Asana gid, "me" or an e-mail address',
});
const words = z.string().trim().min(1).max(1024);

const page = {
  limit: z.preprocess(toNumber, z.int().min(1).max(PAGE_LIMIT).default(PAGE_LIMIT)),
  offset: optional(z.string().max(1024)).describe('`nextPageToken` or `pagination.next_offset` of the page before.'),
};
const workspace = optional(gid).describe('Also spelled workspace_gid or workspace. Absent: the default workspace.');
const team = optional(gid).describe('Also spelled team_gid or team.');
const projectId = gid.describe('Also spelled project_gid or project.');
const archived = z.preprocess(toFlag, z.boolean().default(false));
const targetUser = optional(z.union([z.literal('me'), gid], { error: 'must be an Asana gid or "me"' }));

const taskFilter = {
  completed: flag,
  assignee: optional(assignee).describe('Absent and without a project: me.'),
  workspace_id: workspace,
  ...page,
};
export const userOnly = request({});
export const tasksQuery = request({ project_id: optional(projectId), ...taskFilter });
export const listTasksBody = request({ project_id: required(projectId), ...taskFilter });
export const searchQuery = request({
  query: required(words),
  project_id: optional(projectId),
  workspace_id: workspace,
  limit: page.limit,
});
export const searchBody = request({ query: required(words), project_id: required(projectId), limit: page.limit });

const projectFilter = { workspace_id: workspace, team_id: team, archived, ...page };
export const projectsQuery = request(projectFilter);

/** https://developers.asana.com/reference/createproject */
const PROJECT_COLORS = ['pink', 'green', 'blue', 'red', 'teal', 'brown', 'orange', 'purple', 'warm-gray'].flatMap(
  (hue) => [`dark-${hue}`, `light-${hue}`],
);
/** Creates when it carries a `name`, else lists: two clients share the path. */
export const projectsBody = request({
  name: name.optional().describe('Present: a project of this name is created. Absent: projects are listed.'),
  notes: optional(notes).describe('Also spelled description.'),
  color: optional(z.enum([...PROJECT_COLORS, 'none'])),
  public: flag,
  ...projectFilter,
});

export const sectionsRequest = request({ project_id: required(projectId), ...page });
export const teamsQuery = request({
  workspace_id: workspace,
  organization: optional(gid).describe('Only the teams of this organization that the account is a member of.'),
  ...page,
});
export const usersQuery = request({ workspace_id: workspace, team_id: team, ...page });
export const workspaceListBody = request({
  workspace_id: required(gid).describe('Also spelled workspace_gid or workspace.'),
  ...page,
});
export const profileRequest = request({ target_user_id: targetUser });

const draft = {
  name: required(name),
  notes: optional(notes).describe('Also spelled description.'),
  due_on: optional(dueOn),
  assignee: optional(assignee),
};
export const createTaskBody = request({
  ...draft,
  project_id: optional(projectId),
  projects: z.array(gid).max(20).nullish(),
  workspace_id: workspace,
});
export const createTaskInProjectBody = request({ ...draft, project_id: required(projectId) });

/**
 * In an update null clears. But a name cannot be cleared, so a body whose name is null comes from a client that sends
 * null for whatever it does not set, as the desktop client does: there null changes nothing.
 */
function changesOf(input: unknown): unknown {
  const given = canonical(input);
  if (typeof given !== 'object' || given === null || !('name' in given) || given.name !== null) return given;
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}
const blankAsNull = (value: unknown) => (value !== undefined && isBlank(value) ? null : value);
const changes = {
  name: name.optional(),
  notes: z
    .preprocess((value) => (value === null ? '' : value), notes.optional())
    .describe('Also spelled description. Null or an empty text clears.'),
  due_on: z.preprocess(blankAsNull, dueOn.nullish()).describe('yyyy-mm-dd; null clears.'),
  completed: flag,
  assignee: z
    .preprocess(blankAsNull, assignee.nullish())
    .describe('Asana gid, `me` or e-mail address; null unassigns.'),
};
const changeRequest = <Shape extends z.ZodRawShape>(shape: Shape) => z.preprocess(changesOf, request(shape));
export const updateTaskBody = changeRequest(changes);
export const updateTaskByIdBody = changeRequest({
  ...changes,
  task_id: required(gid).describe('Also spelled task_gid.'),
});
export const commentBody = request({ comment: required(z.string().max(65_535)).describe('Also spelled text.') });

export type TasksQuery = z.output<typeof tasksQuery>;
export type ListTasksBody = z.output<typeof listTasksBody>;
export type SearchQuery = z.output<typeof searchQuery>;
export type SearchBody = z.output<typeof searchBody>;
export type ProjectsQuery = z.output<typeof projectsQuery>;
export type ProjectsBody = z.output<typeof projectsBody>;
export type SectionsRequest = z.output<typeof sectionsRequest>;
export type TeamsQuery = z.output<typeof teamsQuery>;
export type UsersQuery = z.output<typeof usersQuery>;
export type WorkspaceListBody = z.output<typeof workspaceListBody>;
export type CreateTask = z.output<typeof createTaskBody>;
export type CreateTaskInProject = z.output<typeof createTaskInProjectBody>;
export type UpdateTask = z.output<typeof updateTaskBody>;
export type UpdateTaskById = z.output<typeof updateTaskByIdBody>;
export type AddComment = z.output<typeof commentBody>;
export type ProfileRequest = z.output<typeof profileRequest>;
