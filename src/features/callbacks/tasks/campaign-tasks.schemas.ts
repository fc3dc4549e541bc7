import { z } from 'zod';
import { pageQuery } from '../../../platform/api/index.js';
import { type CallbackTask } from '../../../platform/database/index.js';

const MOST = 1000;
const STATUSES = ['intended', 'sent', 'linked', 'failed', 'deleted'] as const;

export const campaignTasksBody = z
  .object({
    leadIds: z.array(z.uuid()).min(1).max(MOST).optional(),
    all: z
      .literal(true)
      .optional()
      .describe('Instead of leadIds: leads of the campaign without a task, also in the making; the oldest 1,000.'),
    priority: z.string().trim().max(64).optional(),
  })
  .superRefine(({ leadIds, all }, context) => {
    if ((leadIds === undefined) !== (all === undefined)) return;
    context.addIssue({ code: 'custom', path: ['leadIds'], message: 'must name the leads, or `all` must be true' });
  });
export type CampaignTasksBody = z.output<typeof campaignTasksBody>;
export const campaignTasksQuery = pageQuery.extend({ status: z.enum(STATUSES).optional() });
export type CampaignTasksQuery = z.output<typeof campaignTasksQuery>;

export const begunAnswer = z.strictObject({
  ok: z.literal(true),
  queued: z.int(),
  skipped: z.int().describe('Leads that have a task, or one in the making, or that are not yours.'),
});
const task = z.strictObject({
  id: z.uuid(),
  lead_id: z.uuid().nullable(),
  task_gid: z.string().nullable(),
  status: z
    .enum(STATUSES)
    .describe('`intended` waits, `sent` is being made or looked for, `linked` is there, `deleted` is so at Asana.'),
  attempts: z.int(),
  failure_code: z.string().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export const callbackTaskList = z.strictObject({
  ok: z.literal(true),
  tasks: z.array(task),
  next_cursor: z.string().nullable(),
});

export const showCallbackTask = (row: CallbackTask): z.output<typeof task> => ({
  id: row.id,
  lead_id: row.leadId,
  task_gid: row.taskGid,
  status: row.status,
  attempts: row.attempts,
  failure_code: row.failureCode,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
});
