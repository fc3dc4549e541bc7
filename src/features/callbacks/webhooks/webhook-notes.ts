import { Injectable } from '@nestjs/common';
import { type DeliveredEvents, EventCommits } from '../../../hub/webhooks/index.js';
import { type Prisma } from '../../../platform/database/index.js';
import { asana } from '../../../providers/asana/index.js';
import { IntegrationLog } from '../log/integration-log.js';
import { isCallbacksUser } from '../owner.js';

/** Notes in the integration log that webhooks arrived: health counts on it. What was found by asking is none. */
@Injectable()
export class WebhookNotes {
  constructor(
    commits: EventCommits,
    private readonly log: IntegrationLog,
  ) {
    commits.onDelivered('callbacks.log', (delivered, tx) => this.note(delivered, tx));
  }

  /** One entry for what was committed together. */
  private async note({ organizationId, userId, provider, events }: DeliveredEvents, tx: Prisma.TransactionClient) {
    if (provider !== asana.manifest.id || !isCallbacksUser(userId)) return;
    const facts = { events: events.length, types: [...new Set(events.map(({ type }) => type))] };
    await this.log.write(organizationId, 'webhook_received', facts, tx);
  }
}
