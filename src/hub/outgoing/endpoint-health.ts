import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { PrismaService, type WebhookEndpoint } from '../../platform/database/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { EventLog, OWN_SOURCE } from '../events/index.js';
import { ActiveEndpoints, subjectOf } from './active-endpoints.js';
import { isLasting, restAfter } from './schedule.js';

/** Whether endpoints take what they are sent, and what follows when they do not. */
@Injectable()
export class EndpointHealth {
  constructor(
    private readonly prisma: PrismaService,
    private readonly events: EventLog,
    private readonly endpoints: ActiveEndpoints,
    private readonly log: Log,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Undefined for one that is deleted or disabled. */
  async active(id: string): Promise<WebhookEndpoint | undefined> {
    return (await this.prisma.webhookEndpoint.findFirst({ where: { id, status: 'active' } })) ?? undefined;
  }

  async worked({ id }: WebhookEndpoint): Promise<void> {
    await this.prisma.webhookEndpoint.updateMany({ where: { id }, data: { failingSince: null, restsUntil: null } });
  }

  /**
   * A turn in which nothing was delivered: the endpoint rests, or is given up.
   * @param retryAfterSeconds what it asked for
   */
  async failed(endpoint: WebhookEndpoint, retryAfterSeconds: number): Promise<void> {
    const now = this.clock.now();
    const since = endpoint.failingSince?.getTime() ?? now;
    if (isLasting(now - since)) return this.disable(endpoint, 'failing');
    const rest = Math.max(restAfter(now - since), retryAfterSeconds * 1_000);
    await this.prisma.webhookEndpoint.updateMany({
      where: { id: endpoint.id },
      data: { failingSince: new Date(since), restsUntil: new Date(now + rest) },
    });
  }

  /** It takes messages, and asks for a pause. */
  async rest({ id }: WebhookEndpoint, seconds: number): Promise<void> {
    const restsUntil = new Date(this.clock.now() + seconds * 1_000);
    await this.prisma.webhookEndpoint.updateMany({ where: { id }, data: { restsUntil } });
  }

  /** Says so in the organization's events. What waits stays, and is sent when the endpoint is enabled again. */
  async disable({ id, organizationId }: WebhookEndpoint, reason: 'failing' | 'gone'): Promise<void> {
    const now = new Date(this.clock.now());
    await this.prisma.$transaction(async (tx) => {
      const { count } = await tx.webhookEndpoint.updateMany({
        where: { id, status: 'active' },
        data: { status: 'disabled', disabledReason: reason, restsUntil: null },
      });
      if (count === 0) return;
      const event = {
        type: 'webhook_endpoint.disabled',
        subject: subjectOf(id),
        occurredAt: now.toISOString(),
        identity: `webhook_endpoint.disabled:${id}:${now.getTime()}`,
        data: { endpoint_id: id, reason },
      };
      await this.events.append({ organizationId, userId: null }, OWN_SOURCE, [event], tx);
    });
    this.endpoints.forgetHere(organizationId);
    this.log.warning('A webhook endpoint was disabled', { organization_id: organizationId, kind: reason });
  }
}
