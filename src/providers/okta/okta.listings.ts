import { Injectable } from '@nestjs/common';
import { type Caller, GivenTokens, ProviderError } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';
import { type Org } from './okta.answers.js';
import { OktaClient } from './okta.client.js';
import { nameOf } from './okta.identity.js';
import { oktaManifest } from './okta.manifest.js';
import { type Listing } from './okta.requests.js';

/** Okta by a token that the caller brings along. It is used for the one request, and neither stored nor logged. */
@Injectable()
export class OktaListings {
  constructor(private readonly tokens: GivenTokens) {}

  /** Whose token it is, and of which organization. @throws as `run` */
  async org(caller: Caller, body: Listing): Promise<Org> {
    const { profile } = await this.run(caller, body, (client) => client.me());
    const url = (body.org_url ?? '').trim().replace(/\/+$/, '');
    return {
      org_url: url,
      org_name: url.replace(/^https?:\/\//, '').replace(/\.okta(preview)?\.com$/, ''),
      accessible: true,
      authenticated_user: { name: nameOf(profile), email: profile.email ?? null },
    };
  }

  /**
   * @throws problem `validation_failed` for an absent token or address, in this order, and for an address that is none of
   * Okta's; `not_connected` for a token that Okta does not accept, `provider_not_found` for an organization that does not
   * exist; ProviderError for the rest
   */
  async run<T>(caller: Caller, body: Listing, work: (client: OktaClient) => Promise<T>): Promise<T> {
    const token = body.token?.trim() || body.api_key?.trim();
    const site = body.org_url?.trim();
    if (!token) throw problem('validation_failed', { detail: 'No token provided' });
    if (!site) throw problem('validation_failed', { detail: 'No org_url provided' });
    const { organizationId, userId, credentialId } = caller;
    const ref = { organizationId, userId: userId ?? credentialId, provider: oktaManifest.id };
    const call = this.tokens.call(ref, { token, site, tokenType: 'SSWS' });
    try {
      return await work(new OktaClient(call));
    } catch (error) {
      throw documented(error);
    }
  }
}

/** Hosts of organizations that never were are unknown to DNS; for others Okta answers itself. */
const isUnknownHost = ({ code, cause }: ProviderError) =>
  code === 'connect_failed' && cause instanceof Error && 'code' in cause && cause.code === 'ENOTFOUND';

/** The documented sentences. */
function documented(error: unknown): unknown {
  if (!(error instanceof ProviderError)) return error;
  if (error.kind === 'auth_expired') {
    return problem('not_connected', { detail: 'Invalid Okta token or org_url', cause: error });
  }
  if (error.kind === 'not_found' || isUnknownHost(error)) {
    return problem('provider_not_found', { detail: 'Okta organization not found', cause: error });
  }
  return error;
}
