import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';
import { type Clock } from '../shared/clock.js';
import { type Id } from './model.js';

/** An OAuth application of the organization: of people, with a secret, or a service, with a key. */
export type OAuthClient =
  | { kind: 'web'; id: Id; secret: string }
  | { kind: 'service'; id: Id; label: string; jwk: JsonWebKey; scopes: string[] };

/** Why an assertion is refused, in Okta's words. */
export class AssertionError extends Error {}

/** How far ahead an assertion may expire, https://developer.okta.com/docs/api/openapi/okta-oauth/guides/client-auth/ */
const LONGEST_LIFE_SECONDS = 3_600;
const ALGORITHMS = ['RS256', 'ES256'];

/** The registered applications, and which assertions they have used up. */
export class Clients {
  private readonly byId = new Map<Id, OAuthClient>();
  /** When each used `jti` expires and may be forgotten, epoch seconds. */
  private readonly usedIds = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  add(client: OAuthClient): void {
    this.byId.set(client.id, client);
  }

  find(id: string): OAuthClient | undefined {
    return this.byId.get(id);
  }

  list(): OAuthClient[] {
    return [...this.byId.values()];
  }

  restore(clients: OAuthClient[]): void {
    this.byId.clear();
    for (const client of clients) this.add(client);
  }

  clear(): void {
    this.byId.clear();
    this.usedIds.clear();
  }

  /**
   * The service that signed `assertion` (RFC 7523); throws `AssertionError` otherwise.
   * @param audiences addresses it may be meant for
   */
  authenticate(assertion: string, audiences: string[]): OAuthClient & { kind: 'service' } {
    const { header, claims, signed, signature } = decode(assertion);
    const client = typeof claims.sub === 'string' ? this.byId.get(claims.sub) : undefined;
    if (client?.kind !== 'service' || claims.iss !== claims.sub) {
      throw new AssertionError('The client_assertion token has an unknown issuer or subject.');
    }
    if (typeof header.alg !== 'string' || !ALGORITHMS.includes(header.alg)) {
      throw new AssertionError('The client_assertion signing algorithm must be RS256 or ES256.');
    }
    if (!isSignedBy(createPublicKey({ key: client.jwk, format: 'jwk' }), header.alg, signed, signature)) {
      throw new AssertionError('The client_assertion signature is invalid.');
    }
    this.checkClaims(client.id, claims, audiences);
    return client;
  }

  private checkClaims(client: Id, claims: Record<string, unknown>, audiences: string[]): void {
    const now = Math.floor(this.clock.now() / 1000);
    const meantFor = Array.isArray(claims.aud) ? (claims.aud as unknown[]) : [claims.aud];
    if (!meantFor.some((audience) => typeof audience === 'string' && audiences.includes(audience))) {
      throw new AssertionError('The audience claim for client_assertion must be the endpoint invoked for the request.');
    }
    const { exp, jti } = claims;
    if (typeof exp !== 'number' || exp <= now) throw new AssertionError('The client_assertion token is expired.');
    if (exp > now + LONGEST_LIFE_SECONDS) {
      throw new AssertionError('The client_assertion token has an expiration too far into the future.');
    }
    if (jti === undefined) return;
    if (typeof jti !== 'string') throw new AssertionError("The 'jti' claim must be a string.");
    for (const [id, until] of this.usedIds) if (until <= now) this.usedIds.delete(id);
    const used = `${client} ${jti}`;
    if (this.usedIds.has(used)) throw new AssertionError('The client_assertion token has already been used.');
    this.usedIds.set(used, exp);
  }
}

interface Decoded {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  signed: string;
  signature: Buffer;
}

function decode(assertion: string): Decoded {
  const [header = '', claims = '', signature = '', ...rest] = assertion.split('.');
  try {
    const read = (part: string): Record<string, unknown> => {
      const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
      if (typeof value !== 'object' || value === null) throw new Error('not an object');
      return value as Record<string, unknown>;
    };
    if (rest.length > 0) throw new Error('too many parts');
    const signed = `${header}.${claims}`;
    return { header: read(header), claims: read(claims), signed, signature: Buffer.from(signature, 'base64url') };
  } catch {
    throw new AssertionError('The client_assertion token is not a valid JWT.');
  }
}

function isSignedBy(key: KeyObject, algorithm: string, signed: string, signature: Buffer): boolean {
  if (key.asymmetricKeyType !== (algorithm === 'RS256' ? 'rsa' : 'ec')) return false;
  // JSON Web Signatures carry an elliptic signature as two plain numbers, not as DER.
  return verify('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }, signature);
}
