import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import { z } from 'zod';
import { reveal, Secret } from './secret.js';

const SHORTEST_RSA_BITS = 2048;
/** Signing with a longer one would take noticeable time. */
const LONGEST_RSA_BITS = 8192;

const jwkSchema = z.looseObject({ kty: z.enum(['RSA', 'EC']), kid: z.string().min(1).max(255).optional() });

/**
 * Reads a private key: PEM without a passphrase, or a JWK as JSON text or object. RSA of 2048 to 8192 bits, or P-256.
 * @returns it as JWK JSON, with its `kid` if it has one; undefined when it is no such key
 */
export function readSigningKey(given: string | Readonly<Record<string, unknown>>): Secret | undefined {
  try {
    const isPem = typeof given === 'string' && !given.trim().startsWith('{');
    const { kid, ...jwk } = isPem ? createPrivateKey(given).export({ format: 'jwk' }) : jwkOf(given);
    const key = createPrivateKey({ key: jwk, format: 'jwk' });
    if (!algorithmOf(key)) return undefined;
    return Secret.of(JSON.stringify({ ...key.export({ format: 'jwk' }), kid }));
  } catch {
    // Node's errors may quote what they could not read.
    return undefined;
  }
}

/**
 * A JWT signed with a key of `readSigningKey`: RS256 or ES256, by the kind of the key.
 * @param claims all of them; nothing is added
 */
export async function signJwt(key: Secret, claims: JWTPayload): Promise<Secret> {
  const { kid, ...jwk } = jwkOf(reveal(key));
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  const alg = algorithmOf(privateKey);
  if (!alg) throw new TypeError('The key is not one that was accepted.');
  return Secret.of(await new SignJWT(claims).setProtectedHeader({ alg, ...(kid && { kid }) }).sign(privateKey));
}

function jwkOf(given: string | Readonly<Record<string, unknown>>): JsonWebKey & { readonly kid?: string | undefined } {
  return jwkSchema.parse(typeof given === 'string' ? JSON.parse(given) : given);
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): 'RS256' | 'ES256' | undefined {
  const { modulusLength = 0, namedCurve } = asymmetricKeyDetails ?? {};
  if (asymmetricKeyType === 'ec') return namedCurve === 'prime256v1' ? 'ES256' : undefined;
  const isUsual = modulusLength >= SHORTEST_RSA_BITS && modulusLength <= LONGEST_RSA_BITS;
  return asymmetricKeyType === 'rsa' && isUsual ? 'RS256' : undefined;
}
