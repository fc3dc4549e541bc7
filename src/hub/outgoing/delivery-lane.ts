import { type LaneType } from '../../platform/lanes/index.js';

/** Key: the id of an endpoint. Many at once, because each may wait for a server that does not answer. */
export const deliveryLane: LaneType = { kind: 'outgoing.deliver', concurrency: 50 };
