import { ProviderError } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';
import { ALREADY_EXISTS, OKTA_CODES } from './okta.errors.js';

const SENTENCES: Readonly<Record<string, string>> = {
  [ALREADY_EXISTS]: 'Okta has something with this name or login already.',
  [OKTA_CODES.validation]: 'Okta does not accept these values.',
  [OKTA_CODES.alreadyActive]: 'The user is active already.',
  [OKTA_CODES.wrongStatus]: 'The status of the user does not allow that.',
  [OKTA_CODES.stillActivating]: 'The user is being activated. Try again in a moment.',
  [OKTA_CODES.featureDisabled]: 'The Okta organization does not have this feature.',
};
/** Refusals that are about the state of a thing, whatever status Okta gives them. */
const ABOUT_STATE: ReadonlySet<string> = new Set([
  ALREADY_EXISTS,
  OKTA_CODES.alreadyActive,
  OKTA_CODES.wrongStatus,
  OKTA_CODES.stillActivating,
]);

/**
 * Says in our own words why Okta refuses, where its code tells.
 * @throws problem `conflict` for the state of a thing, else the kind's own with its sentence; ProviderError
 */
export async function explained<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const detail = sentenceFor(error);
    if (detail === undefined) throw error;
    if (ABOUT_STATE.has(error.code ?? '')) throw problem('conflict', { detail, cause: error });
    throw problem(error.kind === 'forbidden' ? 'provider_forbidden' : 'provider_rejected', { detail, cause: error });
  }
}

function sentenceFor({ kind, code, requiredScope }: ProviderError): string | undefined {
  if (kind !== 'rejected' && kind !== 'forbidden') return undefined;
  if (code === 'insufficient_scope') {
    return `The connection lacks the OAuth scope ${requiredScope ?? 'that Okta demands'}. Connect again with it.`;
  }
  return SENTENCES[code ?? ''];
}
