import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { type Settings } from '../../platform/config/index.js';
import { isDatabaseUnavailable, type Prisma, PrismaService } from '../../platform/database/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { reveal } from '../../platform/vault/reveal.js';
import { hashOfKey, hintOfKey } from './key-text.js';

/** Marks the row that belongs to the configuration; no other key may bear it. */
export const BOOTSTRAP_KEY_NAME = 'bootstrap';

/** Fixed, so that instances which boot together on an empty database mean the same organization. */
const FIRST_ORGANIZATION = { id: '00000000-0000-7000-8000-000000000001', name: 'First organization' };
/** Several instances may start at once, on a machine that is busy with it. Milliseconds. */
const PATIENT = { maxWait: 15_000, timeout: 15_000 };
/** Any number, as long as nothing else locks it. */
const BOOT_LOCK = 7_402_118_301;
const RETRY_MS = 1_000;

/** Makes the first organization and the key of the configuration, once the database can be reached. */
@Injectable()
export class Bootstrap implements OnApplicationBootstrap, OnModuleDestroy {
  private retry?: NodeJS.Timeout;
  private stopped = false;

  constructor(
    private readonly config: ConfigService<Settings, true>,
    private readonly prisma: PrismaService,
    private readonly log: Log,
  ) {}

  /** Without a database the server starts all the same, answers 503 and does this as soon as it can. */
  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.ensure();
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      this.log.warning('The database cannot be reached; the first organization is made when it can');
      this.retryLater();
    }
  }

  onModuleDestroy(): void {
    this.stopped = true;
    clearTimeout(this.retry);
  }

  private retryLater(): void {
    if (this.stopped) return;
    this.retry = setTimeout(() => {
      this.ensure().then(
        () => this.log.info('The first organization is in place'),
        (error: unknown) => {
          if (!isDatabaseUnavailable(error)) this.log.failure(error, undefined, { operation: 'bootstrap' });
          this.retryLater();
        },
      );
    }, RETRY_MS).unref();
  }

  private async ensure(): Promise<void> {
    const text = reveal(this.config.get('access', { infer: true }).bootstrapKey);
    await this.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${BOOT_LOCK}::bigint)`;
      await tx.organization.upsert({ where: { id: FIRST_ORGANIZATION.id }, create: FIRST_ORGANIZATION, update: {} });
      await this.ensureKey(tx, text);
    }, PATIENT);
  }

  /**
   * The configured key gets its row; rows of keys that stood in the configuration before are deleted, which ends them
   * and lets the operator go back to one. A row revoked over the API stays as it is: a restart must not revive it.
   */
  private async ensureKey(tx: Prisma.TransactionClient, text: string): Promise<void> {
    const hash = hashOfKey(text);
    const organizationId = FIRST_ORGANIZATION.id;
    await tx.apiKey.deleteMany({
      where: { organizationId, name: BOOTSTRAP_KEY_NAME, revokedAt: null, NOT: { hash } },
    });
    const present = await tx.apiKey.findFirst({ where: { hash } });
    if (present?.revokedAt) this.log.warning('The bootstrap key was revoked over the API; configure another one');
    if (present) return;
    const data = { organizationId, name: BOOTSTRAP_KEY_NAME, hash, hint: hintOfKey(text), scopes: ['*'] };
    await tx.apiKey.create({ data });
  }
}
