import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Caller } from '../../contracts/index.js';
import { type ApiKey, ChangeFeed, PrismaService } from '../../platform/database/index.js';
import { LruMap, RowMemory } from '../../platform/memory/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { bytesOf } from './key-text.js';
import { NOW, type Now } from './now.js';

/** `last_used_at` is exact to this many milliseconds. */
const USE_PRECISION_MS = 60_000;
/** Keys remembered as lately used; beyond it the oldest is forgotten, at the price of one more update. */
const REMEMBERED_KEYS = 10_000;

/** Topic of ChangeFeed. */
export const API_KEYS = 'api_keys';

interface KnownKey {
  readonly row: ApiKey;
  readonly caller: Caller;
}

/**
 * Looks up presented API keys. Rows are remembered until their change is announced (see platform/memory), so that a key
 * in use asks no database, and a revoked one is refused by all instances within milliseconds.
 */
@Injectable()
export class ApiKeyVerifier implements OnModuleDestroy {
  /** When `last_used_at` was last written by this instance, by the key's digest. Holds verified keys only. */
  private readonly usedAt = new LruMap<string, number>(REMEMBERED_KEYS);
  /** By the key's digest. */
  private readonly presented: RowMemory<KnownKey>;
  /** By the key's id, for the sessions it minted. */
  private readonly minting: RowMemory<ApiKey>;

  constructor(
    private readonly prisma: PrismaService,
    private readonly log: Log,
    feed: ChangeFeed,
    @Inject(NOW) private readonly now: Now,
  ) {
    this.presented = new RowMemory(feed, API_KEYS);
    this.minting = new RowMemory(feed, API_KEYS);
  }

  onModuleDestroy(): void {
    this.presented.onModuleDestroy();
    this.minting.onModuleDestroy();
  }

  /**
   * Whose key is it, as far as this instance knows by heart? Undefined: ask `verify`.
   * @param digest of the key: see `digestOf`
   */
  recall(digest: string): Caller | undefined {
    const known = this.presented.recall(digest);
    if (!known || !this.isUsable(known.row)) return undefined;
    this.noteUse(known.row, digest);
    return known.caller;
  }

  /**
   * Whose key is it? One query by its unique hash; undefined for a key that is unknown, revoked or expired.
   * `findFirst`, because Prisma merges `findUnique` calls of one tick into one query and hands the rows out by comparing
   * keys, which is nothing to rest tenants on.
   */
  async verify(digest: string): Promise<Caller | undefined> {
    const known = await this.presented.read(digest, async () => {
      const row = await this.prisma.apiKey.findFirst({ where: { hash: bytesOf(digest) } });
      return row && this.isUsable(row) ? { id: row.id, value: { row, caller: callerOf(row) } } : undefined;
    });
    if (!known) {
      this.usedAt.delete(digest);
      return undefined;
    }
    this.noteUse(known.row, digest);
    return known.caller;
  }

  /** Whether this very key was verified by this instance a short while ago. */
  wasLatelyUsed(digest: string): boolean {
    return this.usedAt.has(digest);
  }

  /** Whether the key that minted a session still stands. */
  stands(id: string, organizationId: string): boolean | Promise<boolean> {
    const row = this.minting.recall(id);
    return row ? this.standsFor(organizationId, row) : this.readMinting(id, organizationId);
  }

  private async readMinting(id: string, organizationId: string): Promise<boolean> {
    const row = await this.minting.read(id, async () => {
      const found = await this.prisma.apiKey.findFirst({ where: { id } });
      return found ? { id, value: found } : undefined;
    });
    return row !== undefined && this.standsFor(organizationId, row);
  }

  private standsFor(organizationId: string, row: ApiKey): boolean {
    return row.organizationId === organizationId && this.isUsable(row);
  }

  private isUsable(key: ApiKey): boolean {
    return key.revokedAt === null && (key.expiresAt === null || key.expiresAt.getTime() > this.now());
  }

  /** Outside the request's path; of several instances the first to come writes. */
  private noteUse({ id }: ApiKey, digest: string): void {
    const now = this.now();
    const last = this.usedAt.get(digest);
    if (last !== undefined && now - last < USE_PRECISION_MS) return;
    this.usedAt.set(digest, now);
    const before = new Date(now - USE_PRECISION_MS);
    this.prisma.apiKey
      .updateMany({
        where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
        data: { lastUsedAt: new Date(now) },
      })
      .catch((error: unknown) =>
        this.log.failure(error, undefined, { operation: 'api_key.note_use', credential_id: id }),
      );
  }
}

const callerOf = (key: ApiKey): Caller => ({
  kind: 'api_key',
  credentialId: key.id,
  keyId: key.id,
  organizationId: key.organizationId,
  userId: key.userId ?? undefined,
  scopes: new Set(key.scopes),
  expiresAt: key.expiresAt ?? undefined,
});
