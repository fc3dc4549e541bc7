import { Inject, Injectable } from '@nestjs/common';
import { ConnectedApi, ProviderError, type ProviderWebhooks } from '../../../contracts/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { PrismaService, type WebhookSubscription } from '../../../platform/database/index.js';
import { Log } from '../../../platform/telemetry/index.js';
import { ProviderDirectory } from '../../catalog/index.js';
import { connectionOf } from './subscription.js';

/** Retired registrations are kept this long, for people who look into what happened. */
const KEPT_MS = 30 * 86_400_000;

/** Webhooks that are in use no more but may still exist at the provider: those of retired registrations with a remote id. */
@Injectable()
export class RetiredWebhooks {
  constructor(
    private readonly prisma: PrismaService,
    private readonly directory: ProviderDirectory,
    private readonly api: ConnectedApi,
    private readonly log: Log,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Removes them at the provider, as far as it takes part; what fails is tried again at the next check. A provider that
   * cannot deliver deletes a webhook itself, so that after twice its patience nothing is left to remove.
   * @returns whether none is left
   */
  async remove(row: WebhookSubscription, webhooks: ProviderWebhooks): Promise<boolean> {
    const { id: subscriptionId } = row;
    const retired = await this.prisma.webhookRegistration.findMany({
      where: { subscriptionId, status: 'retired', remoteId: { not: null } },
    });
    let left = 0;
    for (const { id, remoteId, retiredAt } of retired) {
      const isForgotten = this.now() - (retiredAt?.getTime() ?? 0) > this.patienceOf(row);
      const isGone = isForgotten || remoteId === null || (await this.isRemoved(row, webhooks, remoteId));
      if (isGone) await this.prisma.webhookRegistration.updateMany({ where: { id }, data: { remoteId: null } });
      else left += 1;
    }
    const long = new Date(this.now() - KEPT_MS);
    await this.prisma.webhookRegistration.deleteMany({
      where: { subscriptionId, remoteId: null, retiredAt: { lt: long } },
    });
    return left === 0;
  }

  private async isRemoved(row: WebhookSubscription, webhooks: ProviderWebhooks, remoteId: string): Promise<boolean> {
    try {
      await webhooks.remove((request) => this.api.call(connectionOf(row), request), remoteId);
      return true;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      // Without a connection nobody can be told, and the provider has ended its webhooks itself.
      if (error.kind === 'auth_expired') return true;
      const { organizationId: organization_id, provider } = row;
      this.log.warning('A webhook was not removed at the provider', { organization_id, provider, kind: error.kind });
      return false;
    }
  }

  private patienceOf({ provider }: WebhookSubscription): number {
    return (this.directory.get(provider).manifest.webhooks?.failureSeconds ?? 0) * 2_000;
  }

  private now(): number {
    return this.clock.now();
  }
}
