import { at, type Documented, NO_USER, refused } from './operation.js';

/** Data generation: section 6.1. Whole lives of jobs are in `jobs-life.spec.ts`, and `GET /api/health` too. */
const section = '6.1';
const job = { user_id: undefined, id: '$job' };
const unknown = refused({ id: 'job_00000000' }, 404, 'Job not found');
const notRunning = refused({ id: 'job_00000000' }, 404, 'Job not found or not running');
const user_tokens = [{ name: 'Ana', token: '$jobToken' }];
const settings = { industry: 'technology', workspace_gid: '$workspace', initial_projects: 1 };
const oktaToken = { user_id: undefined, token: '$oktaToken', org_url: '$orgUrl' };
const STATE =
  'job_id connection_type job_name status created_at started_at last_activity last_saved next_activity_time config activity_log errors stats api_usage';

export const generator: readonly Documented[] = [
  {
    section,
    operation: 'GET /api/jobs',
    request: NO_USER,
    members: `success ${at('jobs.0', 'job_id job_name connection_type status started_at last_activity next_activity_time vendor industry workspace_name stats')}`,
    refusal: refused({}, 401, 'Send a valid API key or session token', 'none'),
  },
  {
    section,
    operation: 'GET /api/jobs/{id}',
    request: job,
    members: `success ${at('job', STATE)}`,
    refusal: unknown,
  },
  {
    section,
    operation: 'GET /api/jobs/{id}/activity_log',
    request: { ...job, limit: 100, offset: 0 },
    members: `success ${at('activities.0', 'timestamp action details')} total offset limit`,
    refusal: unknown,
  },
  {
    section,
    operation: 'GET /api/jobs/{id}/initialization-progress',
    request: job,
    members: `initializing ${at('progress', 'percentage completed_objects total_objects eta_seconds elapsed_seconds')} details`,
    refusal: unknown,
  },
  {
    section,
    operation: 'POST /api/jobs/start',
    request: { ...NO_USER, ...settings, user_tokens, anthropic_api_key: '' },
    members: 'success job_id connection_type message',
    refusal: refused({ connection_type: 'asana' }, 400, 'Missing required field for Asana: industry'),
  },
  {
    section,
    operation: 'POST /api/jobs/start',
    request: {
      ...{ ...NO_USER, connection_type: 'okta', industry: 'technology', org_url: '$orgUrl', org_size: 'startup' },
      ...{ initial_users: 2, anthropic_api_key: '' },
      user_tokens: [{ name: 'Admin', token: '$oktaToken', org_url: '$orgUrl' }],
    },
    members: 'success job_id connection_type message',
    refusal: refused({ connection_type: 'okta' }, 400, 'Missing required field for Okta: industry'),
  },
  {
    section,
    operation: 'POST /api/jobs/{id}/pause',
    request: job,
    members: 'success message',
    refusal: notRunning,
  },
  {
    section,
    operation: 'POST /api/jobs/{id}/generate-now',
    request: job,
    members: 'success message',
    refusal: notRunning,
  },
  {
    section,
    operation: 'POST /api/jobs/{id}/resume',
    request: job,
    members: 'success message',
    refusal: unknown,
  },
  {
    section,
    operation: 'POST /api/jobs/{id}/stop',
    request: job,
    members: 'success message',
    refusal: notRunning,
  },
  {
    section,
    operation: 'POST /api/jobs/{id}/cleanup',
    request: job,
    members: 'success deleted_projects deleted_tasks deleted_subtasks total_projects failed_projects',
    refusal: unknown,
  },
  {
    section,
    operation: 'POST /api/jobs/{id}/cleanup',
    request: { user_id: undefined, id: '$oktaJob' },
    members: 'success users_deleted groups_deleted assignments_removed errors',
    refusal: unknown,
  },
  {
    section,
    operation: 'DELETE /api/jobs/{id}/delete',
    request: job,
    members: 'success message',
    refusal: unknown,
  },
  {
    section,
    operation: 'POST /api/workspace/{gid}/cleanup',
    request: { user_id: undefined, gid: '$workspace', user_tokens, dry_run: true },
    members:
      'success deleted_subtasks deleted_tasks deleted_projects deleted_portfolios deleted_custom_fields deleted_tags failed_items',
    refusal: refused({ gid: '$workspace' }, 400, 'No user tokens provided'),
  },
  {
    section,
    operation: 'POST /api/validate_token',
    request: { user_id: undefined, api_key: '$jobToken' },
    members: 'valid connection_type user.name user.email',
    refusal: refused({}, 400, 'No API key provided'),
  },
  {
    section,
    operation: 'POST /api/validate_token',
    request: { ...oktaToken, connection_type: 'okta' },
    members: 'valid connection_type user.name user.email user.id',
    refusal: refused({ connection_type: 'okta', token: 'x' }, 400, 'No org_url provided'),
  },
  {
    section,
    operation: 'POST /api/workspaces',
    request: { user_id: undefined, api_key: '$jobToken' },
    members: 'success workspaces.0.gid workspaces.0.name',
    refusal: refused({}, 400, 'No API key provided'),
  },
  {
    section,
    operation: 'POST /api/okta/orgs',
    request: oktaToken,
    members: `success ${at('org', 'org_url org_name accessible authenticated_user.name authenticated_user.email')}`,
    refusal: refused({ token: 'x', org_url: '$orgUrl' }, 401, 'Invalid Okta token or org_url'),
  },
  {
    section,
    operation: 'POST /api/okta/apps',
    request: { ...oktaToken, limit: 50 },
    members: `success ${at('apps.0', 'id name label status created lastUpdated')} total`,
    refusal: refused({ org_url: '$orgUrl' }, 400, 'No token provided'),
  },
  {
    section,
    operation: 'POST /api/okta/users',
    request: { ...oktaToken, limit: 50 },
    members: `success ${at('users.0', 'id name email login status created lastUpdated')} total`,
    refusal: refused({ token: 'x', org_url: '$orgUrl' }, 401, 'Invalid Okta token or org_url'),
  },
  {
    section,
    operation: 'POST /api/okta/groups',
    request: { ...oktaToken, limit: 50 },
    members: `success ${at('groups.0', 'id name description type created lastUpdated')} total`,
    refusal: refused({ token: 'x', org_url: '$orgUrl' }, 401, 'Invalid Okta token or org_url'),
  },
];
