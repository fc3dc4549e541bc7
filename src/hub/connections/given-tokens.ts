import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type ConnectionRef,
  type GivenToken,
  GivenTokens,
  type ProviderCall,
  ProviderError,
} from '../../contracts/index.js';
import { UpstreamHttp } from '../../platform/http/index.js';
import { Secret } from '../../platform/vault/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { TOKEN_TEXT } from './issued-tokens.js';
import { accessAt } from './provider-access.js';
import { ProviderCalls } from './provider-calls.js';
import { siteFor, tokenTypeFor } from './sites.js';

/** Calls with tokens that are in a request and nowhere else. */
@Injectable()
export class CallsWithGivenTokens extends GivenTokens {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly calls: ProviderCalls,
    private readonly http: UpstreamHttp,
  ) {
    super();
  }

  override call({ provider: id }: ConnectionRef, given: GivenToken): ProviderCall {
    const provider = this.directory.get(id);
    const site = siteFor(this.http, provider, given.site, 'org_url');
    const scheme = tokenTypeFor(provider, given.tokenType);
    if (!TOKEN_TEXT.test(given.token)) {
      return () => Promise.reject(new ProviderError('auth_expired', `${provider.manifest.label} has no such token`));
    }
    const credential = { scheme, token: Secret.of(given.token) };
    return this.calls.with(provider, accessAt(provider, credential, site, budgetKey(id, site, given.token)));
  }
}

/**
 * The provider counts by token, whoever brings it. A hash, because keys are stored: a token has far more random bits
 * than could be tried.
 */
function budgetKey(provider: string, site: string | null, token: string): string {
  const hash = createHash('sha256')
    .update(`${site ?? ''}\n${token}`)
    .digest('base64url');
  return `given:${provider}:${hash}`;
}
