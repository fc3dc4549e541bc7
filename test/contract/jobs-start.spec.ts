import { type Generator, startGenerator } from '../support/generator.js';

let generator: Generator;
beforeAll(async () => {
  generator = await startGenerator();
}, 60_000);
afterAll(() => generator.server.close());

/** The error body of the family. */
const refused = (error: string) => expect.objectContaining({ success: false, error });

describe('POST /api/jobs/start names what is missing, in the documented order', () => {
  const asana = ['industry', 'workspace_gid', 'user_tokens', 'anthropic_api_key'];
  const okta = ['industry', 'org_url', 'user_tokens', 'org_size', 'anthropic_api_key'];
  const values: Record<string, unknown> = {
    industry: 'technology',
    workspace_gid: '12',
    org_url: 'https://acme.okta.com',
    user_tokens: [{ name: 'A', token: 'a', org_url: 'https://acme.okta.com' }],
    org_size: 'startup',
    anthropic_api_key: 'key',
  };
  const before = (fields: readonly string[], place: number) =>
    Object.fromEntries(fields.slice(0, place).map((field) => [field, values[field]]));

  it.each(asana.map((field, place) => [field, place] as const))('Asana: %s', async (field, place) => {
    const body = await generator.post('/api/jobs/start', before(asana, place), 400);
    expect(body).toEqual(refused(`Missing required field for Asana: ${field}`));
  });

  it.each(okta.map((field, place) => [field, place] as const))('Okta: %s', async (field, place) => {
    const body = { connection_type: 'okta', ...before(okta, place) };
    expect(await generator.post('/api/jobs/start', body, 400)).toEqual(
      refused(`Missing required field for Okta: ${field}`),
    );
  });

  it('then what is wrong', async () => {
    const start = (body: object) => generator.post('/api/jobs/start', body, 400);
    const whole = { connection_type: 'okta', ...values };
    expect(await start({ connection_type: 'salesforce' })).toEqual(refused('Unsupported connection type: salesforce'));
    expect(await start({ ...whole, org_url: 'acme.okta.com' })).toEqual(refused('org_url must start with https://'));
    expect(await start({ ...whole, org_url: 'ftp://acme.okta.com', user_tokens: [{ name: 'A', token: 'a' }] })).toEqual(
      refused('org_url must start with https://'),
    );
    expect(await start({ ...whole, user_tokens: [{ name: 'A', token: 'a' }] })).toEqual(
      refused('Each user token must include org_url for Okta'),
    );
    expect(await start({ ...whole, user_tokens: [] })).toEqual(refused('No valid Okta API tokens provided'));
    expect(await start({ ...values, user_tokens: [] })).toEqual(refused('No valid Asana API tokens provided'));
    expect(await start({ ...whole, org_size: 'huge' })).toMatchObject({ errors: [{ field: 'org_size' }] });
    expect(await start({ ...values, workspace_gid: 'here' })).toMatchObject({ errors: [{ field: 'workspace_gid' }] });
    expect(await start({ ...values, working_hours: 'night' })).toMatchObject({ errors: [{ field: 'working_hours' }] });
    expect(await start({ ...values, burst_factor: 2 })).toMatchObject({ errors: [{ field: 'burst_factor' }] });
    expect(await start({ ...values, time_zone: 'Mars' })).toMatchObject({ errors: [{ field: 'time_zone' }] });
  });

  it('then whether the provider takes the tokens', async () => {
    const wrong = { name: 'A', token: 'not-a-token' };
    expect(await generator.post('/api/jobs/start', generator.asanaBody({ user_tokens: [wrong] }), 400)).toEqual(
      refused('No valid Asana API tokens provided'),
    );
    const user_tokens = [{ ...wrong, org_url: generator.orgUrl }];
    expect(await generator.post('/api/jobs/start', generator.oktaBody({ user_tokens }), 400)).toEqual(
      refused('No valid Okta API tokens provided'),
    );
    expect(await generator.prisma.generatorJob.count()).toBe(0);
  });

  it('an organization that may not be called is named', async () => {
    const org_url = 'https://okta.com.example.org';
    const user_tokens = [{ name: 'A', token: 'a', org_url }];
    const body = await generator.post('/api/jobs/start', generator.oktaBody({ org_url, user_tokens }), 400);
    expect(body).toMatchObject({ success: false, errors: [{ field: 'org_url' }] });
  });
});

