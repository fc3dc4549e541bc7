import { ProviderError } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';

/** Scopes that an application registered for the usual ones may lack. */
type RareScope =
  | 'default'
  | 'attachments:read'
  | 'projects:delete'
  | 'stories:read'
  | 'stories:write'
  | 'tags:read'
  | 'tags:write'
  | 'tasks:delete'
  | 'teams:read';

/**
 * Says which OAuth scope is missing where Asana refuses a call that the usual scopes do not cover.
 * @param scope as in https://developers.asana.com/docs/oauth-scopes; `default` is full access
 */
export async function needing<T>(scope: RareScope, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind !== 'forbidden') throw error;
    const detail = `Asana does not allow this account to do that. It needs access to the object and the OAuth scope ${scope}.`;
    throw problem('provider_forbidden', { detail, cause: error });
  }
}
