import { randomUUID } from 'node:crypto';
import { type Secret, signJwt } from '../../platform/vault/index.js';

/** An application that acts for itself: its id at the provider, and the key that proves it, as `readSigningKey` reads it. */
export interface ServiceClient {
  readonly id: string;
  readonly key: Secret;
}

/** https://www.rfc-editor.org/rfc/rfc7523#section-2.2 */
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ASSERTION_SECONDS = 300;

/**
 * A signed statement that it is this client which asks (RFC 7523 section 3), good for five minutes and one use.
 * @param audience the token endpoint
 * @param now milliseconds since the epoch
 */
export function clientAssertion({ id, key }: ServiceClient, audience: string, now: number): Promise<Secret> {
  const iat = Math.floor(now / 1000);
  return signJwt(key, { iss: id, sub: id, aud: audience, iat, exp: iat + ASSERTION_SECONDS, jti: randomUUID() });
}
