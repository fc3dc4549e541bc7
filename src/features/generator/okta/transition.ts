import { type OktaClient, type UserTransition } from '../../../providers/okta/index.js';
import { type OktaUserStatus } from '../schedule/okta-state.js';
import { ifThere, isRefusal, statusOf } from './answers.js';

const LEADS_TO = {
  deactivate: 'deactivated',
  suspend: 'suspended',
  unsuspend: 'active',
} as const satisfies Partial<Record<UserTransition, OktaUserStatus>>;
export type Transition = keyof typeof LEADS_TO;

/** Brings a user into a status; also succeeds where the user has it already. Nobody is written to. @throws ProviderError */
export async function bring(org: OktaClient, user: string, transition: Transition): Promise<void> {
  try {
    await org.changeStatus(user, transition, { sendEmail: false });
  } catch (error) {
    // Okta refuses the way to where a user is, so a repeated step has to look.
    if (!isRefusal(error)) throw error;
    const found = await ifThere(org.user(user));
    if (!found || statusOf(found.status) !== LEADS_TO[transition]) throw error;
  }
}
