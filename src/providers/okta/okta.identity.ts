import { type ProviderAccount, type ProviderCall, ProviderError } from '../../contracts/index.js';
import { OktaClient } from './okta.client.js';
import { type UserProfile } from './okta.schemas.js';

/** Above this an answer counts as slow, in milliseconds. */
const SLOW_MS = 2_000;

/** First and last name; empty where both are absent. */
export const nameOf = ({ firstName, lastName }: UserProfile): string => `${firstName ?? ''} ${lastName ?? ''}`.trim();

/** Whose account it is, and of which organization. */
export async function identify(call: ProviderCall): Promise<ProviderAccount> {
  const client = new OktaClient(call);
  const { id, profile } = await client.me();
  const org = await visible(client.org());
  const email = profile.email ?? profile.login;
  const name = nameOf(profile) || email;
  return {
    id,
    name,
    email,
    profile: {
      id,
      name: name ?? null,
      email: email ?? null,
      login: profile.login ?? null,
      org: org ? { id: org.id ?? null, name: org.companyName ?? null, subdomain: org.subdomain ?? null } : null,
    },
  };
}

/** Needs a role or a scope that not every account has; and a service application is no user, whom Okta could show. */
async function visible<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ProviderError && (error.kind === 'forbidden' || error.kind === 'not_found')) return undefined;
    throw error;
  }
}

/** Reads the account itself, which writes nothing. The status is null for a service application, which is no user. */
export async function testConnection(call: ProviderCall, now: () => number = Date.now) {
  const started = now();
  const user = await visible(new OktaClient(call).me());
  return { account_status: user?.status ?? null, api_response_time: now() - started > SLOW_MS ? 'slow' : 'normal' };
}
