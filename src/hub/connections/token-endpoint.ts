import { Inject, Injectable } from '@nestjs/common';
import { ProviderError } from '../../contracts/index.js';
import { atSite } from '../../platform/config/index.js';
import { UpstreamHttp, type UpstreamResponse } from '../../platform/http/index.js';
import { Secret } from '../../platform/vault/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { type IssuedTokens } from './issued-tokens.js';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from './options.js';
import { ASSERTION_TYPE, clientAssertion, type ServiceClient } from './service-client.js';
import { errorCodeOf, readTokenAnswer } from './token-answer.js';

/** Longest time for one call, in milliseconds; the renewal lease is longer. */
const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 64 * 1024;

export type TokenGrant =
  | {
      readonly grant_type: 'authorization_code';
      readonly code: string | Secret;
      readonly redirect_uri: string;
      readonly code_verifier?: string | Secret;
    }
  | { readonly grant_type: 'refresh_token'; readonly refresh_token: Secret }
  | {
      readonly grant_type: 'client_credentials';
      /** Authenticates itself; this installation's own client has no part in it. */
      readonly client: ServiceClient;
      readonly scopes: readonly string[];
    };

type Fields = Readonly<Record<string, string | Secret | undefined>>;

/** No token came back. `final`: the grant itself is dead; otherwise another try may succeed. */
export class TokenRequestError extends Error {
  override readonly name = 'TokenRequestError';
  readonly retryAfterSeconds?: number;

  constructor(
    readonly final: boolean,
    /** The provider's error code such as `invalid_grant`, or one of platform/http such as `timeout`. */
    readonly code: string | undefined,
    options: { readonly retryAfterSeconds?: number; readonly cause?: unknown } = {},
  ) {
    super('The token endpoint issued no token.', { cause: options.cause });
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** A provider's token and revocation endpoints (RFC 6749 section 3.2, RFC 7009), called as this installation's client, or as a service application with a key of its own. */
@Injectable()
export class TokenEndpoint {
  constructor(
    private readonly http: UpstreamHttp,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {}

  /**
   * Trades a grant for tokens. Sent once: a repeated grant can end the whole connection.
   * @param site of the account; without one, that of this installation's client
   * @throws TokenRequestError
   */
  async request(provider: InstalledProvider, grant: TokenGrant, site?: string | null): Promise<IssuedTokens> {
    const { manifest, settings } = provider;
    const url = atSite(settings.tokenUrl, site ?? settings.site);
    const fields = await this.fieldsOf(provider, url, grant, site);
    if (!fields) throw new TokenRequestError(false, 'not_configured');
    const { body } = await this.post(provider, url, fields).catch((error: unknown) => {
      throw asTokenRequestError(error);
    });
    const tokens = readTokenAnswer(body, manifest, this.options.clock.now());
    if (tokens) return tokens;
    const code = errorCodeOf(body);
    // Everything else can pass. invalid_client (RFC 6749 section 5.2, RFC 7523 section 3.2) says that the client was not
    // recognized, not that the grant is gone: of our own client it is a mistake in our configuration; of a service
    // application it also comes of clocks that differ, of a key set that the provider could not fetch, and of an
    // application that is deactivated for a while. The key stays what it was, so asking again later does no harm.
    throw new TokenRequestError(code === 'invalid_grant', code ?? 'response_unreadable');
  }

  /**
   * Ends the grant behind a token. What the provider answers is not looked at beyond its status.
   * @param holder the client that the token was issued to, if not this installation's, and the account's site
   * @throws ProviderError
   */
  async revoke(
    provider: InstalledProvider,
    token: Secret,
    hint: 'refresh_token' | 'access_token',
    { client, site }: { readonly client?: ServiceClient; readonly site?: string | null } = {},
  ): Promise<void> {
    const { revokeUrl, site: ownSite } = provider.settings;
    const url = revokeUrl && atSite(revokeUrl, site ?? ownSite);
    const identity = url && (client ? await this.proofOf(client, url) : this.ownClient(provider, site));
    if (!url || !identity) throw new ProviderError('rejected', `${provider.manifest.id} cannot revoke tokens`);
    await this.post(provider, url, { ...identity, token, token_type_hint: hint }, 'text');
  }

  private async fieldsOf(
    provider: InstalledProvider,
    url: string,
    grant: TokenGrant,
    site: string | null | undefined,
  ): Promise<Fields | undefined> {
    if (grant.grant_type !== 'client_credentials') {
      const identity = this.ownClient(provider, site);
      return identity && { ...identity, ...grant };
    }
    const { grant_type, client, scopes } = grant;
    const scope = scopes.join(provider.manifest.oauth.scopeSeparator);
    return { grant_type, scope, ...(await this.proofOf(client, url)) };
  }

  /** Undefined where there is none; also at other sites than its own, which must not learn its secret. */
  private ownClient(
    { settings }: InstalledProvider,
    site: string | null | undefined,
  ): { client_id: string; client_secret: Secret } | undefined {
    const { configured, clientId, clientSecret } = settings;
    if (!configured || (site && site !== settings.site)) return undefined;
    return { client_id: clientId, client_secret: clientSecret };
  }

  /** https://www.rfc-editor.org/rfc/rfc7523#section-2.2 */
  private async proofOf(client: ServiceClient, url: string) {
    const assertion = await clientAssertion(client, url, this.options.clock.now());
    return { client_assertion_type: ASSERTION_TYPE, client_assertion: assertion };
  }

  private post(
    { manifest, settings }: InstalledProvider,
    url: string,
    form: Fields,
    parse: 'json' | 'text' = 'json',
  ): Promise<UpstreamResponse> {
    return this.http.send({
      provider: manifest.id,
      method: 'POST',
      url,
      allowedHosts: settings.allowedHosts,
      form,
      policy: 'once',
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_ANSWER_BYTES,
      parse,
      // The body of these says what is wrong; 429 is left to platform/http, which reads Retry-After.
      acceptStatus: (status) => parse === 'json' && (status === 400 || status === 401 || status === 403),
    });
  }
}

function asTokenRequestError(error: unknown): unknown {
  if (!(error instanceof ProviderError)) return error;
  const { code, kind, retryAfterSeconds } = error;
  return new TokenRequestError(false, code ?? kind, { retryAfterSeconds, cause: error });
}
