import { type ProviderManifest, type RateLimits } from '../../contracts/index.js';
import { Secret } from '../vault/index.js';
import { type ProviderEnvironment } from './environment.js';

/** A provider as this installation uses it: the manifest with the operator's overrides. */
export interface ProviderSettings {
  /** Whether an OAuth client is configured. */
  readonly configured: boolean;
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly apiBaseUrl: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl: string | undefined;
  /** Hosts that may receive this provider's tokens: the manifest's and those of the operator's overrides. */
  readonly allowedHosts: readonly string[];
  /** Absent where neither the manifest nor the operator names any. */
  readonly rateLimits?: RateLimits | undefined;
}

export function providerSettings(
  manifest: ProviderManifest,
  env: ProviderEnvironment = {},
  publicUrl: string,
): ProviderSettings {
  const { oauth } = manifest;
  const overrides = [env.API_BASE_URL, env.TOKEN_URL, env.REVOKE_URL].filter((url) => url !== undefined);
  return {
    configured: Boolean(env.CLIENT_ID && env.CLIENT_SECRET),
    clientId: env.CLIENT_ID ?? '',
    clientSecret: Secret.of(env.CLIENT_SECRET ?? ''),
    redirectUri: env.REDIRECT_URI ?? `${publicUrl}/api/auth/${manifest.id}/callback`,
    scopes: env.SCOPES ?? oauth.scopes,
    apiBaseUrl: (env.API_BASE_URL ?? manifest.apiBaseUrl).replace(/\/$/, ''),
    authorizeUrl: env.AUTHORIZE_URL ?? oauth.authorizeUrl,
    tokenUrl: env.TOKEN_URL ?? oauth.tokenUrl,
    revokeUrl: env.REVOKE_URL ?? oauth.revokeUrl,
    allowedHosts: [...new Set([...manifest.hosts, ...overrides.map((url) => new URL(url).hostname)])],
    rateLimits: rateLimitsOf(manifest, env.RATE_PER_MINUTE),
  };
}

/** Of the operator's plan, where it is named: then nothing is left to be learnt. */
function rateLimitsOf({ rateLimits }: ProviderManifest, perMinute: number | undefined): RateLimits | undefined {
  return perMinute === undefined ? rateLimits : { rules: [], ...rateLimits, perMinute: [perMinute] };
}
