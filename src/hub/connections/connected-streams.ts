import { Injectable } from '@nestjs/common';
import { type ConnectionRef } from '../../contracts/index.js';
import { type AcceptResponse, type StreamRequest, UpstreamStream } from '../../platform/http/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { AccessTokens } from './access-tokens.js';
import { budgetDemand } from './budget-demand.js';
import { ConnectionUses } from './connection-uses.js';
import { urlBelow } from './provider-calls.js';
import { ReadCache } from './read-cache.js';

/** A request to be passed on as it is. */
export interface PassedRequest extends Pick<StreamRequest, 'method' | 'headers' | 'body' | 'reader'> {
  /** Below the API base, with a leading slash, percent-encoded. */
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
}

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** `ConnectedApi.call` for answers that nobody here reads. */
@Injectable()
export class ConnectedStreams {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly tokens: AccessTokens,
    private readonly upstream: UpstreamStream,
    private readonly reads: ReadCache,
    private readonly uses: ConnectionUses,
  ) {}

  /**
   * Sends a request as the connection and passes the answer on: see `UpstreamStream.relay`.
   * @throws problem `not_found` for an unknown provider; ProviderError, `auth_expired` also without a connection
   */
  async relay(ref: ConnectionRef, request: PassedRequest, accept: AcceptResponse): Promise<void> {
    const provider = this.directory.get(ref.provider);
    const { allowedHosts } = provider.settings;
    const { method, path, query, headers, body, reader } = request;
    const isRead = READS.has(method);
    const policy = isRead ? 'read' : 'write';
    const live = this.tokens.current(provider, ref);
    const token = live instanceof Promise ? await live : live;
    // A renewed token belongs to the same account: address and budget stay.
    const { apiBase, budgetKey } = token.access;
    const url = urlBelow(apiBase, path) + query;
    const budget = budgetDemand(provider, budgetKey, request);
    const send = (to: AcceptResponse) =>
      this.tokens.using(provider, token, ({ credential }) =>
        this.upstream.relay(
          { provider: ref.provider, method, url, allowedHosts, headers, credential, body, policy, budget, reader },
          to,
        ),
      );
    await (isRead ? send(accept) : this.write(token.connection.id, send, accept));
    await this.uses.note(token);
  }

  /** Others learn of the write before its answer is passed on; also of one that failed, since it may have been done. */
  private async write(
    connectionId: string,
    send: (accept: AcceptResponse) => Promise<void>,
    accept: AcceptResponse,
  ): Promise<void> {
    let told: Promise<void> | undefined;
    const tell = () => (told ??= this.reads.noteWrite(connectionId));
    try {
      await send((head) => {
        void tell();
        accept(head);
      });
    } finally {
      await tell();
    }
  }
}
