import { type ConnectionRef, type WebhookWish } from '../../../contracts/index.js';
import { type WebhookSubscription } from '../../../platform/database/index.js';
import { type LaneType } from '../../../platform/lanes/index.js';

/** Making and looking after webhooks at providers. Its key is the subscription's id. */
export const subscriptionLane: LaneType = { kind: 'webhooks.subscriptions', concurrency: 8 };

/** What somebody wants to be told of. */
export interface SubscriptionWish {
  /** The provider's id of what is watched. */
  readonly resource: string;
  /** What it is at the provider, e.g. `project`; absent: what was said before, or not known. */
  readonly resourceType?: string;
  /** Kinds of events, e.g. `task.changed` or `task.*`; absent or empty: all. They add to those wanted before. */
  readonly events?: readonly string[];
  /** Where the provider shall deliver instead of this server's own address; must lead to it. Absent: as before. */
  readonly deliveryUrl?: string;
}

/** A subscription as the rest of the server sees it. */
export type SubscriptionView = Omit<WebhookSubscription, 'syncToken' | 'deliveryUrl' | 'removedAt' | 'checks'>;

export function viewOf(row: WebhookSubscription): SubscriptionView {
  const { syncToken: _, deliveryUrl: __, removedAt: ___, checks: ____, ...view } = row;
  return view;
}

export const connectionOf = ({ organizationId, userId, provider }: WebhookSubscription): ConnectionRef => ({
  organizationId,
  userId,
  provider,
});

export const wishOf = ({ resource, resourceType, events }: WebhookSubscription): WebhookWish => ({
  resource,
  resourceType,
  events,
});

/** Whether its present webhook, if there is one, is the one that is wanted now. */
export const isServed = ({ servedVersion, wishVersion }: WebhookSubscription): boolean => servedVersion >= wishVersion;
