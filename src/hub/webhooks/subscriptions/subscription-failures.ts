import { ProviderError, type ProviderErrorKind } from '../../../contracts/index.js';
import { type Connection } from '../../../platform/database/index.js';
import { type Cause, providerVerdict, sealedVerdict } from '../../health/index.js';

/** Causes that only webhooks have; the others are those of connections. */
export const OWN_CAUSES = [
  'resource_not_found',
  'webhook_refused',
  'handshake_mismatch',
  'deliveries_failing',
  'silent',
] as const;
export type OwnCause = (typeof OWN_CAUSES)[number];
export type SubscriptionCause = Cause | OwnCause;

/** Stored as `failureCode`. */
export interface SubscriptionFailure {
  readonly cause: SubscriptionCause;
  readonly retryAfterSeconds?: number;
}

/** `code` of our own ProviderErrors about a webhook that could not be made: the cause itself. */
export const causedBy = (own: OwnCause, message: string, cause?: unknown): ProviderError =>
  new ProviderError(own === 'handshake_mismatch' ? 'unavailable' : 'rejected', message, { code: own, cause });

const isOwn = (code: string | undefined): code is OwnCause =>
  (OWN_CAUSES as readonly (string | undefined)[]).includes(code);

/**
 * @param connection as it is stored after the failure; null: there is none
 * @returns undefined for what is no failure of the provider or of the connection
 */
export function failureOf(
  error: unknown,
  connection: Pick<Connection, 'status'> | null,
): SubscriptionFailure | undefined {
  const sealed = sealedVerdict(error);
  if (sealed) return sealed;
  if (!(error instanceof ProviderError)) return undefined;
  if (isOwn(error.code)) return { cause: error.code };
  if (error.kind === 'auth_expired') {
    if (!connection) return { cause: 'not_connected' };
    return { cause: connection.status === 'expired' ? 'expired' : 'revoked' };
  }
  if (error.kind === 'not_found') return { cause: 'resource_not_found' };
  const { cause, retryAfterSeconds } = providerVerdict(error);
  return { cause, retryAfterSeconds };
}

/** Nothing helps before the user has connected again; then it goes on at once. */
const WAITING = new Set<string>(['not_connected', 'expired', 'revoked'] satisfies Cause[]);
export const waitsForConnection = (failureCode: string | null): boolean =>
  failureCode !== null && WAITING.has(failureCode);

const KINDS: Partial<Record<string, ProviderErrorKind>> = {
  not_connected: 'auth_expired',
  expired: 'auth_expired',
  revoked: 'auth_expired',
  scope_missing: 'forbidden',
  access_forbidden: 'forbidden',
  plan_required: 'forbidden',
  resource_not_found: 'not_found',
  provider_rejects: 'rejected',
  address_refused: 'rejected',
  webhook_refused: 'rejected',
};

/** The error of a failure that is written down, for whoever waited for the outcome. */
export function errorOf(failureCode: string | null): ProviderError {
  const kind = KINDS[failureCode ?? ''] ?? 'unavailable';
  return new ProviderError(kind, 'The webhook could not be made.', { code: failureCode ?? undefined });
}

/** Whether trying again by itself can help where the webhook never was. */
export const isFinal = ({ kind }: ProviderError): boolean => kind !== 'unavailable' && kind !== 'rate_limited';
