import { Injectable } from '@nestjs/common';
import { ConnectedApi, type ProviderCall, type ProviderRequest, type Subject } from '../../contracts/index.js';
import { OktaClient } from './okta.client.js';
import { oktaManifest } from './okta.manifest.js';

/** Who waits for the calls, and what ends the waiting. */
export type CallOptions = Pick<ProviderRequest, 'priority' | 'signal'>;

/** Our users' Okta organizations. */
@Injectable()
export class OktaAccounts {
  constructor(private readonly api: ConnectedApi) {}

  /** Okta's API as the account that the user has connected. */
  clientOf(user: Subject, options?: CallOptions): OktaClient {
    return new OktaClient(this.callOf(user, options));
  }

  private callOf({ organizationId, userId }: Subject, { priority, signal }: CallOptions = {}): ProviderCall {
    const connection = { organizationId, userId, provider: oktaManifest.id };
    return (request) => this.api.call(connection, { priority, signal, ...request });
  }
}
