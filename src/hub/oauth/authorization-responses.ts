import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { type ConnectionRef } from '../../contracts/index.js';
import { type Settings } from '../../platform/config/index.js';
import { invalidField } from '../../platform/problem/index.js';
import { Audit, type AuditRecord, type AuditSource } from '../access/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { type ConnectionView } from '../connections/index.js';
import { AccountLinking } from './account-linking.js';
import { type Cookies, isSameBrowser } from './browser-binding.js';
import { type Flow, FlowStore } from './flow-store.js';
import { providerDenial } from './provider-denial.js';
import { denied, noCode, otherBrowser, requireIssuer, unknownState } from './sign-in-problems.js';

/** What a provider adds to the callback address (RFC 6749 section 4.1.2). */
export interface ProviderAnswer {
  readonly code?: string;
  readonly state?: string;
  readonly error?: string;
  /** Who answered, where the provider says so (RFC 9207). */
  readonly iss?: string;
}

/** What a client sends to finish its flow. */
export interface ClientAnswer {
  readonly code: string;
  readonly state: string;
  /** Where the client got them; checked where given (RFC 6749 section 4.1.3). */
  readonly returnUrl?: string;
}

/** Who brings an answer, for the binding to a browser and for the audit log. */
export interface Bearer {
  readonly cookies: Cookies;
  readonly source: AuditSource;
}

const AUDIT_ACTION = 'oauth.connect';

/** Ends authorization-code flows: in the browser that began them, or for the client that finishes them. */
@Injectable()
export class AuthorizationResponses {
  private readonly clientUrl: string;

  constructor(
    private readonly directory: ProviderDirectory,
    private readonly flows: FlowStore,
    private readonly linking: AccountLinking,
    private readonly audit: Audit,
    config: ConfigService<Settings, true>,
  ) {
    this.clientUrl = config.get('oauth.clientUrl', { infer: true });
  }

  /**
   * Takes the provider's answer from a browser.
   * @returns where the browser goes next: the client that finishes the flow, or the settings page
   * @throws problem whose sentence is meant for the person
   */
  async fromBrowser(providerId: string, answer: ProviderAnswer, bearer: Bearer): Promise<string> {
    const provider = this.directory.get(providerId);
    requireIssuer(provider.manifest.oauth.issuer, answer.iss);
    const { state } = answer;
    const relayed = state === undefined ? undefined : await this.flows.relay(providerId, state);
    if (relayed?.returnUrl && state !== undefined)
      return relayLocation(relayed.returnUrl, relayed.clientState ?? state, answer);

    // Claimed before anything is looked at: a state that was shown once is spent.
    const flow = state === undefined ? undefined : await this.flows.claimForBrowser(providerId, state);
    if (answer.error !== undefined) throw denied(providerDenial(answer.error).sentence);
    if (answer.code === undefined) throw noCode();
    if (!flow || state === undefined) throw unknownState();
    await this.requireSameBrowser(flow, actorOf(flow), bearer);
    await this.linking.link(provider, flow, answer.code, state);
    await this.record(flow, actorOf(flow), 'allowed', bearer);
    return `${this.clientUrl}/settings?service=${providerId}&status=connected`;
  }

  /**
   * Takes the provider's answer from the client that finishes the flow.
   * @param ref the acting user, for whom the flow must have been begun
   * @param actor credential id of the caller
   */
  async fromClient(ref: ConnectionRef, actor: string, answer: ClientAnswer, bearer: Bearer): Promise<ConnectionView> {
    const provider = this.directory.get(ref.provider);
    const flow = await this.flows.claimForClient(ref, answer.state);
    if (!flow) {
      const owner = await this.flows.ownerOf(answer.state);
      if (owner) await this.record(ref, actor, 'refused', bearer);
      throw unknownState();
    }
    await this.requireSameBrowser(flow, actor, bearer);
    requireSameReturnUrl(flow, answer.returnUrl);
    const view = await this.linking.link(provider, flow, answer.code, answer.state);
    await this.record(flow, actor, 'allowed', bearer);
    return view;
  }

  private async requireSameBrowser(flow: Flow, actor: string, bearer: Bearer): Promise<void> {
    if (isSameBrowser(flow, bearer.cookies)) return;
    await this.record(flow, actor, 'refused', bearer);
    throw otherBrowser();
  }

  private record(
    { organizationId, userId, provider }: ConnectionRef,
    actor: string,
    outcome: AuditRecord['outcome'],
    { source }: Bearer,
  ): Promise<void> {
    const target = `${provider}/user:${userId}`;
    return this.audit.record({ organizationId, actor, action: AUDIT_ACTION, outcome, target, ...source });
  }
}

/** The callback carries no credential; the flow stands for whoever began it. */
const actorOf = (flow: Flow) => `flow:${flow.id}`;

function relayLocation(returnUrl: string, state: string, { code, error }: ProviderAnswer): string {
  const url = new URL(returnUrl);
  url.searchParams.set('state', state);
  if (error === undefined && code !== undefined) url.searchParams.set('code', code);
  else url.searchParams.set('error', providerDenial(error ?? '').code);
  return url.href;
}

function requireSameReturnUrl(flow: Flow, given: string | undefined): void {
  if (given === undefined || flow.returnUrl === null) return;
  if (!URL.canParse(given) || new URL(given).href !== flow.returnUrl) {
    throw invalidField('redirect_uri', 'is not the one this sign-in was started with');
  }
}
