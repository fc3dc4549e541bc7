import { z } from 'zod';

export const cleanupInput = z.object({
  /** Says what would be removed, and removes nothing. */
  dry_run: z.boolean().default(false),
});
export type CleanupInput = z.output<typeof cleanupInput>;

const count = z.number().int();
const failedItem = z.object({ id: z.string().nullable(), name: z.string(), error: z.string() });

const asana = {
  deleted_projects: count,
  deleted_tasks: count,
  deleted_subtasks: count,
  deleted_custom_fields: count,
  deleted_tags: count,
  deleted_portfolios: count,
  total_projects: count,
  failed_projects: z.array(failedItem),
  failed_items: z.array(failedItem.extend({ type: z.string() })),
};
const okta = { users_deleted: count, groups_deleted: count, assignments_removed: count, errors: z.array(z.string()) };
const ended = {
  success: z.literal(true),
  /** False: the wait was broken off, and the work goes on; its progress can be asked for. */
  completed: z.boolean(),
  cleanup_id: z.string(),
};
const previewed = { success: z.literal(true), dry_run: z.literal(true) };
const progress = {
  progress: z.object({ percentage: z.number(), completed_objects: count, total_objects: count }),
  started_at: z.iso.datetime(),
  ended_at: z.iso.datetime().nullable(),
};

export const cleanupAnswer = z.union([
  z.object({ ...ended, ...asana }),
  z.object({ ...ended, ...okta }),
  z.object({ ...previewed, ...asana }),
  z.object({ ...previewed, ...okta }),
]);
export const cleanupProgress = z.union([
  z.object({ ...ended, ...asana, ...progress }),
  z.object({ ...ended, ...okta, ...progress }),
]);
