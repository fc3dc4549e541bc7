/**
 * What a credential may do. `*` holds all of them; `<provider>:read`, `<provider>:write` and `<provider>:delete` exist
 * for every provider, and none of the three holds another: what cannot be taken back needs a scope of its own.
 * `jobs:…` are the same for data generation. `users:delegate` lets a backend act for any user of its own organization.
 */
export type Scope =
  | '*'
  | 'keys:manage'
  | 'sessions:create'
  | 'users:delegate'
  | 'connections:read'
  | 'connections:write'
  | 'ops:read'
  | 'webhooks:read'
  | 'webhooks:write'
  | 'events:read'
  | `${string}:read`
  | `${string}:write`
  | `${string}:delete`;

export const DELEGATE_SCOPE: Scope = 'users:delegate';

/** Who sent a request, as proved by its credential. */
export interface Caller {
  readonly kind: 'api_key' | 'session';
  /** Stable id of the credential: the throttling key and the actor in the audit log. Never secret. */
  readonly credentialId: string;
  /** The API key that stands behind it: itself, or that which minted the session. */
  readonly keyId: string;
  readonly organizationId: string;
  /** The one user a session token or a bound key speaks for; absent for an organization-wide key. */
  readonly userId?: string;
  readonly scopes: ReadonlySet<string>;
  /** When the credential runs out; absent for a key that does not. What outlives its request, such as a stream, ends then. */
  readonly expiresAt?: Date;
}

/** Whether the credential holds a scope; `*` holds every scope, itself included. */
export const holds = (caller: Pick<Caller, 'scopes'>, scope: string): boolean =>
  caller.scopes.has('*') || caller.scopes.has(scope);

/**
 * The declared policy of a route. A route without one stops the boot.
 *
 * `acting` says which user the route works for. The `user_id` of query or body only selects, it never grants:
 * absent means the caller's own user, another user's id needs `users:delegate`, and everything else is answered as 404.
 * - `required`: a user must result; an organization-wide key has to name one (400 otherwise)
 * - `optional`: a user may result
 * - `none`: the route is about the organization; a foreign `user_id` is still refused
 */
export type RoutePolicy =
  | { readonly anonymous: true }
  | {
      /** `{provider}` is replaced by the route parameter of that name; null: any credential may. */
      readonly scope: Scope | `{provider}:read` | `{provider}:write` | `{provider}:delete` | null;
      readonly acting: 'required' | 'optional' | 'none';
      /** The scope is not needed while the acting user is the caller's own user. */
      readonly orSelf?: boolean;
    };
