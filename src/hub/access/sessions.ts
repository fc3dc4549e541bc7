import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Caller, holds, type Subject } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';
import { Audit, type AuditSource } from './audit.js';
import { requireHeld, requireKnown, Scopes } from './scopes.js';
import { SESSION_SECONDS, SessionTokens } from './session-tokens.js';

export const newSession = z.object({
  /** Checked by the authorization guard. */
  user_id: z.string().nullish(),
  scopes: z.array(z.string().max(100)).max(100).nullish(),
  /** Seconds. */
  expires_in: z.number().int().min(SESSION_SECONDS.min).max(SESSION_SECONDS.max).default(SESSION_SECONDS.max),
  /** The client application; a web origin is enforced against the Origin header. */
  audience: z
    .string()
    .regex(/^[^\p{Cc}\p{Cs}]{1,255}$/u, 'must be 1 to 255 characters without control characters')
    .nullish(),
});
export type NewSession = z.output<typeof newSession>;

export const mintedSession = z.object({
  ok: z.literal(true),
  token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int(),
  expires_at: z.iso.datetime(),
  user_id: z.string(),
  scopes: z.array(z.string()),
});
export type MintedSession = z.output<typeof mintedSession>;

/** Short-lived credentials for one user's browser or desktop client, minted by the tenant's backend. */
@Injectable()
export class Sessions {
  constructor(
    private readonly tokens: SessionTokens,
    private readonly scopes: Scopes,
    private readonly audit: Audit,
  ) {}

  async mint(caller: Caller, acting: Subject, input: NewSession, source: AuditSource): Promise<MintedSession> {
    // The revocation of a session follows its minting key, so only a key can mint.
    if (caller.kind !== 'api_key') throw problem('forbidden', { detail: 'Only an API key can mint session tokens.' });
    const scopes = this.grantedScopes(caller, input.scopes ?? undefined);
    const { organizationId, userId } = acting;
    const { token, expiresAt } = await this.tokens.sign(
      {
        tokenId: randomUUID(),
        organizationId,
        userId,
        scopes,
        keyId: caller.credentialId,
        audience: input.audience ?? undefined,
      },
      input.expires_in,
    );
    const entry = { organizationId, actor: caller.credentialId, action: 'access.sessions.create' };
    await this.audit.record({ ...entry, outcome: 'allowed', target: `user:${userId}`, ...source });
    return {
      ok: true,
      token,
      token_type: 'Bearer',
      expires_in: input.expires_in,
      expires_at: expiresAt.toISOString(),
      user_id: userId,
      scopes,
    };
  }

  private grantedScopes(caller: Caller, wanted: readonly string[] | undefined): string[] {
    if (wanted === undefined) return this.scopes.ofSessions.filter((scope) => holds(caller, scope));
    requireKnown(wanted, this.scopes.ofSessions);
    requireHeld(caller, wanted);
    return [...new Set(wanted)];
  }
}
