import { createHash } from 'node:crypto';
import { type ProviderManifest, type RateLimits, SITE } from '../../contracts/index.js';
import { Secret } from '../vault/index.js';
import { environmentPrefix, type ProviderEnvironment } from './environment.js';

/** A provider as this installation uses it: the manifest with the operator's overrides. */
export interface ProviderSettings {
  /** Whether an OAuth client is configured, and its site where the provider has sites. */
  readonly configured: boolean;
  /** Names of the variables that are not set and would have to be for that. */
  readonly missing: readonly string[];
  /** Base URL, without a trailing slash, of the site at which that client is registered. */
  readonly site?: string | undefined;
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** Like the other addresses it may begin with `{site}`: see `atSite`. */
  readonly apiBaseUrl: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl: string | undefined;
  /** Hosts that may receive this provider's tokens: the manifest's and those that the operator named. */
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
  const site = manifest.site && siteOf(env[manifest.site.variable]);
  const missing = missingOf(manifest, env);
  const trusted = [env.API_BASE_URL, env.TOKEN_URL, env.REVOKE_URL, site].filter((url) => url !== undefined);
  return {
    configured: missing.length === 0,
    missing,
    site,
    clientId: env.CLIENT_ID ?? '',
    clientSecret: Secret.of(env.CLIENT_SECRET ?? ''),
    redirectUri: env.REDIRECT_URI ?? `${publicUrl}/api/auth/${manifest.id}/callback`,
    scopes: env.SCOPES ?? oauth.scopes,
    apiBaseUrl: (env.API_BASE_URL ?? manifest.apiBaseUrl).replace(/\/$/, ''),
    authorizeUrl: env.AUTHORIZE_URL ?? oauth.authorizeUrl,
    tokenUrl: env.TOKEN_URL ?? oauth.tokenUrl,
    revokeUrl: env.REVOKE_URL ?? oauth.revokeUrl,
    allowedHosts: [...new Set([...manifest.hosts, ...trusted.map((url) => new URL(url).hostname)])],
    rateLimits: rateLimitsOf(manifest, env.RATE_PER_MINUTE),
    serviceAccount: serviceAccountOf(env),
  };
}

/** An address of the settings at one customer's site. Without a site, one that needs it stays what it is: no URL. */
export function atSite(address: string, site: string | null | undefined): string {
  return site && address.startsWith(SITE) ? site + address.slice(SITE.length) : address;
}

function missingOf({ id, site }: ProviderManifest, env: ProviderEnvironment): string[] {
  const needed = [...(site ? [site.variable] : []), 'CLIENT_ID', 'CLIENT_SECRET'] as const;
  return needed.filter((name) => !env[name]).map((name) => environmentPrefix(id) + name);
}

function siteOf(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const { origin, pathname } = new URL(url);
  return (origin + pathname).replace(/\/+$/, '');
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
