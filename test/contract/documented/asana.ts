import {
  FILE,
  PROJECT,
  SECTION,
  TEAM,
  PERSON,
  PROFILE,
  PAGES,
  lacking,
  badGid,
  unknownTask,
  unconnected,
} from './asana-shapes.js';
import { ANONYMOUS, at, type Documented, NO_USER, refused, UNNAMED } from './operation.js';

/** `/api/asana/*`: sections 1.1, 1.2 and 1.4. */
const project_id = '$project';
const taskId = '$task';

export const authoritative: readonly Documented[] = [
  {
    section: '1.1',
    operation: 'POST /api/asana/search',
    request: { project_id, query: 'a' },
    members: `ok ${at('data.files.0', FILE)}`,
    refusal: lacking('user_id, project_id, and query'),
  },
  {
    section: '1.1',
    operation: 'GET /api/asana/tasks',
    request: { project_id, completed: false, limit: 2 },
    members: `ok ${at('data.files.0', FILE)} tasks.0.gid ${PAGES}`,
    refusal: UNNAMED,
  },
  {
    section: '1.1',
    operation: 'POST /api/asana/tasks',
    request: { name: 'Documented', project_id, notes: '', due_on: '2027-03-01', assignee: 'me' },
    status: 201,
    members: 'ok data.id data.name data.url task.gid',
    refusal: lacking('user_id and name'),
  },
  {
    section: '1.1',
    operation: 'PUT /api/asana/tasks/{taskId}',
    request: { taskId, name: 'Renamed', notes: 'N', due_on: '2027-03-02', completed: false, assignee: 'me' },
    members: 'ok data.message task.name',
    refusal: unknownTask(),
  },
  {
    section: '1.1',
    operation: 'GET /api/asana/projects',
    request: { workspace_gid: '$workspace', archived: false, limit: 100 },
    members: `ok ${at('projects.0', PROJECT)} data.projects ${PAGES}`,
    refusal: badGid('workspace_id'),
  },
  {
    section: '1.1',
    operation: 'GET /api/asana/sections',
    request: { project_id },
    members: `ok ${at('sections.0', SECTION)} data.sections`,
    refusal: lacking('user_id and project_id'),
  },
  {
    section: '1.1',
    operation: 'GET /api/asana/teams',
    request: { workspace_gid: '$workspace' },
    members: `ok ${at('teams.0', TEAM)} data.teams ${PAGES}`,
    refusal: UNNAMED,
  },
  {
    section: '1.1',
    operation: 'GET /api/asana/users',
    request: { workspace_gid: '$workspace', team_gid: '$team' },
    members: `ok ${at('users.0', PERSON)} data.users ${PAGES}`,
    refusal: UNNAMED,
  },
  {
    section: '1.1',
    operation: 'GET /api/asana/users/profile',
    request: { target_user_id: 'me' },
    members: `ok ${at('data', PROFILE)}`,
    refusal: unconnected(),
  },
  {
    section: '1.1',
    operation: 'GET /api/asana/enhanced/workflows',
    request: { project_id },
    members: 'ok data.workflows',
    refusal: UNNAMED,
  },
  {
    section: '1.1',
    operation: 'POST /api/asana/enhanced/automation',
    request: {
      name: 'Documented',
      trigger: { type: 'manual', project_id },
      conditions: [],
      actions: [{ type: 'complete' }],
    },
    status: 201,
    members: 'ok data.rule.id data.rule.name data.rule.trigger data.rule.conditions data.rule.actions',
    refusal: refused({ user_id: '$user', name: 'No trigger' }, 400, 'trigger'),
  },
  {
    section: '1.1',
    operation: 'GET /api/asana/enhanced/analytics',
    request: { project_id },
    members: 'ok data',
    refusal: UNNAMED,
  },
];

export const postFamily: readonly Documented[] = [
  {
    section: '1.2',
    operation: 'POST /api/asana/list-tasks',
    request: { project_id },
    members: `ok data.status ${at('data.data.files.0', FILE)} data.data.nextPageToken`,
    refusal: lacking('user_id and project_id'),
  },
  {
    section: '1.2',
    operation: 'POST /api/asana/projects',
    request: { workspace_id: '$workspace', limit: 100 },
    members: `ok data.status ${at('data.data.projects.0', PROJECT)} data.data.nextPageToken`,
    refusal: UNNAMED,
  },
  {
    section: '1.2',
    operation: 'POST /api/asana/sections',
    request: { project_id },
    members: `ok data.status ${at('data.data.sections.0', SECTION)} data.data.nextPageToken`,
    refusal: lacking('user_id and project_id'),
  },
  {
    section: '1.2',
    operation: 'POST /api/asana/teams',
    request: { workspace_id: '$workspace' },
    members: `ok data.status ${at('data.data.teams.0', TEAM)} data.data.nextPageToken`,
    refusal: lacking('user_id and workspace_id'),
  },
  {
    section: '1.2',
    operation: 'POST /api/asana/users',
    request: { workspace_id: '$workspace' },
    members: `ok data.status ${at('data.data.users.0', PERSON)} data.data.nextPageToken`,
    refusal: lacking('user_id and workspace_id'),
  },
  {
    section: '1.2',
    operation: 'POST /api/asana/user-profile',
    request: { target_user_id: 'me' },
    members: `ok ${at('data', PROFILE)}`,
    refusal: UNNAMED,
  },
  {
    section: '1.2',
    operation: 'POST /api/asana/create-task',
    request: { project_id, name: 'Documented', notes: '', due_on: '2027-03-01' },
    members: 'ok data.id data.name data.url',
    refusal: lacking('user_id, project_id, and name'),
  },
  {
    section: '1.2',
    operation: 'POST /api/asana/update-task',
    request: { task_id: taskId, name: 'Renamed', notes: '', due_on: '2027-03-01', completed: false },
    members: 'ok data.message',
    refusal: lacking('user_id and task_id'),
  },
];

export const health: readonly Documented[] = [
  {
    section: '1.4',
    operation: 'GET /api/asana/health',
    request: NO_USER,
    members:
      'ok service status timestamp message needs_oauth checks.database.status checks.oauth_config.status ' +
      'checks.service.message checks.enhanced_api.status',
    refusal: ANONYMOUS,
  },
  {
    section: '1.4',
    operation: 'GET /api/asana/health/tokens',
    request: {},
    members: `success ${at('token_health', 'user_id has_tokens token_status last_refreshed expires_at')}`,
    refusal: refused({}, 400, 'user_id parameter required'),
  },
  {
    section: '1.4',
    operation: 'GET /api/asana/health/connection',
    request: {},
    members: 'success connection_status message test_result.workspaces_retrieved test_result.api_response_time',
    refusal: refused({ user_id: 'nobody' }, 401, 'unauthenticated'),
  },
  {
    section: '1.4',
    operation: 'GET /api/asana/health/summary',
    request: {},
    members: 'service timestamp components.overall components.tokens components.connection overall_status',
    refusal: ANONYMOUS,
  },
];
