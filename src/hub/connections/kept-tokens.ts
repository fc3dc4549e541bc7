import { Injectable } from '@nestjs/common';
import { type ConnectionRef, type ProviderAccount } from '../../contracts/index.js';
import { UpstreamHttp } from '../../platform/http/index.js';
import { type Secret } from '../../platform/vault/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { type ConnectionView } from './connection-view.js';
import { Connections } from './connections.js';
import { siteFor, tokenTypeFor } from './sites.js';
import { StoredConnections } from './stored-connections.js';

/** A token that shall be worked with later. */
export interface TokenToKeep {
  readonly token: Secret;
  /** As the caller wrote it. Absent: the one this installation is configured with. */
  readonly site?: string;
}

/** Tokens that features work with for longer than a request: connections of users whose ids the features reserve. */
@Injectable()
export class KeptTokens {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly connections: Connections,
    private readonly stored: StoredConnections,
    private readonly http: UpstreamHttp,
  ) {}

  /**
   * Asks the provider whose the token is, and keeps it.
   * @param userOf the user whose connection it becomes; `site` is null at a provider whose customers share one address
   * @throws ProviderError `auth_expired` for a token that is not accepted; problem `validation_failed` naming `org_url`
   */
  async keep(
    organizationId: string,
    providerId: string,
    { token: accessToken, site: given }: TokenToKeep,
    userOf: (account: ProviderAccount, site: string | null) => string,
  ): Promise<ConnectionView> {
    const provider = this.directory.get(providerId);
    const site = siteFor(this.http, provider, given, 'org_url');
    const tokenType = tokenTypeFor(provider, undefined);
    if (!provider.identify) throw new Error(`${provider.manifest.label} does not say whose a token is.`);
    const asking = { organizationId, userId: '', provider: providerId };
    const account = await provider.identify(this.connections.trial(asking, accessToken, { site, tokenType }));
    const ref = { organizationId, userId: userOf(account, site), provider: providerId };
    const tokens = { accessToken, tokenType, expiresAt: null, scopes: [] };
    return this.stored.save(ref, tokens, { account, site });
  }

  /** Deletes the connection. The token stays valid: whoever brought it did not ask for its end. */
  async forget(ref: ConnectionRef): Promise<void> {
    const row = await this.stored.row(ref);
    if (row) await this.stored.remove(row.id);
  }
}
