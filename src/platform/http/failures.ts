import { isAxiosError, type AxiosError } from 'axios';

import { type ErrorExplanation, ProviderError, type ProviderErrorKind } from '../../contracts/index.js';
import { AddressRefusedError } from './address-guard.js';
import { secondsToReset } from './budget/told-limits.js';
import { parseRetryAfter } from './retry-after.js';
import type { UpstreamAxiosConfig } from './upstream-request.js';

/** `ProviderError.code` of failures that are no answer of the provider. */
type TransportFailure =
  | 'address_refused'
  | 'connect_failed'
  | 'connection_lost'
  | 'redirect_refused'
  | 'request_invalid'
  | 'response_too_large'
  | 'response_unreadable'
  | 'timeout'
  | 'tls_untrusted';

const KINDS_BY_STATUS: Readonly<Record<number, ProviderErrorKind>> = {
  401: 'auth_expired',
  402: 'forbidden',
  403: 'forbidden',
  404: 'not_found',
  410: 'not_found',
  429: 'rate_limited',
};

const MESSAGES: Readonly<Record<TransportFailure, string>> = {
  address_refused: 'lies at an address that may not be called',
  connect_failed: 'could not be reached',
  connection_lost: 'broke the connection',
  redirect_refused: 'answered with a redirect, which is not followed',
  request_invalid: 'was not called, because the request cannot be written as HTTP',
  response_too_large: 'sent more than is accepted',
  response_unreadable: 'sent an answer that cannot be read',
  timeout: 'did not answer in time',
  tls_untrusted: 'showed a TLS certificate that is not trusted',
};

/** Only codes of failures that come before the first byte of the request. */
const CONNECT_CODES = [
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
];
const TIMEOUT_CODES = ['ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];

/** OpenSSL's and Node's codes for a refused certificate: https://nodejs.org/docs/latest-v20.x/api/tls.html */
const CERTIFICATE_CODES = /CERT|LEAF_SIGNATURE/;

/** What remains of an error of axios, undici or Node once URL, headers and bodies are gone: safe to log. */
class UpstreamFailure extends Error {
  override readonly name = 'UpstreamFailure';

  constructor(
    readonly method: string,
    readonly host: string,
    /** Code of the original error, such as `ECONNRESET`. */
    readonly code: string | undefined,
  ) {
    super(code ?? 'The provider answered with an error.');
  }
}

/** The call that failed, as far as it may be told. */
export interface CallLabel {
  readonly provider: string;
  readonly method: string;
  readonly host: string;
  /** Header in which the provider says when its limits are lifted, as in `RateLimits.headers`. */
  readonly resetHeader?: string;
}

/** Translates whatever a try threw; mistakes of our own code come back unchanged. */
export function toProviderError(error: unknown, label: CallLabel, now: number): unknown {
  if (error instanceof AddressRefusedError) return transportError('address_refused', label, error.code);
  if (!isAxiosError(error)) return error;
  if (error.response) return statusError(error.response, label, now);
  return transportError(transportFailureOf(error), label, error.code);
}

/** The answer came whole, but is not what was asked for. */
export function unreadableResponse(status: number, label: CallLabel): ProviderError {
  return transportError('response_unreadable', label, undefined, status);
}

function statusError(response: NonNullable<AxiosError['response']>, label: CallLabel, now: number): ProviderError {
  const { status, headers, data, config } = response;
  const { explain } = config as UpstreamAxiosConfig;
  return providerErrorOf(status, headers, label, now, () =>
    typeof data === 'string' ? explain?.(status, data) : undefined,
  );
}

/**
 * The error that an answer becomes which is not one of success.
 * @param headers names in lower case
 * @param explain what its body says, where anybody looks at it
 */
export function providerErrorOf(
  status: number,
  headers: Readonly<Record<string, unknown>>,
  label: CallLabel,
  now: number,
  explain: () => ErrorExplanation | undefined = () => undefined,
): ProviderError {
  if (status < 400) return transportError('redirect_refused', label, undefined, status);
  const retryAfter: unknown = headers['retry-after'];
  const kind = KINDS_BY_STATUS[status] ?? (status >= 500 ? 'unavailable' : 'rejected');
  return new ProviderError(kind, `${label.provider} answered ${status}`, {
    status,
    retryAfterSeconds:
      typeof retryAfter === 'string' ? parseRetryAfter(retryAfter, now) : limitedFor(status, headers, label, now),
    ...(challengeOf(headers['www-authenticate']) ?? explain()),
    serverTime: timeOf(headers.date),
    cause: new UpstreamFailure(label.method, label.host, undefined),
  });
}

/** Where a refusal for too many calls names no pause but the end of the window. */
function limitedFor(
  status: number,
  headers: Readonly<Record<string, unknown>>,
  { resetHeader: reset }: CallLabel,
  now: number,
): number | undefined {
  return status === 429 && reset !== undefined ? secondsToReset({ reset }, headers, now) : undefined;
}

/** What the standard way says, https://www.rfc-editor.org/rfc/rfc6750#section-3.1 */
const challengeOf = (challenge: unknown): ErrorExplanation | undefined =>
  typeof challenge === 'string' && /\berror="?insufficient_scope\b/.test(challenge)
    ? { code: 'insufficient_scope' }
    : undefined;

function timeOf(date: unknown): Date | undefined {
  const time = typeof date === 'string' ? Date.parse(date) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time);
}

function transportError(
  failure: TransportFailure,
  label: CallLabel,
  originalCode: string | undefined,
  status?: number,
): ProviderError {
  const isOurs = failure === 'address_refused' || failure === 'request_invalid';
  return new ProviderError(isOurs ? 'rejected' : 'unavailable', `${label.provider} ${MESSAGES[failure]}`, {
    status,
    code: failure,
    cause: new UpstreamFailure(label.method, label.host, originalCode),
  });
}

function transportFailureOf({ code = '', name }: AxiosError): TransportFailure {
  if (Object.hasOwn(MESSAGES, code)) return code as TransportFailure;
  if (CONNECT_CODES.includes(code)) return 'connect_failed';
  if (TIMEOUT_CODES.includes(code)) return 'timeout';
  if (CERTIFICATE_CODES.test(code)) return 'tls_untrusted';
  if (code === 'UND_ERR_INVALID_ARG') return 'request_invalid';
  if (name === 'HTTPParserError' || code === 'UND_ERR_HEADERS_OVERFLOW') return 'response_unreadable';
  return 'connection_lost';
}
