import { type ConnectionRef, ProviderError, tokenTypeSchema } from '../../contracts/index.js';
import { atSite } from '../../platform/config/index.js';
import { type Connection } from '../../platform/database/index.js';
import { type Credential } from '../../platform/http/index.js';
import { type Secret } from '../../platform/vault/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { keyOf } from './queries.js';

/** With what a provider is called, and where. Made once for many calls. */
export interface ProviderAccess {
  readonly credential: Credential;
  /** Base of the API at the account's own site, and the path in it. */
  readonly apiBase: { readonly url: string; readonly path: string };
  /** Calls with the same one share the provider's limits. */
  readonly budgetKey: string;
}

/**
 * @param site of the account; without one, that of this installation's own client is meant
 * @throws ProviderError `rejected` where the provider cannot be called without a site
 */
export function accessAt(
  { manifest, settings }: InstalledProvider,
  credential: Credential,
  site: string | null | undefined,
  budgetKey: string,
): ProviderAccess {
  const url = atSite(settings.apiBaseUrl, site ?? settings.site);
  if (!URL.canParse(url)) {
    throw new ProviderError('rejected', `No site of ${manifest.label} is known`, { code: 'site_missing' });
  }
  return { credential, apiBase: { url, path: new URL(url).pathname.replace(/\/$/, '') }, budgetKey };
}

/** The access of a stored connection. @throws ProviderError as `accessAt` */
export const accessOf = (provider: InstalledProvider, row: Connection, token: Secret): ProviderAccess =>
  accessAt(provider, { scheme: tokenTypeSchema.parse(row.tokenType), token }, row.site, keyOf(row));

/** The access of tokens that are about to become a connection, or never will. @throws ProviderError as `accessAt` */
export const accessFor = (
  provider: InstalledProvider,
  ref: ConnectionRef,
  credential: Credential,
  site: string | null | undefined,
): ProviderAccess => accessAt(provider, credential, site, keyOf(ref));
