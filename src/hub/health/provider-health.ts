import { Injectable } from '@nestjs/common';
import { HealthCheckService } from '@nestjs/terminus';
import { type InstalledProvider } from '../catalog/index.js';
import { type OverallHealth } from './health.schemas.js';
import { ProviderIndicators } from './provider-indicators.js';

/** How healthy a provider's integration is as a whole. */
@Injectable()
export class ProviderHealth {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly indicators: ProviderIndicators,
  ) {}

  async overall(provider: InstalledProvider): Promise<OverallHealth> {
    const { status, details } = await this.checks.check([
      () => this.indicators.database(),
      () => this.indicators.oauthConfig(provider),
      () => this.indicators.service(provider),
      () => this.indicators.enhancedApi(provider),
    ]);
    const healthy = status === 'ok';
    return {
      ok: true,
      service: provider.manifest.id,
      status: healthy ? 'healthy' : 'degraded',
      timestamp: new Date().toISOString(),
      message: `${provider.manifest.label} is registered${healthy ? '.' : ', but not everything it needs is available.'}`,
      needs_oauth: true,
      checks: {
        database: shown(details.database),
        oauth_config: shown(details.oauth_config),
        service: shown(details.service),
        enhanced_api: shown(details.enhanced_api),
      },
    };
  }
}

const shown = ({ state, message }: { state: string; message: string }) => ({ status: state, message });
