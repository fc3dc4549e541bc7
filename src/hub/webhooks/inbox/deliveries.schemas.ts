import { z } from 'zod';
import { pageQuery } from '../../../platform/api/index.js';
import { type DeliveryDetail, type DeliverySummary } from './delivery-view.js';

const status = z.enum(['pending', 'processed', 'dead']);
const subscriptionId = z.uuid('must be the id of a subscription');
const moment = z.iso
  .datetime({ offset: true, message: 'must be an ISO 8601 time' })
  .refine((text) => !(Date.parse(text) < 0), 'must not be before 1970');
/** Whose deliveries; checked by the authorization guard. */
const userId = z.string();

export const deliveryId = z.uuid('must be the id of a delivery');
export const userQuery = z.object({ user_id: userId.optional() });

const range = {
  received_after: moment.optional().describe('At that time or later.'),
  received_before: moment.optional(),
};

export const listQuery = pageQuery.extend({
  provider: z.string().max(64).optional(),
  subscription_id: subscriptionId.optional(),
  status: status.optional(),
  ...range,
  user_id: userId.optional(),
});
export type ListQuery = z.output<typeof listQuery>;

export const replayBody = z
  .strictObject({
    status: z.literal('dead').optional().describe('Only those that were given up.'),
    ...range,
    subscription_id: subscriptionId.optional(),
    dry_run: z.boolean().default(false).describe('Says how many, and does nothing.'),
    user_id: userId.nullish(),
  })
  .refine(({ status: only, received_after: after }) => only !== undefined || after !== undefined, {
    path: ['status'],
    message: 'is required where received_after is absent: say "dead", or from when on',
  });
export type ReplayBody = z.output<typeof replayBody>;

const setback = z.strictObject({
  at: z.iso.datetime(),
  code: z.string().describe('`malformed_body`, `unreadable_body` or `events_refused`.'),
  message: z.string(),
});

const summary = {
  id: z.uuid(),
  provider: z.string(),
  subscription_id: z.uuid(),
  user_id: z.string().describe('Whose connection the webhook was made with.'),
  status: status.describe('`dead`: given up after its last try; replay it when the cause is mended.'),
  attempts: z.int().describe('Tries of its work since it came, or since it was last replayed.'),
  events: z.int().nullable().describe('Events found in it; null before it was worked on.'),
  last_error: setback.nullable(),
  received_at: z.iso.datetime(),
  next_attempt_at: z.iso.datetime().nullable().describe('Null while nothing keeps it.'),
  finished_at: z.iso.datetime().nullable(),
};
const delivery = z.strictObject(summary);
const detail = z.strictObject({
  ...summary,
  errors: z.array(setback).describe('The last twenty, the oldest first.'),
  headers: z.record(z.string(), z.string()),
  body: z.string().describe('As it came, in base64.'),
  json: z.unknown().describe('The body, parsed; null when it is not JSON.'),
});

const ok = z.literal(true);
export const deliveryList = z.strictObject({
  ok,
  deliveries: z.array(delivery),
  next_cursor: z.string().nullable().describe('Send as `cursor` for the next page; null on the last one.'),
});
export const deliveryAnswer = z.strictObject({ ok, delivery: detail });
export const replayedAnswer = z.strictObject({ ok, delivery });
export const replayAnswer = z.strictObject({
  ok,
  deliveries: z.int().describe('How many are worked on again, or would be.'),
  dry_run: z.boolean(),
});

const iso = (date: Date | null) => date?.toISOString() ?? null;

export function presentSummary(row: DeliverySummary): z.output<typeof delivery> {
  return {
    id: row.id,
    provider: row.provider,
    subscription_id: row.subscriptionId,
    user_id: row.userId,
    status: row.status,
    attempts: row.attempts,
    events: row.events,
    last_error: row.errors.at(-1) ?? null,
    received_at: row.receivedAt.toISOString(),
    next_attempt_at: iso(row.nextAttemptAt),
    finished_at: iso(row.finishedAt),
  };
}

export function presentDetail(row: DeliveryDetail): z.output<typeof detail> {
  const body = Buffer.from(row.body);
  return {
    ...presentSummary(row),
    errors: [...row.errors],
    headers: { ...row.headers },
    body: body.toString('base64'),
    json: parsed(body.toString()),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const SUMMARY = {
  id: '0199c0de-81aa-7c31-9a52-0d3c8f2b6e10',
  provider: 'asana',
  subscription_id: '0199c0de-71aa-7c31-9a52-0d3c8f2b6e11',
  user_id: 'user-42',
  status: 'processed',
  attempts: 1,
  events: 1,
  last_error: null,
  received_at: '2026-11-21T12:00:00.000Z',
  next_attempt_at: null,
  finished_at: '2026-11-21T12:00:00.031Z',
} satisfies z.output<typeof delivery>;
const BODY = '{"events":[{"action":"deleted","resource":{"gid":"1207310000000321","resource_type":"task"}}]}';

export const examples = {
  list: { ok: true, deliveries: [SUMMARY], next_cursor: null },
  detail: {
    ok: true,
    delivery: {
      ...SUMMARY,
      errors: [],
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(BODY).toString('base64'),
      json: parsed(BODY),
    },
  },
  replayed: { ok: true, delivery: { ...SUMMARY, status: 'pending', attempts: 0, finished_at: null } },
  replay: { ok: true, deliveries: 12, dry_run: false },
};
