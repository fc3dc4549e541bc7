/** Every scope Asana documents, https://developers.asana.com/docs/oauth-scopes. `default` grants the whole API. */
const GRANULAR: Record<string, string> = {
  attachments: 'read write delete',
  custom_fields: 'read write',
  goals: 'read',
  jobs: 'read',
  ooo_entries: 'read write delete',
  portfolios: 'read write',
  project_portfolio_settings: 'read write',
  project_templates: 'read',
  projects: 'read write delete',
  roles: 'read write delete',
  stories: 'read write delete',
  tags: 'read write',
  task_custom_types: 'read',
  task_templates: 'read',
  tasks: 'read write delete',
  team_memberships: 'read',
  teams: 'read',
  time_tracking_categories: 'read write delete',
  time_tracking_entries: 'read',
  timesheet_approval_statuses: 'read write',
  users: 'read',
  webhooks: 'read write delete',
  workspaces: 'read',
  'workspaces.typeahead': 'read',
};

export const FULL_ACCESS = 'default';

const KNOWN = new Set([
  FULL_ACCESS,
  'openid',
  'email',
  'profile',
  ...Object.entries(GRANULAR).flatMap(([resource, actions]) =>
    actions.split(' ').map((action) => `${resource}:${action}`),
  ),
]);

/** The scopes of a space-separated list, full access when it is empty; undefined when one is unknown. */
export function parseScopes(list: string | undefined): string[] | undefined {
  const scopes = (list ?? '').split(/[\s,]+/).filter(Boolean);
  if (scopes.some((scope) => !KNOWN.has(scope))) return undefined;
  return scopes.length === 0 ? [FULL_ACCESS] : scopes;
}

/** An operation without a documented scope is open to full access alone. */
export function allows(scopes: string[], needed: string | null): boolean {
  return scopes.includes(FULL_ACCESS) || (needed !== null && scopes.includes(needed));
}
