import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { reveal, type Secret } from './secret.js';

export interface SignatureForm {
  readonly algorithm: 'sha256';
  readonly encoding: 'hex' | 'base64';
}

/**
 * Whether the text is the HMAC of the bytes with the secret. Takes the same time wherever a wrong one differs; only one
 * spelling of a signature is right, and one of another length is wrong, whatever it begins with.
 */
export function isSignedWith(secret: Secret, bytes: Uint8Array, signature: string, form: SignatureForm): boolean {
  return isSameText(createHmac(form.algorithm, reveal(secret)).update(bytes).digest(form.encoding), signature);
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
