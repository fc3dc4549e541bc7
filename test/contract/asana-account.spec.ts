import * as lists from '../../src/providers/asana/asana.answers.js';
import * as answers from '../../src/providers/asana/asana.detail-answers.js';
import { ANA, type AsanaTestApp, atomError, startSeededAsanaApp } from './asana-support.js';

let server: AsanaTestApp;
let workspace: string;
let club: string;
let project: string;
const user_id = 'ana';

beforeAll(async () => {
  ({ server, workspace, club, project } = await startSeededAsanaApp(user_id));
}, 60_000);
afterAll(() => server.close());
afterEach(() => server.sandbox.asana.clearFaults());

const get = (path: string, query: object = {}) =>
  server
    .http()
    .get(`/api/asana${path}`)
    .query({ user_id, ...query });
const workspaces = () => [
  { id: workspace, gid: workspace, name: 'Meridian Labs' },
  { id: club, gid: club, name: 'Allotment Club' },
];

it('GET /api/asana/user/profile shows the user’s own account', async () => {
  const { user } = lists.profileAnswer.parse((await get('/user/profile').expect(200)).body);
  expect(user).toMatchObject({ name: 'Ana Ruiz', email: ANA, workspaces: workspaces() });
});

it('GET /api/asana/workspaces lists them', async () => {
  const listed = answers.workspaceListAnswer.parse((await get('/workspaces').expect(200)).body);
  const [labs, allotment] = workspaces();
  expect(listed.workspaces).toEqual([
    { ...labs, is_organization: true },
    { ...allotment, is_organization: false },
  ]);
  expect(listed.data.workspaces).toEqual(listed.workspaces);
});

describe('GET /api/asana/status', () => {
  it('shows whose account is connected', async () => {
    const { body } = await get('/status').expect(200);
    const { data, ...status } = answers.statusAnswer.parse(body);
    expect(status).toEqual({ ok: true, success: true, ...data });
    expect(data).toEqual({
      connected: true,
      user: expect.objectContaining({ name: 'Ana Ruiz', email: ANA }),
      workspaces: workspaces(),
      timestamp: expect.stringMatching(/Z$/),
      message: 'Connected to Asana.',
    });
  });

  it('answers for a user without a connection too', async () => {
    const { body } = await get('/status', { user_id: 'nobody' }).expect(200);
    expect(answers.statusAnswer.parse(body)).toMatchObject({
      ok: true,
      connected: false,
      user: null,
      workspaces: [],
      message: 'Not connected to Asana.',
    });
  });

  it('answers 503 while Asana is away, since that says nothing about the connection', async () => {
    server.sandbox.asana.setFaults([{ match: { path: '/api/1.0' }, fault: { status: 503 } }]);
    const answer = await get('/status').expect(503);
    expect(answer.body).toMatchObject(atomError(503, 'SERVICE_UNAVAILABLE', expect.stringMatching(/^Asana does not/)));
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });
});

it.each([{ user_id }, {}])('GET /api/asana/error-test always fails (%j)', async (query) => {
  const answer = await server.http().get('/api/asana/error-test').query(query).expect(400);
  expect(answer.body).toMatchObject({ ...atomError(400, 'VALIDATION_ERROR'), detail: expect.any(String) });
});

describe('the later spellings', () => {
  it('POST /api/asana/search takes a workspace instead of a project', async () => {
    const body = { user_id, query: 'palette', workspace_gid: workspace, limit: 5 };
    const found = await server.http().post('/api/asana/search').send(body).expect(200);
    const { results } = lists.searchAnswer.parse(found.body);
    expect(results.map(({ name }) => name)).toEqual(['Check contrast of the new palette']);
  });

  it('POST /api/asana/search needs one of the two', async () => {
    const answer = await server.http().post('/api/asana/search').send({ user_id, query: 'x' }).expect(400);
    const message = 'user_id, project_id, and query are required.';
    expect(answer.body).toMatchObject(atomError(400, 'VALIDATION_ERROR', message));
  });

  it('GET /api/asana/tasks takes completed_since', async () => {
    const list = async (query: object) => {
      const answer = await get('/tasks', { project_gid: project, ...query }).expect(200);
      return lists.taskListAnswer.parse(answer.body).tasks;
    };
    const all = await list({});
    const open = all.filter(({ completed }) => !completed);
    const cut = all.flatMap(({ completed_at }) => completed_at ?? []).sort()[2] ?? '';
    const later = all.filter(({ completed_at }) => completed_at !== null && completed_at >= cut);
    expect(later.length).toBeLessThan(all.length - open.length);
    expect(await list({ completed_since: 'now' })).toEqual(open);
    expect(await list({ completed_since: cut })).toHaveLength(open.length + later.length);
    expect(await list({ completed_since: cut, completed: true })).toEqual(later);
    await get('/tasks', { project_gid: project, completed_since: 'yesterday' }).expect(400);
  });

  it('POST and PUT /api/asana/tasks take description and workspace', async () => {
    const body = { user_id, name: 'Described', description: 'Long', workspace: club };
    const created = await server.http().post('/api/asana/tasks').send(body).expect(201);
    expect(created.body.task).toMatchObject({ notes: 'Long', workspace: { gid: club } });
    const at = `/api/asana/tasks/${created.body.task.gid}`;
    const changed = await server.http().put(at).send({ user_id, description: 'Longer' }).expect(200);
    expect(changed.body.task.description).toBe('Longer');
  });
});
