import { z } from 'zod';
import { pageQuery } from '../../platform/api/index.js';
import { type EndpointMessage } from '../../platform/database/index.js';
import { eventTime } from '../events/index.js';

const status = z.enum(['pending', 'delivered', 'failed']);

export const messageId = z.uuid('must be the id of a message');

export const messagesQuery = pageQuery.extend({ status: status.optional() });
export type MessagesQuery = z.output<typeof messagesQuery>;

export const replayBody = z.strictObject({
  since: eventTime.describe('Events written down then or later that were not delivered are sent, or sent again.'),
});
export type ReplayBody = z.output<typeof replayBody>;

/** One try to deliver a message, as its row keeps it. */
export const tryLog = z.array(
  z.object({
    at: z.iso.datetime(),
    status: z.int().optional().describe('Of the answer, if there was one.'),
    code: z
      .string()
      .optional()
      .describe('Why there was no answer, such as `timeout`, `connect_failed`, `address_refused`.'),
    duration_ms: z.int(),
  }),
);
export type TryLog = z.output<typeof tryLog>;

const messageBody = z.object({
  id: z.uuid().describe('The `webhook-id`: the same however often it is sent.'),
  event_id: z.uuid(),
  event_type: z.string().nullable().describe('Null once the event is no longer kept.'),
  status: status.describe('`failed`: it has had its last try.'),
  attempts: z.int(),
  tries: tryLog.describe('The last twenty, oldest first.'),
  next_attempt_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
  finished_at: z.iso.datetime().nullable(),
});
type MessageBody = z.output<typeof messageBody>;

const ok = z.literal(true);
export const messageAnswer = z.object({ ok, message: messageBody });
export const messageList = z.object({ ok, messages: z.array(messageBody), next_cursor: z.string().nullable() });
export const replayAnswer = z.object({
  ok,
  messages: z.int().describe('How many were put back.'),
  complete: z.boolean().describe('False: there are more; send the same request again.'),
});

const EXAMPLE = {
  id: '019a0c41-7d3b-7e02-8a41-0c9b5f6d7e21',
  event_id: '019a0c3e-52d1-7a40-b1c7-3f2a9d5e8c01',
  event_type: 'task.completed',
  status: 'pending',
  attempts: 1,
  tries: [{ at: '2026-11-21T12:14:31.260Z', status: 503, duration_ms: 48 }],
  next_attempt_at: '2026-11-21T12:14:36.830Z',
  created_at: '2026-11-21T12:14:31.212Z',
  finished_at: null,
} satisfies MessageBody;

export const messageExamples = {
  one: { ok: true, message: EXAMPLE },
  list: { ok: true, messages: [EXAMPLE], next_cursor: null },
  replay: { ok: true, messages: 17, complete: true },
};

export type MessageView = EndpointMessage & { readonly eventType: string | null };

/** A message as clients see it. */
export const presentMessage = (row: MessageView): MessageBody => ({
  id: row.id,
  event_id: row.eventId,
  event_type: row.eventType,
  status: row.status,
  attempts: row.attempts,
  tries: tryLog.parse(row.log),
  next_attempt_at: row.status === 'pending' ? row.nextAttemptAt.toISOString() : null,
  created_at: row.createdAt.toISOString(),
  finished_at: row.finishedAt?.toISOString() ?? null,
});
