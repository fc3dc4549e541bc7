import { Injectable } from '@nestjs/common';
import {
  ConnectedApi,
  type ConnectionRef,
  type ProviderAccount,
  type ProviderRequest,
  type ProviderResponse,
} from '../../contracts/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { AccessTokens } from './access-tokens.js';
import { ConnectionUses } from './connection-uses.js';
import { ProviderCalls } from './provider-calls.js';
import { ReadCache } from './read-cache.js';
import { StoredConnections } from './stored-connections.js';

/** The port through which providers reach their users' accounts. */
@Injectable()
export class ConnectedCalls extends ConnectedApi {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly stored: StoredConnections,
    private readonly tokens: AccessTokens,
    private readonly calls: ProviderCalls,
    private readonly reads: ReadCache,
    private readonly uses: ConnectionUses,
  ) {
    super();
  }

  override async call(ref: ConnectionRef, request: ProviderRequest): Promise<ProviderResponse> {
    const provider = this.directory.get(ref.provider);
    const token = await this.tokens.current(provider, ref);
    const send = () => this.tokens.using(provider, token, (access) => this.calls.send(provider, access, request));
    const response = await this.reads.through(token.connection.id, request, send);
    await this.uses.note(token);
    return response;
  }

  override async account(ref: ConnectionRef): Promise<ProviderAccount | undefined> {
    return (await this.stored.find(ref))?.account ?? undefined;
  }
}
