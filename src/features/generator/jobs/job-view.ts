import { type GeneratorJob } from '../../../platform/database/index.js';
import { type JobConfig } from './job-config.js';
import { type JobWithAccounts } from './job-rows.js';

const timeOf = (date: Date | null) => date?.toISOString() ?? null;

/** A token in an answer: that there is one, and nothing of it. */
const MASK = '***';

/** A job in the list: contract 6.1. */
export function jobItemOf(job: Omit<GeneratorJob, 'state'>) {
  const config = job.config as JobConfig;
  return {
    job_id: job.id,
    job_name: job.name,
    connection_type: job.connection,
    status: job.status,
    started_at: job.startedAt.toISOString(),
    last_activity: timeOf(job.lastActivityAt),
    next_activity_time: timeOf(job.nextActivityAt),
    vendor: config.vendor ?? 'asana',
    industry: config.industry,
    workspace_name: config.workspace_name ?? 'Unknown',
    stats: job.stats as Record<string, number>,
  };
}

/** What a job used on one day. */
export interface DayUsage {
  readonly day: Date;
  readonly providerCalls: number;
  readonly modelCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly templateTexts: number;
}

export interface JobFailure {
  readonly at: Date;
  readonly type: string;
  readonly message: string;
}

export interface LoggedEntry {
  readonly at: Date;
  readonly action: string;
  readonly details: unknown;
}

export const activityOf = ({ at, action, details }: LoggedEntry) => ({
  timestamp: at.toISOString(),
  action,
  details: details as Record<string, unknown>,
});

/** The whole of a job: contract 6.3, tokens masked. */
export function jobStateOf(
  job: JobWithAccounts,
  logs: { readonly activities: readonly LoggedEntry[]; readonly failures: readonly JobFailure[] },
  today: DayUsage | undefined,
) {
  const { name: job_name, id: job_id, connection: connection_type, status } = job;
  return {
    job_id,
    connection_type,
    job_name,
    status,
    stop_reason: job.stopReason,
    created_at: job.createdAt.toISOString(),
    started_at: job.startedAt.toISOString(),
    ends_at: timeOf(job.endsAt),
    last_activity: timeOf(job.lastActivityAt),
    last_saved: job.updatedAt.toISOString(),
    next_activity_time: timeOf(job.nextActivityAt),
    config: {
      ...(job.config as JobConfig),
      seed: job.seed,
      user_tokens: job.accounts.map(({ name, accountId, fullName, email }) => ({
        name,
        token: MASK,
        account: { id: accountId, name: fullName, email },
      })),
      anthropic_api_key: job.modelKey === null ? null : MASK,
    },
    ...(job.state as Record<string, unknown>),
    activity_log: logs.activities.map(activityOf),
    errors: logs.failures.map(({ at, type, message }) => ({ timestamp: at.toISOString(), type, message })),
    stats: job.stats as Record<string, number>,
    api_usage: {
      [`${connection_type}_calls_today`]: today?.providerCalls ?? 0,
      llm_calls_today: today?.modelCalls ?? 0,
      llm_tokens_today: (today?.inputTokens ?? 0) + (today?.outputTokens ?? 0),
      last_reset: dayOf(today?.day ?? job.updatedAt),
    },
    /** Where texts come from today. */
    text_source: textSourceOf(job, today),
  };
}

/** `mixed`: the model writes, but could not always. */
function textSourceOf({ modelKey }: GeneratorJob, today: DayUsage | undefined): 'anthropic' | 'template' | 'mixed' {
  if (modelKey === null) return 'template';
  if (!today || today.templateTexts === 0) return 'anthropic';
  return today.modelCalls === 0 ? 'template' : 'mixed';
}

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** How far the initialization is. */
export function progressOf(job: GeneratorJob, now: number) {
  const { initialDone, initialTotal, startedAt, initializedAt } = job;
  const elapsed = Math.max(0, ((initializedAt?.getTime() ?? now) - startedAt.getTime()) / 1000);
  const left = initialTotal - initialDone;
  return {
    initializing: initializedAt === null,
    progress: {
      percentage: initialTotal === 0 ? 100 : Math.round((initialDone / initialTotal) * 1000) / 10,
      completed_objects: initialDone,
      total_objects: initialTotal,
      eta_seconds: left === 0 ? 0 : initialDone === 0 ? null : Math.round((elapsed / initialDone) * left),
      elapsed_seconds: Math.round(elapsed),
    },
  };
}
