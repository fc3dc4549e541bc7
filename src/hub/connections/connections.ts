import { Injectable } from '@nestjs/common';
import {
  ConnectedApi,
  type ConnectionRef,
  type ProviderAccount,
  type ProviderCall,
  ProviderError,
  type TokenType,
} from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';
import { type Secret } from '../../platform/vault/index.js';
import { type InstalledProvider, ProviderDirectory } from '../catalog/index.js';
import { type ConnectionView } from './connection-view.js';
import { isEnded } from './failures.js';
import { type IssuedTokens } from './issued-tokens.js';
import { accessFor } from './provider-access.js';
import { ProviderCalls } from './provider-calls.js';
import { isRenewable } from './renewable.js';
import { Revocation } from './revocation.js';
import { type ServiceClient } from './service-client.js';
import { type ConnectionFacts, StoredConnections } from './stored-connections.js';
import { TokenRefresher } from './token-refresher.js';

/** Absent: the configured site, and `Bearer`. */
interface TrialOptions {
  /** As `siteFor` returns it. */
  readonly site?: string | null;
  readonly tokenType?: TokenType;
}

/** The life of a connection: made, renewed, tested, ended. */
@Injectable()
export class Connections {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly stored: StoredConnections,
    private readonly calls: ProviderCalls,
    private readonly refresher: TokenRefresher,
    private readonly revocation: Revocation,
    private readonly api: ConnectedApi,
  ) {}

  /**
   * Stores tokens as the user's connection to the provider, over the one before if there was one. The provider is asked
   * first whose they are; when that fails nothing is stored. At a provider with sites, `site` says which: see `siteFor`;
   * absent, it is the configured one.
   * @throws ProviderError; `auth_expired` when the provider does not take the access token
   */
  async save(
    ref: ConnectionRef,
    tokens: IssuedTokens,
    options: Pick<ConnectionFacts, 'metadata' | 'site' | 'client'> = {},
  ): Promise<ConnectionView> {
    const provider = this.directory.get(ref.provider);
    const site = provider.manifest.site && (options.site ?? provider.settings.site);
    const call = this.trial(ref, tokens.accessToken, { site, tokenType: tokens.tokenType });
    const account = await accountOf(provider, call, options.client);
    return this.stored.save(ref, tokens, { ...options, account, site });
  }

  /** Calls the provider with a token that belongs to no connection; nothing is stored. Calls throw ProviderError. */
  trial(ref: ConnectionRef, accessToken: Secret, at: TrialOptions = {}): ProviderCall {
    const provider = this.directory.get(ref.provider);
    const credential = { scheme: at.tokenType ?? 'Bearer', token: accessToken };
    return this.calls.with(provider, accessFor(provider, ref, credential, at.site));
  }

  find(ref: ConnectionRef): Promise<ConnectionView | undefined> {
    return this.stored.find(ref);
  }

  /**
   * Renews the access token now, whether or not it is about to run out.
   * @throws problem `refresh_token_missing`, also without a connection; problem `refresh_failed` when only connecting
   * again helps; ProviderError `unavailable` when a later try may succeed
   */
  async refresh(ref: ConnectionRef): Promise<ConnectionView> {
    const provider = this.directory.get(ref.provider);
    const row = await this.stored.row(ref);
    if (!row || !isRenewable(row)) throw problem('refresh_token_missing');
    if (isEnded(row.status)) throw problem('refresh_failed');
    try {
      return this.stored.view(await this.refresher.renew(provider, row));
    } catch (error) {
      const isFinal = error instanceof ProviderError && error.kind === 'auth_expired';
      throw isFinal ? problem('refresh_failed', { cause: error }) : error;
    }
  }

  /**
   * Ends the connection at the provider, as far as the provider takes part, and deletes it here in any case.
   * @returns false when there was none
   */
  async disconnect(ref: ConnectionRef): Promise<boolean> {
    return (await this.end(ref)) !== undefined;
  }

  /** The same, saying whether the provider took part; undefined when there was no connection. */
  async end(ref: ConnectionRef): Promise<{ readonly revoked: boolean } | undefined> {
    const provider = this.directory.get(ref.provider);
    const row = await this.stored.row(ref);
    if (!row) return undefined;
    const revoked = await this.revocation.attempt(provider, row);
    await this.stored.remove(row.id);
    return { revoked };
  }

  /**
   * Proves that the connection works, by a cheap call of the provider's choice.
   * @throws ProviderError; problem `not_found` where the provider offers no test
   */
  async test(ref: ConnectionRef): Promise<Readonly<Record<string, unknown>>> {
    const provider = this.directory.get(ref.provider);
    // A kept answer proves nothing.
    const result = await provider.test?.((request) => this.api.call(ref, { ...request, cacheSeconds: undefined }));
    if (result) return result;
    throw problem('not_found', { detail: `${provider.manifest.label} offers no connection test.` });
  }
}

/** An application is not a user: where the provider shows it no account, it is its own. */
async function accountOf(
  { identify }: InstalledProvider,
  call: ProviderCall,
  client: ServiceClient | undefined,
): Promise<ProviderAccount | null> {
  if (!identify) return null;
  try {
    return await identify(call);
  } catch (error) {
    const isHidden = error instanceof ProviderError && (error.kind === 'not_found' || error.kind === 'forbidden');
    if (client && isHidden) return { id: client.id, profile: {} };
    throw error;
  }
}
