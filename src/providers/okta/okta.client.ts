import { type ProviderCall } from '../../contracts/index.js';
import type * as draft from './okta.drafts.js';
import { path } from './okta.path.js';
import * as schemas from './okta.schemas.js';
import { OktaWire, type PageRequest } from './okta.wire.js';

export type * from './okta.drafts.js';
export { type Page, type PageRequest, pagesOf } from './okta.wire.js';

/** Name of the schema that all users have unless their type has another one. */
const DEFAULT_SCHEMA = 'default';

/**
 * Okta's management API as one account, https://developer.okta.com/docs/api/openapi/okta-management/. A user is named by
 * id or login. Every method throws ProviderError, whose `code` is Okta's own or one of `explainError`.
 */
export class OktaClient {
  private readonly wire: OktaWire;

  constructor(call: ProviderCall) {
    this.wire = new OktaWire(call);
  }

  async org() {
    return this.wire.read(schemas.orgAnswer, '/org');
  }

  /** The user that the token acts as. */
  async me() {
    return this.wire.read(schemas.userAnswer, path`/users/${'me'}`);
  }

  /** Those without a filter leave out DEPROVISIONED users. */
  async users(filter: draft.UserFilter, page: PageRequest) {
    const { q, search, filter: expression } = filter;
    return this.wire.list(schemas.userAnswer, '/users', { q, search, filter: expression, ...page });
  }

  async user(user: string) {
    return this.wire.read(schemas.userAnswer, path`/users/${user}`);
  }

  /** @param activate false: the user is STAGED; true: PROVISIONED, or ACTIVE with a password */
  async createUser(user: draft.UserDraft, activate: boolean) {
    return this.wire.write(schemas.userAnswer, 'POST', '/users', user, { activate });
  }

  /** Attributes that are not named stay as they are; null empties one. */
  async updateUser(user: string, profile: draft.ProfileChanges) {
    return this.wire.write(schemas.userAnswer, 'POST', path`/users/${user}`, { profile });
  }

  /**
   * @param sendEmail whether Okta writes to the user about an activation or a new password; it is asked of these alone
   * @throws ProviderError `forbidden` E0000038, `rejected` or `forbidden` E0000016 where the status of the user does not allow it
   */
  async changeStatus(user: string, transition: draft.UserTransition, { sendEmail }: { sendEmail: boolean }) {
    const isAnnounced = transition === 'activate' || transition === 'reset_password';
    const at = `${path`/users/${user}`}/lifecycle/${transition}`;
    return this.wire.act('POST', at, isAnnounced ? { sendEmail } : undefined);
  }

  /** Deletes for good a user that is DEPROVISIONED; any other one it only deactivates. */
  async deleteUser(user: string) {
    return this.wire.remove(path`/users/${user}`);
  }

  async groups(filter: draft.GroupFilter, page: PageRequest) {
    const { q, search, filter: expression } = filter;
    return this.wire.list(schemas.groupAnswer, '/groups', { q, search, filter: expression, ...page });
  }

  async group(group: string) {
    return this.wire.read(schemas.groupAnswer, path`/groups/${group}`);
  }

  async createGroup(profile: draft.GroupProfile) {
    return this.wire.write(schemas.groupAnswer, 'POST', '/groups', { profile });
  }

  /** The whole profile: a description that is not named is lost. */
  async replaceGroup(group: string, profile: draft.GroupProfile) {
    return this.wire.write(schemas.groupAnswer, 'PUT', path`/groups/${group}`, { profile });
  }

  async deleteGroup(group: string) {
    return this.wire.remove(path`/groups/${group}`);
  }

  async groupMembers(group: string, page: PageRequest) {
    return this.wire.list(schemas.userAnswer, path`/groups/${group}/users`, { ...page });
  }

  /** Also succeeds for one who is a member already. */
  async addGroupMember(group: string, user: string) {
    return this.wire.act('PUT', path`/groups/${group}/users/${user}`);
  }

  async removeGroupMember(group: string, user: string) {
    return this.wire.remove(path`/groups/${group}/users/${user}`);
  }

  async apps(filter: draft.AppFilter, page: PageRequest) {
    const { q, filter: expression } = filter;
    return this.wire.list(schemas.appAnswer, '/apps', { q, filter: expression, ...page });
  }

  async app(app: string) {
    return this.wire.read(schemas.appAnswer, path`/apps/${app}`);
  }

  async appUsers(app: string, page: PageRequest) {
    return this.wire.list(schemas.appUserAnswer, path`/apps/${app}/users`, { ...page });
  }

  /** @param user id; a login will not do here */
  async assignAppUser(app: string, user: string) {
    const assignment = { id: user, scope: 'USER' };
    return this.wire.write(schemas.appUserAnswer, 'POST', path`/apps/${app}/users`, assignment);
  }

  async unassignAppUser(app: string, user: string) {
    return this.wire.remove(path`/apps/${app}/users/${user}`);
  }

  /** The attributes that users have. */
  async userSchema() {
    return this.wire.read(schemas.schemaAnswer, path`/meta/schemas/user/${DEFAULT_SCHEMA}`);
  }

  /** Adds attributes of the organization's own, or changes them; null removes one with all its values. */
  async changeUserSchema(attributes: Readonly<Record<string, draft.AttributeDraft | null>>) {
    const custom = { id: '#custom', type: 'object', properties: attributes, required: [] };
    const at = path`/meta/schemas/user/${DEFAULT_SCHEMA}`;
    return this.wire.write(schemas.schemaAnswer, 'POST', at, { definitions: { custom } });
  }

  /** The system log, the oldest first; it always names a next page, empty until something happens. */
  async logs({ since, until, filter, q }: draft.LogFilter, page: PageRequest) {
    return this.wire.list(schemas.logAnswer, '/logs', { since, until, filter, q, ...page });
  }

  /** All of them; an organization has at most 25. */
  async eventHooks() {
    return (await this.wire.list(schemas.eventHookAnswer, '/eventHooks', {})).items;
  }

  async eventHook(hook: string) {
    return this.wire.read(schemas.eventHookAnswer, path`/eventHooks/${hook}`);
  }

  /** It delivers nothing before it is verified. */
  async createEventHook(hook: draft.EventHookDraft) {
    const authScheme = { type: 'HEADER', key: 'authorization', value: hook.secret };
    const channel = { type: 'HTTP', version: '1.0.0', config: { uri: hook.uri, authScheme } };
    const body = { name: hook.name, events: { type: 'EVENT_TYPE', items: hook.events }, channel };
    return this.wire.write(schemas.eventHookAnswer, 'POST', '/eventHooks', body);
  }

  /** Makes Okta ask the hook's address for its answer to a challenge, before this returns. */
  async verifyEventHook(hook: string) {
    return this.wire.write(schemas.eventHookAnswer, 'POST', path`/eventHooks/${hook}/lifecycle/verify`);
  }

  /** An active hook cannot be deleted. */
  async deactivateEventHook(hook: string) {
    return this.wire.write(schemas.eventHookAnswer, 'POST', path`/eventHooks/${hook}/lifecycle/deactivate`);
  }

  async deleteEventHook(hook: string) {
    return this.wire.remove(path`/eventHooks/${hook}`);
  }
}
