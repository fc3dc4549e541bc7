const LONGEST_SECONDS = 24 * 60 * 60;
const SECONDS = /^\d{1,9}(\.\d{1,9})?$/;
const HTTP_DATE = /^[A-Z][a-z]+, .+ GMT$/;

/**
 * The Retry-After header (RFC 9110 section 10.2.3) in whole seconds from now, at least 0 and at most a day.
 * Undefined when absent or unreadable.
 */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = SECONDS.test(text) ? Number(text) : HTTP_DATE.test(text) ? (Date.parse(text) - now) / 1000 : NaN;
  if (Number.isNaN(seconds)) return undefined;
  return Math.min(Math.max(Math.ceil(seconds), 0), LONGEST_SECONDS);
}
