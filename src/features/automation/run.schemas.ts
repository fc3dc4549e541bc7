import { z } from 'zod';
import { pageQuery } from '../../platform/api/index.js';

/** Tasks that one run may act on. */
export const MOST_TASKS = 500;

const reference = z.strictObject({ id: z.string(), gid: z.string(), name: z.string() });
const count = z.int().min(0);
const outcome = z
  .enum(['planned', 'changed', 'unchanged', 'failed'])
  .describe('`planned`: what a dry run would do. `unchanged`: the task was so already.');

export const effect = z
  .strictObject({
    task: reference,
    actions: z.array(
      z.strictObject({
        type: z.string(),
        outcome,
        detail: z.string().nullable(),
        error_code: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'AsanaRuleEffect', description: 'What was done to one task.' });
export type Effect = z.output<typeof effect>;

/** Why a run ended before it was through. Kept among the effects. */
export const runFailure = z.strictObject({ code: z.string(), message: z.string() });
export type RunFailure = z.output<typeof runFailure>;

/** What stands in the column `effects`. */
export const keptEffects = z.array(z.union([effect, z.strictObject({ failure: runFailure })]));

const runFields = {
  id: z.uuid(),
  rule_id: z.uuid(),
  cause: z.string().describe('`manual`, `schedule`, or the kind of an event.'),
  event_id: z.string().nullable().describe('Of the event that started it, as in `GET /api/events/log`.'),
  task_id: z.string().nullable().describe('gid of the one task of that event.'),
  dry_run: z.boolean(),
  status: z
    .enum(['running', 'succeeded', 'partly', 'failed', 'skipped'])
    .describe('`skipped`: an event that would have run the rule once too often on its task; `error` says so.'),
  examined: count.describe('Tasks looked at.'),
  matched: count.describe('Tasks for which all conditions held, up to the limit of the run.'),
  changed: count.describe('Tasks that were changed; in a dry run, that would be.'),
  failed: count.describe('Tasks of which an action failed.'),
  error: runFailure.nullable().describe('Why the run ended before it was through.'),
  started_at: z.iso.datetime(),
  finished_at: z.iso.datetime().nullable(),
  url: z.string().describe('Path of the run with its effects.'),
};
export const runSummary = z.strictObject(runFields).meta({ id: 'AsanaRuleRunSummary' });
export const run = z.strictObject({ ...runFields, effects: z.array(effect) }).meta({ id: 'AsanaRuleRun' });
export type RunSummary = z.output<typeof runSummary>;
export type Run = z.output<typeof run>;

export const userQuery = z.object({
  user_id: z.string().max(255).optional().describe('Your own id of the user to work for.'),
});
export const listQuery = pageQuery.extend(userQuery.shape);
export type ListQuery = z.output<typeof listQuery>;

export const runRequest = z.object({
  ...userQuery.shape,
  dry_run: z.boolean().default(false).describe('Says what would be done to which task, and changes nothing.'),
  limit: z.int().min(1).max(MOST_TASKS).default(MOST_TASKS).describe('Most tasks to act on.'),
});
export type RunRequest = z.output<typeof runRequest>;
