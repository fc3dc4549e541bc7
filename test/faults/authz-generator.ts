import { randomBytes, randomUUID } from 'node:crypto';
import { type TestApp } from '../support/app.js';
import { type Fields } from './authz-fields.js';

const job = { id: '$job' };
const settings = { industry: 'technology', workspace_gid: '$workspace', initial_projects: 1, activity_level: 'low' };
const user_tokens = [{ name: 'Ana', token: '$jobToken' }];
const api_key = '$jobToken';

/** As `REQUESTS`, of the data generator. What looks at a token or a workspace brings the token along. */
export const GENERATOR_REQUESTS: Readonly<Record<string, Fields>> = {
  'jobs.activities': job,
  'jobs.cleanup': { id: '$cleanableJob' },
  'jobs.cleanupProgress': { id: '$cleanedJob' },
  'jobs.clone': job,
  'jobs.delete': { id: '$spareJob' },
  'jobs.dryRun': settings,
  'jobs.generateNow': job,
  'jobs.get': job,
  'jobs.import': { job_id: '$newJob', status: 'paused', config: { ...settings, user_tokens }, projects: [] },
  'jobs.pause': job,
  'jobs.progress': job,
  'jobs.resume': { id: '$restingJob' },
  'jobs.start': { ...settings, user_tokens, anthropic_api_key: '' },
  'jobs.stop': { id: '$stoppableJob' },
  'jobs.templates.create': { name: 'Made', config: settings },
  'jobs.templates.delete': { id: '$spareTemplate' },
  'jobs.templates.get': { id: '$template' },
  'jobs.usage': job,
  'jobs.validateToken': { api_key },
  'jobs.workspace.cleanup': { gid: '$workspace', user_tokens, dry_run: true },
  'jobs.workspaces': { api_key },
};

const JOBS = ['$job', '$cleanableJob', '$cleanedJob', '$spareJob', '$restingJob', '$stoppableJob'];

/** No job has it yet. */
export const newJobId = (): Record<string, string> => ({ $newJob: `job_${randomBytes(4).toString('hex')}` });

/** Gives the organization jobs that rest, and templates. */
export async function furnishGenerator(
  server: TestApp,
  workspace: string,
  canaries: string[],
): Promise<Record<string, string>> {
  const [person] = server.sandbox.asana.state().people;
  const { accessToken: token } = server.sandbox.asana.issueToken({ person: person?.email ?? '', personal: true });
  const things: Record<string, string> = { $jobToken: token, ...newJobId() };
  const post = async (path: string, fields: object) => {
    const { body, status, text } = await server.http().post(`/api/${path}`).send(fields);
    if (status >= 300) throw new Error(`post ${path}: ${status} ${text}`);
    return body;
  };
  const mark = () => {
    const canary = `canary-${randomUUID()}`;
    canaries.push(canary);
    return canary;
  };
  const config = { ...settings, workspace_gid: workspace };
  for (const name of JOBS) {
    const { $newJob: job_id = '' } = newJobId();
    const file = { job_id, job_name: mark(), status: 'paused', projects: [] };
    await post('jobs/import', { ...file, config: { ...config, user_tokens: [{ name: 'Ana', token }] } });
    // Its id is in events that all of the organization sees.
    things[name] = job_id;
  }
  await post(`jobs/${things.$cleanedJob}/cleanup`, {});
  for (const name of ['$template', '$spareTemplate']) {
    things[name] = (await post('job-templates', { name: mark(), config })).template.id;
  }
  return things;
}
