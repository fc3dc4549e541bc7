import { createPrivateKey, type JsonWebKey, type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { Secret } from '../../platform/vault/index.js';
import { reveal } from '../../platform/vault/reveal.js';

/** An application that acts for itself: its id at the provider, and the private key that proves it, as JWK JSON. */
export interface ServiceClient {
  readonly id: string;
  readonly key: Secret;
}

/** https://www.rfc-editor.org/rfc/rfc7523#section-2.2 */
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ASSERTION_SECONDS = 300;

const SHORTEST_RSA_BITS = 2048;
/** Signing with a longer one would take noticeable time. */
const LONGEST_RSA_BITS = 8192;

const jwkSchema = z.looseObject({ kty: z.enum(['RSA', 'EC']), kid: z.string().min(1).max(255).optional() });

/**
 * Reads a private key: PEM without a passphrase, or a JWK as JSON text or object. RSA of 2048 bits or more, or P-256.
 * @returns it as JWK, with its `kid` if it has one; undefined when it is no such key
 */
export function readClientKey(given: string | Readonly<Record<string, unknown>>): Secret | undefined {
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
 * A signed statement that it is this client which asks (RFC 7523 section 3), good for five minutes and one use.
 * @param audience the token endpoint
 * @param now milliseconds since the epoch
 */
export async function clientAssertion({ id, key }: ServiceClient, audience: string, now: number): Promise<Secret> {
  const jwk = jwkOf(reveal(key));
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  const alg = algorithmOf(privateKey);
  if (!alg) throw new TypeError('The stored key is not one that was accepted.');
  const seconds = Math.floor(now / 1000);
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg, ...(jwk.kid && { kid: jwk.kid }) })
    .setIssuer(id)
    .setSubject(id)
    .setAudience(audience)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ASSERTION_SECONDS)
    .setJti(randomUUID())
    .sign(privateKey);
  return Secret.of(assertion);
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
