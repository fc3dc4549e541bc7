import { Inject, Injectable, Optional } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { type InstalledProvider } from '../catalog/index.js';
import { DatabaseIndicator } from './database.indicator.js';

/**
 * Injection token of the ids of the providers for which an installed feature serves an enhanced API
 * (`ReadonlySet<string>`). Nobody binding it means that there is none.
 */
export const ENHANCED_APIS = Symbol('ENHANCED_APIS');
export type EnhancedApis = ReadonlySet<string>;

/** Terminus indicators of one provider. `state` is the word that clients read; `degraded` is what counts. */
@Injectable()
export class ProviderIndicators {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly databaseIndicator: DatabaseIndicator,
    @Optional() @Inject(ENHANCED_APIS) private readonly enhanced: EnhancedApis = new Set(),
  ) {}

  async database() {
    const { up } = await this.databaseIndicator.probe();
    const check = this.indicators.check('database');
    return up
      ? check.up({ state: 'healthy', message: 'The database answers.' })
      : check.degraded({ state: 'unavailable', message: 'Database connection not available' });
  }

  oauthConfig({ manifest, settings }: InstalledProvider) {
    const check = this.indicators.check('oauth_config');
    return settings.configured
      ? check.up({ state: 'healthy', message: `The OAuth client of ${manifest.label} is configured.` })
      : check.degraded({
          state: 'misconfigured',
          message: `The OAuth client of ${manifest.label} is not configured. Not set: ${settings.missing.join(', ')}.`,
        });
  }

  /** A provider that cannot even test a connection is in the list but serves nothing. */
  service(provider: InstalledProvider) {
    const { manifest } = provider;
    const check = this.indicators.check('service');
    return provider.test
      ? check.up({ state: 'healthy', message: `The ${manifest.label} service is installed.` })
      : check.degraded({ state: 'unavailable', message: `The ${manifest.label} service is not installed.` });
  }

  /** Its absence is no defect. */
  enhancedApi({ manifest }: InstalledProvider) {
    const check = this.indicators.check('enhanced_api');
    return this.enhanced.has(manifest.id)
      ? check.up({ state: 'healthy', message: `The enhanced ${manifest.label} API is installed.` })
      : check.up({ state: 'unavailable', message: `No enhanced ${manifest.label} API is installed.` });
  }
}
