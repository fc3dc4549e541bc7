import { type Generator, startGenerator } from '../support/generator.js';
import { until } from '../support/eventually.js';

let generator: Generator;
beforeAll(async () => {
  generator = await startGenerator();
}, 60_000);
afterAll(() => generator.server.close());

type Label = 'Asana' | 'Okta';
const bodyOf = (label: Label) => (label === 'Asana' ? generator.asanaBody() : generator.oktaBody());
const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);

/** What is at the provider: after a cleanup it has to be what it was. */
function world(label: Label) {
  if (label === 'Okta') {
    const { okta } = generator;
    return {
      users: okta.users().map(({ id }) => id),
      groups: okta.groups().map(({ id }) => id),
      assigned: okta.apps().map(({ id }) => okta.assignments(id).length),
    };
  }
  const { projects, tasks, tags, customFields } = generator.asana.snapshot().state;
  const gids = (list: readonly { gid: string }[]) => list.map(({ gid }) => gid);
  return { projects: gids(projects), tasks: gids(tasks), tags: gids(tags), customFields: gids(customFields) };
}

const STATS = {
  Asana: [
    ...['projects_created', 'tasks_created', 'subtasks_created', 'comments_added', 'task_state_changes'],
    ...['tasks_completed', 'custom_fields_created', 'sections_created', 'tags_created', 'portfolios_created', 'errors'],
  ],
  Okta: [
    ...['users_created', 'groups_created', 'app_assignments_created', 'user_group_assignments', 'user_activations'],
    ...['user_deactivations', 'errors', 'apps_created', 'group_memberships_created', 'users_activated'],
  ],
};

