import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { type ConnectionRef } from '../../contracts/index.js';
import { type Settings } from '../../platform/config/index.js';
import { invalidField, problem } from '../../platform/problem/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { bindingCookieName, newBrowserBinding } from './browser-binding.js';
import { CodeGrant } from './code-grant.js';
import { type FlowDraft, FlowStore, type FlowTicket, newFlowTicket } from './flow-store.js';
import { registeredReturnUrl } from './return-url.js';

/** What a client may say about the flow it wants. */
export interface FlowWishes {
  /** Scopes to ask for instead of the configured ones. */
  readonly scopes?: readonly string[];
  /** Registered address of a client that finishes the flow itself; absent: the browser finishes it here. */
  readonly returnUrl?: string;
  /** Handed back to `returnUrl` instead of our state. */
  readonly clientState?: string;
}

export interface StartedFlow {
  /** Where the user consents. */
  readonly authorizationUrl: string;
  /** What the client compares on return: its own state if it gave one, else ours. */
  readonly state: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** To be set in the browser that goes on; absent when a client finishes the flow. */
  readonly cookie?: { readonly name: string; readonly value: string };
}

/** Begins authorization-code flows. */
@Injectable()
export class AuthorizationRequests {
  private readonly returnUrls: readonly string[];

  constructor(
    private readonly directory: ProviderDirectory,
    private readonly flows: FlowStore,
    private readonly grant: CodeGrant,
    config: ConfigService<Settings, true>,
  ) {
    this.returnUrls = config.get('oauth.returnUrls', { infer: true });
  }

  /** @throws problem `not_found`, `provider_not_configured`, or `validation_failed` naming `redirect_uri` */
  async begin(ref: ConnectionRef, wishes: FlowWishes): Promise<StartedFlow> {
    const provider = this.directory.get(ref.provider);
    if (!provider.settings.configured) throw problem('provider_not_configured');
    const scopes = wishes.scopes?.length ? [...new Set(wishes.scopes)] : provider.settings.scopes;
    return wishes.returnUrl === undefined
      ? this.forBrowser({ ...ref, scopes })
      : this.forClient({ ...ref, scopes, ...this.handOver(wishes.returnUrl, wishes.clientState) });
  }

  private async forBrowser(draft: FlowDraft): Promise<StartedFlow> {
    const ticket = newFlowTicket();
    const { hash: browserHash, value } = newBrowserBinding();
    const started = await this.start(ticket, { ...draft, browserHash });
    return { ...started, cookie: { name: bindingCookieName(ticket.id), value } };
  }

  private async forClient(draft: FlowDraft): Promise<StartedFlow> {
    const started = await this.start(newFlowTicket(), draft);
    return { ...started, state: draft.clientState ?? started.state };
  }

  private handOver(asked: string, clientState: string | undefined): Pick<FlowDraft, 'returnUrl' | 'clientState'> {
    const returnUrl = registeredReturnUrl(asked, this.returnUrls);
    if (!returnUrl) throw invalidField('redirect_uri', 'is not registered with this server');
    return { returnUrl: returnUrl.href, ...(clientState !== undefined && { clientState }) };
  }

  private async start(ticket: FlowTicket, draft: FlowDraft): Promise<StartedFlow> {
    const provider = this.directory.get(draft.provider);
    const authorizationUrl = await this.grant.authorizationUrl(provider, draft.scopes, async (verifier) => {
      await this.flows.begin(ticket, draft, verifier);
      return ticket.state;
    });
    return { authorizationUrl, state: ticket.state, clientId: provider.settings.clientId, scopes: draft.scopes };
  }
}
