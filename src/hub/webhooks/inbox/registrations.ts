import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { ChangeFeed, newRowId, type Prisma, PrismaService } from '../../../platform/database/index.js';
import { RowMemory } from '../../../platform/memory/index.js';
import { problem } from '../../../platform/problem/index.js';
import { isSameSecret, type Secret, Vault, VaultError } from '../../../platform/vault/index.js';
import { hashOf, isToken, laneOf, newToken, type Registration } from './registration.js';
import { SharedRegistrations } from './shared-registrations.js';

const TOPIC = 'webhook_registrations';

type Row = Prisma.WebhookRegistrationGetPayload<{ include: { subscription: true } }>;
type Transaction = Pick<Prisma.TransactionClient, 'webhookRegistration'>;

const bindingOf = ({ id, organizationId }: Pick<Row, 'id' | 'organizationId'>) => ({
  organizationId,
  record: id,
  column: 'webhook_registrations.secret',
});

/** Webhooks at providers, each with its own address and its own secret. A delivery to one that is known asks no database. */
@Injectable()
export class Registrations {
  readonly #byToken: RowMemory<Registration>;
  readonly #shared: SharedRegistrations;

  constructor(
    private readonly prisma: PrismaService,
    private readonly feed: ChangeFeed,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.#byToken = new RowMemory(feed, TOPIC);
    this.#shared = new SharedRegistrations(feed, TOPIC);
  }

  onModuleDestroy(): void {
    this.#byToken.onModuleDestroy();
    this.#shared.onModuleDestroy();
  }

  /**
   * A registration whose create call is about to be made: the only time at which it takes a handshake.
   * @param options.shared its deliveries come to the provider's documented address, which names no registration
   * @param options.secret where we choose it: no handshake is taken then
   * @returns the token that ends its own URL; it is not kept and cannot be had again
   */
  async open(
    subscription: { readonly id: string; readonly organizationId: string },
    { shared = false, secret }: { readonly shared?: boolean; readonly secret?: Secret } = {},
  ): Promise<{ readonly id: string; readonly token: string }> {
    const token = newToken();
    const now = this.clock.now();
    const id = newRowId(now);
    const { id: subscriptionId, organizationId } = subscription;
    await this.prisma.webhookRegistration.create({
      data: {
        id,
        subscriptionId,
        organizationId,
        tokenHash: hashOf(token),
        secret: secret ? await this.vault.seal(secret, bindingOf({ id, organizationId })) : null,
        isShared: shared,
        createdAt: new Date(now),
      },
    });
    return { id, token };
  }

  /** What this instance remembers of it; undefined says nothing. */
  recall(token: string): Registration | undefined {
    return this.#byToken.recall(token);
  }

