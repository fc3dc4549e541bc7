import { type LaneType } from '../../../platform/lanes/index.js';

/** The work of deliveries: in order per connection and resource. Its key is `WebhookDelivery.lane`. */
export const inboxLane: LaneType = { kind: 'webhooks.inbox', concurrency: 10 };
