import { Injectable } from '@nestjs/common';
import { ProviderError } from '../../contracts/index.js';
import { invalidField, type ProblemError } from '../../platform/problem/index.js';
import { readSigningKey } from '../../platform/vault/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { type IssuedTokens } from './issued-tokens.js';
import { type ServiceClient } from './service-client.js';
import { TokenEndpoint, TokenRequestError } from './token-endpoint.js';

/** An application as a caller names it. */
interface NamedApplication {
  readonly clientId: string;
  /** PEM, or a JWK as JSON text or object. */
  readonly privateKey: string | Readonly<Record<string, unknown>>;
  readonly scopes: readonly string[];
}

/** Applications that act for themselves at a provider: client credentials, RFC 6749 section 4.4. */
@Injectable()
export class ServiceApplications {
  constructor(private readonly endpoint: TokenEndpoint) {}

  /**
   * The application's first access token, which proves that the provider knows it by that key.
   * @param site as `siteFor` returns it
   * @throws problem `validation_failed` naming the field at fault; ProviderError when the provider cannot be asked now
   */
  async connect(
    provider: InstalledProvider,
    site: string | null,
    named: NamedApplication,
  ): Promise<{ readonly client: ServiceClient; readonly tokens: IssuedTokens }> {
    const { label, oauth } = provider.manifest;
    if (!oauth.clientCredentials) throw invalidField('client_id', `is not used: ${label} knows no such applications`);
    if (named.scopes.length === 0) throw invalidField('scopes', 'must name at least one scope');
    const key = readSigningKey(named.privateKey);
    if (!key) throw invalidField('private_key', 'must be an RSA (2048 to 8192 bits) or P-256 key as PEM or JWK');
    const client = { id: named.clientId, key };
    const issued = await this.endpoint
      .request(provider, { grant_type: 'client_credentials', client, scopes: named.scopes }, site)
      .catch((error: unknown) => {
        throw error instanceof TokenRequestError ? asRefusal(error, label) : error;
      });
    const { accessToken, expiresAt, scopes } = issued;
    return { client, tokens: { accessToken, expiresAt, scopes: scopes.length > 0 ? scopes : named.scopes } };
  }
}

/** What a caller can mend is its mistake; the rest is the provider's state. */
function asRefusal(error: TokenRequestError, label: string): ProblemError | ProviderError {
  const { code, retryAfterSeconds } = error;
  if (code === 'invalid_scope') return invalidField('scopes', `are not granted to this application by ${label}`);
  if (code === 'invalid_client' || code === 'unauthorized_client' || code === 'invalid_grant') {
    return invalidField('client_id', `is not known to ${label} by this key (${code})`);
  }
  return new ProviderError('unavailable', `${label} issued no token`, { code, retryAfterSeconds, cause: error });
}
