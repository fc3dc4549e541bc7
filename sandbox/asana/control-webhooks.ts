import { type DeliveryFaultRule, type Order } from '../shared/delivery-faults.js';
import { type DeliveryCounts, type DeliveryRecord } from './delivery-log.js';
import { type Parts } from './parts.js';
import { momentOrNull } from './resources-events.js';
import { type Webhook, type WebhookSettings } from './webhooks.js';

interface ShownWebhook extends Omit<Webhook, 'secret' | 'nextAttemptAt' | 'failingSince' | 'nextHeartbeatAt'> {
  nextAttemptAt: string | null;
  nextHeartbeatAt: string;
  /** When it will be deleted unless a delivery succeeds before. */
  deletionAt: string | null;
}

/** What tests do to webhooks from outside. Secrets are in the twin's snapshot alone. */
export class WebhookControl {
  constructor(private readonly parts: Parts) {}

  list(): ShownWebhook[] {
    const { webhooks } = this.parts;
    return webhooks.all().map((webhook) => {
      const { secret: _secret, failingSince: _failingSince, nextAttemptAt, nextHeartbeatAt, ...rest } = webhook;
      return {
        ...rest,
        nextAttemptAt: momentOrNull(nextAttemptAt),
        nextHeartbeatAt: new Date(nextHeartbeatAt).toISOString(),
        deletionAt: momentOrNull(webhooks.deletionOf(webhook)),
      };
    });
  }

  settings(): WebhookSettings {
    return this.parts.webhooks.settings;
  }

  set(settings: Partial<WebhookSettings>): WebhookSettings {
    this.parts.webhooks.settings = { ...this.parts.webhooks.settings, ...settings };
    this.parts.changed();
    return this.parts.webhooks.settings;
  }

  /** Deletes a webhook as Asana does, without a word to anyone; false when there is none. */
  kill(gid: string): boolean {
    const webhook = this.parts.webhooks.get(gid);
    if (!webhook) return false;
    this.parts.webhooks.remove(webhook);
    this.parts.changed();
    return true;
  }

  /** The latest 50,000 attempts, the oldest first. */
  deliveries(): DeliveryRecord[] {
    return this.parts.deliveryLog.list();
  }

  counts(): DeliveryCounts {
    return { ...this.parts.deliveryLog.counts };
  }

  clearDeliveries(): void {
    this.parts.deliveryLog.clear();
  }

  /** Replaces all rules; retries are never struck. */
  setFaults(rules: DeliveryFaultRule[]): void {
    this.parts.deliveryFaults.set(rules);
  }

  /** Nothing is sent while paused; what gathers meanwhile goes out in large deliveries afterwards. */
  pause(paused = true): void {
    this.parts.deliveries.pause(paused);
  }

  /** Sends what the fault `hold` keeps, one after the other; resolves with their number when all are answered. */
  async release(order: Order = 'kept'): Promise<number> {
    return this.parts.deliveries.release(order);
  }

  /** Does all that is due by the twin's clock, and resolves when every delivery under way is answered. */
  async settle(): Promise<DeliveryCounts> {
    await this.parts.deliveries.settle();
    return this.counts();
  }
}
