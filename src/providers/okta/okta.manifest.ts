import { providerManifestSchema } from '../../contracts/index.js';

/** Facts read in https://developer.okta.com/docs/api/ and https://developer.okta.com/docs/reference/rate-limits/ */
export const oktaManifest = providerManifestSchema.parse({
  id: 'okta',
  label: 'Okta',
  apiBaseUrl: '{site}/api/v1',
  site: { variable: 'ORG_URL' },
  // API tokens of an administrator, and OAuth access tokens.
  tokenTypes: ['SSWS', 'Bearer'],
  hosts: ['*.okta.com', '*.oktapreview.com', '*.okta-emea.com', '*.okta-gov.com', '*.okta.mil'],
  oauth: {
    // The org authorization server: no other one grants scopes of the management API,
    // https://developer.okta.com/docs/guides/implement-oauth-for-okta/main/
    authorizeUrl: '{site}/oauth2/v1/authorize',
    tokenUrl: '{site}/oauth2/v1/token',
    revokeUrl: '{site}/oauth2/v1/revoke',
    scopes: [
      ...['openid', 'profile', 'email', 'offline_access'],
      ...['okta.orgs.read', 'okta.users.manage', 'okta.users.read.self', 'okta.groups.manage', 'okta.apps.manage'],
      ...['okta.schemas.manage', 'okta.logs.read', 'okta.eventHooks.manage'],
    ],
    pkce: true,
    defaultExpiresIn: 3600,
    // https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp/main/: the only proof that is accepted
    // from a service that asks for scopes of the management API.
    clientCredentials: 'private_key_jwt',
  },
  // https://developer.okta.com/docs/reference/rl-global-mgmt/: each class of endpoints has a limit of its own, here those
  // of the smallest plan; the headers of each answer tell the true one.
  rateLimits: {
    perMinute: [600, 1200],
    rules: [
      { name: 'users', path: '^/users$', perMinute: 600 },
      { name: 'user', path: '^/users/[^/]+$', perMinute: 600 },
      { name: 'user_actions', path: '^/users/[^/]+/', perMinute: 600 },
      { name: 'groups', path: '^/groups(/|$)', perMinute: 500 },
      { name: 'apps', path: '^/apps(/|$)', perMinute: 100 },
      { name: 'logs', path: '^/logs$', perMinute: 60 },
    ],
    headers: { limit: 'x-rate-limit-limit', remaining: 'x-rate-limit-remaining', reset: 'x-rate-limit-reset' },
  },
  // A null among attributes removes one with all its values.
  deletesByPost: ['^/meta/schemas/user/[^/]+$'],
  service: {
    id: 'okta_service',
    type: 'identity_management',
    description: 'Users, groups, applications and the system log of an Okta organization.',
    capabilities: ['list_users', 'create_user', 'update_user', 'list_groups', 'list_apps', 'read_logs'],
    workflowTriggers: ['manual_trigger', 'scheduled_trigger'],
    workflowActions: ['execute_service', 'process_data'],
  },
  // https://developer.okta.com/docs/concepts/event-hooks/: no signature; one retry, and a hook is never deleted, so the
  // day is only how long we go on asking that a hook be removed.
  webhooks: {
    sharedSecretHeader: 'authorization',
    verification: { header: 'x-okta-verification-challenge' },
    failureSeconds: 86_400,
  },
  statusPage: 'https://status.okta.com',
  docs: 'https://developer.okta.com/docs/api/',
  checked: '2026-11-22',
});