describe('what a start answers', () => {
  it.each(['Asana', 'Okta'] as const)('%s', async (label) => {
    const body = label === 'Asana' ? generator.asanaBody() : generator.oktaBody();
    const answer = await generator.post('/api/jobs/start', body);
    expect(answer).toEqual({
      success: true,
      job_id: expect.stringMatching(/^job_[0-9a-f]{8}$/),
      connection_type: label.toLowerCase(),
      message: `${label} continuous generation started - Job ID: ${answer.job_id}`,
    });
    const { job } = await generator.get(`/api/jobs/${answer.job_id}`);
    expect(JSON.stringify(job)).not.toContain(body.user_tokens[0]?.token);
    expect(job.config.user_tokens[0]).toMatchObject({ token: '***' });
    await generator.delete(`/api/jobs/${answer.job_id}/delete`);
  });

  it('one token that works is enough', async () => {
    const good = generator.asanaKey('ana.ruiz@example.com');
    const user_tokens = [
      { name: 'Gone', token: 'not-a-token' },
      { name: 'Ana', token: good },
      { name: 'Ana again', token: good },
    ];
    const { job_id } = await generator.post('/api/jobs/start', generator.asanaBody({ user_tokens }));
    const { job } = await generator.get(`/api/jobs/${job_id}`);
    expect(job.config.user_tokens.map(({ name }: { name: string }) => name)).toEqual(['Ana']);
    await generator.delete(`/api/jobs/${job_id}/delete`);
  });

  it('a dry run says what would be made, and makes nothing', async () => {
    const { user_tokens: _tokens, ...settings } = generator.oktaBody();
    const plan = await generator.post('/api/jobs/dry-run', settings);
    expect(plan).toMatchObject({ success: true, dry_run: true, connection_type: 'okta', seed: 'a test' });
    expect(plan.objects.user).toBe(5);
    expect(await generator.post('/api/jobs/dry-run', settings)).toEqual(plan);
  });
});

describe('POST /api/validate_token and /api/workspaces', () => {
  it('say whose a token is', async () => {
    const api_key = generator.asanaKey('ana.ruiz@example.com');
    expect(await generator.post('/api/validate_token', { api_key })).toEqual({
      success: true,
      valid: true,
      connection_type: 'asana',
      user: { name: 'Ana Ruiz', email: 'ana.ruiz@example.com' },
    });
    const token = generator.okta.sswsTokens.admin;
    expect(
      await generator.post('/api/validate_token', { connection_type: 'okta', token, org_url: generator.orgUrl }),
    ).toEqual({
      success: true,
      valid: true,
      connection_type: 'okta',
      user: { name: expect.any(String), email: expect.stringContaining('@'), id: expect.any(String) },
    });
    const { workspaces } = await generator.post('/api/workspaces', { api_key });
    expect(workspaces).toContainEqual(expect.objectContaining({ gid: generator.workspace, name: 'Meridian Labs' }));
  });

  it('refuse in the documented words', async () => {
    const validate = (body: object, status: number) => generator.post('/api/validate_token', body, status);
    expect(await validate({}, 400)).toEqual(refused('No API key provided'));
    expect(await validate({ connection_type: 'okta' }, 400)).toEqual(refused('No token provided'));
    expect(await validate({ connection_type: 'okta', token: 'a' }, 400)).toEqual(refused('No org_url provided'));
    expect(await validate({ connection_type: 'x' }, 400)).toEqual(refused('Unsupported connection type: x'));
    expect(await validate({ api_key: 'wrong' }, 401)).toMatchObject({
      success: false,
      valid: false,
      connection_type: 'asana',
      error: 'Invalid API key',
    });
    const okta = { connection_type: 'okta', token: 'wrong', org_url: generator.orgUrl };
    expect(await validate(okta, 401)).toMatchObject({ success: false, valid: false, connection_type: 'okta' });
    expect(await generator.post('/api/workspaces', {}, 400)).toEqual(refused('No API key provided'));
    expect(await generator.post('/api/workspaces', { api_key: 'wrong' }, 401)).toEqual(refused('Invalid API key'));
  });
});
