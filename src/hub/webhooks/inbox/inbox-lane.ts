import { type LaneType } from '../../../platform/lanes/index.js';

/**
 * The work of deliveries: in order per connection and resource. Its key is `WebhookDelivery.lane`. Few at once: it is the
 * database's work, and keys that wait their turn have more done in one.
 */
export const inboxLane: LaneType = { kind: 'webhooks.inbox', concurrency: 8 };
