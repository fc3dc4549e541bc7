import * as answers from '../../src/features/integrations/answers.js';
import { ANA, BEN, type Json } from './asana-support.js';
import { callsOf, envelope, type Integrations, startIntegrations } from './integrations-support.js';

let at: Integrations;
beforeAll(async () => {
  at = await startIntegrations();
  await at.server.connect('ben', BEN);
}, 60_000);
afterAll(() => at.server.close());
beforeEach(() => at.server.sandbox.asana.clearCalls());

const named = (gid: string, name: string) => ({ id: gid, gid, name });
const listed = (endpoint: string, key: string, answer: Json) => {
  expect(answer).toEqual({ ...envelope(endpoint, expect.any(Object)), total_count: answer.data[key].length });
  expect(answer.data.total_count).toBe(answer.total_count);
  expect(answer.total_count).toBeGreaterThan(0);
  return answer.data[key] as Json[];
};
const stored = (gid: string) => at.server.upstream(`/projects/${gid}`);
const projects = (body: object, status = 200) => at.post('/projects', body, status);

describe('/projects', () => {
  it('lists projects with every documented field', async () => {
    const answer = await projects({});
    answers.projectsAnswer.parse(answer);
    const shown = listed('projects', 'projects', answer).find(({ gid }) => gid === at.project);
    expect(shown).toEqual({
      ...named(at.project, 'Website relaunch'),
      notes: expect.any(String),
      description: shown?.notes,
      html_notes: expect.stringContaining('<body>'),
      archived: false,
      public: true,
      color: 'light-green',
      created_at: expect.stringMatching(/Z$/),
      modified_at: expect.stringMatching(/Z$/),
      team: named(expect.any(String), 'Product & Engineering'),
      members: expect.arrayContaining([named(expect.any(String), 'Ana Ruiz')]),
      followers: expect.arrayContaining([named(expect.any(String), 'Ana Ruiz')]),
      owner: expect.any(Object),
      workspace: named(at.workspace, 'Meridian Labs'),
      due_date: null,
      due_on: null,
      start_on: null,
      url: expect.stringContaining(at.project),
      permalink_url: expect.stringContaining(at.project),
      custom_fields: expect.arrayContaining([expect.objectContaining({ name: 'Priority', type: 'enum' })]),
      task_count: expect.any(Number),
      completed_task_count: expect.any(Number),
    });
    expect(answer.data).toMatchObject({ workspace_id: at.workspace, archived: 'false' });
    const upstream: Json[] = await at.server.upstream(`/projects/${at.project}/tasks?limit=100`);
    expect(shown?.task_count).toBe(upstream.length);
  });

  it('is read with GET by the page', async () => {
    const answer = await at.get('/projects', { workspace_gid: at.club });
    answers.projectListAnswer.parse(answer);
    expect(listed('projects', 'projects', answer)[0]).toMatchObject({
      id: expect.any(String),
      name: 'Spring planting',
    });
  });

  it('creates, updates and archives', async () => {
    const create = { operation: 'create', data: { name: 'Made here', notes: 'N', color: 'dark-blue', team: at.team } };
    const created = await projects(create);
    answers.projectsAnswer.parse(created);
    const { project } = created.data;
    expect(created).toEqual(envelope('projects', { project, url: project.url }));
    expect(project).toMatchObject({ name: 'Made here', notes: 'N', color: 'dark-blue', task_count: 0 });
    expect(await stored(project.gid)).toMatchObject({ name: 'Made here', team: { gid: at.team } });

    const changes = { name: 'Renamed', due_on: '2027-06-01' };
    const updated = await projects({ operation: 'update', project_id: project.gid, data: changes });
    expect(updated.data.project).toMatchObject({ ...changes, due_date: '2027-06-01', notes: 'N' });

    const archived = await projects({ operation: 'archive', project_id: project.gid });
    expect(archived.data.project.archived).toBe(true);
    const gids = async (value?: string) =>
      (await projects({ archived: value, limit: 100 })).data.projects.map(({ gid }: Json) => gid);
    expect(await gids()).not.toContain(project.gid);
    expect(await gids('true')).toEqual([project.gid]);
    expect(await gids('all')).toEqual(expect.arrayContaining([project.gid, at.project]));
  });

  it('says how fresh a list is', async () => {
    expect((await projects({ limit: 7 })).data.cache).toEqual({ status: 'miss', age_seconds: 0 });
    expect((await projects({ limit: 7 })).data.cache).toEqual({ status: 'hit', age_seconds: expect.any(Number) });
  });

  it('says that a project of an organization needs a team', async () => {
    const answer = await projects({ operation: 'create', data: { name: 'Teamless' } }, 400);
    expect(answer.errors).toEqual([{ field: 'data.team', message: expect.stringContaining('organization') }]);
  });

  it('creates without a team in a workspace that is none', async () => {
    const { data } = await projects({ operation: 'create', workspace_id: at.club, data: { name: 'Digging' } });
    expect(data.project).toMatchObject({ name: 'Digging', workspace: { gid: at.club }, team: null });
  });
});

