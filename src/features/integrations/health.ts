import { Injectable } from '@nestjs/common';
import { ProviderDirectory } from '../../hub/catalog/index.js';
import { ProviderHealth } from '../../hub/health/index.js';
import { asana } from '../../providers/asana/index.js';
import { type HealthBody } from './answers.js';
import { SERVICE } from './envelope.js';

/** The provider's health in the words that clients of this family read. */
@Injectable()
export class IntegrationHealth {
  constructor(
    private readonly providers: ProviderDirectory,
    private readonly health: ProviderHealth,
  ) {}

  async check(): Promise<HealthBody> {
    const { id, label, apiBaseUrl } = asana.manifest;
    const { checks, message, needs_oauth, timestamp } = await this.health.overall(this.providers.get(id));
    const { database, oauth_config, service } = checks;
    const healthy = [database, oauth_config, service].every(({ status }) => status === 'healthy');
    const part = { enabled: healthy, status: healthy ? ('available' as const) : ('unavailable' as const) };
    return {
      ok: true,
      success: true,
      service: SERVICE,
      status: healthy ? 'healthy' : 'degraded',
      message,
      service_available: service.status === 'healthy',
      database_available: database.status === 'healthy',
      service_info: { id, name: label, api_base_url: apiBaseUrl, needs_oauth },
      services: { tasks: part, projects: part, teams: part, search: part },
      timestamp,
    };
  }
}
