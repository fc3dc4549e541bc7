import { z } from 'zod';
import { pageQuery } from '../../../platform/api/index.js';
import { type WebhookLedgerEntry } from '../../../platform/database/index.js';
import { type SubscriptionView } from './subscription.js';
import { type Condition, conditionSchema } from './subscription-conditions.js';

const provider = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'must be the id of a provider');
const status = z.enum(['created', 'pending_handshake', 'active', 'failing', 'lost']);
const resource = z.string().regex(/^[\x21-\x7e]{1,64}$/, 'must be 1 to 64 visible ASCII characters');
const resourceType = z.string().regex(/^[a-z][a-z_]{0,31}$/, 'must be a word in lower case, such as project');
const eventKind = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9_]{0,31}(\.[a-z][a-z0-9_]{0,31}){0,4}\.([a-z][a-z0-9_]{0,31}|\*)$/, {
    error: 'must be like task.changed or task.*',
  });
/** Whose; checked by the authorization guard. */
const userId = z.string();

export const userQuery = z.object({ user_id: userId.optional() });

export const listQuery = pageQuery.extend({
  provider: provider.optional(),
  status: status.optional(),
  resource: resource.optional(),
  user_id: userId.optional(),
});
export type ListQuery = z.output<typeof listQuery>;

export const newSubscription = z.object({
  provider,
  user_id: userId.nullish(),
  /** The provider's id of what to watch, e.g. the gid of a project. */
  resource,
  resource_type: resourceType.nullish(),
  /** Kinds of events; absent or empty: all that the resource reports. */
  events: z.array(eventKind).max(50).nullish(),
});
export type NewSubscription = z.output<typeof newSubscription>;

const moment = z.iso.datetime();
const subscriptionBody = conditionSchema.extend({
  id: z.uuid(),
  user_id: z.string(),
  provider: z.string(),
  resource: z.string(),
  resource_type: z.string().nullable(),
  events: z.array(z.string()),
  status,
  /** Failures in a row to make or check it. */
  failures: z.int(),
  last_delivery_at: moment.nullable(),
  last_heartbeat_at: moment.nullable(),
  /** When the provider will delete the webhook, if deliveries go on failing until then. */
  failure_deletion_at: moment.nullable(),
  /** When the provider was last asked what deliveries had not brought. */
  synced_at: moment.nullable(),
  checked_at: moment.nullable(),
  next_check_at: moment,
  created_at: moment,
  updated_at: moment,
});
type SubscriptionBody = z.output<typeof subscriptionBody>;

const ledgerEntry = z.object({ at: moment, change: z.string(), reason: z.string().nullable() });

export const subscriptionAnswer = z.object({ ok: z.literal(true), subscription: subscriptionBody });
export const subscriptionList = z.object({
  ok: z.literal(true),
  subscriptions: z.array(subscriptionBody),
  next_cursor: z.string().nullable(),
});
const subscriptionDetails = subscriptionBody.extend({
  /** What became of it, the newest first; at most 100. */
  ledger: z.array(ledgerEntry),
});
export const detailsAnswer = z.object({ ok: z.literal(true), subscription: subscriptionDetails });
export const removedAnswer = z.object({
  ok: z.literal(true),
  /** Whether the provider has removed the webhook already; if not, it is asked again until it has. */
  removed_at_provider: z.boolean(),
  message: z.string(),
});

/** A subscription, and what its state means. */
export interface Shown {
  readonly view: SubscriptionView;
  readonly condition: Condition;
}
export type ShownDetails = Shown & { readonly ledger: readonly WebhookLedgerEntry[] };

export const present = ({ view, condition }: Shown): SubscriptionBody => ({
  id: view.id,
  user_id: view.userId,
  provider: view.provider,
  resource: view.resource,
  resource_type: view.resourceType || null,
  events: view.events,
  status: view.status,
  ...condition,
  failures: view.failures,
  last_delivery_at: view.lastDeliveryAt?.toISOString() ?? null,
  last_heartbeat_at: view.lastHeartbeatAt?.toISOString() ?? null,
  failure_deletion_at: view.failureDeletionAt?.toISOString() ?? null,
  synced_at: view.syncedAt?.toISOString() ?? null,
  checked_at: view.checkedAt?.toISOString() ?? null,
  next_check_at: view.nextCheckAt.toISOString(),
  created_at: view.createdAt.toISOString(),
  updated_at: view.updatedAt.toISOString(),
});

export const presentDetails = (shown: ShownDetails) => ({
  ...present(shown),
  ledger: shown.ledger.map(({ at, change, reason }) => ({ at: at.toISOString(), change, reason })),
});

export const EXAMPLE: SubscriptionBody = {
  id: '0199c0de-71aa-7c31-9a52-0d3c8f2b6e10',
  user_id: 'user-42',
  provider: 'asana',
  resource: '1207310000000044',
  resource_type: 'project',
  events: ['task.added', 'task.changed', 'task.deleted'],
  status: 'active',
  cause: 'healthy',
  message: 'Asana delivers what happens.',
  next_action: { code: 'none', text: 'Nothing to do.' },
  failures: 0,
  last_delivery_at: '2026-11-21T12:14:31.000Z',
  last_heartbeat_at: '2026-11-21T08:00:02.000Z',
  failure_deletion_at: null,
  synced_at: '2026-11-21T12:00:00.000Z',
  checked_at: '2026-11-21T12:00:00.000Z',
  next_check_at: '2026-11-21T12:57:10.000Z',
  created_at: '2026-11-02T09:30:00.000Z',
  updated_at: '2026-11-21T12:00:00.000Z',
};
export const DETAILS_EXAMPLE: z.output<typeof subscriptionDetails> = {
  ...EXAMPLE,
  ledger: [
    { at: '2026-11-20T03:00:04.000Z', change: 'gap_filled', reason: 'lost' },
    { at: '2026-11-20T03:00:03.000Z', change: 'renewed', reason: 'lost' },
    { at: '2026-11-20T03:00:01.000Z', change: 'lost', reason: 'deleted_by_provider' },
    { at: '2026-11-02T09:30:01.000Z', change: 'active', reason: null },
    { at: '2026-11-02T09:30:00.000Z', change: 'pending_handshake', reason: null },
    { at: '2026-11-02T09:30:00.000Z', change: 'created', reason: null },
  ],
};