describe('/teams', () => {
  it.each(['post', 'get'] as const)('lists teams with their members by %s', async (verb) => {
    const answer = await at[verb]('/teams');
    answers.teamsAnswer.parse(answer);
    const shown = listed('teams', 'teams', answer).find(({ gid }) => gid === at.team);
    expect(shown).toEqual({
      ...named(at.team, 'Customer Success'),
      description: expect.any(String),
      html_description: expect.stringContaining('<body>'),
      organization: named(at.workspace, 'Meridian Labs'),
      workspace: named(at.workspace, 'Meridian Labs'),
      members: expect.arrayContaining([{ ...named(expect.any(String), 'Ana Ruiz'), email: ANA, photo: null }]),
      url: expect.stringContaining(at.team),
      permalink_url: expect.stringContaining(at.team),
    });
    expect(shown?.members).toHaveLength(3);
    expect(answer.data.workspace_id).toBe(at.workspace);
  });

  it('lists teams without members where people may not be read', async () => {
    at.server.sandbox.asana.setFaults([{ match: { path: '/api/1.0/users' }, fault: { status: 403 } }]);
    const { data } = await at.post('/teams', { user_id: 'ben' }).finally(() => at.server.sandbox.asana.clearFaults());
    expect(data.teams.map(({ members }: Json) => members)).toEqual(data.teams.map(() => null));
  });
});

describe('/users, /sections, /workspaces', () => {
  it.each(['post', 'get'] as const)('lists people by %s', async (verb) => {
    const answer = await at[verb]('/users');
    answers.usersAnswer.parse(answer);
    expect(listed('users', 'users', answer)).toContainEqual({
      ...named(expect.any(String), 'Ana Ruiz'),
      email: ANA,
      photo: null,
      workspace: { id: at.workspace, gid: at.workspace },
    });
  });

  it('lists sections', async () => {
    const answer = await at.post('/sections', { project_id: at.project });
    answers.sectionsAnswer.parse(answer);
    const names = listed('sections', 'sections', answer).map(({ name }) => name);
    expect(names).toEqual(['Backlog', 'In progress', 'Review', 'Done']);
    expect(answer.data.project_id).toBe(at.project);
  });

  it('lists workspaces', async () => {
    const answer = await at.get('/workspaces');
    answers.workspacesAnswer.parse(answer);
    expect(listed('workspaces', 'workspaces', answer)).toEqual([
      { ...named(at.workspace, 'Meridian Labs'), is_organization: true },
      { ...named(at.club, 'Allotment Club'), is_organization: false },
    ]);
  });
});

