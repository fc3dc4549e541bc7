import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller } from '../../contracts/index.js';
import { ApiKeyVerifier } from './api-key-verifier.js';
import { presentedCredential } from './presented-credential.js';
import { SessionTokens } from './session-tokens.js';
import { FailedAttempts } from './throttle/failed-attempts.js';

/** Who sent a request. Every way to fail looks the same to the client. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly keys: ApiKeyVerifier,
    private readonly sessions: SessionTokens,
    private readonly failures: FailedAttempts,
  ) {}

  /** @throws problem `unauthenticated` or `rate_limited`; an error of the database when that is away */
  async authenticate(request: FastifyRequest): Promise<Caller> {
    const caller = await this.callerOf(request);
    return caller ?? this.failures.refuse(request.ip);
  }

  private async callerOf(request: FastifyRequest): Promise<Caller | undefined> {
    const presented = presentedCredential(request);
    if (!presented) return undefined;
    if (presented.kind === 'session') return this.fromSession(presented.text, request.headers.origin);
    // Guessing stops here, before the database. Keys that were good a moment ago still pass: whoever shares the address
    // (a proxy, an office) cannot lock out clients that are at work.
    if (!this.keys.wasLatelyUsed(presented.text)) this.failures.assertAllowed(request.ip);
    return this.keys.verify(presented.text);
  }

  private async fromSession(token: string, origin: string | undefined): Promise<Caller | undefined> {
    const claims = await this.sessions.verify(token);
    if (!claims || isForeignOrigin(origin, claims.audience)) return undefined;
    if (!(await this.keys.stands(claims.keyId, claims.organizationId))) return undefined;
    return {
      kind: 'session',
      credentialId: claims.tokenId,
      organizationId: claims.organizationId,
      userId: claims.userId,
      scopes: new Set(claims.scopes),
    };
  }
}

/** Browsers send Origin with every request across origins and scripts cannot change it; other clients send none. */
const isForeignOrigin = (origin: string | undefined, audience: string | undefined) =>
  origin !== undefined && audience !== undefined && isOrigin(audience) && origin !== audience;

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;
