import { z } from 'zod';
import { PAGE_LIMIT } from '../../platform/api/index.js';
import { requestFields, taskInput } from '../../providers/asana/index.js';

/** Most items one request may carry. */
export const MOST_ITEMS = 1000;

const itemsOf = <S extends z.ZodType>(item: S) =>
  z.array(item).min(1, 'must have at least one item').max(MOST_ITEMS, `must have at most ${MOST_ITEMS} items`);

const USER_ID = 'Your own id of the user to work for. Absent: the user of the session token.';
const userId = z.string().max(255).nullish().describe(USER_ID);
const { gid, optional, request, required } = requestFields;
const projectId = optional(gid);
const task = request({ task_id: required(gid).describe('Also spelled task_gid or task.') });

/** What takes further calls for a task, which would make its creation more than one step. */
const SINGLE_ONLY = ['section_id', 'dependencies'] as const;
const newTask = taskInput.createTaskBody.superRefine((given, context) => {
  for (const field of SINGLE_ONLY) {
    if (given[field] === undefined) continue;
    context.addIssue({ code: 'custom', path: [field], message: 'cannot be set in bulk; set it on the task' });
  }
});

const create = z.object({
  action: z.literal('create'),
  user_id: userId,
  project_id: projectId.describe('For items that name no project, parent or workspace of their own.'),
  items: itemsOf(newTask),
});
const update = z.object({
  action: z.literal('update'),
  user_id: userId,
  project_id: projectId.describe('The project whose custom fields the items set; needed only for those.'),
  items: itemsOf(z.intersection(task, taskInput.updateTaskBody)),
});
const complete = z.object({
  action: z.literal('complete'),
  user_id: userId,
  items: itemsOf(z.preprocess((value) => (typeof value === 'string' ? { task_id: value } : value), task)).describe(
    'Tasks, as `{ "task_id": "1200…" }` or as gids.',
  ),
});

/** What all actions have in common. A union looks no further than a wrong action, so the other fields are read first. */
const envelope = z.object({
  action: z.enum(['create', 'update', 'complete']),
  user_id: userId,
  project_id: projectId,
  items: itemsOf(z.unknown()),
});
function checkEnvelope(body: unknown, context: z.RefinementCtx): unknown {
  const { error } = envelope.safeParse(body);
  for (const { path, message } of error?.issues ?? []) context.addIssue({ code: 'custom', path, message });
  return body;
}

/** Two changes of one task would be made side by side, in no order. */
const byAction = z.discriminatedUnion('action', [create, update, complete]).superRefine((body, context) => {
  if (body.action === 'create') return;
  const seen = new Map<string, number>();
  for (const [index, { task_id }] of body.items.entries()) {
    const before = seen.get(task_id);
    if (before === undefined) seen.set(task_id, index);
    else
      context.addIssue({
        code: 'custom',
        path: ['items', index, 'task_id'],
        message: `is that of items.${before} too`,
      });
  }
});

export const bulkBody = z.preprocess(checkEnvelope, byAction);
export type BulkBody = z.output<typeof bulkBody>;
export type CreateBody = z.output<typeof create>;
export type UpdateBody = z.output<typeof update>;

export const operationId = z.uuid('must be the id of a bulk operation');
export const user = z.object({ user_id: userId });

const limit = z.coerce.number().int().min(1);
const cursor = z.string().max(512).optional();
export const itemsQuery = z.object({
  user_id: userId,
  status: z.enum(['pending', 'sent', 'succeeded', 'failed']).optional(),
  limit: limit.max(MOST_ITEMS).default(PAGE_LIMIT),
  cursor: cursor.describe('`next_cursor` of the page before.'),
});
export type ItemsQuery = z.output<typeof itemsQuery>;
