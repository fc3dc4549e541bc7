import { type ConnectionStatus } from '../../platform/database/index.js';
import { type ProviderOutcome } from './provider-outcomes.js';
import { type ServiceHealth, type ServiceStatus } from './services.schemas.js';

/** A connection used within this time makes its service `active`, in milliseconds. */
const ACTIVE_MS = 24 * 3_600_000;
/** What a provider did longer ago says nothing about it now, in milliseconds. */
const OUTCOME_COUNTS_MS = 5 * 60_000;

/** What is known of a service, for whoever asks: a whole organization or one user of it. */
export interface ServiceFacts {
  readonly connections: Readonly<Partial<Record<ConnectionStatus, number>>>;
  readonly lastUsedAt: Date | null;
  /** Whether users can connect through OAuth here. */
  readonly configured: boolean;
  readonly outcome: ProviderOutcome | undefined;
}

const total = ({ connections }: ServiceFacts) => Object.values(connections).reduce((sum, count) => sum + count, 0);

/**
 * - `active`: connected, and used within a day; `connected`: connected, and idle
 * - `error`: no connection works, and at least one is tried again
 * - `disconnected`: every connection has ended, or there is none and none can be made for want of an OAuth client
 * - `available`: not connected yet
 */
export function statusOf(facts: ServiceFacts, now: number): ServiceStatus {
  if (facts.connections.active) {
    const used = facts.lastUsedAt !== null && now - facts.lastUsedAt.getTime() < ACTIVE_MS;
    return used ? 'active' : 'connected';
  }
  if (facts.connections.error) return 'error';
  return total(facts) > 0 || !facts.configured ? 'disconnected' : 'available';
}

/**
 * - `unhealthy`: the provider does not answer properly, or there are connections and none works
 * - `degraded`: some connections do not work, or there is no OAuth client to renew them with
 */
export function healthOf(facts: ServiceFacts, now: number): ServiceHealth {
  const working = facts.connections.active ?? 0;
  const all = total(facts);
  if (isFailing(facts.outcome, now) || (all > 0 && working === 0)) return 'unhealthy';
  return working < all || !facts.configured ? 'degraded' : 'healthy';
}

const isFailing = (outcome: ProviderOutcome | undefined, now: number) =>
  outcome?.failingSince !== undefined && now - outcome.at < OUTCOME_COUNTS_MS;

/** `healthy` from 80 % healthy services, `degraded` from 50 %. Nothing installed is nothing broken. */
export function overallHealthOf(healthy: number, services: number): { health: ServiceHealth; percentage: number } {
  const percentage = services === 0 ? 100 : Math.round((healthy / services) * 1000) / 10;
  return { health: percentage >= 80 ? 'healthy' : percentage >= 50 ? 'degraded' : 'unhealthy', percentage };
}
