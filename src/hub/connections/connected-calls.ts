import { Inject, Injectable } from '@nestjs/common';
import {
  ConnectedApi,
  type ConnectionRef,
  type ProviderAccount,
  ProviderError,
  type ProviderRequest,
  type ProviderResponse,
} from '../../contracts/index.js';
import { type Connection } from '../../platform/database/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { type InstalledProvider, ProviderDirectory } from '../catalog/index.js';
import { AccessTokens, type LiveToken } from './access-tokens.js';
import { notConnected } from './failures.js';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from './options.js';
import { ProviderCalls } from './provider-calls.js';
import { StoredConnections } from './stored-connections.js';

/** `last_used_at` is for people: it need not be more exact than this. */
const LAST_USED_EVERY_MS = 60_000;

/** The port through which providers reach their users' accounts. */
@Injectable()
export class ConnectedCalls extends ConnectedApi {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly stored: StoredConnections,
    private readonly tokens: AccessTokens,
    private readonly calls: ProviderCalls,
    private readonly log: Log,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {
    super();
  }

  override async call(ref: ConnectionRef, request: ProviderRequest): Promise<ProviderResponse> {
    const provider = this.directory.get(ref.provider);
    const token = await this.tokens.current(provider, ref);
    const response = await this.sendAuthorized(provider, token, request);
    await this.noteUse(token.connection);
    return response;
  }

  override async account(ref: ConnectionRef): Promise<ProviderAccount | undefined> {
    return (await this.stored.find(ref))?.account ?? undefined;
  }

  /** A refused call was not carried out, so it is repeated, once, whatever its method. */
  private async sendAuthorized(
    provider: InstalledProvider,
    token: LiveToken,
    request: ProviderRequest,
  ): Promise<ProviderResponse> {
    const refused = await this.sendUnlessRefused(provider, token, request);
    if ('response' in refused) return refused.response;
    const renewed = await this.tokens.afterRefusal(provider, token);
    const again = await this.sendUnlessRefused(provider, renewed, request);
    if ('response' in again) return again.response;
    await this.tokens.end(renewed.connection);
    throw notConnected(provider, again.refusal);
  }

  private async sendUnlessRefused(
    provider: InstalledProvider,
    { accessToken }: LiveToken,
    request: ProviderRequest,
  ): Promise<{ readonly response: ProviderResponse } | { readonly refusal: ProviderError }> {
    try {
      return { response: await this.calls.send(provider, accessToken, request) };
    } catch (error) {
      if (error instanceof ProviderError && error.kind === 'auth_expired') return { refusal: error };
      throw error;
    }
  }

  /** The call was made: that its time could not be written down must not look like a failure of it. */
  private async noteUse({ id, lastUsedAt }: Connection): Promise<void> {
    const now = this.options.clock.now();
    if (lastUsedAt && now - lastUsedAt.getTime() < LAST_USED_EVERY_MS) return;
    try {
      await this.stored.noteUse(id, new Date(now), LAST_USED_EVERY_MS);
    } catch (error) {
      this.log.failure(error, undefined, { operation: 'connections.noteUse', connection_id: id });
    }
  }
}
