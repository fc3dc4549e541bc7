import { z } from 'zod';
import { ProviderError } from '../../contracts/index.js';

/** Okta's ids are letters and digits; `me`, names of schemas and short logins look the same. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

const email = z.email().max(254);
const isSegment = (value: string) => ID_PATTERN.test(value) || email.safeParse(value).success;

/**
 * A path of the API whose values are single segments: an id, `me`, or a login. Anything else is refused, because URL
 * parsers resolve `..` even when it is percent-encoded.
 */
export function path(fixed: TemplateStringsArray, ...values: string[]): string {
  const strange = values.find((value) => !isSegment(value));
  if (strange !== undefined) throw new ProviderError('rejected', 'A part of an Okta path is not an id.');
  return String.raw({ raw: fixed }, ...values.map(encodeURIComponent));
}
