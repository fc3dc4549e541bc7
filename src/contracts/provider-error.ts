/**
 * The six ways a provider can fail, whatever its wire format:
 * - `auth_expired`: the access token is no longer accepted (401, or a final refusal to refresh)
 * - `forbidden`: known account, not allowed (402, 403)
 * - `not_found`: 404, 410
 * - `rate_limited`: 429; `retryAfterSeconds` says how long to wait
 * - `unavailable`: 5xx, time-out, connection failure, an answer that cannot be read
 * - `rejected`: any other 4xx: the request itself was at fault
 */
export type ProviderErrorKind =
  'auth_expired' | 'forbidden' | 'not_found' | 'rate_limited' | 'unavailable' | 'rejected';

export interface ProviderErrorOptions {
  /** HTTP status of the provider's answer; absent when there was none. */
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  /** Machine-readable error of the provider, e.g. `invalid_grant`. Never free text of an upstream body. */
  readonly code?: string;
  /** The OAuth scope whose lack the provider names as the reason. */
  readonly requiredScope?: string;
  /** What the provider's clock said when it answered, to the second. */
  readonly serverTime?: Date;
  readonly cause?: unknown;
}

/** What every call to a provider throws. Only the error filter knows what HTTP status it becomes. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  readonly code?: string;
  readonly requiredScope?: string;
  readonly serverTime?: Date;

  constructor(
    readonly kind: ProviderErrorKind,
    message: string,
    options: ProviderErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.status = options.status;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.code = options.code;
    this.requiredScope = options.requiredScope;
    this.serverTime = options.serverTime;
  }
}
