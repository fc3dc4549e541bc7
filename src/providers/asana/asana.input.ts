import { z } from 'zod';
import {
  date,
  flag,
  flagOr,
  gid,
  limit,
  moment,
  name,
  notes,
  optional,
  page,
  person,
  projectId,
  request,
  required,
  team,
  words,
  workspace,
} from './asana.request-fields.js';

/** Requests for lists, searches and profiles. */
export const userOnly = request({});
export const pageQuery = request(page);
/** Unlike other flags it may not be left empty: whoever writes `?dry_run` does not want anything deleted. */
const dryRun = z
  .enum(['true', 'false'])
  .default('false')
  .transform((given) => given === 'true')
  .describe('Deletes nothing, and says what would be deleted.');
export const deleteQuery = request({ dry_run: dryRun });

const taskFilter = {
  completed: flag,
  completed_since: optional(z.union([z.literal('now'), moment, date])).describe(
    'Leaves out what was completed before this moment (ISO 8601 or `now`).',
  ),
  assignee: optional(person).describe('Absent and without a project: me.'),
  workspace_id: workspace,
  ...page,
};
export const tasksQuery = request({ project_id: optional(projectId), ...taskFilter });
export const listTasksBody = request({ project_id: required(projectId), ...taskFilter });

const search = { query: required(words), project_id: optional(projectId), workspace_id: workspace, limit };
export const searchQuery = request(search);
/** One client searches a project and must name it, the other a workspace. */
export const searchBody = request(search).superRefine(({ project_id, workspace_id }, context) => {
  if (project_id ?? workspace_id) return;
  const message = 'Invalid input: expected string, received undefined';
  context.addIssue({ code: 'custom', path: ['project_id'], message });
});

export const projectFilter = { workspace_id: workspace, team_id: team, archived: flagOr(false), ...page };
export const projectsQuery = request(projectFilter);

/** https://developers.asana.com/reference/createproject */
const HUES = ['pink', 'green', 'blue', 'red', 'teal', 'brown', 'orange', 'purple', 'warm-gray'];
export const COLORS = HUES.flatMap((hue) => [`dark-${hue}`, `light-${hue}`]);
export const projectColor = z.enum([...COLORS, 'none']);
/** Creates when it carries a `name`, else lists: two clients share the path. */
export const projectsBody = request({
  name: name.optional().describe('Present: a project of this name is created. Absent: projects are listed.'),
  notes: optional(notes).describe('Also spelled description.'),
  color: optional(projectColor),
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
export const tagsQuery = request({ workspace_id: workspace, ...page });
export const workspaceListBody = request({
  workspace_id: required(gid).describe('Also spelled workspace_gid or workspace.'),
  ...page,
});
export const profileRequest = request({
  target_user_id: optional(z.union([z.literal('me'), gid], { error: 'must be an Asana gid or "me"' })),
});

export type PageQuery = z.output<typeof pageQuery>;
export type DeleteQuery = z.output<typeof deleteQuery>;
export type TasksQuery = z.output<typeof tasksQuery>;
export type ListTasksBody = z.output<typeof listTasksBody>;
export type SearchQuery = z.output<typeof searchQuery>;
export type SearchBody = z.output<typeof searchBody>;
export type ProjectsQuery = z.output<typeof projectsQuery>;
export type ProjectsBody = z.output<typeof projectsBody>;
export type SectionsRequest = z.output<typeof sectionsRequest>;
export type TeamsQuery = z.output<typeof teamsQuery>;
export type UsersQuery = z.output<typeof usersQuery>;
export type TagsQuery = z.output<typeof tagsQuery>;
export type WorkspaceListBody = z.output<typeof workspaceListBody>;
export type ProfileRequest = z.output<typeof profileRequest>;
