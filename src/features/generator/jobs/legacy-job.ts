import { z } from 'zod';
import { storableText } from './storable-text.js';

/** ISO 8601; files written by Python have no zone and mean UTC. */
const moment = z
  .string()
  .max(64)
  .transform((text) => new Date(/(z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`))
  .refine((date) => !Number.isNaN(date.getTime()), 'must be an ISO 8601 time');
const details = z.record(z.string(), z.unknown());

/** A state file of the generator this one takes over from: contract 6.3. Files without a type are Asana's. */
export const legacyJob = z.looseObject({
  job_id: z.string().regex(/^[\w-]{1,64}$/, 'must be the id of a job'),
  connection_type: z.enum(['asana', 'okta']).default('asana'),
  job_name: storableText(200).nullish(),
  status: z.enum(['initializing', 'running', 'paused', 'stopped']).default('stopped'),
  created_at: moment.optional(),
  started_at: moment.optional(),
  last_activity: moment.nullish(),
  config: z.looseObject({}),
  activity_log: z
    .array(z.object({ timestamp: moment, action: storableText(64), details: details.default({}) }))
    .max(5_000)
    .default([]),
  errors: z
    .array(z.object({ timestamp: moment, type: storableText(64), message: z.string().max(10_000) }))
    .max(1_000)
    .default([]),
  stats: z.record(z.string(), z.number()).default({}),
  _deleting: z.boolean().optional(),
});
export type LegacyJob = z.output<typeof legacyJob>;

const KNOWN = new Set(Object.keys(legacyJob.shape));

/** What the worker knew of the world it had made. */
export const legacyState = (job: LegacyJob): Record<string, unknown> =>
  Object.fromEntries(Object.entries(job).filter(([name]) => !KNOWN.has(name)));
