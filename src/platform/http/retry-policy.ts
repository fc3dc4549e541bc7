import type { ProviderError } from '../../contracts/index.js';

/**
 * What a failed try says about repeating it:
 * - `not_sent`: the provider never saw the request
 * - `throttled`: the provider refused it unexecuted and said when to come back
 * - `throttled_openly`: the same without a time
 * - `unclear`: it was sent, and it is unknown whether the provider acted
 * - `final`: repeating would not help
 */
type Outcome = 'not_sent' | 'throttled' | 'throttled_openly' | 'unclear' | 'final';

interface RetryPolicy {
  /** Including the first. */
  readonly tries: number;
  readonly repeats: readonly Outcome[];
}

/**
 * - `read`: for calls that change nothing
 * - `write`: repeats only when the provider cannot have acted
 * - `once`: never repeats
 */
const RETRY_POLICIES = {
  read: { tries: 3, repeats: ['not_sent', 'throttled', 'throttled_openly', 'unclear'] },
  write: { tries: 3, repeats: ['not_sent', 'throttled'] },
  once: { tries: 1, repeats: [] },
} as const satisfies Record<string, RetryPolicy>;

export type RetryPolicyName = keyof typeof RETRY_POLICIES;

/** Longest time for a call with all its tries and pauses, unless one try may take longer by itself. */
export const TOTAL_MS = 60_000;

const BASE_DELAY_MS = 250;
const LONGEST_DELAY_MS = 5_000;
/** A longer Retry-After goes to the caller at once: a job can wait better than an open request. */
const LONGEST_RETRY_AFTER_SECONDS = 10;

export function mayRepeat(policyName: RetryPolicyName, error: ProviderError, attempt: number): boolean {
  const policy: RetryPolicy = RETRY_POLICIES[policyName];
  return attempt < policy.tries && policy.repeats.includes(outcomeOf(error));
}

/**
 * Milliseconds to wait before the next try, or undefined to give up. Exponential back-off with full jitter
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), on top of Retry-After where sent.
 */
export function retryDelay(
  policyName: RetryPolicyName,
  error: ProviderError,
  attempt: number,
  random: () => number,
): number | undefined {
  if (!mayRepeat(policyName, error, attempt)) return undefined;
  const retryAfterSeconds = error.retryAfterSeconds ?? 0;
  if (retryAfterSeconds > LONGEST_RETRY_AFTER_SECONDS) return undefined;
  const jitter = random() * Math.min(LONGEST_DELAY_MS, BASE_DELAY_MS * 2 ** (attempt - 1));
  return retryAfterSeconds * 1000 + jitter;
}

function outcomeOf(error: ProviderError): Outcome {
  // Waited for already.
  if (error.code === 'rate_budget_used_up') return 'final';
  if (error.kind === 'rate_limited') return error.retryAfterSeconds === undefined ? 'throttled_openly' : 'throttled';
  if (error.code === 'connect_failed') return 'not_sent';
  if (error.code === 'connection_lost' || error.code === 'timeout') return 'unclear';
  return error.code === undefined && (error.status ?? 0) >= 500 ? 'unclear' : 'final';
}
