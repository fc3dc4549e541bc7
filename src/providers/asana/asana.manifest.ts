import { providerManifestSchema } from '../../contracts/index.js';
import { asanaService } from './asana.service.js';

/** Facts read in https://developers.asana.com/docs/oauth and https://developers.asana.com/docs/rate-limits */
export const asanaManifest = providerManifestSchema.parse({
  id: 'asana',
  label: 'Asana',
  apiBaseUrl: 'https://app.asana.com/api/1.0',
  hosts: ['app.asana.com'],
  oauth: {
    authorizeUrl: 'https://app.asana.com/-/oauth_authorize',
    tokenUrl: 'https://app.asana.com/-/oauth_token',
    revokeUrl: 'https://app.asana.com/-/oauth_revoke',
    // Full access: Asana has no narrower scope for sections, https://developers.asana.com/docs/oauth-scopes.
    // An application registered with single scopes sets ASANA_SCOPES to those.
    scopes: ['default'],
    pkce: true,
    defaultExpiresIn: 3600,
  },
  // https://developers.asana.com/docs/rate-limits: free and paid plans, and a search limit of its own.
  rateLimits: {
    perMinute: [150, 1500],
    concurrentReads: 50,
    concurrentWrites: 15,
    rules: [{ name: 'search', path: '^/workspaces/[^/]+/tasks/search$', perMinute: 60 }],
  },
  // https://developers.asana.com/docs/batch-requests
  deletesByPost: ['^/batch$'],
  service: asanaService,
  // https://developers.asana.com/docs/webhooks-guide: signature, heartbeat every eight hours, deletion after a day of
  // failures; https://developers.asana.com/reference/getevents: a sync token lives for a day.
  webhooks: {
    signature: { header: 'x-hook-signature', algorithm: 'sha256', encoding: 'hex' },
    handshake: { header: 'x-hook-secret' },
    heartbeatSeconds: 28_800,
    failureSeconds: 86_400,
    syncTokenSeconds: 86_400,
  },
  statusPage: 'https://status.asana.com',
  docs: 'https://developers.asana.com/docs',
  checked: '2026-11-21',
});
