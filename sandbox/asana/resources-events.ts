import { isoOf } from '../shared/clock.js';
import { type Change, type TwinEvent } from './events.js';
import { type ResourceType, type View } from './opt-fields.js';
import { subjectRef } from './subjects.js';
import { type Webhook, type Webhooks } from './webhooks.js';

const EVENT = ['user', 'created_at', 'type', 'action', 'resource', 'parent', 'change'];

/** An event as `GET /events` shows it: the same as a webhook gets, with compact resources instead of bare gids. */
export const eventType: ResourceType<TwinEvent> = {
  compact: EVENT,
  full: EVENT,
  fields: {
    user: ({ user }, view) => user && subjectRef(user, view),
    created_at: (event) => event.created_at,
    type: (event) => event.resource.resource_type,
    action: (event) => event.action,
    resource: (event, view) => subjectRef(event.resource, view),
    parent: ({ parent }, view) => parent && subjectRef(parent, view),
    change: ({ change }, view) => change && shownChange(change, view),
  },
};

function shownChange({ new_value, added_value, removed_value, ...what }: Change, view: View): object {
  return {
    ...what,
    ...(new_value && { new_value: subjectRef(new_value, view) }),
    ...(added_value && { added_value: subjectRef(added_value, view) }),
    ...(removed_value && { removed_value: subjectRef(removed_value, view) }),
  };
}

const COMPACT = ['gid', 'resource_type', 'active', 'resource', 'target'];

/** The description's types allow no null, its own example has them, and so do Asana's answers. */
export const webhookType = (webhooks: Webhooks): ResourceType<Webhook> => ({
  compact: COMPACT,
  full: [
    ...COMPACT,
    'created_at',
    'delivery_retry_count',
    'failure_deletion_timestamp',
    'filters',
    'last_failure_at',
    'last_failure_content',
    'last_success_at',
    'next_attempt_after',
  ],
  fields: {
    gid: (webhook) => webhook.gid,
    resource_type: () => 'webhook',
    active: (webhook) => webhook.active,
    resource: (webhook, view) => subjectRef(webhook.resource, view),
    target: (webhook) => webhook.target,
    filters: (webhook) => webhook.filters,
    created_at: (webhook) => webhook.createdAt,
    delivery_retry_count: (webhook) => webhook.retryCount,
    failure_deletion_timestamp: (webhook) => momentOrNull(webhooks.deletionOf(webhook)),
    last_failure_at: (webhook) => webhook.lastFailureAt,
    last_failure_content: (webhook) => webhook.lastFailureContent,
    last_success_at: (webhook) => webhook.lastSuccessAt,
    next_attempt_after: (webhook) => momentOrNull(webhook.nextAttemptAt),
  },
});

export const momentOrNull = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : isoOf(milliseconds);