describe('/search', () => {
  const search = (body: object) => at.post('/search', body);
  const types = (answer: Json) => new Set(answer.data.results.map(({ type }: Json) => type));

  it('finds tasks, projects and teams', async () => {
    await at.newTask({ name: 'Success of the launch' });
    const answer = await search({ query: 'success' });
    answers.searchAnswer.parse(answer);
    const results = listed('search', 'results', answer);
    expect(answer.data).toMatchObject({ query: 'success', search_type: 'all', skipped: [] });
    const common = { notes: expect.any(String), url: expect.stringContaining('https://app.asana.com/') };
    expect(results).toContainEqual({
      type: 'task',
      ...named(expect.any(String), 'Success of the launch'),
      ...common,
      created_at: expect.any(String),
      completed: false,
    });
    expect(results).toContainEqual({
      type: 'team',
      ...named(at.team, 'Customer Success'),
      ...common,
      created_at: null,
      members_count: 3,
    });
    expect((await search({ query: 'relaunch', type: 'projects' })).data.results).toEqual([
      {
        type: 'project',
        ...named(at.project, 'Website relaunch'),
        ...common,
        created_at: expect.any(String),
        archived: false,
      },
    ]);
  });

  it.each(['tasks', 'projects', 'teams'])('keeps to %s', async (type) => {
    const answer = await search({ query: 'e', type, limit: 3 });
    expect(types(answer)).toEqual(new Set([type.slice(0, -1)]));
    expect(answer.total_count).toBeLessThanOrEqual(3);
  });

  it('keeps to the tasks of a project', async () => {
    const answer = await search({ query: 'e', project_id: at.project });
    expect(types(answer)).toEqual(new Set(['task']));
  });

  it('leaves out what the plan does not allow, and says so; asked for alone, that is an error', async () => {
    const everything = await search({ query: 'spring', workspace_id: at.club });
    expect(types(everything)).toEqual(new Set(['project']));
    expect(everything.data.skipped).toEqual([{ type: 'tasks', reason: expect.stringContaining('paid plans') }]);
    const alone = await at.post('/search', { query: 'spring', workspace_id: at.club, type: 'tasks' }, 403);
    expect(alone.error.code).toBe('FORBIDDEN');
  });

  it('leaves out what Asana forbids', async () => {
    at.server.sandbox.asana.setFaults([{ match: { pathPattern: '/teams$' }, fault: { status: 403 } }]);
    const { data } = await at
      .post('/search', { user_id: 'ben', query: 'relaunch' })
      .finally(() => at.server.sandbox.asana.clearFaults());
    expect(data.skipped).toEqual([{ type: 'teams', reason: expect.any(String) }]);
    expect(data.total_count).toBeGreaterThan(0);
  });

  it('counts members only of the teams it shows', async () => {
    await search({ query: 'success', type: 'teams' });
    expect(callsOf(at.server).filter((call) => call.endsWith('/users')).length).toBeLessThanOrEqual(1);
  });
});

describe('/user/profile', () => {
  it('says whose account it is, and what the connection covers', async () => {
    const answer = await at.post('/user/profile');
    answers.profileAnswer.parse(answer);
    const connected = { enabled: true, status: 'connected' };
    expect(answer).toEqual(
      envelope('user/profile', {
        user: { ...named(expect.any(String), 'Ana Ruiz'), email: ANA, photo: null, workspaces: expect.any(Array) },
        workspace_id: at.workspace,
        services: { tasks: connected, projects: connected, teams: connected, search: connected },
      }),
    );
  });

  it('names what the granted scopes leave out', async () => {
    const { accessToken } = at.server.sandbox.asana.issueToken({ person: ANA, scopes: 'users:read tasks:read' });
    const scopes = ['users:read', 'tasks:read'];
    const body = { provider: 'asana', user_id: 'scoped', access_token: accessToken, scopes };
    await at.server.http().post('/api/connections').send(body).expect(201);
    const { services } = (await at.post('/user/profile', { user_id: 'scoped' })).data;
    expect(services).toMatchObject({ tasks: { enabled: true }, teams: { enabled: false, status: 'scope_missing' } });
  });
});

describe('/health', () => {
  it('answers the documented members', async () => {
    const answer = await at.get('/health');
    answers.healthAnswer.parse(answer);
    expect(answer).toMatchObject({ status: 'healthy', service_available: true, database_available: true });
  });

  it('makes the provider’s own health see this family', async () => {
    const { body } = await at.server.http().get('/api/asana/health').expect(200);
    expect(body.checks.enhanced_api.status).toBe('healthy');
  });
});
