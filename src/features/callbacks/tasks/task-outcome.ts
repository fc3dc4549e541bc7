import { type ProblemCode, ProviderError } from '../../../contracts/index.js';
import { problem, type ProblemError, toProblem } from '../../../platform/problem/index.js';
import { asOwnFailure } from '../asana-failures.js';

/** What is known after a call that failed. */
export type Verdict =
  /** Asana said no, and would again. */
  | 'refused'
  /** Asana was not asked, or said that it did nothing: later may be different. */
  | 'not_done'
  /** Nobody knows whether it made the task. */
  | 'unclear';

export function verdictOn(error: unknown): Verdict {
  if (!(error instanceof ProviderError)) return 'unclear';
  switch (error.kind) {
    case 'rate_limited':
    case 'auth_expired':
      return 'not_done';
    case 'unavailable':
      return error.code === 'connect_failed' ? 'not_done' : 'unclear';
    case 'forbidden':
    case 'not_found':
    case 'rejected':
      return 'refused';
  }
}

/** Failures that may have passed when the request is repeated. */
const PASSING: ReadonlySet<string> = new Set<ProblemCode>([
  'callbacks_key_refused',
  'provider_rate_limited',
  'provider_unavailable',
]);
export const mayHavePassed = (code: string | null): boolean => code !== null && PASSING.has(code);

export const failureOf = (error: unknown): ProblemError => toProblem(asOwnFailure(error));

const STORED: readonly ProblemCode[] = [
  'callbacks_key_refused',
  'provider_rate_limited',
  'provider_unavailable',
  'provider_forbidden',
  'provider_not_found',
  'provider_rejected',
];
/** The failure that a row remembers. */
export const storedFailure = (code: string | null): ProblemError =>
  problem(STORED.find((known) => known === code) ?? 'provider_unavailable');
