import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { type ConnectionRef, ProviderError } from '../../contracts/index.js';
import { type Settings } from '../../platform/config/index.js';
import { isDatabaseUnavailable, PrismaService } from '../../platform/database/index.js';
import { type InstalledProvider, ProviderOutcomes } from '../catalog/index.js';
import { adviceFor, connectUrl } from './advice.js';
import { type Facts, type StoredFacts, type Verdict } from './diagnosis-facts.js';
import { type Diagnosis, type Evidence } from './diagnosis.schemas.js';
import { LiveProbe, type ProbeResult } from './live-probe.js';
import { verdictOf } from './verdict.js';

const NEVER_PROBED = new Set(['revoked', 'expired']);

/** Names the one cause of a connection's state and what to do next. */
@Injectable()
export class ConnectionDiagnosis {
  private readonly publicUrl: string;

  constructor(
    private readonly prisma: PrismaService,
    private readonly probe: LiveProbe,
    private readonly outcomes: ProviderOutcomes,
    config: ConfigService<Settings, true>,
  ) {
    this.publicUrl = config.get('http.publicUrl', { infer: true });
  }

  /** What is stored, a live call to the provider, and what became of the stored afterwards. */
  async of(provider: InstalledProvider, ref: ConnectionRef): Promise<Diagnosis> {
    const facts = await this.facts(provider, ref).catch((error: unknown) => {
      if (isDatabaseUnavailable(error)) return undefined;
      throw error;
    });
    const now = facts?.now ?? Date.now();
    const verdict: Verdict = facts ? verdictOf(facts) : { cause: 'database_down' };
    const { message, next_action } = adviceFor(verdict, provider, connectUrl(this.publicUrl, ref));
    return {
      status: statusOf(verdict, facts?.probe),
      cause: verdict.cause,
      message,
      next_action,
      evidence: evidenceOf(verdict, facts, now),
      since: this.since(verdict, provider, facts, now),
      checked_at: new Date(now).toISOString(),
    };
  }

  private async facts(provider: InstalledProvider, ref: ConnectionRef): Promise<Facts> {
    const { configured } = provider.settings;
    const before = await this.stored(ref);
    if (!before || NEVER_PROBED.has(before.status)) return { configured, stored: before, now: Date.now() };
    const probe = await this.probe.run(provider, ref);
    if (isDatabaseUnavailable(probe?.error)) throw probe?.error;
    return { configured, probe, stored: await this.stored(ref), now: Date.now() };
  }

  private async stored({ organizationId, userId, provider }: ConnectionRef): Promise<StoredFacts | undefined> {
    const row = await this.prisma.connection.findUnique({
      where: { organizationId_userId_provider: { organizationId, userId, provider } },
    });
    if (!row) return undefined;
    const isService = row.clientKey !== null;
    return { ...row, hasRefreshToken: row.refreshToken !== null || isService, isService };
  }

  /** The first moment known at which it was so already. */
  private since({ cause }: Verdict, { manifest }: InstalledProvider, facts: Facts | undefined, now: number) {
    if (cause === 'healthy') return null;
    const failingSince = facts?.probe?.outcome === 'failed' ? this.outcomes.of(manifest.id)?.failingSince : undefined;
    const isStored = facts?.stored && facts.stored.status !== 'active';
    const since = isStored ? facts.stored?.updatedAt.getTime() : failingSince;
    return new Date(Math.min(since ?? now, now)).toISOString();
  }
}

function statusOf({ cause }: Verdict, probe: ProbeResult | undefined): Diagnosis['status'] {
  if (cause === 'healthy') return 'healthy';
  return probe?.outcome === 'succeeded' ? 'degraded' : 'unhealthy';
}

function evidenceOf({ failure, retryAfterSeconds }: Verdict, facts: Facts | undefined, now: number): Evidence {
  const { stored, probe } = facts ?? {};
  const error = probe?.error instanceof ProviderError ? probe.error : undefined;
  return withoutUndefined({
    ...(stored && storedEvidence(stored)),
    probe: probe?.outcome,
    probe_ms: probe?.milliseconds,
    http_status: error?.status,
    failure,
    clock_skew_seconds: probe?.skewSeconds,
    required_scope: error?.requiredScope,
    ...(retryAfterSeconds && {
      retry_after_seconds: Math.ceil(retryAfterSeconds),
      until: new Date(now + retryAfterSeconds * 1000).toISOString(),
    }),
  });
}

const storedEvidence = (stored: StoredFacts): Evidence => ({
  stored_status: stored.status,
  failure_code: stored.failureCode ?? undefined,
  failures: stored.failures,
  expires_at: stored.expiresAt?.toISOString() ?? null,
  last_refreshed_at: stored.lastRefreshedAt?.toISOString() ?? null,
  has_refresh_token: stored.hasRefreshToken,
  granted_scopes: [...stored.scopes],
});

const withoutUndefined = <T extends object>(members: T): T =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
