import { Injectable } from '@nestjs/common';
import { EventLog, type StoredEvent } from '../../../hub/events/index.js';
import { type Prisma } from '../../../platform/database/index.js';
import { asana } from '../../../providers/asana/index.js';
import { IntegrationLog } from '../log/integration-log.js';
import { isCallbacksUser } from '../owner.js';

/** Notes in the integration log that a webhook arrived: health counts on it. What was found by asking is none. */
@Injectable()
export class WebhookNotes {
  constructor(
    events: EventLog,
    private readonly log: IntegrationLog,
  ) {
    events.onAppend('callbacks.log', (appended, tx, { isDelivered }) =>
      isDelivered ? this.note(appended, tx) : Promise.resolve(),
    );
  }

  /** One entry for what was appended together: all of it is one organization's. */
  private async note(appended: readonly StoredEvent[], tx: Prisma.TransactionClient): Promise<void> {
    const told = appended.filter(({ source, userId }) => source === asana.manifest.id && isCallbacksUser(userId));
    const [first] = told;
    if (!first) return;
    const facts = { events: told.length, types: [...new Set(told.map(({ type }) => type))] };
    await this.log.write(first.organizationId, 'webhook_received', facts, tx);
  }
}
