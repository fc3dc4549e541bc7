import { ProviderError } from '../../../contracts/index.js';
import { ALREADY_EXISTS } from '../../../providers/okta/index.js';
import { type OktaUserStatus } from '../schedule/okta-state.js';

const isGone = (error: unknown) => error instanceof ProviderError && error.kind === 'not_found';

/** A login or a name that the organization has already. */
export const isTaken = (error: unknown): boolean => error instanceof ProviderError && error.code === ALREADY_EXISTS;

/** Whether Okta will not do it, however often it is asked. */
export const isRefusal = (error: unknown): error is ProviderError =>
  error instanceof ProviderError && ['not_found', 'rejected', 'forbidden'].includes(error.kind);

/** For people, and nothing of what Okta said: its words may quote what it was sent. */
export const reasonOf = ({ kind, code }: ProviderError): string =>
  code === undefined ? `Okta refused: ${kind}` : `Okta refused: ${kind}, code ${code}`;

/** What is read; undefined where there is no such thing. @throws ProviderError */
export async function ifThere<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** https://developer.okta.com/docs/concepts/user-profiles/#okta-user-profile-and-statuses */
export function statusOf(status: string): OktaUserStatus {
  if (status === 'DEPROVISIONED') return 'deactivated';
  return status === 'SUSPENDED' ? 'suspended' : 'active';
}
