import { at, type Documented, refused } from './operation.js';

/** The callback workflow: section 5.1. What Asana itself sends is in `callbacks-setup.spec.ts`. */
const BASE = '/api/integrations/asana';
const organizationId = '$organization';
const config = { apiKey: '$apiKey', workspaceId: '$workspace', defaultProjectId: '$project' };
const unnamed = refused({ organizationId: undefined, campaignId: 'spring' }, 400, 'organizationId is required');
const withoutOrganization = refused({ user_id: undefined }, 400, 'organizationId is required');

export const callbacks: readonly Documented[] = [
  {
    section: '5.1',
    operation: `POST ${BASE}/tasks`,
    request: { user_id: undefined, organizationId, campaignId: 'spring', taskData: { name: 'Documented' } },
    members: 'task.gid',
    status: 201,
    refusal: refused({ campaignId: 'spring' }, 400, 'Missing required fields: organizationId, taskData, campaignId'),
  },
  {
    section: '5.1',
    operation: `GET ${BASE}/tasks`,
    request: { user_id: undefined, organizationId, campaignId: 'spring' },
    members: at('tasks.0', 'gid name notes completed due_on assignee'),
    refusal: unnamed,
  },
  {
    section: '5.1',
    operation: `GET ${BASE}/tasks`,
    request: { user_id: undefined, organizationId, taskId: '$callbackTask' },
    members: 'task.gid',
    refusal: unnamed,
  },
  {
    section: '5.1',
    operation: `PATCH ${BASE}/tasks/{gid}`,
    request: { user_id: undefined, gid: '$callbackTask', completed: true },
    members: 'task.gid task.completed',
    refusal: refused({ gid: '999', completed: true }, 404, 'Task not found'),
  },
  {
    section: '5.1',
    operation: `POST ${BASE}/webhooks`,
    request: { user_id: undefined, organizationId, target: '$project' },
    members: 'webhook.gid',
    status: 201,
    refusal: refused({}, 400, 'Missing required fields: organizationId, target'),
  },
  {
    section: '5.1',
    operation: `GET ${BASE}/connection`,
    request: { user_id: undefined, organizationId },
    members: 'connected',
    refusal: withoutOrganization,
  },
  {
    section: '5.1',
    operation: `POST ${BASE}/test`,
    request: { user_id: undefined, organizationId, config },
    members: 'success checks.0.name',
    refusal: refused({ config: {} }, 400, 'organizationId is required'),
  },
  {
    section: '5.1',
    operation: `POST ${BASE}/config`,
    request: { user_id: undefined, organizationId, config },
    members: 'config.workspaceId',
    refusal: refused({ config }, 400, 'organizationId is required'),
  },
  {
    section: '5.2',
    operation: `GET ${BASE}/health`,
    request: { user_id: undefined, organizationId },
    members: `status recentEvents ${at('metrics', 'successRate totalEvents errorEvents lastWebhook webhookActive')}`,
    refusal: refused({ organizationId: 'another' }, 404, 'no such thing'),
  },
];
