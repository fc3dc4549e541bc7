import { HttpException } from '@nestjs/common';
import { type ProblemCode, ProviderError, type ProviderErrorKind } from '../../contracts/index.js';
import { isDatabaseUnavailable } from '../database/index.js';
import { problem, ProblemError } from './problem.js';

/** Seconds a client is asked to wait when nobody knows better. */
const DEFAULT_RETRY_AFTER_SECONDS = 5;

/** What a client is told of a provider's refusal. */
export const codeOfProviderKind = {
  auth_expired: 'not_connected',
  forbidden: 'provider_forbidden',
  not_found: 'provider_not_found',
  rate_limited: 'provider_rate_limited',
  unavailable: 'provider_unavailable',
  rejected: 'provider_rejected',
} as const satisfies Record<ProviderErrorKind, ProblemCode>;

const fromStatus: Partial<Record<number, ProblemCode>> = {
  400: 'validation_failed',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'conflict',
  413: 'payload_too_large',
  414: 'uri_too_long',
  415: 'unsupported_media_type',
  429: 'rate_limited',
  503: 'overloaded',
};

/** Fastify's own errors carry a code and a status: https://fastify.dev/docs/latest/Reference/Errors/ */
interface FastifyLikeError {
  readonly code: string;
  readonly statusCode: number;
}
const isFastifyError = (e: unknown): e is FastifyLikeError =>
  e instanceof Error && 'statusCode' in e && 'code' in e && String(e.code).startsWith('FST_ERR_');

/** Turns whatever was thrown into an error of the table. What nobody foresaw becomes `internal` and shows nothing. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof ProviderError) {
    const retryAfterSeconds =
      error.retryAfterSeconds ??
      (error.kind === 'rate_limited' || error.kind === 'unavailable' ? DEFAULT_RETRY_AFTER_SECONDS : undefined);
    // The port's own sentence for a missing connection names the provider; every message of ours is safe to show.
    const detail = error.kind === 'auth_expired' ? error.message : undefined;
    return problem(codeOfProviderKind[error.kind], { cause: error, retryAfterSeconds, detail });
  }
  if (isDatabaseUnavailable(error)) {
    return problem('database_unavailable', { cause: error, retryAfterSeconds: DEFAULT_RETRY_AFTER_SECONDS });
  }
  if (error instanceof SyntaxError || (isFastifyError(error) && error.code.startsWith('FST_ERR_CTP_INVALID_JSON'))) {
    return problem('malformed_body', { cause: error });
  }
  const status = error instanceof HttpException ? error.getStatus() : isFastifyError(error) ? error.statusCode : 500;
  return problem(fromStatus[status] ?? 'internal', { cause: error });
}
