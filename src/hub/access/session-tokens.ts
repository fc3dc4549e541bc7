import { Inject, Injectable } from '@nestjs/common';
import { errors, type JWTHeaderParameters, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { LruMap } from '../../platform/memory/index.js';
import { type DerivedKeys, Vault } from '../../platform/vault/index.js';
import { digestOf } from './key-text.js';
import { NOW, type Now } from './now.js';
import { isUserId } from './user-id.js';

/** Longest and default life of a session token, in seconds. */
export const SESSION_SECONDS = { min: 30, max: 600 };

/** Not the server's address: all instances of an installation accept each other's tokens, wherever they listen. */
const ISSUER = 'switchyard';
const ALGORITHM = 'HS256';
const TYPE = 'JWT';

export interface SessionClaims {
  readonly tokenId: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  /** Id of the API key that minted the token. */
  readonly keyId: string;
  /** The client application the token is for; where it is a web origin, browsers must send from there. */
  readonly audience?: string;
}

/** What a genuine token says. */
interface ProvedSession extends SessionClaims {
  readonly expiresAt: Date;
}

const payloadSchema = z.object({
  sub: z.string().refine(isUserId),
  aud: z.union([z.literal(ISSUER), z.tuple([z.literal(ISSUER), z.string()])]),
  org: z.uuid(),
  key: z.uuid(),
  jti: z.uuid(),
  scope: z.string(),
  iat: z.number(),
  exp: z.number(),
});

/** Tokens remembered as genuine; beyond it the one not seen the longest is verified again. */
const REMEMBERED_TOKENS = 10_000;

/** Signs and verifies session tokens (RFC 7519) with keys derived from the key ring. Asks no database. */
@Injectable()
export class SessionTokens {
  private readonly keys: DerivedKeys;
  /** By the token's digest: what was proved of a token does not change until it ends. */
  private readonly proved = new LruMap<string, ProvedSession>(REMEMBERED_TOKENS);

  constructor(
    vault: Vault,
    @Inject(NOW) private readonly now: Now,
  ) {
    this.keys = vault.derive('session-token');
  }

  /** @returns the token and when it ends */
  async sign(claims: SessionClaims, seconds: number): Promise<{ token: string; expiresAt: Date }> {
    const issuedAt = Math.floor(this.now() / 1000);
    const { id, key } = this.keys.current;
    const token = await new SignJWT({ org: claims.organizationId, key: claims.keyId, scope: claims.scopes.join(' ') })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: id })
      .setIssuer(ISSUER)
      .setAudience(claims.audience === undefined ? ISSUER : [ISSUER, claims.audience])
      .setSubject(claims.userId)
      .setJti(claims.tokenId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + seconds)
      .sign(key);
    return { token, expiresAt: new Date((issuedAt + seconds) * 1000) };
  }

  /** What a token says that is genuine and still lives; undefined for every other text. */
  async verify(token: string): Promise<ProvedSession | undefined> {
    const digest = digestOf(token);
    const known = this.proved.get(digest);
    if (known && this.now() < known.expiresAt.getTime()) return known;
    this.proved.delete(digest);
    const payload = await this.payloadOf(token);
    const proved = payload && readPayload(payload);
    if (proved) this.proved.set(digest, proved);
    return proved;
  }

  private async payloadOf(token: string): Promise<JWTPayload | undefined> {
    try {
      const { payload } = await jwtVerify(token, (header) => this.keyOf(header), {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: ISSUER,
        audience: ISSUER,
        requiredClaims: ['sub', 'jti', 'iat', 'exp'],
        maxTokenAge: SESSION_SECONDS.max,
        currentDate: new Date(this.now()),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  /** Every key of the ring verifies, so that rotation ends no session. */
  private keyOf({ kid }: JWTHeaderParameters): Uint8Array {
    const key = kid === undefined ? undefined : this.keys.all.get(kid);
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  }
}

function readPayload(payload: JWTPayload): ProvedSession | undefined {
  const { success, data } = payloadSchema.safeParse(payload);
  if (!success) return undefined;
  return {
    tokenId: data.jti,
    organizationId: data.org,
    userId: data.sub,
    scopes: data.scope.split(' ').filter(Boolean),
    keyId: data.key,
    audience: typeof data.aud === 'string' ? undefined : data.aud[1],
    expiresAt: new Date(Math.min(data.exp, data.iat + SESSION_SECONDS.max) * 1000),
  };
}
