import { type Analytics, type Workflows } from './insights.schemas.js';
import { type ShownReport } from './reports.js';

/** The family's success bodies: what clients read under `data` and what they read at the top level. */
const DONE = { ok: true, success: true } as const;

export function workflowsBody({ figures, report }: ShownReport<Workflows>) {
  const { workflows, truncated } = figures ?? { workflows: [], truncated: false };
  return { ...DONE, data: { workflows, truncated, report }, workflows, report };
}

export function analyticsBody({ figures, report }: ShownReport<Analytics>) {
  const analytics = figures ?? null;
  return { ...DONE, data: { analytics, report }, analytics, report };
}

const counts = { total: 40, open: 28, completed: 12, overdue: 3 };
const launch = { id: '1305', gid: '1305', name: 'Spring launch' };
const section = { id: '1307', gid: '1307', name: 'To do' };
const report = {
  status: 'ready' as const,
  computed_at: '2026-11-21T16:05:12.000Z',
  age_seconds: 41,
  fresh: true,
  examined: 40,
  failure_code: null,
};
const ageing = {
  basis: 'entered_stage' as const,
  under_1_day: 2,
  days_1_to_7: 9,
  days_7_to_30: 16,
  over_30_days: 1,
  oldest_days: 33.5,
};

/** What the operations of this room answer, for OpenAPI. */
export const examples = {
  workflows: workflowsBody({
    figures: { workflows: [{ ...launch, ...counts, stages: [{ ...section, ...counts, ageing }] }], truncated: false },
    report,
  }),
  analytics: analyticsBody({
    figures: {
      ...counts,
      completion_rate: 0.3,
      unassigned: 4,
      due_soon: 6,
      by_assignee: [{ id: '1102', gid: '1102', name: 'Ada Palmer', ...counts }],
      by_section: [{ ...section, project: launch, ...counts }],
      weekly_throughput: [{ week: '2026-W47', starts_on: '2026-11-16', created: 5, completed: 7 }],
      cycle_time: { count: 12, median_hours: 30.25, p85_hours: 96.5, mean_hours: 44.1 },
      projects: { examined: 1, skipped: 0 },
    },
    report,
  }),
};