  /** @returns undefined also for one that is retired */
  async byToken(token: string): Promise<Registration | undefined> {
    const known = this.#byToken.recall(token);
    if (known || !isToken(token)) return known;
    let registration: Registration | undefined;
    await this.#byToken.read(token, async () => {
      registration = await this.#find({ tokenHash: hashOf(token) });
      // Without its secret it is about to change, and what other instances write takes a moment to be told here.
      return registration?.secret && { id: registration.id, value: registration };
    });
    return registration;
  }

  /** Whether it once was one: the provider is then told to forget it. */
  async isRetired(token: string): Promise<boolean> {
    if (!isToken(token)) return false;
    const row = await this.prisma.webhookRegistration.findUnique({ where: { tokenHash: hashOf(token) } });
    return row?.status === 'retired';
  }

  /** Those of the provider that deliver to its documented address and can be proved, the oldest first. */
  async shared(provider: string): Promise<readonly Registration[]> {
    return this.#shared.of(provider, async () => {
      const rows = await this.prisma.webhookRegistration.findMany({
        where: { isShared: true, status: { not: 'retired' }, secret: { not: null }, subscription: { provider } },
        include: { subscription: true },
        orderBy: { id: 'asc' },
      });
      const found = await Promise.all(rows.map((row) => this.#registrationOf(row).catch(() => undefined)));
      // One whose secret does not open proves nothing, and must not keep the others from being found.
      return found.filter((registration) => registration !== undefined);
    });
  }

  /**
   * Binds the secret to the registration, sealed and committed when this returns. Of several that race, one wins.
   * @returns false unless it is pending and has no secret, or this very one, as when our first answer was lost
   */
  async acceptHandshake(provider: string, token: string, secret: Secret): Promise<boolean> {
    if (!isToken(token)) return false;
    const registration = await this.#find({ tokenHash: hashOf(token) });
    return registration?.provider === provider && this.#accept(registration, secret);
  }

  /**
   * A handshake at the documented address. It names no registration, so it is accepted only while exactly one waits.
   */
  async acceptSharedHandshake(provider: string, secret: Secret): Promise<boolean> {
    const waiting = await this.prisma.webhookRegistration.findMany({
      where: { isShared: true, status: 'pending', secret: null, subscription: { provider } },
      include: { subscription: true },
      take: 2,
    });
    const [only, other] = waiting;
    return only !== undefined && other === undefined && this.#accept(await this.#registrationOf(only), secret);
  }

  /** What its handshake left; undefined when none was accepted, or it is retired. */
  async secretOf(id: string): Promise<Secret | undefined> {
    return (await this.#find({ id }))?.secret;
  }

  /**
   * The provider has it: no handshake is accepted any more.
   * @returns false when it was not pending
   */
  async activate(id: string, remoteId: string | null, tx: Transaction = this.prisma): Promise<boolean> {
    const { count } = await tx.webhookRegistration.updateMany({
      where: { id, status: 'pending' },
      data: { status: 'active', remoteId, activatedAt: new Date(this.clock.now()) },
    });
    this.feed.tellHere(TOPIC, id);
    return count > 0;
  }

  /** Replaced or given up: its deliveries are refused from now on, and its secret is forgotten. */
  async retire(id: string, tx: Transaction = this.prisma): Promise<void> {
    await tx.webhookRegistration.updateMany({
      where: { id, status: { not: 'retired' } },
      data: { status: 'retired', secret: null, retiredAt: new Date(this.clock.now()) },
    });
    this.feed.tellHere(TOPIC, id);
  }

  async #accept(registration: Registration, secret: Secret): Promise<boolean> {
    if (registration.status !== 'pending') return false;
    if (registration.secret) return isSameSecret(registration.secret, secret);
    const { id } = registration;
    const { count } = await this.prisma.webhookRegistration.updateMany({
      where: { id, status: 'pending', secret: null },
      data: { secret: await this.vault.seal(secret, bindingOf(registration)) },
    });
    this.feed.tellHere(TOPIC, id);
    if (count > 0) return true;
    const winner = await this.#find({ id });
    return winner?.status === 'pending' && winner.secret !== undefined && isSameSecret(winner.secret, secret);
  }

  async #find(where: Prisma.WebhookRegistrationWhereUniqueInput): Promise<Registration | undefined> {
    const row = await this.prisma.webhookRegistration.findUnique({ where, include: { subscription: true } });
    return row && row.status !== 'retired' ? this.#registrationOf(row) : undefined;
  }

  async #registrationOf(row: Row): Promise<Registration> {
    const { id, subscriptionId, organizationId, subscription } = row;
    const { provider } = subscription;
    const secret = row.secret === null ? undefined : await this.#open(row, row.secret);
    const status = row.status === 'pending' ? 'pending' : 'active';
    return { id, subscriptionId, organizationId, provider, status, secret, lane: laneOf(subscription) };
  }

  /** A secret that does not open proves nothing: the provider is told to come back, since only this server is at fault. */
  async #open(row: Row, sealed: string): Promise<Secret> {
    try {
      return await this.vault.open(sealed, bindingOf(row));
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      throw problem('internal', { detail: 'The stored secret of this webhook does not open here.', cause: error });
    }
  }
}
