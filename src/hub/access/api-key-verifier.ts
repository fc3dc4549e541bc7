import { Inject, Injectable } from '@nestjs/common';
import { type Caller } from '../../contracts/index.js';
import { type ApiKey, PrismaService } from '../../platform/database/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { hashOfKey } from './key-text.js';
import { NOW, type Now } from './now.js';

/** `last_used_at` is exact to this many milliseconds. */
const USE_PRECISION_MS = 60_000;
/** Keys remembered as lately used; beyond it the oldest is forgotten, at the price of one more update. */
const REMEMBERED_KEYS = 10_000;

/** Looks up presented API keys. */
@Injectable()
export class ApiKeyVerifier {
  /** When `last_used_at` was last written by this instance, by the key's hash. Holds verified keys only. */
  private readonly usedAt = new Map<string, number>();

  constructor(
    private readonly prisma: PrismaService,
    private readonly log: Log,
    @Inject(NOW) private readonly now: Now,
  ) {}

  /**
   * Whose key is it? One query by its unique hash; undefined for a key that is unknown, revoked or expired.
   * `findFirst`, because Prisma merges `findUnique` calls of one tick into one query and hands the rows out by comparing
   * keys, which is nothing to rest tenants on.
   */
  async verify(text: string): Promise<Caller | undefined> {
    const hash = hashOfKey(text);
    const key = await this.prisma.apiKey.findFirst({ where: { hash } });
    if (!key || !this.isUsable(key)) {
      this.usedAt.delete(nameOf(hash));
      return undefined;
    }
    this.noteUse(key);
    return {
      kind: 'api_key',
      credentialId: key.id,
      organizationId: key.organizationId,
      userId: key.userId ?? undefined,
      scopes: new Set(key.scopes),
    };
  }

  /** Whether this very key was verified by this instance a short while ago. */
  wasLatelyUsed(text: string): boolean {
    return this.usedAt.has(nameOf(hashOfKey(text)));
  }

  /** Whether the key that minted a session still stands. */
  async stands(id: string, organizationId: string): Promise<boolean> {
    const key = await this.prisma.apiKey.findFirst({ where: { id, organizationId } });
    return key !== null && this.isUsable(key);
  }

  private isUsable(key: ApiKey): boolean {
    return key.revokedAt === null && (key.expiresAt === null || key.expiresAt.getTime() > this.now());
  }

  /** Outside the request's path; of several instances the first to come writes. */
  private noteUse({ id, hash }: ApiKey): void {
    const now = this.now();
    const name = nameOf(hash);
    const last = this.usedAt.get(name);
    if (last !== undefined && now - last < USE_PRECISION_MS) return;
    this.remember(name, now);
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

  private remember(name: string, now: number): void {
    this.usedAt.delete(name);
    this.usedAt.set(name, now);
    const [oldest] = this.usedAt.keys();
    if (oldest !== undefined && this.usedAt.size > REMEMBERED_KEYS) this.usedAt.delete(oldest);
  }
}

const nameOf = (hash: Uint8Array) => Buffer.from(hash).toString('base64');
