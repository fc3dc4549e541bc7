import { type TokenType } from '../../contracts/index.js';
import { AddressRefusedError, type UpstreamHttp } from '../../platform/http/index.js';
import { invalidField, missingField } from '../../platform/problem/index.js';
import { type InstalledProvider } from '../catalog/index.js';

/**
 * The site that a caller means, checked and in its one form: what it names, or else the configured one.
 * @param field of the request, for the error
 * @returns null at a provider whose customers share one address
 * @throws problem `validation_failed`
 */
export function siteFor(
  http: Pick<UpstreamHttp, 'readSite'>,
  { manifest, settings }: InstalledProvider,
  text: string | null | undefined,
  field: 'site' | 'org_url',
): string | null {
  if (!manifest.site) {
    if (text) throw invalidField(field, `is not used: ${manifest.label} has one address for everybody`);
    return null;
  }
  if (!text) {
    if (settings.site === undefined) throw missingField(field);
    return settings.site;
  }
  try {
    return http.readSite(text, settings.allowedHosts);
  } catch (error) {
    if (!(error instanceof AddressRefusedError)) throw error;
    throw invalidField(field, `is not an address of ${manifest.label} that may be called. ${error.message}`);
  }
}

/**
 * How a token that a caller brought along is shown to the provider.
 * @throws problem `validation_failed` naming `token_type`
 */
export function tokenTypeFor({ manifest }: InstalledProvider, named: TokenType | null | undefined): TokenType {
  const [usual = 'Bearer', ...others] = manifest.tokenTypes;
  if (!named || named === usual || others.includes(named)) return named ?? usual;
  throw invalidField('token_type', `is not one that ${manifest.label} takes`);
}
