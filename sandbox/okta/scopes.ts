import { type AdminRole } from './model.js';

const RESOURCES = ['users', 'groups', 'apps', 'logs', 'schemas', 'eventHooks', 'orgs'];

/** https://developer.okta.com/docs/api/oauth2/: those of the operations the twin has, and those of OpenID Connect. */
export const SCOPES = [
  'openid',
  'profile',
  'email',
  'offline_access',
  'okta.users.read.self',
  'okta.users.manage.self',
  ...RESOURCES.flatMap((resource) => [`okta.${resource}.read`, `okta.${resource}.manage`]),
];

/** The scopes in a space-separated list without repetition; undefined when one is unknown or there is none. */
export function parseScopes(text: string | undefined): string[] | undefined {
  const named = [...new Set((text ?? '').split(/\s+/).filter(Boolean))];
  return named.length > 0 && named.every((scope) => SCOPES.includes(scope)) ? named : undefined;
}

/** `manage` includes `read`, as at Okta. */
export function grants(scopes: string[], wanted: string): boolean {
  if (scopes.includes(wanted)) return true;
  return wanted.endsWith('.read') && scopes.includes(wanted.replace(/\.read$/, '.manage'));
}

/** Whether an account with this role may do what the scope stands for. */
export function roleAllows(role: AdminRole, wanted: string): boolean {
  if (role === 'SUPER_ADMIN') return true;
  return role === 'READ_ONLY_ADMIN' && wanted.endsWith('.read');
}
