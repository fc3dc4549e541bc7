import { Injectable } from '@nestjs/common';
import OAuth2Strategy from 'passport-oauth2';
import { Secret } from '../../platform/vault/index.js';
import { reveal } from '../../platform/vault/reveal.js';
import { type InstalledProvider } from '../catalog/index.js';
import { type IssuedTokens, TokenEndpoint } from '../connections/index.js';
import { type AuthorizationLeg, ProviderStrategy, type TokenLeg } from './provider-strategy.js';
import { runStrategy } from './run-strategy.js';

/** The two legs of the authorization-code grant (RFC 6749 section 4.1) with PKCE (RFC 7636), for any provider. */
@Injectable()
export class CodeGrant {
  constructor(private readonly tokens: TokenEndpoint) {}

  /**
   * The address at which the user consents.
   * @param keep stores the PKCE verifier and returns the state that the provider will send back
   */
  async authorizationUrl(
    provider: InstalledProvider,
    scopes: readonly string[],
    keep: AuthorizationLeg['keep'],
  ): Promise<string> {
    const leg: AuthorizationLeg = { query: {}, keep };
    const outcome = await runStrategy(this.strategy(provider, scopes), leg);
    if (outcome.kind !== 'redirect') throw new Error('The strategy did not lead to the provider.');
    return outcome.url;
  }

  /**
   * Trades the code of a claimed flow for tokens.
   * @throws TokenRequestError
   */
  async exchange(
    provider: InstalledProvider,
    { code, state, verifier }: { code: string; state: string; verifier: Secret | undefined },
  ): Promise<IssuedTokens> {
    const leg: TokenLeg = { query: { code, state }, verifier: verifier && reveal(verifier) };
    const outcome = await runStrategy<IssuedTokens>(this.strategy(provider), leg).catch(unwrap);
    if (outcome.kind !== 'success') throw new Error('The strategy did not lead to tokens.');
    return outcome.user;
  }

  private strategy(provider: InstalledProvider, scopes: readonly string[] = []): ProviderStrategy {
    return new ProviderStrategy(provider, scopes, (code, { redirect_uri, code_verifier }) =>
      this.tokens.request(provider, {
        grant_type: 'authorization_code',
        code: Secret.of(code),
        redirect_uri,
        ...(code_verifier !== undefined && { code_verifier: Secret.of(code_verifier) }),
      }),
    );
  }
}

/** passport-oauth2 wraps what the token request threw. */
function unwrap(error: unknown): never {
  throw error instanceof OAuth2Strategy.InternalOAuthError ? error.oauthError : error;
}
