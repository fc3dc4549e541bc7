import { type Generator, startGenerator } from '../support/generator.js';

let generator: Generator;
beforeAll(async () => {
  generator = await startGenerator();
}, 60_000);
afterAll(() => generator.server.close());

describe('job templates', () => {
  const settings = { connection_type: 'okta', industry: 'retail', org_url: '', org_size: 'startup', initial_users: 7 };

  it('are kept, listed, used and deleted', async () => {
    const config = { ...settings, org_url: generator.orgUrl };
    const { template } = await generator.post('/api/job-templates', { name: 'Small shop', config }, 201);
    expect(template).toEqual({
      id: expect.any(String),
      name: 'Small shop',
      connection_type: 'okta',
      config: expect.objectContaining({ ...config, activity_level: 'medium', burst_factor: 0.5 }),
      created_at: expect.any(String),
    });
    expect(await generator.get('/api/job-templates')).toEqual({ success: true, templates: [template] });
    expect(await generator.get(`/api/job-templates/${template.id}`)).toEqual({ success: true, template });
    const plan = await generator.post('/api/jobs/dry-run', { template_id: template.id, initial_users: 9 });
    expect(plan.objects.user).toBe(9);
    const { user_tokens, anthropic_api_key } = generator.oktaBody();
    const start = { template_id: template.id, user_tokens, anthropic_api_key, connection_type: 'okta' };
    const { job_id } = await generator.post('/api/jobs/start', start);
    const { job } = await generator.get(`/api/jobs/${job_id}`);
    expect(job.config).toMatchObject({ industry: 'retail', initial_users: 7 });
    await generator.delete(`/api/jobs/${job_id}/delete`);
    await generator.delete(`/api/job-templates/${template.id}`);
    await generator.get(`/api/job-templates/${template.id}`, 404);
  });

  it('are checked, and keep no secret', async () => {
    const wrong = { name: 'Wrong', config: { ...settings, org_size: 'huge' } };
    expect(await generator.post('/api/job-templates', wrong, 400)).toMatchObject({ errors: [{ field: 'org_size' }] });
    const config = { ...generator.asanaBody(), anthropic_api_key: 'a-secret-key' };
    const { template } = await generator.post('/api/job-templates', { name: 'With secrets', config }, 201);
    expect(JSON.stringify(template)).not.toContain('a-secret-key');
    expect(template.config).not.toHaveProperty('user_tokens');
    const again = await generator.post('/api/job-templates', { name: 'With secrets', config }, 409);
    expect(again).toMatchObject({ success: false, error: 'There is a template named "With secrets" already.' });
    await generator.post('/api/jobs/dry-run', { template_id: 'none' }, 404);
  });
});

it('a copy works with the same accounts and its own world', async () => {
  const { job_id } = await generator.post('/api/jobs/start', generator.asanaBody({ job_name: 'First' }));
  const changes = { activity_level: 'high', job_name: 'Second' };
  const copy = await generator.post(`/api/jobs/${job_id}/clone`, changes);
  expect(copy.job_id).not.toBe(job_id);
  const [first, second] = await Promise.all(
    [job_id, copy.job_id].map(async (id) => (await generator.get(`/api/jobs/${id}`)).job),
  );
  expect(second.config).toMatchObject({ ...changes, workspace_gid: generator.workspace });
  expect(second.config.user_tokens).toEqual(first.config.user_tokens);
  expect(second.config.seed).not.toBe(first.config.seed);
  await generator.post(`/api/jobs/${job_id}/clone`, { activity_level: 'frantic' }, 400);
  await generator.post('/api/jobs/job_00000000/clone', {}, 404);
  await generator.delete(`/api/jobs/${job_id}/delete`);
  // The other one still works with them.
  expect(await generator.prisma.connection.count()).toBe(2);
  await generator.delete(`/api/jobs/${copy.job_id}/delete`);
  expect(await generator.prisma.connection.count()).toBe(0);
});

describe('state files of the generator before', () => {
  const legacy = () => {
    const { user_tokens, anthropic_api_key, industry, workspace_gid } = generator.asanaBody();
    return {
      job_id: 'job_ab12cd',
      job_name: 'From a file',
      status: 'paused',
      created_at: '2026-01-02T03:04:05.678901',
      started_at: '2026-01-02T03:04:06',
      last_activity: '2026-01-03T00:00:00',
      config: { user_tokens, anthropic_api_key, industry, workspace_gid, duration_days: 'indefinite' },
      activity_log: [{ timestamp: '2026-01-02T03:05:00', action: 'project_created', details: { project_id: '77' } }],
      errors: [{ timestamp: '2026-01-02T03:06:00', type: 'general', message: 'Something' }],
      projects: [
        {
          ...{ id: '77', name: 'Old project', status: 'active', created_at: '2026-01-02T03:05:00' },
          tasks: [
            {
              ...{ id: '78', name: 'Old task', status: 'new', assignee: null, created_at: '2026-01-02T03:05:01' },
              ...{ subtasks: [], comment_count: 0, last_comment_at: null },
            },
          ],
        },
      ],
      used_scenarios: [],
      created_object_ids: { portfolios: [], custom_fields: [], tags: ['79'], sections: [] },
      stats: { projects_created: 1, tasks_created: 1 },
    };
  };

  it('are taken over: without a type they are Asana’s, and the job keeps its id and its place', async () => {
    const answer = await generator.post('/api/jobs/import', legacy());
    expect(answer).toEqual({
      success: true,
      job_id: 'job_ab12cd',
      connection_type: 'asana',
      message: 'Job job_ab12cd imported',
    });
    const { job } = await generator.get('/api/jobs/job_ab12cd');
    expect(job).toMatchObject({
      job_name: 'From a file',
      status: 'paused',
      started_at: '2026-01-02T03:04:06.000Z',
      projects: [{ id: '77', tasks: [{ id: '78', status: 'new' }] }],
      stats: { projects_created: 1, tasks_created: 1, comments_added: 0 },
      activity_log: [{ timestamp: '2026-01-02T03:05:00.000Z', action: 'project_created' }],
      errors: [{ type: 'general', message: 'Something' }],
    });
    const preview = await generator.post('/api/jobs/job_ab12cd/cleanup', { dry_run: true });
    expect(preview).toMatchObject({ deleted_projects: 1, deleted_tasks: 1, deleted_tags: 1 });
    expect(await generator.post('/api/jobs/import', legacy(), 409)).toMatchObject({ success: false });
  });

  it('that are none are refused', async () => {
    const file = legacy();
    const refused = (body: object) => generator.post('/api/jobs/import', body, 400);
    expect(await refused({ ...file, job_id: '../etc' })).toMatchObject({ errors: [{ field: 'job_id' }] });
    expect(await refused({ ...file, job_id: 'job_2', projects: 'none' })).toMatchObject({ success: false });
    expect(await refused({ ...file, job_id: 'job_3', _deleting: true })).toMatchObject({ success: false });
    expect(await refused({ ...file, job_id: 'job_4', config: {} })).toMatchObject({
      error: 'Missing required field for Asana: industry',
    });
  });
});
