import { Injectable } from '@nestjs/common';
import { WebhookSubscriptions } from '../../../hub/webhooks/index.js';
import { type Secret } from '../../../platform/vault/index.js';
import { callbacksOf } from '../owner.js';

/** What the workflow wants to be told of, unless a client says otherwise. */
export const DEFAULT_EVENTS = ['task.added', 'task.changed', 'task.completed', 'task.deleted'];

/** A webhook that was made elsewhere and delivers to the documented address, signed with a secret of its owner's. */
@Injectable()
export class ForeignWebhook {
  constructor(private readonly subscriptions: WebhookSubscriptions) {}

  /** Its deliveries are accepted from now on. Safe to repeat. */
  async adopt(organizationId: string, project: string, secret: Secret): Promise<void> {
    const wish = { resource: project, resourceType: 'project', events: DEFAULT_EVENTS };
    await this.subscriptions.adopt(callbacksOf(organizationId), wish, secret);
  }
}
