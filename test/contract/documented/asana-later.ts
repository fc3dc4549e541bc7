import { PROJECT, PROFILE, lacking, badGid, unknownTask, unconnected } from './asana-shapes.js';
import { at, type Documented, refused, UNNAMED } from './operation.js';

/** `/api/asana/*`: section 1.6 and, of 1.10, the native client. */
const project_id = '$project';
const taskId = '$task';

export const laterVariant: readonly Documented[] = [
  {
    section: '1.6',
    operation: 'GET /api/asana/user/profile',
    request: {},
    members: `ok ${at('user', PROFILE)}`,
    refusal: unconnected(),
  },
  {
    section: '1.6',
    operation: 'GET /api/asana/workspaces',
    request: {},
    members: 'ok workspaces.0.gid workspaces.0.name',
    refusal: unconnected(),
  },
  {
    section: '1.6',
    operation: 'GET /api/asana/projects',
    request: { workspace_gid: '$workspace', team_gid: '$team', limit: 50 },
    members: `ok ${at('projects.0', PROJECT)}`,
    refusal: unconnected(),
  },
  {
    section: '1.6',
    operation: 'GET /api/asana/tasks',
    request: { project_gid: '$project', completed_since: '2020-01-01', limit: 50 },
    members: 'ok tasks.0.gid tasks.0.name',
    refusal: badGid('project_id'),
  },
  {
    section: '1.6',
    operation: 'GET /api/asana/tasks/{taskId}/stories',
    request: { taskId },
    members: 'ok stories.0.gid stories.0.text',
    refusal: unknownTask(),
  },
  {
    section: '1.6',
    operation: 'GET /api/asana/status',
    request: {},
    members: 'ok connected user.gid workspaces.0.gid timestamp message',
    refusal: UNNAMED,
  },
  {
    section: '1.6',
    operation: 'POST /api/asana/tasks',
    request: {
      name: 'Documented',
      description: 'D',
      due_on: '2027-03-01',
      projects: ['$project'],
      workspace: '$workspace',
    },
    status: 201,
    members: 'ok task.gid task.name task.notes',
    refusal: refused({ user_id: '$user', name: 'X', projects: 'x' }, 400, 'projects'),
  },
  {
    section: '1.6',
    operation: 'POST /api/asana/search',
    request: { query: 'a', workspace_gid: '$workspace', limit: 20 },
    members: 'ok data.files tasks',
    refusal: refused({ user_id: '$user', workspace_gid: '$workspace' }, 400, 'query'),
  },
  {
    section: '1.6',
    operation: 'POST /api/asana/projects',
    request: { name: 'Documented', workspace: '$workspace', team: '$team', notes: 'N', public: true },
    members: `ok ${at('project', PROJECT)}`,
    refusal: refused({ user_id: '$user', name: 'X', color: 'mauve' }, 400, 'color'),
  },
  {
    section: '1.6',
    operation: 'POST /api/asana/tasks/{taskId}/comments',
    request: { taskId, text: 'Well done' },
    status: 201,
    members: 'ok comment.gid comment.text',
    refusal: refused({ user_id: '$user', taskId }, 400, 'user_id and comment are required.'),
  },
  {
    section: '1.6',
    operation: 'PUT /api/asana/tasks/{taskId}',
    request: { taskId, description: 'D', completed: true },
    members: 'ok task.notes task.completed',
    refusal: refused({ user_id: '$user', taskId, completed: 'perhaps' }, 400, 'completed'),
  },
];

export const nativeClient: readonly Documented[] = [
  {
    section: '1.10',
    operation: 'POST /api/asana/tasks/{taskId}/complete',
    request: { taskId },
    members: 'success task.completed',
    refusal: unknownTask(),
  },
  {
    section: '1.10',
    operation: 'POST /api/asana/tasks/{taskId}/comments',
    request: { taskId, comment: 'Well done' },
    status: 201,
    members: 'success comment.text',
    refusal: unknownTask({ comment: 'X' }),
  },
  {
    section: '1.10',
    operation: 'POST /api/asana/projects',
    request: { name: 'Documented', notes: '', team_id: '$team', color: 'light-green' },
    members: 'success project.gid project.color',
    refusal: UNNAMED,
  },
  {
    section: '1.10',
    operation: 'GET /api/asana/users/me',
    request: {},
    members: `success ${at('user', PROFILE)}`,
    refusal: UNNAMED,
  },
  {
    section: '1.10',
    operation: 'GET /api/asana/search',
    request: { query: 'a', project_id, limit: 2 },
    members: 'success results.0.gid tasks.0.gid',
    refusal: lacking('user_id and query'),
  },
];
