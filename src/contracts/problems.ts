export interface ProblemDefinition {
  readonly status: number;
  /** RFC 9457 `title`: the same for every occurrence. */
  readonly title: string;
  /** Default `detail`, for when the thrower has nothing more precise to say. */
  readonly detail: string;
  /** The code clients of the ATOM family read in `error.code`; absent: the operation's own failure code. */
  readonly atomCode?: string;
}

const define = <T extends Record<string, ProblemDefinition>>(table: T) => table;

/**
 * Every error this server can answer, in one place. The key is the last part of the RFC 9457 `type`
 * (`urn:switchyard:problem:<key>`); how a family shows it is decided by the dialects in platform/problem.
 */
export const problems = define({
  validation_failed: {
    status: 400,
    title: 'Invalid request',
    detail: 'The request is not valid.',
    atomCode: 'VALIDATION_ERROR',
  },
  malformed_body: {
    status: 400,
    title: 'Malformed body',
    detail: 'The body is not valid JSON.',
    atomCode: 'VALIDATION_ERROR',
  },
  malformed_request: {
    status: 400,
    title: 'Malformed request',
    detail: 'The request is not valid HTTP/1.1.',
    atomCode: 'VALIDATION_ERROR',
  },
  unauthenticated: {
    status: 401,
    title: 'Authentication required',
    detail: 'Send a valid API key or session token as "Authorization: Bearer …".',
    atomCode: 'UNAUTHENTICATED',
  },
  invalid_webhook_signature: {
    status: 401,
    title: 'Not signed by the provider',
    detail: 'Invalid webhook signature',
    atomCode: 'INVALID_SIGNATURE',
  },
  token_refused: {
    status: 401,
    title: 'Token refused',
    detail: 'The provider does not accept this token.',
    atomCode: 'TOKEN_REFUSED',
  },
  not_connected: {
    status: 401,
    title: 'Not connected',
    detail: 'The user has no usable connection to this provider. Connect the account first.',
    atomCode: 'AUTH_ERROR',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    detail: 'The credential lacks a scope that this operation needs.',
    atomCode: 'FORBIDDEN',
  },
  not_found: { status: 404, title: 'Not found', detail: 'There is no such thing here.', atomCode: 'NOT_FOUND' },
  job_not_found: { status: 404, title: 'No such job', detail: 'Job not found', atomCode: 'NOT_FOUND' },
  webhook_gone: {
    status: 410,
    title: 'No longer in use',
    detail: 'This webhook has been replaced or ended. Do not deliver here again.',
    atomCode: 'WEBHOOK_GONE',
  },
  method_not_allowed: {
    status: 405,
    title: 'Method not allowed',
    detail: 'This path does not serve that method.',
    atomCode: 'METHOD_NOT_ALLOWED',
  },
  request_timeout: {
    status: 408,
    title: 'Request not received',
    detail: 'The request did not arrive in time.',
    atomCode: 'REQUEST_TIMEOUT',
  },
  conflict: {
    status: 409,
    title: 'Conflict',
    detail: 'The request conflicts with the present state.',
    atomCode: 'CONFLICT',
  },
  idempotency_conflict: {
    status: 409,
    title: 'Request in progress',
    detail: 'The request with this Idempotency-Key is still at work. Repeat it in a moment to get its answer.',
    atomCode: 'IDEMPOTENCY_CONFLICT',
  },
  idempotency_mismatch: {
    status: 422,
    title: 'Key used for another request',
    detail: 'This Idempotency-Key was sent with another request before. Choose a new key for each new request.',
    atomCode: 'IDEMPOTENCY_MISMATCH',
  },
  idempotency_outcome_unknown: {
    status: 409,
    title: 'Outcome unknown',
    detail:
      'The request with this Idempotency-Key broke off, and it may have created something. Look for it first; ' +
      'if it is not there, send the request with a new key.',
    atomCode: 'IDEMPOTENCY_OUTCOME_UNKNOWN',
  },
  payload_too_large: {
    status: 413,
    title: 'Body too large',
    detail: 'The body is larger than this server accepts.',
    atomCode: 'PAYLOAD_TOO_LARGE',
  },
  uri_too_long: {
    status: 414,
    title: 'URL too long',
    detail: 'The URL is longer than this server accepts.',
    atomCode: 'URI_TOO_LONG',
  },
  unsupported_media_type: {
    status: 415,
    title: 'Unsupported media type',
    detail: 'Send the body as application/json.',
    atomCode: 'UNSUPPORTED_MEDIA_TYPE',
  },
  headers_too_large: {
    status: 431,
    title: 'Headers too large',
    detail: 'The headers are larger than this server accepts.',
    atomCode: 'HEADERS_TOO_LARGE',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests',
    detail: 'This credential has used up its requests. Wait for Retry-After seconds.',
    atomCode: 'RATE_LIMITED',
  },
  refresh_token_missing: {
    status: 400,
    title: 'No refresh token',
    detail: 'No refresh token available.',
    atomCode: 'TOKEN_ERROR',
  },
  refresh_failed: {
    status: 400,
    title: 'Refresh failed',
    detail: 'The provider did not renew the access. Connect the account again.',
    atomCode: 'REFRESH_ERROR',
  },
  provider_not_configured: {
    status: 500,
    title: 'Provider not configured',
    detail: 'The OAuth client of this provider is not configured on this server.',
    atomCode: 'CONFIG_ERROR',
  },
  provider_forbidden: {
    status: 403,
    title: 'Refused by the provider',
    detail: 'The provider does not allow this account to do that.',
    atomCode: 'FORBIDDEN',
  },
  provider_not_found: {
    status: 404,
    title: 'Not found at the provider',
    detail: 'The provider does not know this object, or the account may not see it.',
    atomCode: 'NOT_FOUND',
  },
  provider_rejected: {
    status: 400,
    title: 'Rejected by the provider',
    detail: 'The provider did not accept the request.',
    atomCode: 'VALIDATION_ERROR',
  },
  provider_rate_limited: {
    status: 429,
    title: 'Provider rate limit',
    detail: 'The provider is limiting this account. Wait for Retry-After seconds.',
    atomCode: 'RATE_LIMITED',
  },
  provider_unavailable: {
    status: 500,
    title: 'Provider unavailable',
    detail: 'The provider did not answer properly. Try again later.',
  },
  callbacks_not_configured: {
    status: 500,
    title: 'Callback workflow not configured',
    detail: 'Asana API key not configured',
    atomCode: 'CONFIG_ERROR',
  },
  callbacks_key_refused: {
    status: 500,
    title: 'API key refused',
    detail: 'Asana does not accept the configured API key any more. Configure another one.',
    atomCode: 'CONFIG_ERROR',
  },
  callback_pending: {
    status: 500,
    title: 'Task not confirmed',
    detail:
      'Asana did not say whether it made the task. It is looked for, and made if it is not there: repeat the request ' +
      'for the same lead, or with the same Idempotency-Key, to get it.',
    atomCode: 'OUTCOME_PENDING',
  },
  webhook_processing_failed: {
    status: 500,
    title: 'Delivery not processed',
    detail: 'The delivery is not JSON.',
    atomCode: 'WEBHOOK_PROCESSING_FAILED',
  },
  database_unavailable: {
    status: 503,
    title: 'Temporarily unavailable',
    detail: 'Database connection not available',
    atomCode: 'SERVICE_UNAVAILABLE',
  },
  overloaded: {
    status: 503,
    title: 'Temporarily unavailable',
    detail: 'The server is busy. Wait for Retry-After seconds.',
    atomCode: 'SERVICE_UNAVAILABLE',
  },
  internal: {
    status: 500,
    title: 'Internal error',
    detail: 'Something went wrong on this server. The X-Request-Id of this answer finds it in the log.',
  },
});

export type ProblemCode = keyof typeof problems;

/** One thing that is wrong with a request. */
export interface FieldError {
  /** Dotted path of the field, e.g. `projects.0`. */
  readonly field: string;
  readonly message: string;
  /** The field is required and was absent. */
  readonly missing?: boolean;
}
