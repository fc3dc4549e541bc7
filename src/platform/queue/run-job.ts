import { type Job as BossJob, type JobResult } from 'pg-boss';
import { type Log } from '../telemetry/index.js';
import { type Registration } from './job-type.js';

/** What is kept of a failure beside the job: never its text, which may quote what a user or provider sent. */
const trace = (error: unknown) => {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  return { error: error.name, ...(typeof code === 'string' && { code }) };
};

/** Runs one job and says how it ended. Never throws, so that it cannot take the rest of its batch with it. */
export async function runJob({ type, handler }: Registration, job: BossJob<unknown>, log: Log): Promise<JobResult> {
  const { id } = job;
  const attempt = job.retryCount + 1;
  const data = type.schema.safeParse(job.data);
  if (!data.success) {
    // Trying again cannot help: whoever replays the dead letter has to correct it first.
    log.warning('Job data does not fit its schema', { job: type.name, job_id: id, outcome: 'dead_letter' });
    return { id, status: 'deadletter', output: trace(data.error) };
  }
  try {
    await handler({ id, data: data.data, attempt, signal: job.signal });
    return { id, status: 'completed' };
  } catch (error) {
    log.failure(error, undefined, { job: type.name, job_id: id, attempt });
    return { id, status: 'failed', output: trace(error) };
  }
}
