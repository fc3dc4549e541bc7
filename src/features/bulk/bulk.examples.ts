import * as answers from './bulk.answers.js';
import { type MeasuredOperation } from './bulk-rates.js';

/** What the operations of this room answer, for OpenAPI. */
const id = '0199c0de-71aa-7c31-9a52-0d3c8f2b6e10';
const createdAt = new Date('2026-11-21T12:00:00.000Z');
const startedAt = new Date('2026-11-21T12:00:00.400Z');

const running: MeasuredOperation = {
  id,
  organizationId: '0199c0de-0000-7000-8000-000000000001',
  userId: 'user-42',
  provider: 'asana',
  action: 'create',
  status: 'running',
  total: 1000,
  succeeded: 489,
  failed: 1,
  failureCode: null,
  createdAt,
  startedAt,
  finishedAt: null,
  updatedAt: startedAt,
  itemsPerSecond: 24.8,
};
const queued: MeasuredOperation = { ...running, status: 'queued', succeeded: 0, failed: 0, startedAt: null };

const succeeded = {
  operationId: id,
  index: 16,
  input: { data: { name: 'Order the chairs', projects: ['1305'] } },
  status: 'succeeded' as const,
  attempts: 1,
  gid: '1406',
  errorCode: null,
  errorMessage: null,
  finishedAt: startedAt,
};
const failed = {
  ...succeeded,
  index: 17,
  input: { data: { name: 'Print the menu', assignee: '999', projects: ['1305'] } },
  status: 'failed' as const,
  gid: null,
  errorCode: 'provider_rejected',
  errorMessage: 'Asana did not accept the item. Check its ids, its assignee and its fields.',
};

export const examples = {
  queued: answers.operationBody({ ...queued, itemsPerSecond: null }),
  running: answers.operationBody(running),
  cancelled: answers.operationBody({
    ...running,
    status: 'cancelled',
    failed: 511,
    finishedAt: startedAt,
    itemsPerSecond: null,
  }),
  list: answers.operationListBody({ items: [running], nextCursor: null }),
  items: answers.itemListBody({ items: [succeeded, failed], nextCursor: 'MTc' }),
};
