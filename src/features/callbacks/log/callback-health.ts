import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type HealthBody } from './log.schemas.js';
import { IntegrationLog, showEntry } from './integration-log.js';

/** The documented figures. */
const ROWS = 100;
const RECENT = 10;
const WEBHOOK_ACTIVE_MS = 3_600_000;
const HEALTHY_ABOVE = 95;
const DEGRADED_ABOVE = 80;

/** How well an organization's workflow does, by what its log says. A new organization is degraded until a webhook arrives. */
@Injectable()
export class CallbackHealth {
  constructor(
    private readonly log: IntegrationLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(organizationId: string): Promise<HealthBody> {
    const rows = await this.log.latest(organizationId, ROWS);
    const [newestWebhook] = await this.log.latest(organizationId, 1, { eventType: 'webhook_received' });
    const errors = rows.filter(({ eventType }) => eventType === 'error').length;
    const successRate = rows.length === 0 ? 100 : ((rows.length - errors) / rows.length) * 100;
    const lastWebhook = newestWebhook?.createdAt ?? null;
    const webhookActive = lastWebhook !== null && this.clock.now() - lastWebhook.getTime() < WEBHOOK_ACTIVE_MS;
    return {
      status: statusOf(successRate, webhookActive),
      metrics: {
        successRate,
        totalEvents: rows.length,
        errorEvents: errors,
        lastWebhook: lastWebhook?.toISOString() ?? null,
        webhookActive,
      },
      recentEvents: rows.slice(0, RECENT).map(showEntry),
    };
  }
}

function statusOf(successRate: number, webhookActive: boolean): HealthBody['status'] {
  if (successRate > HEALTHY_ABOVE && webhookActive) return 'healthy';
  return successRate > DEGRADED_ABOVE ? 'degraded' : 'unhealthy';
}
