import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Caller, DELEGATE_SCOPE, holds, type Subject } from '../../contracts/index.js';
import { type Page, type PageQuery, readCursor, toPage } from '../../platform/api/index.js';
import { type ApiKey, ChangeFeed, Prisma, PrismaService } from '../../platform/database/index.js';
import { invalidField, problem } from '../../platform/problem/index.js';
import { type ApiKeyView, type NewApiKey } from './api-keys.schemas.js';
import { API_KEYS } from './api-key-verifier.js';
import { Audit, type AuditSource } from './audit.js';
import { BOOTSTRAP_KEY_NAME } from './bootstrap.js';
import { hashOfKey, hintOfKey, newKeyText } from './key-text.js';
import { NOW, type Now } from './now.js';
import { requireHeld, requireKnown, Scopes } from './scopes.js';

const MANAGING_SCOPES = ['*', 'keys:manage'];

/** The API keys of an organization. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly prisma: PrismaService,
    private readonly scopes: Scopes,
    private readonly audit: Audit,
    private readonly feed: ChangeFeed,
    @Inject(NOW) private readonly now: Now,
  ) {}

  /**
   * Makes a key for the organization, or for the acting user alone where there is one: so a key that speaks for one user
   * cannot make one that speaks for all.
   * @returns the row to show and the key, which nobody can read again
   */
  async create(
    caller: Caller,
    acting: Subject | undefined,
    input: NewApiKey,
    source: AuditSource,
  ): Promise<{ key: string; view: ApiKeyView }> {
    requireKnown(input.scopes, this.scopes.ofKeys);
    requireHeld(caller, input.scopes);
    if (input.name === BOOTSTRAP_KEY_NAME) throw invalidField('name', 'is reserved for the key of the configuration');
    if (input.expires_at && input.expires_at.getTime() <= this.now()) {
      throw invalidField('expires_at', 'must be in the future');
    }
    const text = newKeyText();
    const key = await this.prisma.apiKey.create({
      data: {
        organizationId: caller.organizationId,
        name: input.name,
        hash: hashOfKey(text),
        hint: hintOfKey(text),
        scopes: [...new Set(input.scopes)],
        userId: acting?.userId,
        expiresAt: input.expires_at,
      },
    });
    await this.record(caller, 'access.keys.create', key.id, source);
    return { key: text, view: viewOf(key) };
  }

  /** Newest first, without revoked ones. */
  async list(caller: Caller, { limit, cursor }: PageQuery): Promise<Page<ApiKeyView>> {
    const rows = await this.prisma.apiKey.findMany({
      where: { ...visibleTo(caller), id: { lt: readCursor(cursor) } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return toPage(rows, limit, viewOf);
  }

  /**
   * Revokes a key; the sessions it minted end with it.
   * @throws problem `not_found`; `conflict` when the caller is the organization's last key that manages keys
   */
  async revoke(caller: Caller, id: string, source: AuditSource): Promise<void> {
    if (!z.uuid().safeParse(id).success) throw problem('not_found');
    await this.prisma.$transaction(async (tx) => {
      // One at a time per organization: two last keys that delete themselves at once would each see the other.
      await tx.$queryRaw`SELECT 1 FROM organizations WHERE id = ${caller.organizationId}::uuid FOR NO KEY UPDATE`;
      const key = await tx.apiKey.findFirst({ where: { ...visibleTo(caller), id } });
      if (!key) throw problem('not_found');
      if (key.id === caller.credentialId && !(await this.anotherManages(tx, key))) {
        throw problem('conflict', { detail: 'This is the last key that can manage keys. Make another one first.' });
      }
      await tx.apiKey.update({ where: { id }, data: { revokedAt: new Date(this.now()) } });
    });
    this.feed.tellHere(API_KEYS, id);
    await this.record(caller, 'access.keys.delete', id, source);
  }

  private async anotherManages(tx: Prisma.TransactionClient, key: ApiKey): Promise<boolean> {
    const others = await tx.apiKey.count({
      where: {
        organizationId: key.organizationId,
        id: { not: key.id },
        scopes: { hasSome: MANAGING_SCOPES },
        revokedAt: null,
        OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(this.now()) } }],
      },
    });
    return others > 0;
  }

  private record(caller: Caller, action: string, id: string, source: AuditSource): Promise<void> {
    const { organizationId, credentialId: actor } = caller;
    return this.audit.record({ organizationId, actor, action, outcome: 'allowed', target: `key:${id}`, ...source });
  }
}

/** A caller that speaks for one user sees that user's keys, unless it may act for others. */
const visibleTo = (caller: Caller): Prisma.ApiKeyWhereInput => ({
  organizationId: caller.organizationId,
  revokedAt: null,
  ...(caller.userId !== undefined && !holds(caller, DELEGATE_SCOPE) && { userId: caller.userId }),
});

const viewOf = (key: ApiKey): ApiKeyView => ({
  id: key.id,
  name: key.name,
  hint: key.hint,
  scopes: key.scopes,
  user_id: key.userId,
  created_at: key.createdAt.toISOString(),
  expires_at: key.expiresAt?.toISOString() ?? null,
  last_used_at: key.lastUsedAt?.toISOString() ?? null,
});
