import { invalidField } from '../problem/index.js';

export const IDEMPOTENCY_KEY = 'Idempotency-Key';

/** As long as the column is. */
const MOST_CHARACTERS = 255;
/** A string of RFC 8941 (section 3.3.3), as draft-ietf-httpapi-idempotency-key-header section 2.1 wants the key. */
const QUOTED = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;
/** Without quotes, as most clients send it. A comma would mean that the header was sent twice. */
const BARE = /^[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]*$/;

/**
 * The key of a request; the quoted and the bare spelling of one key are the same key.
 * @throws problem `validation_failed` naming the header
 */
export function readIdempotencyKey(header: string): string {
  const text = header.trim();
  const key = QUOTED.exec(text)?.[1]?.replace(/\\(["\\])/g, '$1') ?? BARE.exec(text)?.[0] ?? '';
  if (key.length >= 1 && key.length <= MOST_CHARACTERS) return key;
  throw invalidField(IDEMPOTENCY_KEY, `must be one key of 1 to ${MOST_CHARACTERS} visible ASCII characters`);
}
