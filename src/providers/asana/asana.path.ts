import { z } from 'zod';
import { ProviderError } from '../../contracts/index.js';

/** Asana's ids are strings of digits: https://developers.asana.com/docs/object-hierarchy */
export const GID_PATTERN = /^[0-9]{1,32}$/;

/** A task by the id that we gave it: https://developers.asana.com/docs/custom-external-data */
const EXTERNAL_PATTERN = /^external:[A-Za-z0-9-]{1,200}$/;

const email = z.email().max(254);
const isSegment = (value: string) =>
  value === 'me' || GID_PATTERN.test(value) || EXTERNAL_PATTERN.test(value) || email.safeParse(value).success;

/**
 * A path of the API whose values are single segments: a gid, `me`, the e-mail address of a user, or `external:` and an id of ours. Anything else is
 * refused, because URL parsers resolve `..` even when it is percent-encoded.
 */
export function path(fixed: TemplateStringsArray, ...values: string[]): string {
  const strange = values.find((value) => !isSegment(value));
  if (strange !== undefined) throw new ProviderError('rejected', 'A part of an Asana path is not an id.');
  return String.raw({ raw: fixed }, ...values.map(encodeURIComponent));
}
