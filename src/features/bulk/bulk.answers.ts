import { z } from 'zod';
import { type Page } from '../../platform/api/index.js';
import { type BulkItem } from '../../platform/database/index.js';
import { toItem } from './bulk-item.js';
import { type MeasuredOperation } from './bulk-rates.js';

const done = { ok: z.literal(true), success: z.literal(true) };
const DONE = { ok: true, success: true } as const;
const moment = z.iso.datetime().nullable();
const nextCursor = z.string().nullable().describe('Send as `cursor` for the next page; null on the last one.');

const operation = z.strictObject({
  id: z.uuid(),
  action: z.enum(['create', 'update', 'complete']),
  status: z
    .enum(['queued', 'running', 'completed', 'cancelled', 'failed'])
    .describe('`completed`: every item has ended, some perhaps failed. `failed`: nothing more could be done.'),
  total: z.int(),
  succeeded: z.int(),
  failed: z.int(),
  remaining: z.int(),
  percent: z.int().describe('Of the items, those that have ended.'),
  items_per_second: z.number().nullable().describe('Of late; null while it does not run.'),
  estimated_seconds_remaining: z.int().nullable().describe('At that pace; null when there is none.'),
  failure_code: z.string().nullable().describe('Why the operation failed, e.g. `not_connected`.'),
  created_at: z.iso.datetime(),
  started_at: moment,
  finished_at: moment,
});
export type OperationView = z.output<typeof operation>;

const item = z.strictObject({
  index: z.int().describe('Place in the request, from 0.'),
  status: z.enum(['pending', 'sent', 'succeeded', 'failed']),
  task_id: z.string().nullable(),
  attempts: z.int().describe('Times it was sent.'),
  input: z.record(z.string(), z.unknown()).describe('What Asana was, or will be, told.'),
  error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  finished_at: moment,
});

export const operationAnswer = z.strictObject({ ...done, data: z.strictObject({ operation }), operation });
export const operationListAnswer = z.strictObject({
  ...done,
  data: z.strictObject({ operations: z.array(operation), next_cursor: nextCursor }),
  operations: z.array(operation),
  next_cursor: nextCursor,
});
export const itemListAnswer = z.strictObject({
  ...done,
  data: z.strictObject({ items: z.array(item), next_cursor: nextCursor }),
  items: z.array(item),
  next_cursor: nextCursor,
});

const iso = (date: Date | null) => date?.toISOString() ?? null;

export function showOperation(row: MeasuredOperation): OperationView {
  const { id, action, status, total, succeeded, failed, itemsPerSecond: pace } = row;
  const remaining = total - succeeded - failed;
  return {
    id,
    action,
    status,
    total,
    succeeded,
    failed,
    remaining,
    percent: Math.floor(((total - remaining) / total) * 100),
    items_per_second: pace === null ? null : Math.round(pace * 10) / 10,
    estimated_seconds_remaining: pace ? Math.ceil(remaining / pace) : null,
    failure_code: row.failureCode,
    created_at: row.createdAt.toISOString(),
    started_at: iso(row.startedAt),
    finished_at: iso(row.finishedAt),
  };
}

function showItem(row: BulkItem): z.output<typeof item> {
  const { external: _ours, ...data } = toItem(row).input.data;
  return {
    index: row.index,
    status: row.status,
    task_id: row.gid,
    attempts: row.attempts,
    input: data,
    error: row.errorCode ? { code: row.errorCode, message: row.errorMessage ?? '' } : null,
    finished_at: iso(row.finishedAt),
  };
}

export function operationBody(row: MeasuredOperation) {
  const shown = showOperation(row);
  return { ...DONE, data: { operation: shown }, operation: shown };
}

export function operationListBody({ items, nextCursor: next_cursor }: Page<MeasuredOperation>) {
  const operations = items.map(showOperation);
  return { ...DONE, data: { operations, next_cursor }, operations, next_cursor };
}

export function itemListBody({ items: rows, nextCursor: next_cursor }: Page<BulkItem>) {
  const items = rows.map(showItem);
  return { ...DONE, data: { items, next_cursor }, items, next_cursor };
}
