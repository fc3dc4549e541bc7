import { z } from 'zod';
import { storableText } from './storable-text.js';

/** Zones are checked by the runtime's own table. */
const timeZone = z.string().max(64).refine(isTimeZone, 'must be an IANA time zone such as America/Los_Angeles');
const whole = (min: number, max: number) => z.number().int().min(min).max(max);
const percent = z.number().min(0).max(100);
const label = storableText(200);

export const workspaceGid = z.string().regex(/^[0-9]{1,32}$/, 'must be the gid of a workspace');

/** Settings that both kinds of job have, as contract 6.2 names them; what a job is asked for is stored like this. */
const common = {
  job_name: label.nullish(),
  workspace_name: label.nullish(),
  vendor: label.nullish(),
  industry: storableText(64),
  duration_days: z.union([whole(1, 3650), z.literal('indefinite')]).default(30),
  activity_level: z.enum(['low', 'medium', 'high']).default('medium'),
  working_hours: z.enum(['us_workforce', 'global']).default('us_workforce'),
  /** Where the working hours are; America/Los_Angeles for `us_workforce`, UTC for `global`. */
  time_zone: timeZone.optional(),
  /** 0 bursty to 1 steady. */
  burst_factor: z.number().min(0).max(1).default(0.5),
  /** The same seed, clock and account give the same world. Default: another one for each job. */
  seed: storableText(200).optional(),
  /** Tokens that the model may use for this job in all; after that texts come from templates. */
  token_budget: whole(0, 1_000_000_000).nullish(),
};

export const asanaConfig = z.object({
  connection_type: z.literal('asana'),
  ...common,
  workspace_gid: workspaceGid,
  initial_projects: whole(1, 50).default(3),
  /** Percent. */
  blocked_task_frequency: percent.default(15),
  /** Days. */
  blocked_task_duration: z.number().min(0).max(365).default(2),
  new_project_frequency_days: z.number().min(0.1).max(3650).default(14),
  /** These three are taken and shown, and change nothing: contract 6.2. */
  comment_frequency: z.number().min(0).max(100).default(0.5),
  task_completion_rate: percent.default(20),
  privacy: storableText(32).default('private'),
});
export type AsanaJobConfig = z.output<typeof asanaConfig>;

export const oktaConfig = z.object({
  connection_type: z.literal('okta'),
  ...common,
  org_url: z.string().max(255),
  org_size: z.enum(['startup', 'midsize', 'enterprise']),
  initial_users: whole(1, 10_000).default(50),
});
export type OktaJobConfig = z.output<typeof oktaConfig>;

export const jobConfig = z.discriminatedUnion('connection_type', [asanaConfig, oktaConfig]);
export type JobConfig = z.output<typeof jobConfig>;

/** The zone in which a job's working hours are; the public behaviour had UTC although it said Pacific. */
export const zoneOf = ({ time_zone, working_hours }: Pick<JobConfig, 'time_zone' | 'working_hours'>): string =>
  time_zone ?? (working_hours === 'us_workforce' ? 'America/Los_Angeles' : 'UTC');

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
