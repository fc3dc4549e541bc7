import { Injectable } from '@nestjs/common';
import {
  type ConnectionRef,
  type ProviderCall,
  ProviderError,
  type ProviderRequest,
  type ProviderResponse,
} from '../../contracts/index.js';
import { UpstreamHttp } from '../../platform/http/index.js';
import { type Secret } from '../../platform/vault/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { budgetDemand } from './budget-demand.js';

/** Calls a provider's API with a given access token. */
@Injectable()
export class ProviderCalls {
  constructor(private readonly http: UpstreamHttp) {}

  /** @throws ProviderError */
  async send(
    provider: InstalledProvider,
    ref: ConnectionRef,
    token: Secret,
    request: ProviderRequest,
  ): Promise<ProviderResponse> {
    const { manifest, settings } = provider;
    const { accept } = request;
    return this.http.send({
      provider: manifest.id,
      method: request.method,
      url: urlBelow(settings.apiBaseUrl, request.path),
      allowedHosts: settings.allowedHosts,
      query: request.query,
      json: request.body,
      bearer: token,
      explain: provider.explain,
      budget: budgetDemand(provider, ref, request),
      signal: request.signal,
      ...(accept && { acceptStatus: (status) => accept.includes(status) }),
      policy: request.retry ?? (request.method === 'GET' ? 'read' : 'write'),
    });
  }

  /** The same with a token that belongs to no connection yet, but will. */
  with(provider: InstalledProvider, ref: ConnectionRef, token: Secret): ProviderCall {
    return (request) => this.send(provider, ref, token, request);
  }
}

/** A path must arrive as it was written: `..` or `?` in it, also in an id that somebody sent, leads elsewhere. */
export function urlBelow(apiBaseUrl: string, path: string): string {
  const url = new URL(apiBaseUrl + path);
  if (!path.startsWith('/') || url.pathname !== basePathOf(apiBaseUrl) + path) {
    throw new ProviderError('rejected', 'The path is not one of this API', { code: 'path_refused' });
  }
  return url.href;
}

const basePaths = new Map<string, string>();

/** Remembered: there are as many as providers, and every call needs one. */
function basePathOf(apiBaseUrl: string): string {
  const known = basePaths.get(apiBaseUrl);
  if (known !== undefined) return known;
  const path = new URL(apiBaseUrl).pathname.replace(/\/$/, '');
  basePaths.set(apiBaseUrl, path);
  return path;
}
