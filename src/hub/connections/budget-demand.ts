import { type ProviderRequest } from '../../contracts/index.js';
import { type BudgetDemand } from '../../platform/http/index.js';
import { type InstalledProvider } from '../catalog/index.js';

type Call = Pick<ProviderRequest, 'path' | 'cost' | 'priority' | 'signal'> & { readonly method: string };

/** What a call asks of its token's budget; undefined where the provider names no limits. */
export function budgetDemand(
  { manifest, settings }: InstalledProvider,
  key: string,
  { method, path, cost, priority, signal }: Call,
): BudgetDemand | undefined {
  const { rateLimits: limits } = settings;
  const { id: provider } = manifest;
  return limits && { key, provider, limits, method, path, cost, priority, signal };
}
