import { ProviderError } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';

/**
 * A key that Asana refuses is this organization's configuration, not the caller's credential: it must not look like the
 * 401 that ends a client's own session.
 */
export function asOwnFailure(error: unknown): unknown {
  const isRefused = error instanceof ProviderError && error.kind === 'auth_expired';
  return isRefused ? problem('callbacks_key_refused', { cause: error }) : error;
}

/** @throws what the work throws, see `asOwnFailure` */
export async function withAsana<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asOwnFailure(error);
  }
}
