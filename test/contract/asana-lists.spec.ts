import * as answers from '../../src/providers/asana/asana.answers.js';
import { ANA, type AsanaTestApp, atomError, BEN, startSeededAsanaApp } from './asana-support.js';

let server: AsanaTestApp;
let workspace: string;
let club: string;
let team: string;
let project: string;
const user_id = 'ana';

beforeAll(async () => {
  ({ server, workspace, club, team, project } = await startSeededAsanaApp(user_id));
}, 60_000);
afterAll(() => server.close());

const get = (path: string, query: object = {}) =>
  server
    .http()
    .get(`/api/asana${path}`)
    .query({ user_id, ...query });
const names = (records: readonly { name: string }[]) => records.map((record) => record.name).sort();

describe('GET /api/asana/projects', () => {
  const list = async (query: object = {}) =>
    answers.projectListAnswer.parse((await get('/projects', query).expect(200)).body);

  it('lists the projects of the default workspace wherever the clients look for them', async () => {
    const answer = await list();
    expect(names(answer.projects)).toEqual([
      'Customer onboarding',
      'Mobile app 3.0',
      'Support escalations',
      'Website relaunch',
    ]);
    expect(answer.data.projects).toEqual(answer.projects);
    expect(answer.data.data).toEqual({ projects: answer.projects, nextPageToken: null });
    expect(answer.projects.find((found) => found.gid === project)).toEqual({
      id: project,
      gid: project,
      name: 'Website relaunch',
      notes: expect.stringMatching(/./),
      description: expect.stringMatching(/./),
      color: expect.any(String),
      archived: false,
      public: expect.any(Boolean),
      due_on: null,
      created_at: expect.stringMatching(/Z$/),
      modified_at: expect.stringMatching(/Z$/),
      workspace: { id: workspace, gid: workspace, name: 'Meridian Labs' },
      team: { id: expect.any(String), gid: expect.any(String), name: 'Product & Engineering' },
      permalink_url: expect.stringContaining(project),
    });
  });

  it.each(['team_gid', 'team_id', 'team'])('keeps to a team, spelled %s', async (spelling) => {
    expect(names((await list({ [spelling]: team })).projects)).toEqual(['Customer onboarding', 'Support escalations']);
  });

  it.each(['workspace_gid', 'workspace_id', 'workspace'])('keeps to a workspace, spelled %s', async (spelling) => {
    expect(names((await list({ [spelling]: club })).projects)).toEqual(['Spring planting']);
  });

  it('lists archived projects instead when asked', async () => {
    expect((await list({ archived: 'true' })).projects).toEqual([]);
    await get('/projects', { archived: 'maybe' }).expect(400);
  });

  it('pages', async () => {
    const first = await list({ limit: 3 });
    expect(first.pagination).toEqual({ limit: 3, offset: null, next_offset: expect.any(String), has_more: true });
    const offset = first.pagination.next_offset ?? '';
    const second = await list({ limit: 3, offset });
    expect(second.pagination).toEqual({ limit: 3, offset, next_offset: null, has_more: false });
    expect(names([...first.projects, ...second.projects])).toEqual(names((await list()).projects));
  });
});

describe('GET /api/asana/sections', () => {
  it('lists the sections of a project', async () => {
    const { sections } = answers.sectionListAnswer.parse((await get('/sections', { project_gid: project })).body);
    expect(sections.length).toBeGreaterThan(1);
    expect(sections[0]).toEqual({
      id: expect.any(String),
      gid: expect.any(String),
      name: expect.stringMatching(/./),
      project: { id: project, gid: project, name: 'Website relaunch' },
      created_at: expect.stringMatching(/Z$/),
    });
  });

  it('needs a project', async () => {
    const answer = await get('/sections').expect(400);
    expect(answer.body).toMatchObject(atomError(400, 'VALIDATION_ERROR', 'user_id and project_id are required.'));
  });
});

describe('GET /api/asana/teams', () => {
  const list = async (query: object = {}) =>
    answers.teamListAnswer.parse((await get('/teams', query).expect(200)).body);

  it('lists the teams of the default workspace, or of the one named', async () => {
    const { teams } = await list();
    expect(names(teams)).toEqual(['Customer Success', 'Product & Engineering']);
    expect(teams.find((found) => found.gid === team)).toEqual({
      id: team,
      gid: team,
      name: 'Customer Success',
      description: 'Helps customers get going and stay.',
      workspace: { id: workspace, gid: workspace, name: 'Meridian Labs' },
      created_at: null,
    });
    expect((await list({ workspace_gid: club })).teams).toEqual([]);
  });

  it('lists only the account’s own teams of an organization', async () => {
    await server.connect('ben', BEN);
    const { body } = await get('/teams', { user_id: 'ben', organization: workspace }).expect(200);
    expect(names(body.teams)).toEqual(['Product & Engineering']);
  });
});

