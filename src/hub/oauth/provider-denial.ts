/**
 * Why a provider sent no code (RFC 6749 section 4.1.2.1, OpenID Connect Core section 3.1.2.6), in our own words: its
 * `error_description` could be anybody's text and is never shown.
 */
const SENTENCES: Readonly<Record<string, string>> = {
  access_denied: 'Access was not granted.',
  invalid_request: 'The provider did not accept the request.',
  unauthorized_client: 'The provider does not allow this application to ask for access.',
  unsupported_response_type: 'The provider does not allow this application to ask for access.',
  invalid_scope: 'The provider does not offer the access that was asked for.',
  server_error: 'The provider had a problem.',
  temporarily_unavailable: 'The provider is busy.',
  login_required: 'The provider wants you to sign in first.',
  consent_required: 'The provider wants your consent.',
  interaction_required: 'The provider wants you to confirm something first.',
  account_selection_required: 'The provider wants you to choose an account.',
};

export interface ProviderDenial {
  /** A code of the standards; `server_error` stands for every other one. */
  readonly code: string;
  readonly sentence: string;
}

export function providerDenial(error: string): ProviderDenial {
  const sentence = Object.hasOwn(SENTENCES, error) ? SENTENCES[error] : undefined;
  return sentence === undefined
    ? { code: 'server_error', sentence: 'The provider reported an error.' }
    : { code: error, sentence };
}
