import { type EventHook } from './model.js';

export interface HookSettings {
  /** Okta's own limit is 25 per organization. */
  maxHooks: number;
  /** Okta wants https; a sandbox reaches plain loopback addresses too. */
  allowLoopbackTargets: boolean;
  timeoutMs: number;
  /** By the twin's clock, between a delivery that failed and its one retry. */
  retrySeconds: number;
  maxEventsPerDelivery: number;
}

export const defaultHookSettings = (): HookSettings => ({
  maxHooks: 25,
  allowLoopbackTargets: true,
  timeoutMs: 3_000,
  retrySeconds: 1,
  maxEventsPerDelivery: 100,
});

/** What every request to the target carries. */
export function headersOf({ headers, authScheme }: EventHook): Record<string, string> {
  const own = Object.fromEntries(headers.map(({ key, value }) => [key, value]));
  return { accept: 'application/json', ...own, ...(authScheme ? { [authScheme.key]: authScheme.value } : {}) };
}
