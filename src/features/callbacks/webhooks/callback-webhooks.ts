import { Injectable } from '@nestjs/common';
import { type SubscriptionView, WebhookSubscriptions } from '../../../hub/webhooks/index.js';
import { asOwnFailure, withAsana } from '../asana-failures.js';
import { CallbackConfigs } from '../config/callback-configs.js';
import { IntegrationLog } from '../log/integration-log.js';
import { callbacksOf } from '../owner.js';

export interface MadeWebhook {
  readonly subscription: SubscriptionView;
  /** Where Asana delivers, without the word that makes the address this webhook's own. */
  readonly target: string;
}

/** Webhooks at Asana for the workflow: subscriptions of the organization's API key. */
@Injectable()
export class CallbackWebhooks {
  constructor(
    private readonly subscriptions: WebhookSubscriptions,
    private readonly configs: CallbackConfigs,
    private readonly log: IntegrationLog,
  ) {}

  /**
   * Waits until it is active. The same resource again is the same subscription, and may be told of more.
   * @throws ProviderError; problem `callbacks_not_configured`, `validation_failed`
   */
  async create(organizationId: string, resource: string, events: readonly string[]): Promise<MadeWebhook> {
    const { webhookUrl } = await withAsana(this.configs.of(organizationId));
    const wish = { resource, events, deliveryUrl: webhookUrl };
    try {
      const subscription = await this.subscriptions.ensure(callbacksOf(organizationId), wish, { wait: true });
      return { subscription, target: webhookUrl };
    } catch (error) {
      await this.log.write(organizationId, 'error', { operation: 'webhook.create', resource });
      throw asOwnFailure(error);
    }
  }
}
