import { sitedManifest } from '../../../test/support/sites.js';
import { readSettings } from '../../platform/config/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { adviceFor } from './advice.js';
import { type Verdict } from './diagnosis-facts.js';

const { providers } = readSettings([sitedManifest], {
  NODE_ENV: 'test',
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  SWITCHYARD_API_KEY: 'k'.repeat(40),
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
});

const actionFor = (verdict: Verdict) => {
  const settings = providers.acme;
  if (!settings) throw new Error('The provider has no settings.');
  const provider: InstalledProvider = { manifest: sitedManifest, settings };
  return adviceFor(verdict, provider, 'https://hub.example.com/connect').next_action;
};

describe('advice for a provider whose customers have sites', () => {
  it('names every variable that an OAuth client is configured with', () => {
    expect(actionFor({ cause: 'not_configured' })).toEqual({
      code: 'configure_client',
      text: 'Set ACME_ORG_URL, ACME_CLIENT_ID and ACME_CLIENT_SECRET to a valid OAuth client.',
    });
  });

  it('sends the owner of a service application to where the application is looked after', () => {
    const refused = { cause: 'refresh_failing', failure: 'invalid_client' } as const;
    expect(actionFor({ ...refused, isService: true }).code).toBe('ask_administrator');
    expect(actionFor({ ...refused, failure: 'timeout', isService: true }).code).toBe('wait');
    expect(actionFor(refused).code).toBe('configure_client');
  });
});
