import type { RateLimits } from '../../../contracts/index.js';

type HeaderNames = NonNullable<RateLimits['headers']>;

/** What an answer said of the limit that its call counted towards. */
export interface Told {
  /** Calls allowed in a window of the provider's. */
  readonly limit: number;
  readonly remaining: number;
  /** When the window ends, as the provider wrote it, in epoch seconds by its own clock: names the window. */
  readonly reset: number;
  /** The same by the clock of the budgets, in milliseconds since the epoch. */
  readonly until: number;
}

const COUNT = /^\d{1,9}$/;
const EPOCH_SECONDS = /^\d{9,11}$/;
/** A window that ends later than this is a mistake, or not one of calls. */
const LONGEST_SECONDS = 24 * 60 * 60;

/**
 * Seconds until the window ends; undefined where the answer does not say. Reckoned by the provider's own clock where it
 * shows that, so that nobody waits for the difference of two clocks.
 * @param headers names in lower case
 * @param now milliseconds since the epoch
 */
export function secondsToReset(
  names: Pick<HeaderNames, 'reset'>,
  headers: Readonly<Record<string, unknown>>,
  now: number,
): number | undefined {
  const reset = textOf(headers, names.reset, EPOCH_SECONDS);
  if (reset === undefined) return undefined;
  const theirs = typeof headers.date === 'string' ? Date.parse(headers.date) : Number.NaN;
  const seconds = Math.ceil(Number(reset) - (Number.isNaN(theirs) ? now : theirs) / 1000);
  return seconds <= LONGEST_SECONDS ? Math.max(0, seconds) : undefined;
}

/** @returns undefined for an answer that does not say all of it, or says nothing of calls a minute */
export function toldBy(names: HeaderNames, headers: Readonly<Record<string, unknown>>, now: number): Told | undefined {
  const limit = Number(textOf(headers, names.limit, COUNT) ?? 0);
  const remaining = textOf(headers, names.remaining, COUNT);
  const seconds = secondsToReset(names, headers, now);
  // A limit of 0 is how Okta refuses one call too many at the same time: https://developer.okta.com/docs/reference/rl-best-practices/
  if (limit === 0 || remaining === undefined || seconds === undefined) return undefined;
  return {
    limit,
    remaining: Math.min(Number(remaining), limit),
    reset: Number(textOf(headers, names.reset, EPOCH_SECONDS)),
    until: now + seconds * 1000,
  };
}

/** Of two answers about the same window the one that leaves less came later; a later window makes an earlier one void. */
export function newerOf<T extends Told>(known: T | undefined, told: T): T {
  if (!known || told.reset > known.reset) return told;
  return told.reset === known.reset && told.remaining < known.remaining ? told : known;
}

function textOf(headers: Readonly<Record<string, unknown>>, name: string, form: RegExp): string | undefined {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' && form.test(value) ? value : undefined;
}
