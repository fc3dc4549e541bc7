import * as answers from '../../src/providers/asana/asana.answers.js';
import * as details from '../../src/providers/asana/asana.detail-answers.js';
import { ANA, type AsanaTestApp, atomError, BEN, type Json, startSeededAsanaApp } from './asana-support.js';

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

const post = (path: string, body: object = {}) =>
  server
    .http()
    .post(`/api/asana${path}`)
    .send({ user_id, ...body });

/** What the axios skill reads: `ok`, `data` and inside it the service result or its own lists. */
const readBySkill = (body: { ok: boolean; data: Json }, key: string) => {
  expect(body.ok).toBe(true);
  expect(body.data.status).toBe('success');
  expect(body.data[key]).toEqual(body.data.data[key]);
  return body.data.data[key] as Json[];
};

describe('the required fields have their documented sentences', () => {
  it.each([
    ['/search', {}, 'user_id, project_id, and query are required.'],
    ['/search', { project_id: '1' }, 'user_id, project_id, and query are required.'],
    ['/search', { query: 'x' }, 'user_id, project_id, and query are required.'],
    ['/list-tasks', {}, 'user_id and project_id are required.'],
    ['/projects', { user_id: undefined }, 'user_id is required.'],
    ['/sections', {}, 'user_id and project_id are required.'],
    ['/teams', {}, 'user_id and workspace_id are required.'],
    ['/users', {}, 'user_id and workspace_id are required.'],
    ['/user-profile', { user_id: undefined }, 'user_id is required.'],
    ['/create-task', {}, 'user_id, project_id, and name are required.'],
    ['/create-task', { project_id: '1' }, 'user_id, project_id, and name are required.'],
    ['/create-task', { name: 'x', project_id: '' }, 'user_id, project_id, and name are required.'],
    ['/create-task', { user_id: undefined, name: 'x', project_id: '1' }, 'user_id, project_id, and name are required.'],
    ['/update-task', {}, 'user_id and task_id are required.'],
    ['/update-task', { task_id: null }, 'user_id and task_id are required.'],
  ])('POST /api/asana%s %j', async (path, body, message) => {
    const answer = await post(path, body).expect(400);
    expect(answer.body).toMatchObject(atomError(400, 'VALIDATION_ERROR', message));
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });
});

it('POST /api/asana/list-tasks: the assignee of a file is a name', async () => {
  const { body } = await post('/list-tasks', { project_id: project }).expect(200);
  answers.taskListAnswer.parse(body);
  const files = readBySkill(body, 'files');
  expect(files.length).toBeGreaterThan(5);
  expect(files.map((file) => file.assignee)).toContain('Farid Haddad');
  expect(body.data.data.nextPageToken).toBeNull();
});

it('POST /api/asana/list-tasks: pages with nextPageToken', async () => {
  const { body } = await post('/list-tasks', { project_id: project, limit: 2 }).expect(200);
  const offset: string = body.data.data.nextPageToken;
  const next = await post('/list-tasks', { project_id: project, limit: 2, offset }).expect(200);
  expect(next.body.data.files[0].id).not.toBe(body.data.files[0].id);
});

it('POST /api/asana/search: finds tasks of the project', async () => {
  const { body } = await post('/search', { project_id: project, query: 'accessibility' }).expect(200);
  answers.searchAnswer.parse(body);
  expect(readBySkill(body, 'files').map((file) => file.name)).toEqual(['Write accessibility statement']);
});

it.each([
  ['/sections', 'sections', answers.sectionListAnswer, () => ({ project_id: project }), 'name'],
  ['/teams', 'teams', answers.teamListAnswer, () => ({ workspace_id: workspace }), 'description'],
  ['/users', 'users', answers.userListAnswer, () => ({ workspace_gid: workspace }), 'email'],
  ['/projects', 'projects', answers.projectListAnswer, () => ({ limit: 100 }), 'color'],
] as const)('POST /api/asana%s lists %s', async (path, key, schema, body, field) => {
  const answer = await post(path, body()).expect(200);
  schema.parse(answer.body);
  const records = readBySkill(answer.body, key);
  expect(records.length).toBeGreaterThan(1);
  for (const record of records) expect(record).toMatchObject({ id: record.gid, [field]: expect.any(String) });
  expect(answer.body[key]).toEqual(records);
});

it('POST /api/asana/projects: with a name creates', async () => {
  const body = { name: 'Autumn', notes: 'Leaves', team_id: team, color: 'light-orange' };
  const answer = await post('/projects', body).expect(200);
  const { project: created, data } = answers.projectAnswer.parse(answer.body);
  expect(data).toEqual(created);
  expect(created).toMatchObject({ name: 'Autumn', description: 'Leaves', color: 'light-orange', team: { gid: team } });
  expect(await server.upstream(`/projects/${created.gid}`)).toMatchObject({ name: 'Autumn', notes: 'Leaves' });
  const inClub = await post('/projects', { name: 'Compost', workspace_id: club }).expect(200);
  expect(inClub.body.project).toMatchObject({ workspace: { gid: club }, team: null });
});

it.each([
  [{ name: ' ' }, 'name'],
  [{ name: 'x', color: 'beige' }, 'color'],
  [{ limit: true }, 'limit'],
])('POST /api/asana/projects refuses %j', async (body, field) => {
  expect((await post('/projects', body).expect(400)).body.errors).toMatchObject([{ field }]);
});

it('POST /api/asana/projects: creating needs asana:write', async () => {
  const minted = await server
    .http()
    .post('/api/sessions')
    .send({ user_id, scopes: ['asana:read'] });
  const http = server.http(minted.body.token);
  await http.post('/api/asana/projects').send({}).expect(200);
  const refused = await http.post('/api/asana/projects').send({ name: 'No', team_id: team }).expect(403);
  expect(refused.body).toMatchObject(atomError(403, 'FORBIDDEN'));
});

it('POST /api/asana/create-task and /update-task', async () => {
  const created = await post('/create-task', { project_id: project, name: 'Made', notes: 'N', due_on: '2027-05-01' });
  expect(created.status).toBe(200);
  const { data } = details.taskAnswer.parse(created.body);
  expect(data).toMatchObject({ name: 'Made', url: `https://app.asana.com/0/${project}/${data.id}/f`, assignee: null });

  const updated = await post('/update-task', { task_id: data.id, completed: true, assignee: BEN }).expect(200);
  const change = details.taskChangeAnswer.parse(updated.body);
  expect(change.data).toMatchObject({ message: 'Task updated successfully', id: data.id, assignee: 'Ben Okafor' });
  expect(await server.upstream(`/tasks/${data.id}`)).toMatchObject({
    completed: true,
    notes: 'N',
    due_on: '2027-05-01',
  });
});

it('POST /api/asana/user-profile shows the account', async () => {
  const { body } = await post('/user-profile').expect(200);
  expect(answers.profileAnswer.parse(body).data).toMatchObject({ name: 'Ana Ruiz', email: ANA });
});
