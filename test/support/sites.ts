import { type ProviderManifest, providerManifestSchema } from '../../src/contracts/index.js';
import { acmeManifest } from '../faults/refresh-support.js';

/** A provider each of whose customers has a site, that shows its own tokens as SSWS, and knows service applications. */
export const sitedManifest: ProviderManifest = providerManifestSchema.parse({
  ...acmeManifest,
  apiBaseUrl: '{site}/api/v1',
  site: { variable: 'ORG_URL' },
  tokenTypes: ['SSWS', 'Bearer'],
  hosts: ['*.acme.example'],
  oauth: {
    ...acmeManifest.oauth,
    authorizeUrl: '{site}/authorize',
    tokenUrl: '{site}/token',
    revokeUrl: '{site}/revoke',
    clientCredentials: 'private_key_jwt',
  },
});

/** As `readSettings` makes them of it. @param site of this installation's own client */
export const sitedSettings = (site: string | undefined) => ({
  configured: site !== undefined,
  missing: site === undefined ? ['ACME_ORG_URL'] : [],
  site,
  apiBaseUrl: sitedManifest.apiBaseUrl,
  authorizeUrl: sitedManifest.oauth.authorizeUrl,
  tokenUrl: sitedManifest.oauth.tokenUrl,
  revokeUrl: sitedManifest.oauth.revokeUrl,
});
