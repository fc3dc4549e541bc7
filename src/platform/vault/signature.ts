import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { reveal, type Secret } from './secret.js';

export interface SignatureForm {
  readonly algorithm: 'sha256';
  readonly encoding: 'hex' | 'base64';
  /** `base64`: the secret is the key's base64. Default: its text is the key. */
  readonly key?: 'base64';
}

/** Of the text of a SHA-256. */
const LENGTHS = { hex: 64, base64: 44 } as const;

/**
 * Whether the text is the HMAC of the bytes with the secret. Takes the same time wherever a wrong one differs; only one
 * spelling of a signature is right, and one of another length is wrong, whatever it begins with.
 */
export function isSignedWith(secret: Secret, bytes: Uint8Array, signature: string, form: SignatureForm): boolean {
  return signature.length === LENGTHS[form.encoding] && isSameText(sign(secret, bytes, form), signature);
}

/** The HMAC of the bytes with the secret. */
export function sign(secret: Secret, bytes: Uint8Array, { algorithm, encoding, key }: SignatureForm): string {
  const text = reveal(secret);
  return createHmac(algorithm, key ? Buffer.from(text, key) : text)
    .update(bytes)
    .digest(encoding);
}

/** Whether two secrets are the same, without telling by its time where they differ. */
export const isSameSecret = (a: Secret, b: Secret): boolean => isSameText(reveal(a), reveal(b));

/** Whether the secret is the one with this SHA-256, in hex. */
export const hasDigest = (secret: Secret, sha256: string): boolean =>
  isSameText(createHash('sha256').update(reveal(secret)).digest('hex'), sha256);

function isSameText(right: string, given: string): boolean {
  const [a, b] = [Buffer.from(right), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
