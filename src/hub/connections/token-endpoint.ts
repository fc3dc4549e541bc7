import { Inject, Injectable } from '@nestjs/common';
import { ProviderError } from '../../contracts/index.js';
import { UpstreamHttp, type UpstreamResponse } from '../../platform/http/index.js';
import { Secret } from '../../platform/vault/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { type IssuedTokens } from './issued-tokens.js';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from './options.js';
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
  | { readonly grant_type: 'refresh_token'; readonly refresh_token: Secret };

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

/** A provider's token and revocation endpoints (RFC 6749 section 3.2, RFC 7009), called as this installation's client. */
@Injectable()
export class TokenEndpoint {
  constructor(
    private readonly http: UpstreamHttp,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {}

  /**
   * Trades a grant for tokens. Sent once: a repeated grant can end the whole connection.
   * @throws TokenRequestError
   */
  async request(provider: InstalledProvider, grant: TokenGrant): Promise<IssuedTokens> {
    if (!provider.settings.configured) throw new TokenRequestError(false, 'not_configured');
    const { body } = await this.post(provider, provider.settings.tokenUrl, { ...grant }).catch((error: unknown) => {
      throw asTokenRequestError(error);
    });
    const tokens = readTokenAnswer(body, provider.manifest, this.options.clock.now());
    if (tokens) return tokens;
    const code = errorCodeOf(body);
    // Everything else can pass: invalid_client, for one, is a mistake in our own configuration.
    throw new TokenRequestError(code === 'invalid_grant', code ?? 'response_unreadable');
  }

  /**
   * Ends the grant behind a token. What the provider answers is not looked at beyond its status.
   * @throws ProviderError
   */
  async revoke(provider: InstalledProvider, token: Secret, hint: 'refresh_token' | 'access_token'): Promise<void> {
    const { revokeUrl, configured } = provider.settings;
    if (!revokeUrl || !configured) throw new ProviderError('rejected', `${provider.manifest.id} cannot revoke tokens`);
    await this.post(provider, revokeUrl, { token, token_type_hint: hint }, 'text');
  }

  private post(
    { manifest, settings }: InstalledProvider,
    url: string,
    fields: Readonly<Record<string, string | Secret | undefined>>,
    parse: 'json' | 'text' = 'json',
  ): Promise<UpstreamResponse> {
    return this.http.send({
      provider: manifest.id,
      method: 'POST',
      url,
      allowedHosts: settings.allowedHosts,
      form: { client_id: settings.clientId, client_secret: settings.clientSecret, ...fields },
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
