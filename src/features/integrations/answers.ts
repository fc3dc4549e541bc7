import { z } from 'zod';
import {
  comment,
  paginationFields,
  projectDetails,
  profile,
  reference,
  section,
  taskDetails,
  teamDetails,
  user,
} from '../../providers/asana/index.js';
import { answerOf, listAnswerOf } from './envelope.js';

/** What this family's endpoints answer under `data`. Every object carries `id` and `gid`, `notes` and `description`. */
const text = z.string();
const count = z.int();
const nullableText = text.nullable();

const listedTask = taskDetails
  .extend({
    assignee: z
      .strictObject({ ...reference.shape, email: nullableText })
      .nullable()
      .describe('The address is told in lists, where the connection may read people.'),
    subtasks: taskDetails.shape.subtasks.describe(
      'The first 100; in lists those of the first 20 tasks that have some. `num_subtasks` says how many there are.',
    ),
  })
  .meta({ id: 'IntegrationTask', description: 'A task with everything on it.' });
export type ListedTask = z.output<typeof listedTask>;

const taskList = {
  total_count: count,
  workspace_id: nullableText,
  project_id: nullableText,
  assignee: text,
  completed: text,
  ...paginationFields,
};
export const tasksData = z.union([
  z.strictObject({ tasks: z.array(listedTask), ...taskList }),
  z.strictObject({ task: listedTask, url: text }),
  z.strictObject({ task: listedTask, message: text }),
  z.strictObject({ task_id: text, message: text }),
  z.strictObject({ story: comment, message: text }),
]);
export type TasksData = z.output<typeof tasksData>;
/** One path, six operations: a list also carries `total_count` at the top level. */
export const tasksAnswer = z.union([answerOf('tasks', tasksData), listAnswerOf('tasks', tasksData)]);

const pageTask = listedTask
  .extend({ tags: z.array(text).describe('Names.') })
  .meta({ id: 'IntegrationPageTask', description: 'A task whose tags are names.' });
export const pageTasksAnswer = listAnswerOf('tasks', z.strictObject({ tasks: z.array(pageTask), ...taskList }));
/** The page that reads `GET /tasks` shows tags as texts. */
export const withTagNames = <D extends { readonly tasks: readonly ListedTask[] }>(data: D) => ({
  ...data,
  tasks: data.tasks.map((task) => ({ ...task, tags: task.tags.map(({ name }) => name) })),
});

const projectList = z.strictObject({
  projects: z.array(projectDetails),
  total_count: count,
  workspace_id: nullableText,
  archived: text,
  ...paginationFields,
});
export const projectListAnswer = listAnswerOf('projects', projectList);
const projectsData = z.union([projectList, z.strictObject({ project: projectDetails, url: text })]);
export type ProjectsData = z.output<typeof projectsData>;
export const projectsAnswer = z.union([answerOf('projects', projectsData), listAnswerOf('projects', projectsData)]);

const member = user.omit({ workspace: true }).meta({ id: 'IntegrationMember' });
const teamWithMembers = teamDetails
  .extend({
    members: z.array(member).nullable().describe('null beyond the first 20 teams, and where it may not be read.'),
  })
  .meta({ id: 'IntegrationTeam', description: 'A team and who is in it: the first 100.' });
export const teamsData = z.strictObject({
  teams: z.array(teamWithMembers),
  total_count: count,
  workspace_id: text,
  ...paginationFields,
});
export type TeamsData = z.output<typeof teamsData>;
export type Member = z.output<typeof member>;
export const teamsAnswer = listAnswerOf('teams', teamsData);

export const sectionsAnswer = listAnswerOf(
  'sections',
  z.strictObject({ sections: z.array(section), total_count: count, project_id: text, ...paginationFields }),
);
export const usersAnswer = listAnswerOf(
  'users',
  z.strictObject({ users: z.array(user), total_count: count, workspace_id: nullableText, ...paginationFields }),
);
const workspace = z
  .strictObject({ ...reference.shape, is_organization: z.boolean() })
  .meta({ id: 'IntegrationWorkspace' });
export const workspacesAnswer = listAnswerOf(
  'workspaces',
  z.strictObject({ workspaces: z.array(workspace), total_count: count, ...paginationFields }),
);

const found = { ...reference.shape, notes: text, url: text, created_at: nullableText };
export const searchResult = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('task'), ...found, completed: z.boolean() }),
  z.strictObject({ type: z.literal('project'), ...found, archived: z.boolean() }),
  z.strictObject({ type: z.literal('team'), ...found, members_count: count.nullable() }),
]);
export type SearchResult = z.output<typeof searchResult>;
const skipped = z.strictObject({ type: z.enum(['tasks', 'projects', 'teams']), reason: text });
export const searchData = z.strictObject({
  results: z.array(searchResult),
  total_count: count,
  query: text,
  search_type: text,
  skipped: z.array(skipped).describe('What a search of everything had to leave out: the account may not read it.'),
});
export type SearchData = z.output<typeof searchData>;
export const searchAnswer = listAnswerOf('search', searchData);

const service = z.strictObject({
  enabled: z.boolean(),
  status: z.enum(['connected', 'scope_missing']),
});
export const profileData = z.strictObject({
  user: profile,
  workspace_id: nullableText,
  services: z.strictObject({ tasks: service, projects: service, teams: service, search: service }),
});
export type ProfileData = z.output<typeof profileData>;
export const profileAnswer = answerOf('user/profile', profileData);

const installed = z.strictObject({ enabled: z.boolean(), status: z.enum(['available', 'unavailable']) });
export const healthAnswer = z.strictObject({
  ok: z.literal(true),
  success: z.literal(true),
  service: z.literal('asana'),
  status: z.enum(['healthy', 'degraded']),
  message: text,
  service_available: z.boolean(),
  database_available: z.boolean(),
  service_info: z.strictObject({ id: text, name: text, api_base_url: text, needs_oauth: z.boolean() }),
  services: z.strictObject({ tasks: installed, projects: installed, teams: installed, search: installed }),
  timestamp: z.iso.datetime(),
});
export type HealthBody = z.output<typeof healthAnswer>;
