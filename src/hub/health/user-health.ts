import { Injectable } from '@nestjs/common';
import { type Subject } from '../../contracts/index.js';
import { isDatabaseUnavailable } from '../../platform/database/index.js';
import { problem } from '../../platform/problem/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { Connections } from '../connections/index.js';
import { ConnectionCheck, type ConnectionOutcome } from './connection-check.js';
import { type HealthSummary, type TokenHealth } from './health.schemas.js';
import { ProviderHealth } from './provider-health.js';
import { tokenHealth } from './token-health.js';

interface UserComponents {
  readonly components: Pick<HealthSummary['components'], 'tokens' | 'connection'>;
  readonly healthy: boolean;
}

/** How healthy one user's share of an integration is. */
@Injectable()
export class UserHealth {
  constructor(
    private readonly providerHealth: ProviderHealth,
    private readonly connections: Connections,
    private readonly connectionCheck: ConnectionCheck,
  ) {}

  async tokens({ manifest }: InstalledProvider, user: Subject): Promise<TokenHealth> {
    const connection = await this.connections.find({ ...user, provider: manifest.id });
    return tokenHealth(user.userId, connection, new Date());
  }

  connection({ manifest }: InstalledProvider, user: Subject): Promise<ConnectionOutcome> {
    return this.connectionCheck.run({ ...user, provider: manifest.id });
  }

  /** Everything at once; the parts about a user only when one is named, the connection only when that user has tokens. */
  async summary(provider: InstalledProvider, user: Subject | undefined): Promise<HealthSummary> {
    const overall = await this.providerHealth.overall(provider);
    const ofUser = user ? await this.ofUser(provider, user) : { components: {}, healthy: true };
    return {
      service: provider.manifest.id,
      timestamp: new Date().toISOString(),
      components: { overall, ...ofUser.components },
      overall_status: overall.status === 'healthy' && ofUser.healthy ? 'healthy' : 'degraded',
      ...(user && { links: { diagnosis: diagnosisPath(provider, user) } }),
    };
  }

  private async ofUser(provider: InstalledProvider, user: Subject): Promise<UserComponents> {
    try {
      const token_health = await this.tokens(provider, user);
      const tokens = { success: true, token_health } as const;
      if (!token_health.has_tokens || !provider.test) return { components: { tokens }, healthy: true };
      const { health } = await this.connection(provider, user);
      return { components: { tokens, connection: health }, healthy: health.success };
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      const unavailable = problem('database_unavailable').message;
      return { components: { tokens: { success: false, error: unavailable } }, healthy: false };
    }
  }
}

const diagnosisPath = ({ manifest }: InstalledProvider, { userId }: Subject) =>
  `/api/${manifest.id}/health/diagnosis?${new URLSearchParams({ user_id: userId }).toString()}`;
