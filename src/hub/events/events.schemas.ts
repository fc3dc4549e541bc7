import { z } from 'zod';
import { pageQuery } from '../../platform/api/index.js';
import { type StoredEvent } from './stored-event.js';
import { typePatterns } from './type-filter.js';

/** A time from which events are wanted. */
export const eventTime = z.iso
  .datetime({ offset: true, message: 'must be an ISO 8601 time' })
  .refine((text) => !(Date.parse(text) < 0), 'must not be before 1970');

const filters = {
  /** Whose events; checked by the authorization guard. */
  user_id: z.string().optional(),
  /** Kinds of events, separated by commas: `task.*,lead.updated`. Absent: all. */
  types: typePatterns.optional(),
  /** ISO 8601: what was written down then or later. */
  since: eventTime.optional(),
};

export const streamQuery = z.object({
  ...filters,
  /** The `id` of the last event seen, for a client that cannot send the header `Last-Event-ID`. */
  last_event_id: z.string().max(64).optional(),
});
export type StreamQuery = z.output<typeof streamQuery>;

export const listQuery = pageQuery.extend(filters);
export type ListQuery = z.output<typeof listQuery>;

export const eventBody = z.object({
  id: z.uuid(),
  /** `<thing>.<what happened>` */
  type: z.string(),
  /** Id of a provider, or `switchyard`. */
  source: z.string(),
  /** What it happened to: `<thing>:<id>`. */
  subject: z.string(),
  /** Whose connection saw it; null: it concerns the whole organization. */
  user_id: z.string().nullable(),
  occurred_at: z.iso.datetime(),
  data: z.record(z.string(), z.unknown()),
});
type EventBody = z.output<typeof eventBody>;

export const eventList = z.object({
  ok: z.literal(true),
  events: z.array(eventBody),
  next_cursor: z.string().nullable(),
});

export const EVENT_EXAMPLE = {
  id: '019a0c3e-52d1-7a40-b1c7-3f2a9d5e8c01',
  type: 'task.completed',
  source: 'asana',
  subject: 'task:1207310000000301',
  user_id: 'user-42',
  occurred_at: '2026-11-21T12:14:31.204Z',
  data: { resource: { gid: '1207310000000301', resource_type: 'task' }, action: 'changed' },
} satisfies EventBody;

/** An event as clients see it, in the stream, in lists and at their endpoints. */
export const presentEvent = (event: StoredEvent): EventBody => ({
  id: event.id,
  type: event.type,
  source: event.source,
  subject: event.subject,
  user_id: event.userId,
  occurred_at: event.occurredAt.toISOString(),
  data: event.data as EventBody['data'],
});
