import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller } from '../../contracts/index.js';
import { ApiKeyVerifier } from './api-key-verifier.js';
import { digestOf } from './key-text.js';
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

  /**
   * At once, and without a promise, for credentials this instance knows by heart.
   * @throws problem `unauthenticated` or `rate_limited`; an error of the database when that is away
   */
  authenticate(request: FastifyRequest): Caller | Promise<Caller> {
    const presented = presentedCredential(request);
    if (presented?.kind === 'session') return this.bySession(presented.text, request);
    return presented ? this.byKey(digestOf(presented.text), request.ip) : this.failures.refuse(request.ip);
  }

  private byKey(digest: string, address: string): Caller | Promise<Caller> {
    return this.keys.recall(digest) ?? this.verifyKey(digest, address);
  }

  private async verifyKey(digest: string, address: string): Promise<Caller> {
    // Guessing stops here, before the database. Keys that were good a moment ago still pass: whoever shares the address
    // (a proxy, an office) cannot lock out clients that are at work.
    if (!this.keys.wasLatelyUsed(digest)) this.failures.assertAllowed(address);
    return (await this.keys.verify(digest)) ?? this.failures.refuse(address);
  }

  private async bySession(token: string, request: FastifyRequest): Promise<Caller> {
    const session = await this.sessions.verify(token);
    if (!session || isForeignOrigin(request.headers.origin, session.audience)) return this.failures.refuse(request.ip);
    const { tokenId: credentialId, keyId, organizationId, userId, scopes, expiresAt } = session;
    if (!(await this.keys.stands(keyId, organizationId))) return this.failures.refuse(request.ip);
    return { kind: 'session', credentialId, keyId, organizationId, userId, scopes: new Set(scopes), expiresAt };
  }
}

/** Browsers send Origin with every request across origins and scripts cannot change it; other clients send none. */
const isForeignOrigin = (origin: string | undefined, audience: string | undefined) =>
  origin !== undefined && audience !== undefined && isOrigin(audience) && origin !== audience;

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;
