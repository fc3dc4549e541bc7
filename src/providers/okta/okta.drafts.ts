/** What we send: https://developer.okta.com/docs/api/openapi/okta-management/ */

/** Attributes by name; those of the organization's own may be of any JSON type. */
export type ProfileChanges = Readonly<Record<string, unknown>>;

export interface UserDraft {
  /** At least `login` and `email`, and whatever else the organization demands. */
  readonly profile: ProfileChanges;
  readonly credentials?: { readonly password: { readonly value: unknown } };
  /** Ids of groups that the user is in from the beginning. */
  readonly groupIds?: readonly string[];
}

/** At most one of them: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/listUsers */
export interface UserFilter {
  /** Beginning of a name or an e-mail address; such a list has one page. */
  readonly q?: string;
  /** Expression over any attribute, e.g. `profile.department eq "Sales"`; eventually consistent. */
  readonly search?: string;
  /** Expression over a few attributes, e.g. `status eq "ACTIVE"`; always up to date. */
  readonly filter?: string;
}

export type GroupFilter = UserFilter;
export type AppFilter = Omit<UserFilter, 'search'>;

/** https://developer.okta.com/docs/concepts/user-profiles/ */
export type UserTransition = 'activate' | 'deactivate' | 'suspend' | 'unsuspend' | 'reset_password';

export interface GroupProfile {
  readonly name: string;
  readonly description?: string;
}

export interface AttributeDraft {
  readonly title: string;
  readonly type: 'string' | 'boolean' | 'number' | 'integer' | 'array';
  readonly description?: string;
  /** Of an array's items. */
  readonly items?: { readonly type: 'string' | 'number' | 'integer' };
}

export interface LogFilter {
  /** ISO 8601; absent: the last seven days. */
  readonly since?: string;
  /** ISO 8601; present: a last page says that it is the last. */
  readonly until?: string;
  readonly filter?: string;
  /** Words. */
  readonly q?: string;
}

export interface EventHookDraft {
  readonly name: string;
  /** Where to deliver; https. */
  readonly uri: string;
  /** E.g. `user.lifecycle.create`: https://developer.okta.com/docs/reference/api/event-types/ */
  readonly events: readonly string[];
  /** What deliveries carry as `authorization`; text, or what becomes text on the wire. */
  readonly secret: unknown;
}
