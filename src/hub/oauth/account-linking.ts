import { Injectable } from '@nestjs/common';
import { ProviderError } from '../../contracts/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { Connections, type ConnectionView, TokenRequestError } from '../connections/index.js';
import { CodeGrant } from './code-grant.js';
import { type Flow, FlowStore } from './flow-store.js';
import { notExchanged, notStored } from './sign-in-problems.js';

/** What a claimed flow and its code are worth: a stored connection. */
@Injectable()
export class AccountLinking {
  constructor(
    private readonly flows: FlowStore,
    private readonly grant: CodeGrant,
    private readonly connections: Connections,
    private readonly log: Log,
  ) {}

  /** @throws problem `provider_rejected` when the code is not exchanged, `provider_unavailable` when it is in vain */
  async link(provider: InstalledProvider, flow: Flow, code: string, state: string): Promise<ConnectionView> {
    const verifier = await this.flows.verifier(flow);
    const tokens = await this.grant.exchange(provider, { code, state, verifier }).catch((error: unknown) => {
      if (!(error instanceof TokenRequestError)) throw error;
      this.log.warning('Authorization code not exchanged', { provider: flow.provider, code: error.code });
      throw notExchanged(error);
    });
    const { organizationId, userId } = flow;
    const ref = { organizationId, userId, provider: flow.provider };
    const scopes = grantedOf(flow.scopes, tokens.scopes);
    return this.connections.save(ref, { ...tokens, scopes }).catch((error: unknown) => {
      throw error instanceof ProviderError ? notStored(error) : error;
    });
  }
}

/** What was both asked for and granted. No word about scopes means all that were asked for: RFC 6749 section 5.1. */
const grantedOf = (asked: readonly string[], granted: readonly string[]) =>
  granted.length === 0 ? asked : asked.filter((scope) => granted.includes(scope));
