import { ANONYMOUS, at, type Documented, NO_USER, refused } from './operation.js';

/** The registry of services (1.8), signing in (1.10, 2.1) and connections, which are the token context over HTTP (2.3). */
const SERVICE =
  'id name status type description capabilities health workflow_triggers workflow_actions chat_commands last_checked';
const service_id = 'asana_service';
const unknownService = refused({ service_id: 'x', command: 'use x' }, 404, "Service 'x' not found");

export const services: readonly Documented[] = [
  {
    section: '1.8',
    operation: 'GET /api/services',
    request: NO_USER,
    members: `success ${at('services.0', SERVICE)} total_services active_services workflow_integrated_services chat_integrated_services timestamp`,
    refusal: ANONYMOUS,
  },
  {
    section: '1.8',
    operation: 'GET /api/services/{id}',
    request: { id: service_id },
    members: `success ${at('service', SERVICE)}`,
    refusal: refused({ id: 'x' }, 404, "Service 'x' not found"),
  },
  {
    section: '1.8',
    operation: 'GET /api/services/health',
    request: NO_USER,
    members: `success overall_health health_percentage healthy_services total_services ${at('services.0', 'id name health status')}`,
    refusal: ANONYMOUS,
  },
  {
    section: '1.8',
    operation: 'GET /api/services/status',
    request: NO_USER,
    members: `success ${at('status_summary', 'connected active disconnected error')} total_services`,
    refusal: ANONYMOUS,
  },
  {
    section: '1.8',
    operation: 'GET /api/services/workflow-capabilities',
    request: NO_USER,
    members: `success ${at('workflow_services.0', 'id name triggers actions type')} total_workflow_services`,
    refusal: ANONYMOUS,
  },
  {
    section: '1.8',
    operation: 'GET /api/services/chat-commands',
    request: NO_USER,
    members: `success ${at('chat_commands.0', 'command service_id service_name description')} total_commands`,
    refusal: ANONYMOUS,
  },
  {
    section: '1.8',
    operation: 'GET /api/services/integration-status',
    request: NO_USER,
    members: `success ${at('integration_status.workflow_automation', 'total_services workflow_enabled triggers_available actions_available')} ${at('integration_status.chat_interface', 'total_services chat_enabled commands_available')} timestamp`,
    refusal: ANONYMOUS,
  },
  {
    section: '1.8',
    operation: 'POST /api/services/register-workflow',
    request: { service_id, workflow_config: { a: 1 }, ...NO_USER },
    members: 'success workflow_id service_id workflow_config.a message timestamp',
    refusal: refused({}, 400, 'service_id is required'),
  },
  {
    section: '1.8',
    operation: 'POST /api/services/test-chat-command',
    request: { service_id, command: 'create asana project', ...NO_USER },
    members: 'success service_id command result simulated timestamp',
    refusal: unknownService,
  },
  {
    section: '1.8',
    operation: 'GET /api/oauth/asana/url',
    request: {},
    members: 'oauth_url service success',
    refusal: ANONYMOUS,
  },
];

export const signIn: readonly Documented[] = [
  {
    section: '2.1',
    operation: 'GET /api/auth/asana/authorize',
    request: {},
    members: 'ok auth_url authorization_url user_id csrf_token state',
    refusal: refused({}, 400, 'user_id parameter is required'),
  },
  {
    section: '2.1',
    operation: 'POST /api/auth/asana/authorize',
    request: { scopes: ['default'], state: 'of-the-client' },
    members: 'ok authorization_url client_id scopes',
    refusal: refused({}, 400, 'user_id parameter is required'),
  },
  {
    section: '2.1',
    operation: 'GET /api/auth/asana/initiate',
    request: {},
    status: 302,
    members: '',
    refusal: refused({}, 400, 'VALIDATION_ERROR'),
  },
  {
    section: '2.1',
    operation: 'GET /api/auth/asana/status',
    request: {},
    members: 'ok connected expired scopes user_id tokens.user_info.name tokens.user_info.workspaces',
    refusal: refused({}, 400, 'VALIDATION_ERROR'),
  },
  {
    section: '2.1',
    operation: 'POST /api/auth/asana/refresh',
    request: { user_id: '$renewable' },
    members: 'ok expires_at',
    refusal: refused({ user_id: 'nobody' }, 400, 'No refresh token available.'),
  },
  {
    section: '2.1',
    operation: 'POST /api/auth/asana/disconnect',
    request: { user_id: '$renewable' },
    members: 'ok message',
    refusal: refused({}, 400, 'VALIDATION_ERROR'),
  },
];

export const connections: readonly Documented[] = [
  {
    section: '2.3',
    operation: 'GET /api/connections',
    request: {},
    members: 'connections.0.id connections.0.provider connections.0.status',
    refusal: ANONYMOUS,
  },
  {
    section: '2.3',
    operation: 'GET /api/connections/{id}',
    request: { id: '$connection' },
    members: 'connection.id connection.expires_at',
    refusal: refused({ id: '00000000-0000-7000-8000-00000000ffff' }, 404, 'not_found'),
  },
  {
    section: '2.3',
    operation: 'POST /api/connections/{id}/test',
    request: { id: '$connection' },
    members: 'ok',
    refusal: refused({ id: '00000000-0000-7000-8000-00000000ffff' }, 404, 'not_found'),
  },
  {
    section: '2.3',
    operation: 'DELETE /api/connections/{id}',
    request: { id: '$connection' },
    members: 'ok message',
    refusal: refused({ id: '00000000-0000-7000-8000-00000000ffff' }, 404, 'not_found'),
  },
];

/** What a browser or a probe asks for; the journey itself is in `auth.spec.ts`. */
export const open: readonly string[] = [
  'GET /healthz',
  'GET /health',
  'GET /api/auth/asana/callback',
  'POST /api/auth/asana/callback',
  'GET /api/auth/health',
  'GET /settings',
  'GET /api/health',
];