describe('GET /api/asana/users', () => {
  const list = async (query: object = {}) =>
    answers.userListAnswer.parse((await get('/users', query).expect(200)).body);

  it('lists the people of the default workspace', async () => {
    const { users } = await list();
    expect(users).toHaveLength(6);
    expect(users.find((found) => found.name === 'Ben Okafor')).toEqual({
      id: expect.any(String),
      gid: expect.any(String),
      name: 'Ben Okafor',
      email: BEN,
      photo: null,
      workspace: { id: workspace, gid: workspace },
    });
  });

  it('keeps to a team, and says its workspace when told', async () => {
    const inTeam = await list({ team_id: team });
    expect(names(inTeam.users)).toEqual(['Ana Ruiz', 'Emi Tanaka', 'Farid Haddad']);
    expect(inTeam.users[0]?.workspace).toBeNull();
    expect((await list({ team_id: team, workspace })).users[0]?.workspace?.gid).toBe(workspace);
  });
});

describe('profiles', () => {
  const session = async (scopes = ['asana:read']) => {
    const answer = await server.http().post('/api/sessions').send({ user_id, scopes }).expect(201);
    return String(answer.body.token);
  };
  const gidOf = (person: string) => server.sandbox.asana.issueToken({ person }).person.gid;

  it.each(['/users/me', '/users/profile'])('GET /api/asana%s shows the user’s own account', async (path) => {
    const answer = answers.profileAnswer.parse((await get(path).expect(200)).body);
    expect(answer.user).toEqual({
      id: gidOf(ANA),
      gid: gidOf(ANA),
      name: 'Ana Ruiz',
      email: ANA,
      photo: null,
      workspaces: [
        { id: workspace, gid: workspace, name: 'Meridian Labs' },
        { id: club, gid: club, name: 'Allotment Club' },
      ],
    });
    expect(answer.data).toEqual(answer.user);
  });

  it('is open to a session token for its own user, named me, by gid or not at all', async () => {
    const http = server.http(await session());
    for (const target of [{}, { target_user_id: 'me' }, { target_user_id: gidOf(ANA) }]) {
      const { body } = await http.get('/api/asana/users/profile').query(target).expect(200);
      expect(body.data.email).toBe(ANA);
    }
  });

  it('hides others from whoever may not act for them', async () => {
    const http = server.http(await session());
    const answer = await http
      .get('/api/asana/users/profile')
      .query({ target_user_id: gidOf(BEN) })
      .expect(404);
    expect(answer.body).toMatchObject(atomError(404, 'NOT_FOUND'));
    expect(JSON.stringify(answer.body)).not.toContain('Ben');
  });

  it('shows them to a delegate', async () => {
    const { body } = await get('/users/profile', { target_user_id: gidOf(BEN) }).expect(200);
    expect(body.data).toMatchObject({ name: 'Ben Okafor', email: BEN });
  });

  it('wants me or a gid', async () => {
    await get('/users/profile', { target_user_id: BEN }).expect(400);
  });
});

describe('a connection', () => {
  it('keeps the account’s public profile', async () => {
    const { body } = await server.http().get('/api/connections').query({ provider: 'asana', user_id }).expect(200);
    const workspaces = [
      { gid: workspace, name: 'Meridian Labs' },
      { gid: club, name: 'Allotment Club' },
    ];
    const account = server.sandbox.asana.issueToken({ person: ANA }).person;
    expect(body.connections[0].account).toEqual({
      id: account.gid,
      name: 'Ana Ruiz',
      email: ANA,
      profile: { gid: account.gid, name: 'Ana Ruiz', email: ANA, avatar_url_128x128: null, workspaces },
    });
  });

  it('can be tested', async () => {
    const { body } = await server.http().get('/api/connections').query({ provider: 'asana', user_id });
    const tested = await server.http().post(`/api/connections/${body.connections[0].id}/test`);
    expect([tested.status, JSON.stringify(tested.body)]).toEqual([
      200,
      expect.stringContaining('"workspaces_retrieved":2,"api_response_time":"normal"'),
    ]);
  });
});
