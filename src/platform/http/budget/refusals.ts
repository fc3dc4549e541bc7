import { ProviderError } from '../../../contracts/index.js';

/** Nothing becomes free in the time that the caller can wait. */
export function usedUp(provider: string, waitMs: number): ProviderError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  const message = `The calls that ${provider} allows this connection are used up`;
  return new ProviderError('rate_limited', message, { retryAfterSeconds, code: 'rate_budget_used_up' });
}

export const stopping = (provider: string): ProviderError =>
  new ProviderError('unavailable', `The server is stopping: ${provider} is not called any more`);

/** Why a caller gave up. */
export const reasonOf = (signal: AbortSignal | undefined) => signal?.reason as Error;
