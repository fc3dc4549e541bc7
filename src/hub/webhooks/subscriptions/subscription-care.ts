import { Inject, Injectable } from '@nestjs/common';
import { ConnectedApi, type ProviderWebhooks, type RemoteWebhook } from '../../../contracts/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { PrismaService, type WebhookRegistration, type WebhookSubscription } from '../../../platform/database/index.js';
import { ProviderDirectory } from '../../catalog/index.js';
import { connectionOf, isServed } from './subscription.js';
import { WebhookReplacement } from './webhook-replacement.js';

/** A webhook is called silent when this many times its heartbeat has passed without one. */
const PATIENCE = 1.25;
/** A webhook that was just made may say for a moment that it is not active. */
const YOUNG_MS = 10 * 60_000;

/** What a look at the present webhook says. */
export type Finding =
  | { readonly kind: 'alive' }
  | { readonly kind: 'failing'; readonly deletionAt: Date | null; readonly cause: 'deliveries_failing' | 'silent' }
  | { readonly kind: 'replaced'; readonly reason: string };

/** Looks whether a subscription's webhook lives, and gives it another one when it does not. */
@Injectable()
export class SubscriptionCare {
  constructor(
    private readonly prisma: PrismaService,
    private readonly directory: ProviderDirectory,
    private readonly replacement: WebhookReplacement,
    private readonly api: ConnectedApi,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProviderError */
  async look(row: WebhookSubscription, webhooks: ProviderWebhooks, signal: AbortSignal): Promise<Finding> {
    await this.replacement.giveUpUnfinished(row);
    const present = await this.present(row);
    if (!present) return this.replace(row, webhooks, signal, row.status === 'lost' ? 'lost' : 'first');
    if (!isServed(row)) return this.replace(row, webhooks, signal, 'wish_changed');
    if (present.remoteId === null) return this.isSilent(row, present) ? failing('silent') : { kind: 'alive' };
    const remote = await webhooks.find(
      (request) => this.api.call(connectionOf(row), { ...request, signal }),
      present.remoteId,
    );
    if (!remote) {
      await this.replacement.lose(row, present, 'deleted_by_provider');
      return this.replace(row, webhooks, signal, 'lost');
    }
    return this.judge(row, webhooks, signal, present, remote);
  }

  private async judge(
    row: WebhookSubscription,
    webhooks: ProviderWebhooks,
    signal: AbortSignal,
    present: WebhookRegistration,
    remote: RemoteWebhook,
  ): Promise<Finding> {
    if (remote.failureDeletionAt !== null) return failing('deliveries_failing', new Date(remote.failureDeletionAt));
    const isOld = this.clock.now() - (present.activatedAt?.getTime() ?? 0) > YOUNG_MS;
    if (!remote.active && isOld) return this.replace(row, webhooks, signal, 'inactive');
    return this.isSilent(row, present) ? this.replace(row, webhooks, signal, 'silent') : { kind: 'alive' };
  }

  private async replace(row: WebhookSubscription, webhooks: ProviderWebhooks, signal: AbortSignal, reason: string) {
    await this.replacement.make(row, webhooks, signal, reason);
    return { kind: 'replaced', reason } as const;
  }

  /** The youngest; one that this server made before one that was made elsewhere, which it cannot ask after. */
  private async present({ id: subscriptionId }: WebhookSubscription): Promise<WebhookRegistration | undefined> {
    const active = await this.prisma.webhookRegistration.findMany({
      where: { subscriptionId, status: 'active' },
      orderBy: { id: 'desc' },
    });
    return active.find(({ remoteId }) => remoteId !== null) ?? active[0];
  }

  /** The provider sends heartbeats, and none has come for too long, whatever it says. */
  private isSilent(row: WebhookSubscription, { activatedAt }: WebhookRegistration): boolean {
    const seconds = this.directory.get(row.provider).manifest.webhooks?.heartbeatSeconds;
    if (seconds === undefined) return false;
    const signs = [activatedAt, row.lastDeliveryAt, row.lastHeartbeatAt].map((at) => at?.getTime() ?? 0);
    return this.clock.now() - Math.max(...signs) > seconds * 1_000 * PATIENCE;
  }
}

const failing = (cause: 'deliveries_failing' | 'silent', deletionAt: Date | null = null): Finding => ({
  kind: 'failing',
  cause,
  deletionAt,
});
