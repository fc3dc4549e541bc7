import { ANONYMOUS, at, type Documented, refused, UNNAMED } from './operation.js';

/** `/api/integrations/asana/*`: section 1.5 and, of 1.10, the React managers and the page. */
const BASE = '/api/integrations/asana';
const ENVELOPE = 'ok service endpoint timestamp source';
const TASK =
  'gid name assignee.gid assignee.name assignee.email projects.0.gid projects.0.name completed completed_at due_at due_on ' +
  'created_at modified_at tags notes html_notes url permalink_url parent subtasks dependencies dependents';
const PROJECT =
  'gid name notes html_notes archived public color created_at modified_at team members followers workspace due_date ' +
  'start_on url permalink_url custom_fields task_count';
const TEAM = 'gid name description html_description organization workspace members url permalink_url';
const task_id = '$task';
const notConnected = refused({ user_id: 'nobody' }, 401, 'Asana tokens not found');
const says = (fields: object, sentence: string) => refused({ user_id: '$user', ...fields }, 400, sentence);

const operations: readonly Documented[] = [
  {
    section: '1.5',
    operation: `POST ${BASE}/tasks`,
    request: { operation: 'list', project_id: '$project', assignee: 'me', completed: 'not_completed', limit: 50 },
    members: `${ENVELOPE} total_count ${at('data', 'total_count workspace_id project_id assignee completed')} ${at('data.tasks.0', TASK)}`,
    refusal: UNNAMED,
  },
  {
    section: '1.5',
    operation: `POST ${BASE}/tasks`,
    request: {
      operation: 'create',
      data: { name: 'Documented', notes: 'N', assignee: 'me', projects: [{ name: 'Website relaunch' }] },
    },
    members: `${ENVELOPE} data.task.gid data.url`,
    refusal: says({ operation: 'create', data: {} }, 'Task name is required'),
  },
  {
    section: '1.5',
    operation: `POST ${BASE}/tasks`,
    request: { operation: 'update', task_id, data: { name: 'Renamed' } },
    members: `${ENVELOPE} data.task.gid data.url`,
    refusal: says({ operation: 'update', data: { name: 'X' } }, 'task_id is required'),
  },
  {
    section: '1.5',
    operation: `POST ${BASE}/tasks`,
    request: { operation: 'complete', task_id },
    members: `${ENVELOPE} data.task.gid data.message`,
    refusal: says({ operation: 'complete' }, 'task_id is required'),
  },
  {
    section: '1.5',
    operation: `POST ${BASE}/tasks`,
    request: { operation: 'add_comment', task_id, comment: 'Well done' },
    members: `${ENVELOPE} data.story.gid data.message`,
    refusal: says({ operation: 'add_comment', task_id }, 'task_id and comment are required'),
  },
  {
    section: '1.5',
    operation: `POST ${BASE}/tasks`,
    request: { operation: 'delete', task_id: '$spare' },
    members: `${ENVELOPE} data.message`,
    refusal: refused({ user_id: '$user', operation: 'delete', task_id: '999' }, 404, 'NOT_FOUND'),
  },
  {
    section: '1.5',
    operation: `POST ${BASE}/projects`,
    request: { workspace_id: '$workspace', archived: 'false', limit: 2, operation: 'list' },
    members: `${ENVELOPE} total_count data.total_count data.workspace_id data.archived ${at('data.projects.0', PROJECT)}`,
    refusal: UNNAMED,
  },
  {
    section: '1.5',
    operation: `POST ${BASE}/projects`,
    request: { operation: 'create', data: { name: 'Documented', team: '$team' } },
    members: `${ENVELOPE} data.project.gid data.url`,
    refusal: says({ operation: 'create' }, 'Project name is required'),
  },
  {
    section: '1.5',
    operation: `POST ${BASE}/projects`,
    request: { operation: 'update', project_id: '$project', data: { notes: 'N' } },
    members: `${ENVELOPE} data.project.gid data.url`,
    refusal: says({ operation: 'update' }, 'project_id is required'),
  },
  {
    section: '1.5',
    operation: `POST ${BASE}/projects`,
    request: { operation: 'archive', project_id: '$archivable' },
    members: `${ENVELOPE} data.project.archived`,
    refusal: says({ operation: 'archive' }, 'project_id is required'),
  },
  {
    section: '1.5',
    operation: `POST ${BASE}/teams`,
    request: { workspace_id: '$workspace', limit: 50 },
    members: `${ENVELOPE} total_count data.total_count data.workspace_id ${at('data.teams.0', TEAM)}`,
    refusal: notConnected,
  },
  {
    section: '1.5',
    operation: `POST ${BASE}/search`,
    request: { query: 'a', type: 'all', workspace_id: '$workspace', limit: 20 },
    members: `${ENVELOPE} data.total_count data.query data.search_type ${at('data.results.0', 'type gid name notes url created_at')}`,
    refusal: says({}, 'query'),
  },
  {
    section: '1.5',
    operation: `POST ${BASE}/user/profile`,
    request: {},
    members: `${ENVELOPE} data.workspace_id ${at('data.user', 'gid name email photo')} ${at('data.services', 'tasks.enabled projects.status teams.enabled search.status')}`,
    refusal: notConnected,
  },
  {
    section: '1.5',
    operation: `POST ${BASE}/sections`,
    request: { project_id: '$project' },
    members: `${ENVELOPE} total_count data.total_count data.sections.0.gid`,
    refusal: says({}, 'project_id'),
  },
  {
    section: '1.5',
    operation: `POST ${BASE}/users`,
    request: { workspace_id: '$workspace' },
    members: `${ENVELOPE} total_count data.total_count data.users.0.gid`,
    refusal: notConnected,
  },
  {
    section: '1.5',
    operation: `GET ${BASE}/health`,
    request: {},
    members: 'status message service_available database_available service_info services timestamp',
    refusal: ANONYMOUS,
  },
];

const page: readonly Documented[] = [
  {
    section: '1.10',
    operation: `GET ${BASE}/workspaces`,
    request: {},
    members: 'ok data.workspaces.0.id data.workspaces.0.name',
    refusal: notConnected,
  },
  {
    section: '1.10',
    operation: `GET ${BASE}/projects`,
    request: {},
    members: 'ok data.projects.0.id data.projects.0.name data.projects.0.description',
    refusal: notConnected,
  },
  {
    section: '1.10',
    operation: `GET ${BASE}/tasks`,
    request: {},
    members: `ok ${at('data.tasks.0', 'id name description due_on due_at assignee.id assignee.name assignee.email projects workspace.id workspace.name completed created_at modified_at permalink_url tags custom_fields')}`,
    refusal: notConnected,
  },
  {
    section: '1.10',
    operation: `POST ${BASE}/tasks`,
    request: { name: 'Documented', description: 'D', due_on: '2027-03-01', assignee: 'me', projects: ['$project'] },
    members: 'ok data.task.id data.task.description',
    refusal: says({ name: 'X', due_on: 'soon' }, 'due_on'),
  },
  {
    section: '1.10',
    operation: `GET ${BASE}/teams`,
    request: {},
    members: 'ok data.teams.0.id data.teams.0.name',
    refusal: notConnected,
  },
  {
    section: '1.10',
    operation: `GET ${BASE}/users`,
    request: {},
    members: 'ok data.users.0.id data.users.0.name data.users.0.email',
    refusal: notConnected,
  },
];

export const integrations: readonly Documented[] = [...operations, ...page];
