import { Injectable } from '@nestjs/common';
import { type Subject } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';
import { OktaAccounts } from './okta.accounts.js';
import { type RemovalPlan } from './okta.answers.js';
import { nameOf } from './okta.identity.js';
import { explained } from './okta.refusals.js';

/** Members of a group that are counted for a plan: Okta's largest page. */
const MOST_COUNTED = 1000;

/** What cannot be taken back, and what it would take with it. Every method throws ProviderError. */
@Injectable()
export class OktaRemovals {
  constructor(private readonly accounts: OktaAccounts) {}

  async planOfUser(user: Subject, target: string): Promise<RemovalPlan> {
    const { id, profile } = await this.accounts.clientOf(user).user(target);
    return { id, name: nameOf(profile) || (profile.login ?? ''), members: null, complete: true };
  }

  /**
   * For good. Okta deletes only who is deactivated, so this does both.
   * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/deleteUser
   */
  async user(user: Subject, target: string): Promise<void> {
    const client = this.accounts.clientOf(user);
    const { id, status } = await client.user(target);
    if (status !== 'DEPROVISIONED') await explained(client.changeStatus(id, 'deactivate', { sendEmail: false }));
    await explained(client.deleteUser(id));
  }

  async planOfGroup(user: Subject, target: string): Promise<RemovalPlan> {
    const client = this.accounts.clientOf(user);
    const { id, profile } = await client.group(target);
    const { items, nextAfter } = await client.groupMembers(target, { limit: MOST_COUNTED });
    return { id, name: profile.name, members: items.length, complete: nextAfter === null };
  }

  /** Its members stay. */
  async group(user: Subject, target: string): Promise<void> {
    await explained(this.accounts.clientOf(user).deleteGroup(target));
  }

  /** @throws problem `provider_not_found` for an attribute that is none of the organization's own */
  async planOfAttribute(user: Subject, name: string): Promise<RemovalPlan> {
    const { definitions } = await this.accounts.clientOf(user).userSchema();
    const known = definitions.custom?.properties[name];
    if (!known) throw problem('provider_not_found');
    return { id: name, name: known.title ?? name, members: null, complete: true };
  }

  /** With it go the values that users have. @throws problem as `planOfAttribute` */
  async attribute(user: Subject, name: string): Promise<void> {
    await this.planOfAttribute(user, name);
    await explained(this.accounts.clientOf(user).changeUserSchema({ [name]: null }));
  }
}
