import { Inject, Injectable } from '@nestjs/common';
import { ProviderError } from '../../contracts/index.js';
import { type Page, type PageQuery, readCursor, toPage } from '../../platform/api/index.js';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { newRowId, type Prisma, PrismaService, type WebhookEndpoint } from '../../platform/database/index.js';
import { Lanes } from '../../platform/lanes/index.js';
import { invalidField, problem } from '../../platform/problem/index.js';
import { ActiveEndpoints } from './active-endpoints.js';
import { deliveryLane } from './delivery-lane.js';
import { type EndpointChange, type NewEndpoint } from './endpoint.schemas.js';
import { EndpointSecrets } from './endpoint-secrets.js';
import { Sender } from './sender.js';
import { newSecret } from './signature.js';

/** Each event is written down once for every endpoint that wants it. */
const MOST_ENDPOINTS = 50;
/** How long the secret before the present one goes on signing. */
const ROTATION_MS = 86_400_000;

/** The endpoints of an organization. */
@Injectable()
export class Endpoints {
  constructor(
    private readonly prisma: PrismaService,
    private readonly secrets: EndpointSecrets,
    private readonly active: ActiveEndpoints,
    private readonly sender: Sender,
    private readonly lanes: Lanes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the row and the secret, which nobody can read again. @throws problem `validation_failed`, `conflict` */
  async create(organizationId: string, input: NewEndpoint): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
    await this.checkUrl(input.url);
    const id = newRowId(this.clock.now());
    const { shown, kept } = newSecret();
    const secret = await this.secrets.seal({ id, organizationId }, kept);
    const endpoint = await this.change(organizationId, async (tx) => {
      await this.checkRoom(organizationId, tx);
      const createdAt = new Date(this.clock.now());
      return tx.webhookEndpoint.create({ data: { ...input, id, organizationId, secret, createdAt } });
    });
    return { endpoint, secret: shown };
  }

  /** Newest first. */
  async list(organizationId: string, { limit, cursor }: PageQuery): Promise<Page<WebhookEndpoint>> {
    const rows = await this.prisma.webhookEndpoint.findMany({
      where: { organizationId, id: { lt: readCursor(cursor) } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => row);
  }

  /** @throws problem `not_found` */
  async get(organizationId: string, id: string): Promise<WebhookEndpoint> {
    const row = await this.prisma.webhookEndpoint.findFirst({ where: { organizationId, id } });
    if (row) return row;
    throw problem('not_found', { detail: 'There is no such endpoint.' });
  }

  /** One that is at work. @throws problem `not_found`, `conflict` */
  async getActive(organizationId: string, id: string): Promise<WebhookEndpoint> {
    const endpoint = await this.get(organizationId, id);
    if (endpoint.status === 'active') return endpoint;
    throw problem('conflict', { detail: 'The endpoint is disabled. Set its status to active first.' });
  }

  /** @throws problem `not_found`, `validation_failed` */
  async update(organizationId: string, id: string, { url, status, ...more }: EndpointChange): Promise<WebhookEndpoint> {
    await this.get(organizationId, id);
    if (url !== undefined) await this.checkUrl(url);
    // Whatever it failed for may be over: it starts anew.
    const isRenewed = url !== undefined || status === 'active';
    return this.change(organizationId, async (tx) => {
      const { count } = await tx.webhookEndpoint.updateMany({
        where: { organizationId, id },
        data: {
          ...more,
          url,
          status,
          ...(status && { disabledReason: status === 'disabled' ? 'by_request' : null }),
          ...(isRenewed && { failingSince: null, restsUntil: null }),
        },
      });
      if (count === 0) throw problem('not_found', { detail: 'There is no such endpoint.' });
      if (isRenewed) await this.lanes.wake(deliveryLane, [id], { tx });
      return tx.webhookEndpoint.findUniqueOrThrow({ where: { id } });
    });
  }

  /**
   * @returns the new secret; the one before it signs beside it for a day
   * @throws problem `not_found`; `conflict` when another rotation came first: of three secrets one would never sign
   */
  async rotateSecret(organizationId: string, id: string): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
    const before = await this.get(organizationId, id);
    const { shown, kept } = newSecret();
    const previous = await this.secrets.current(before);
    const [endpoint] = await this.prisma.webhookEndpoint.updateManyAndReturn({
      where: { id, organizationId, secret: before.secret },
      data: {
        secret: await this.secrets.seal(before, kept),
        previousSecret: await this.secrets.seal(before, previous, 'previous_secret'),
        previousSecretUntil: new Date(this.clock.now() + ROTATION_MS),
      },
    });
    if (!endpoint) throw problem('conflict', { detail: 'The secret was rotated or sealed anew meanwhile. Try again.' });
    return { endpoint, secret: shown };
  }

  /** With all of its messages. @throws problem `not_found` */
  async delete(organizationId: string, id: string): Promise<void> {
    await this.get(organizationId, id);
    await this.change(organizationId, (tx) => tx.webhookEndpoint.deleteMany({ where: { organizationId, id } }));
  }

  /** @throws problem `validation_failed` that says what is wrong, and nothing about the network this server is in */
  private async checkUrl(url: string): Promise<void> {
    try {
      await this.sender.check(url);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      throw invalidField('url', 'must be https on its usual port at a public address, without user information');
    }
  }

  private async checkRoom(organizationId: string, tx: Prisma.TransactionClient): Promise<void> {
    if ((await tx.webhookEndpoint.count({ where: { organizationId } })) < MOST_ENDPOINTS) return;
    throw problem('conflict', { detail: `An organization has at most ${MOST_ENDPOINTS} endpoints. Delete one first.` });
  }

  /** A change that this instance hears of at once, and the others with its commit. */
  private async change<T>(organizationId: string, work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
    const result = await this.prisma.$transaction(work);
    this.active.forgetHere(organizationId);
    return result;
  }
}
