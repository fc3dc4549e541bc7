import { randomBytes } from 'node:crypto';

/** An answer in Okta's error form, https://developer.okta.com/docs/reference/error-codes/ */
export class OktaError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly summary: string,
    readonly causes: string[] = [],
  ) {
    super(summary);
    this.name = 'OktaError';
  }
}

interface ErrorBody {
  errorCode: string;
  errorSummary: string;
  errorLink: string;
  errorId: string;
  errorCauses: { errorSummary: string }[];
}

export function errorBody(code: string, summary: string, causes: string[] = []): ErrorBody {
  return {
    errorCode: code,
    errorSummary: summary,
    errorLink: code,
    errorId: `oae${randomBytes(16).toString('base64url')}`,
    errorCauses: causes.map((errorSummary) => ({ errorSummary })),
  };
}

/** The body for a status the twin was told to answer without being told which body. */
export function bodyForStatus(status: number): ErrorBody {
  const [code, summary] = BY_STATUS[status] ?? ['E0000009', 'Internal Server Error'];
  return errorBody(code, summary);
}

const BY_STATUS: Record<number, [string, string]> = {
  400: ['E0000003', 'The request body was not well-formed.'],
  401: ['E0000011', 'Invalid token provided'],
  403: ['E0000006', 'You do not have permission to perform the requested action'],
  404: ['E0000007', 'Not found: Resource not found'],
  405: ['E0000022', 'The endpoint does not support the provided HTTP method'],
  415: ['E0000021', 'Bad request. Accept and/or Content-Type headers likely do not match supported values.'],
  429: ['E0000047', 'API call exceeded rate limit due to too many requests.'],
};

/** @param what the field or object that is wrong */
export const invalid = (what: string, ...causes: string[]): OktaError =>
  new OktaError(400, 'E0000001', `Api validation failed: ${what}`, causes);

export const unreadable = (): OktaError => new OktaError(400, 'E0000003', 'The request body was not well-formed.');

export const badSearch = (): OktaError => new OktaError(400, 'E0000031', 'Invalid search criteria.');

export const notFound = (id: string, kind: string): OktaError =>
  new OktaError(404, 'E0000007', `Not found: Resource not found: ${id} (${kind})`);

export const denied = (): OktaError =>
  new OktaError(403, 'E0000006', 'You do not have permission to perform the requested action');

export const wrongStatus = (): OktaError =>
  new OktaError(403, 'E0000038', "This operation is not allowed in the user's current status.");
