import { Injectable } from '@nestjs/common';
import {
  type ProviderCall,
  ProviderError,
  type ProviderRequest,
  type ProviderResponse,
} from '../../contracts/index.js';
import { UpstreamHttp } from '../../platform/http/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { budgetDemand } from './budget-demand.js';
import { type ProviderAccess } from './provider-access.js';

/** Calls a provider's API with a given access token. */
@Injectable()
export class ProviderCalls {
  constructor(private readonly http: UpstreamHttp) {}

  /** @throws ProviderError */
  async send(provider: InstalledProvider, access: ProviderAccess, request: ProviderRequest): Promise<ProviderResponse> {
    const { manifest, settings } = provider;
    const { accept } = request;
    return this.http.send({
      provider: manifest.id,
      method: request.method,
      url: urlBelow(access.apiBase, request.path),
      allowedHosts: settings.allowedHosts,
      query: request.query,
      json: request.body,
      credential: access.credential,
      explain: provider.explain,
      budget: budgetDemand(provider, access.budgetKey, request),
      signal: request.signal,
      ...(accept && { acceptStatus: (status) => accept.includes(status) }),
      policy: request.retry ?? (request.method === 'GET' ? 'read' : 'write'),
    });
  }

  /** The same with one access, as a call of the port's kind. */
  with(provider: InstalledProvider, access: ProviderAccess): ProviderCall {
    return (request) => this.send(provider, access, request);
  }
}

/** A path must arrive as it was written: `..` or `?` in it, also in an id that somebody sent, leads elsewhere. */
export function urlBelow({ url: base, path: basePath }: ProviderAccess['apiBase'], path: string): string {
  const url = new URL(base + path);
  if (!path.startsWith('/') || url.pathname !== basePath + path) {
    throw new ProviderError('rejected', 'The path is not one of this API', { code: 'path_refused' });
  }
  return url.href;
}
