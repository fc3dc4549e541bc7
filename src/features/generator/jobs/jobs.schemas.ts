import { z } from 'zod';

export const jobId = z.string().regex(/^[\w-]{1,64}$/, 'must be the id of a job');
const connection = z.enum(['asana', 'okta']);
const status = z.enum(['initializing', 'running', 'paused', 'stopped']);
const moment = z.iso.datetime();
const stats = z.record(z.string(), z.number());
const success = { success: z.literal(true) };

const text = z.string().nullish();

/** What may be absent here is missed in the documented order, and values are checked after that. */
export const startBody = z.looseObject({
  connection_type: text,
  industry: text,
  workspace_gid: text,
  org_url: text,
  org_size: text,
  user_tokens: z.array(z.unknown()).nullish(),
  anthropic_api_key: text,
});
export type StartBody = z.output<typeof startBody>;

export const activityQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type ActivityQuery = z.output<typeof activityQuery>;

const jobItem = z.object({
  job_id: z.string(),
  job_name: z.string().nullable(),
  connection_type: connection,
  status,
  started_at: moment,
  last_activity: moment.nullable(),
  next_activity_time: moment.nullable(),
  vendor: z.string(),
  industry: z.string(),
  workspace_name: z.string(),
  stats,
});
const activity = z.object({ timestamp: moment, action: z.string(), details: z.record(z.string(), z.unknown()) });

export const healthAnswer = z.object({
  ...success,
  status: z.literal('running'),
  active_jobs: z.number().int(),
  connection_types_supported: z.array(connection),
  version: z.literal('2.0.0'),
});
export const jobList = z.object({ ...success, jobs: z.array(jobItem) });
export const jobAnswer = z.object({
  ...success,
  job: z.looseObject({
    job_id: z.string(),
    connection_type: connection,
    job_name: z.string().nullable(),
    status,
    created_at: moment,
    started_at: moment,
    last_activity: moment.nullable(),
    last_saved: moment,
    next_activity_time: moment.nullable(),
    config: z.looseObject({}),
    activity_log: z.array(activity),
    errors: z.array(z.object({ timestamp: moment, type: z.string(), message: z.string() })),
    stats,
    api_usage: z.looseObject({}),
    text_source: z.enum(['anthropic', 'template', 'mixed']),
  }),
});
export const activityList = z.object({
  ...success,
  activities: z.array(activity),
  total: z.number().int(),
  offset: z.number().int(),
  limit: z.number().int(),
});
export const startedAnswer = z.object({
  ...success,
  job_id: z.string(),
  connection_type: connection,
  message: z.string(),
});
export const messageAnswer = z.object({ ...success, message: z.string() });
export const progressAnswer = z.object({
  ...success,
  initializing: z.boolean(),
  progress: z.object({
    percentage: z.number(),
    completed_objects: z.number().int(),
    total_objects: z.number().int(),
    /** Null until something is done. */
    eta_seconds: z.number().int().nullable(),
    elapsed_seconds: z.number().int(),
  }),
  details: z.looseObject({}),
});
export const usageAnswer = z.object({
  ...success,
  /** Tokens the model may use for the job in all; null: no ceiling. */
  token_budget: z.number().int().nullable(),
  tokens_left: z.number().int().nullable(),
  days: z.array(
    z.object({
      day: z.iso.date(),
      provider_calls: z.number().int(),
      model_calls: z.number().int(),
      input_tokens: z.number().int(),
      output_tokens: z.number().int(),
      /** Texts that were taken from templates. */
      template_texts: z.number().int(),
    }),
  ),
});
