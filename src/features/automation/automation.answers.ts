import { z } from 'zod';
import { type Page } from '../../platform/api/index.js';
import { type AutomationRule, type AutomationRun } from '../../platform/database/index.js';
import { ruleDefinition } from './rule.schemas.js';
import { run, type Run, runSummary, type RunSummary } from './run.schemas.js';
import { effectsOf } from './stored-runs.js';

/** The family's success bodies: an entity stands under `data` and at the top level. */
const done = { ok: z.literal(true), success: z.literal(true) };
const DONE = { ok: true, success: true } as const;
const moment = z.iso.datetime();

const rule = z
  .strictObject({
    id: z.uuid(),
    ...ruleDefinition.shape,
    created_at: moment,
    updated_at: moment,
    last_run_at: moment.nullable(),
  })
  .meta({ id: 'AsanaRule' });
type Rule = z.output<typeof rule>;

const nextCursor = z.string().nullable().describe('Send as `cursor` for the next page; null on the last one.');

export const ruleAnswer = z.strictObject({ ...done, data: z.strictObject({ rule }), rule });
export const ruleListAnswer = z.strictObject({
  ...done,
  data: z.strictObject({ rules: z.array(rule), next_cursor: nextCursor }),
  rules: z.array(rule),
  next_cursor: nextCursor,
});
export const deletedAnswer = z.strictObject({
  ...done,
  data: z.strictObject({ id: z.uuid(), message: z.string() }),
  message: z.string(),
});
export const runAnswer = z.strictObject({ ...done, data: z.strictObject({ run }), run, url: run.shape.url });
export const runListAnswer = z.strictObject({
  ...done,
  data: z.strictObject({ runs: z.array(runSummary), next_cursor: nextCursor }),
  runs: z.array(runSummary),
  next_cursor: nextCursor,
});

const toRule = ({ id, createdAt, updatedAt, lastRunAt, ...row }: AutomationRule): Rule => ({
  id,
  ...ruleDefinition.parse(row),
  created_at: createdAt.toISOString(),
  updated_at: updatedAt.toISOString(),
  last_run_at: lastRunAt?.toISOString() ?? null,
});

const toSummary = (row: AutomationRun): RunSummary => ({
  id: row.id,
  rule_id: row.ruleId,
  cause: row.cause,
  event_id: row.eventId,
  task_id: row.taskId,
  dry_run: row.dryRun,
  status: row.status,
  examined: row.examined,
  matched: row.matched,
  changed: row.changed,
  failed: row.failed,
  error: effectsOf(row).failure,
  started_at: row.startedAt.toISOString(),
  finished_at: row.finishedAt?.toISOString() ?? null,
  url: `/api/asana/enhanced/automation/${row.ruleId}/runs/${row.id}`,
});

/** Only tasks the run has been through: those still before it have nothing to tell. */
const toRun = (row: AutomationRun): Run => ({
  ...toSummary(row),
  effects: effectsOf(row).effects.filter(({ actions }) => actions.length > 0),
});

export function ruleBody(row: AutomationRule) {
  const shown = toRule(row);
  return { ...DONE, data: { rule: shown }, rule: shown };
}

export function ruleListBody({ items, nextCursor: next_cursor }: Page<AutomationRule>) {
  const rules = items.map(toRule);
  return { ...DONE, data: { rules, next_cursor }, rules, next_cursor };
}

export function deletedBody(id: string) {
  const message = 'The rule was deleted.';
  return { ...DONE, data: { id, message }, message };
}

export function runBody(row: AutomationRun) {
  const shown = toRun(row);
  return { ...DONE, data: { run: shown }, run: shown, url: shown.url };
}

export function runListBody({ items, nextCursor: next_cursor }: Page<AutomationRun>) {
  const runs = items.map(toSummary);
  return { ...DONE, data: { runs, next_cursor }, runs, next_cursor };
}

const exampleRule: AutomationRule = {
  id: '0199c0de-5a3e-7000-8000-6d1f4b1c2a77',
  organizationId: '0199c0de-0000-7000-8000-000000000001',
  userId: 'ada',
  provider: 'asana',
  name: 'Escalate what is overdue',
  enabled: true,
  trigger: { type: 'overdue', project_id: '1305' },
  conditions: [{ field: 'custom_fields.Priority', operator: 'equals', value: 'High' }],
  actions: [
    { type: 'move_to_section', section: 'Escalated' },
    { type: 'add_comment', text: 'This is overdue.', repeat: false },
  ],
  createdAt: new Date('2026-11-20T09:30:00Z'),
  updatedAt: new Date('2026-11-20T09:30:00Z'),
  lastRunAt: null,
};
const exampleRun: AutomationRun = {
  id: '0199c0de-5a3f-7000-8000-2f5c1f0a9b11',
  ruleId: exampleRule.id,
  cause: 'manual',
  eventId: null,
  taskId: null,
  dryRun: true,
  status: 'succeeded',
  examined: 40,
  matched: 1,
  changed: 1,
  failed: 0,
  effects: [
    {
      task: { id: '1406', gid: '1406', name: 'Write the announcement' },
      actions: [
        { type: 'move_to_section', outcome: 'planned', detail: 'moved to the section “Escalated”', error_code: null },
        { type: 'add_comment', outcome: 'unchanged', detail: null, error_code: null },
      ],
    },
  ],
  startedAt: new Date('2026-11-21T16:05:12Z'),
  finishedAt: new Date('2026-11-21T16:05:13Z'),
};

/** What the operations of this room answer, for OpenAPI. */
export const examples = {
  rule: ruleBody(exampleRule),
  rules: ruleListBody({ items: [exampleRule], nextCursor: null }),
  deleted: deletedBody(exampleRule.id),
  run: runBody(exampleRun),
  runs: runListBody({ items: [exampleRun], nextCursor: null }),
};
