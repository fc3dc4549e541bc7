import { z } from 'zod';
import { pageQuery } from '../../../platform/api/index.js';
import { LOG_EVENTS } from './integration-log.js';

const entry = z.strictObject({
  id: z.uuid(),
  event_type: z.enum(LOG_EVENTS),
  event_data: z.record(z.string(), z.unknown()),
  created_at: z.iso.datetime(),
});

export const healthAnswer = z.strictObject({
  status: z.enum(['healthy', 'degraded', 'unhealthy']),
  metrics: z.strictObject({
    successRate: z.number().describe('Percent of the last 100 log entries that are no errors; 100 without any.'),
    totalEvents: z.int(),
    errorEvents: z.int(),
    lastWebhook: z.iso.datetime().nullable(),
    webhookActive: z.boolean().describe('A webhook arrived within the last hour.'),
  }),
  recentEvents: z.array(entry),
});
export type HealthBody = {
  readonly status: z.output<typeof healthAnswer>['status'];
  readonly metrics: z.output<typeof healthAnswer>['metrics'];
  readonly recentEvents: readonly unknown[];
};

const nextCursor = z.string().nullable();

export const logQuery = pageQuery.extend({ event_type: z.enum(LOG_EVENTS).optional() });
export type LogQuery = z.output<typeof logQuery>;
export const logAnswer = z.strictObject({ ok: z.literal(true), logs: z.array(entry), next_cursor: nextCursor });

const update = z.strictObject({
  id: z.uuid(),
  task_id: z.string(),
  update_type: z.string(),
  task_data: z.record(z.string(), z.unknown()),
  created_at: z.iso.datetime(),
});
export const updatesQuery = pageQuery.extend({ task_id: z.string().max(64).optional() });
export type UpdatesQuery = z.output<typeof updatesQuery>;
export const updatesAnswer = z.strictObject({
  ok: z.literal(true),
  task_updates: z.array(update),
  next_cursor: nextCursor,
});