describe.each(['Asana', 'Okta'] as const)('the life of a job: %s', (label) => {
  let id: string;
  let before: object;
  const path = (rest = '') => `/api/jobs/${id}${rest}`;

  it('initializes, and says how far it is', async () => {
    before = world(label);
    ({ job_id: id } = await generator.post('/api/jobs/start', bodyOf(label)));
    const job = await generator.reaches(id, 'running');
    expect(job).toMatchObject({
      job_id: id,
      connection_type: label.toLowerCase(),
      job_name: null,
      status: 'running',
      created_at: moment,
      started_at: moment,
      last_activity: moment,
      last_saved: moment,
      next_activity_time: moment,
      text_source: 'template',
      api_usage: {
        [`${label.toLowerCase()}_calls_today`]: expect.any(Number),
        llm_calls_today: 0,
        llm_tokens_today: 0,
      },
    });
    expect(Object.keys(job.stats).sort()).toEqual([...STATS[label]].sort());
    expect(job.errors).toEqual([]);
    const progress = await generator.get(path('/initialization-progress'));
    expect(progress).toMatchObject({
      success: true,
      initializing: false,
      progress: { percentage: 100, eta_seconds: 0, elapsed_seconds: expect.any(Number) },
    });
    expect(progress.progress.completed_objects).toBe(progress.progress.total_objects);
    expect(world(label)).not.toEqual(before);
  }, 90_000);

  it('is in the list, without its tokens', async () => {
    const { success, jobs } = await generator.get('/api/jobs');
    expect(success).toBe(true);
    expect(jobs.find(({ job_id }: { job_id: string }) => job_id === id)).toEqual({
      job_id: id,
      job_name: null,
      connection_type: label.toLowerCase(),
      status: 'running',
      started_at: moment,
      last_activity: moment,
      next_activity_time: moment,
      vendor: 'asana',
      industry: 'technology',
      workspace_name: 'Unknown',
      stats: expect.any(Object),
    });
  });

  it('has an activity log, newest first', async () => {
    const whole = await generator.get(path('/activity_log'));
    expect(whole).toMatchObject({ success: true, offset: 0, limit: 100, total: expect.any(Number) });
    expect(whole.total).toBeGreaterThan(5);
    expect(whole.activities[0]).toEqual({ timestamp: moment, action: expect.any(String), details: expect.any(Object) });
    const { activities } = await generator.get(path('/activity_log?limit=2&offset=1'));
    expect(activities).toEqual(whole.activities.slice(1, 3));
    const first = label === 'Asana' ? 'project_created' : 'group_created';
    const actions = whole.activities.map(({ action }: { action: string }) => action);
    expect(actions).toContain(first);
  });

  it('pauses, acts on request while it is paused, and goes on', async () => {
    expect(await generator.post(path('/pause'))).toEqual({ success: true, message: `Job ${id} paused` });
    const { total } = await generator.get(path('/activity_log'));
    expect(await generator.post(path('/generate-now'))).toEqual({ success: true, message: expect.any(String) });
    await until(
      'an activity on request',
      async () => (await generator.get(path('/activity_log'))).total > total,
      20_000,
    );
    expect((await generator.get(path())).job.status).toBe('paused');
    expect(await generator.post(path('/resume'))).toEqual({ success: true, message: `Job ${id} resumed` });
    expect((await generator.get(path())).job.status).toBe('running');
    expect(await generator.post(path('/stop'))).toEqual({ success: true, message: `Job ${id} stopped` });
    const refusal = { success: false, error: 'Job not found or not running' };
    expect(await generator.post(path('/pause'), {}, 404)).toMatchObject(refusal);
    expect(await generator.post(path('/generate-now'), {}, 404)).toMatchObject(refusal);
  }, 30_000);

  it('counts what it used', async () => {
    const { days, ...rest } = await generator.get(path('/usage'));
    expect(rest).toEqual({ success: true, token_budget: null, tokens_left: null });
    expect(days).toHaveLength(1);
    expect(days[0]).toMatchObject({ model_calls: 0, input_tokens: 0, output_tokens: 0 });
    expect(days[0].provider_calls).toBeGreaterThan(5);
  });

  it('cleans up after itself, and only after itself', async () => {
    const preview = await generator.post(path('/cleanup'), { dry_run: true });
    const { success, completed, cleanup_id, ...counts } = await generator.post(path('/cleanup'));
    expect({ success, completed, cleanup_id }).toEqual({
      success: true,
      completed: true,
      cleanup_id: expect.any(String),
    });
    expect(preview).toEqual({ success: true, dry_run: true, ...counts });
    if (label === 'Asana') {
      expect(counts).toMatchObject({ deleted_projects: 1, total_projects: 1, failed_projects: [], failed_items: [] });
      expect(counts.deleted_tasks).toBeGreaterThanOrEqual(5);
    } else {
      expect(counts).toMatchObject({ errors: [], assignments_removed: expect.any(Number) });
      expect(counts.users_deleted).toBeGreaterThanOrEqual(5);
      expect(counts.groups_deleted).toBeGreaterThanOrEqual(15);
    }
    expect(world(label)).toEqual(before);
    const progress = await generator.get(path('/cleanup'));
    expect(progress.progress.percentage).toBe(100);
    expect(await generator.post(path('/resume'), {}, 404)).toMatchObject({ error: 'Job not found or not running' });
  }, 90_000);

  it('can be deleted, and is gone then', async () => {
    expect(await generator.delete(path('/delete'))).toEqual({ success: true, message: `Job ${id} deleted` });
    const gone = { success: false, error: 'Job not found' };
    expect(await generator.get(path(), 404)).toMatchObject(gone);
    expect(await generator.get(path('/activity_log'), 404)).toMatchObject(gone);
    expect(await generator.post(path('/cleanup'), {}, 404)).toMatchObject(gone);
    expect(await generator.delete(path('/delete'), 404)).toMatchObject(gone);
    expect((await generator.get('/api/jobs')).jobs).toEqual([]);
    expect(await generator.prisma.connection.count()).toBe(0);
  });
});

it('GET /api/health is open to everybody and names nobody', async () => {
  const { body } = await generator.server.http(null).get('/api/health').expect(200);
  expect(body).toEqual({
    success: true,
    status: 'running',
    active_jobs: 0,
    connection_types_supported: ['asana', 'okta'],
    version: '2.0.0',
  });
});
