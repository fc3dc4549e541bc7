import { createHash } from 'node:crypto';
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
  /** Absent without `<PROVIDER>_API_KEY`. */
  readonly serviceAccount?: ServiceAccount | undefined;
}

/** What the first organization works with at the provider as long as it has configured nothing else. */
export interface ServiceAccount {
  readonly apiKey: Secret;
  /** Tells one key from another without telling the key: it has far more random bits than could be tried. */
  readonly apiKeyHash: string;
  readonly workspaceId: string | undefined;
  readonly defaultProjectId: string | undefined;
  readonly webhookSecret: Secret | undefined;
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
    serviceAccount: serviceAccountOf(env),
  };
}

function serviceAccountOf(env: ProviderEnvironment): ServiceAccount | undefined {
  const { API_KEY, WEBHOOK_SECRET } = env;
  if (API_KEY === undefined) return undefined;
  return {
    apiKey: Secret.of(API_KEY),
    apiKeyHash: createHash('sha256').update(API_KEY).digest('hex'),
    workspaceId: env.WORKSPACE_ID,
    defaultProjectId: env.DEFAULT_PROJECT_ID,
    webhookSecret: WEBHOOK_SECRET === undefined ? undefined : Secret.of(WEBHOOK_SECRET),
  };
}

/** Of the operator's plan, where it is named: then nothing is left to be learnt. */
function rateLimitsOf({ rateLimits }: ProviderManifest, perMinute: number | undefined): RateLimits | undefined {
  return perMinute === undefined ? rateLimits : { rules: [], ...rateLimits, perMinute: [perMinute] };
}
