import { ProviderError } from '../../contracts/index.js';
import { type Connection, type ConnectionStatus } from '../../platform/database/index.js';
import { type InstalledProvider } from '../catalog/index.js';

/** Connections in these states stay as they are until the user connects again; the provider is not asked any more. */
export const isEnded = (status: ConnectionStatus): boolean => status === 'revoked' || status === 'expired';

/** There is no connection, or none that helps. */
export const notConnected = ({ manifest }: InstalledProvider, cause?: unknown): ProviderError =>
  new ProviderError('auth_expired', `User not authenticated with ${manifest.label}.`, { cause });

/** The token cannot be renewed now, for a reason that passes. */
export const notRenewedYet = (
  { manifest }: InstalledProvider,
  retryAfterSeconds: number,
  cause?: unknown,
): ProviderError =>
  new ProviderError('unavailable', `${manifest.label} did not renew the access`, { retryAfterSeconds, cause });

const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 300;

/** Seconds until a renewal that failed for the given time in a row is tried again; never before the provider said. */
export function coolDownSeconds(failuresInARow: number, retryAfterSeconds = 0): number {
  const pause = Math.min(FIRST_PAUSE_SECONDS * 2 ** (failuresInARow - 1), LONGEST_PAUSE_SECONDS);
  return Math.max(pause, retryAfterSeconds);
}

/** Seconds, rounded up, that the connection's renewal still has to wait; 0 when it may be tried. */
export const coolDownLeft = ({ cooldownUntil }: Connection, now: number): number =>
  Math.max(0, Math.ceil(((cooldownUntil?.getTime() ?? now) - now) / 1000));
