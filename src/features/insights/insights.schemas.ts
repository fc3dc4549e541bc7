import { z } from 'zod';

const gid = z.string().regex(/^[0-9]{1,32}$/, 'must be an Asana gid: a string of 1 to 32 digits');
const userId = z.string().max(255).optional().describe('Your own id of the user to work for.');
const refresh = z
  .enum(['true', 'false', ''])
  .optional()
  .transform((text) => text === 'true')
  .describe('`true` computes anew, however young the kept figures are.');

/** A blank parameter counts as absent: clients send them for what a person left empty. */
const optionalGid = z.preprocess((value) => (value === '' ? undefined : value), gid.optional());

export const workflowsQuery = z.object({
  user_id: userId,
  project_id: optionalGid.describe('Absent: the projects of the default workspace.'),
  refresh,
});
export const analyticsQuery = z.object({
  user_id: userId,
  project_id: optionalGid.describe('Absent: all projects of the workspace.'),
  workspace_id: optionalGid.describe('Absent: the default workspace. Ignored beside `project_id`.'),
  refresh,
});
export type WorkflowsQuery = z.output<typeof workflowsQuery>;
export type AnalyticsQuery = z.output<typeof analyticsQuery>;

const count = z.int().min(0);
const counts = {
  total: count,
  open: count,
  completed: count,
  overdue: count.describe('Open, and due before now; a due date ends with its day in UTC.'),
};
const hours = z.number().nullable();
const reference = z.strictObject({ id: z.string(), gid: z.string(), name: z.string() });
const maybeGid = z.string().nullable();

const personGroup = z.strictObject({ id: maybeGid, gid: maybeGid.describe('null: nobody.'), name: z.string() });
const sectionGroup = z.strictObject({
  id: maybeGid,
  gid: maybeGid,
  name: z.string(),
  project: reference.nullable(),
});
export type PersonGroup = z.output<typeof personGroup>;
export type SectionGroup = z.output<typeof sectionGroup>;

export const analytics = z
  .strictObject({
    ...counts,
    completion_rate: z.number().min(0).max(1).describe('Completed of all, 0 to 1.'),
    unassigned: count.describe('Open tasks that nobody is assigned to.'),
    due_soon: count.describe('Open tasks due within seven days and not overdue.'),
    by_assignee: z.array(personGroup.extend(counts)).describe('The largest first; at most 1,000 people apart.'),
    by_section: z.array(sectionGroup.extend(counts)).describe('The largest first; at most 1,000 sections apart.'),
    weekly_throughput: z
      .array(
        z.strictObject({
          week: z.string().describe('ISO 8601, e.g. 2026-W47.'),
          starts_on: z.iso.date(),
          created: count,
          completed: count,
        }),
      )
      .describe('The last twelve ISO weeks in UTC, oldest first; the last one is still under way.'),
    cycle_time: z
      .strictObject({ count, median_hours: hours, p85_hours: hours, mean_hours: hours })
      .describe('From creation to completion. Median and 85th percentile are exact to 1 %.'),
    projects: z.strictObject({
      examined: count,
      skipped: count.describe('Projects that went away or were closed to the account meanwhile.'),
    }),
  })
  .meta({ id: 'AsanaAnalytics' });
export type Analytics = z.output<typeof analytics>;

const ageing = z
  .strictObject({
    basis: z
      .enum(['entered_stage', 'created'])
      .describe(
        '`entered_stage`: since the task came into this section, as its stories tell. `created`: since the task was ' +
          'created, so at most that long in this section; for projects with too many open tasks to read their stories.',
      ),
    under_1_day: count,
    days_1_to_7: count,
    days_7_to_30: count,
    over_30_days: count,
    oldest_days: z.number().nullable(),
  })
  .describe('How long the open tasks of the stage have been waiting.');
export type Ageing = z.output<typeof ageing>;

const stage = reference.extend({ ...counts, ageing });
export const workflow = reference
  .extend({ ...counts, stages: z.array(stage).describe('The sections, in the order Asana shows them.') })
  .meta({ id: 'AsanaWorkflow', description: 'A project, its sections seen as stages.' });
export type Workflow = z.output<typeof workflow>;

export const workflows = z.strictObject({
  workflows: z.array(workflow),
  truncated: z.boolean().describe('The workspace has more projects than were looked at.'),
});
export type Workflows = z.output<typeof workflows>;

const report = z
  .strictObject({
    status: z
      .enum(['ready', 'computing', 'failed'])
      .describe('`computing`: ask again; older figures are shown meanwhile.'),
    computed_at: z.iso.datetime().nullable().describe('When the figures shown were computed.'),
    age_seconds: count.nullable(),
    fresh: z.boolean().describe('At most five minutes old.'),
    examined: count.describe('Tasks read, so far or in all.'),
    failure_code: z.string().nullable().describe('Why the last computation failed.'),
  })
  .meta({ id: 'ReportState' });
export type ReportView = z.output<typeof report>;

const done = { ok: z.literal(true), success: z.literal(true) };
const workflowList = z.array(workflow).describe('Empty until the first computation is over.');
const figures = analytics.nullable().describe('null until the first computation is over.');

export const workflowsAnswer = z.strictObject({
  ...done,
  data: z.strictObject({ workflows: workflowList, truncated: z.boolean(), report }),
  workflows: workflowList,
  report,
});
export const analyticsAnswer = z.strictObject({
  ...done,
  data: z.strictObject({ analytics: figures, report }),
  analytics: figures,
  report,
});
