import { Inject, Injectable } from '@nestjs/common';
import { type Connection } from '../../platform/database/index.js';
import { Log, Metrics } from '../../platform/telemetry/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { coolDownSeconds, notConnected, notRenewedYet } from './failures.js';
import { type IssuedTokens } from './issued-tokens.js';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from './options.js';
import { type RefreshLease, RefreshLeases } from './refresh-leases.js';
import { type RenewableConnection } from './renewable.js';
import { SealedTokens } from './sealed-tokens.js';
import { TokenEndpoint, TokenRequestError } from './token-endpoint.js';

/** The work of the one who holds the lease: call the provider, store what came of it. */
@Injectable()
export class Renewal {
  constructor(
    private readonly endpoint: TokenEndpoint,
    private readonly tokens: SealedTokens,
    private readonly leases: RefreshLeases,
    private readonly metrics: Metrics,
    private readonly log: Log,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {}

  /**
   * @returns the renewed connection; undefined when the lease was lost meanwhile and another's result counts
   * @throws ProviderError `auth_expired` after a final refusal, `unavailable` after a passing failure
   */
  async run(provider: InstalledProvider, row: RenewableConnection, lease: RefreshLease) {
    if (lease.isTakeover) this.log.warning('Taking over an interrupted token renewal', fieldsOf(row));
    try {
      const issued = await this.endpoint.request(provider, await this.tokens.grant(row), row.site);
      return await this.store(row, lease, issued);
    } catch (error) {
      if (error instanceof TokenRequestError) return this.recordFailure(provider, row, lease, error);
      await this.leases.settle(lease, {});
      throw error;
    }
  }

  /** The tokens are stored before anybody uses them: with rotation, losing them would end the connection. */
  private async store(row: Connection, lease: RefreshLease, issued: IssuedTokens): Promise<Connection | undefined> {
    const { accessToken, refreshToken } = await this.tokens.seal(row, issued);
    const stored = await this.leases.settle(lease, {
      accessToken,
      // RFC 6749 section 6: an answer without a refresh token leaves the old one valid.
      ...(refreshToken !== null && { refreshToken }),
      ...(issued.scopes.length > 0 && { scopes: [...issued.scopes] }),
      expiresAt: issued.expiresAt,
      version: { increment: 1 },
      status: 'active',
      failures: 0,
      cooldownUntil: null,
      failureCode: null,
      lastRefreshedAt: new Date(this.options.clock.now()),
    });
    if (stored) this.metrics.tokenRefreshes.inc({ provider: row.provider, outcome: 'success' });
    else this.log.warning('A token renewal came too late to be stored', fieldsOf(row));
    return stored;
  }

  private async recordFailure(
    provider: InstalledProvider,
    row: Connection,
    lease: RefreshLease,
    error: TokenRequestError,
  ): Promise<undefined> {
    const failureCode = error.code ?? null;
    const outcome = error.final ? 'final' : 'transient';
    const pause = error.final ? 0 : coolDownSeconds(row.failures + 1, error.retryAfterSeconds);
    const recorded = await this.leases.settle(
      lease,
      error.final
        ? { status: 'revoked', failureCode, cooldownUntil: null }
        : {
            status: 'error',
            failureCode,
            failures: { increment: 1 },
            cooldownUntil: new Date(this.options.clock.now() + pause * 1000),
          },
    );
    if (!recorded) return undefined;
    this.metrics.tokenRefreshes.inc({ provider: row.provider, outcome });
    this.log.warning('Token renewal failed', { ...fieldsOf(row), outcome, code: error.code, retry_after_s: pause });
    throw error.final ? notConnected(provider, error) : notRenewedYet(provider, pause, error);
  }
}

const fieldsOf = ({ id, organizationId, provider }: Connection) => ({
  connection_id: id,
  organization_id: organizationId,
  provider,
});
