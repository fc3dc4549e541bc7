import * as answers from '../../src/providers/asana/asana.answers.js';
import * as details from '../../src/providers/asana/asana.detail-answers.js';
import { ANA, type AsanaTestApp, atomError, BEN, startAsanaApp } from './asana-support.js';

let server: AsanaTestApp;
let workspace: string;
let club: string;
let project: string;
let clubProject: string;
const user_id = 'ana';
const api = '/api/asana';

beforeAll(async () => {
  server = await startAsanaApp();
  await server.connect(user_id, ANA);
  await server.connect('ben', BEN);
  workspace = await server.gidOf('/workspaces', 'Meridian Labs');
  club = await server.gidOf('/workspaces', 'Allotment Club');
  project = await server.gidOf(`/workspaces/${workspace}/projects`, 'Website relaunch');
  clubProject = await server.gidOf(`/workspaces/${club}/projects`, 'Spring planting');
}, 60_000);
afterAll(() => server.close());
beforeEach(() => server.sandbox.asana.clearCalls());

const get = (path: string, query: object = {}) =>
  server
    .http()
    .get(`${api}${path}`)
    .query({ user_id, ...query });
const post = (path: string, body: object = {}) =>
  server
    .http()
    .post(`${api}${path}`)
    .send({ user_id, ...body });
const put = (path: string, body: object = {}) =>
  server
    .http()
    .put(`${api}${path}`)
    .send({ user_id, ...body });
const list = async (query: object) => {
  const answer = await get('/tasks', query).expect(200);
  return answers.taskListAnswer.parse(answer.body);
};
const newTask = async (body: object = {}) => {
  const answer = await post('/tasks', { name: 'A task', project_id: project, ...body }).expect(201);
  return details.taskAnswer.parse(answer.body).task;
};
const stored = (gid: string) => server.upstream(`/tasks/${gid}`);

describe('GET /api/asana/tasks', () => {
  it('lists the tasks of a project wherever the clients look for them', async () => {
    const answer = await list({ project_id: project });
    const upstream: { gid: string }[] = await server.upstream(`/projects/${project}/tasks?limit=100`);
    expect(answer.tasks.map((task) => task.gid)).toEqual(upstream.map((task) => task.gid));
    expect(answer.data.tasks).toEqual(answer.tasks);
    expect(answer.data.files).toEqual(answer.data.data.files);
    const assigned = answer.tasks.findIndex((task) => task.assignee !== null);
    expect(answer.data.files[assigned]).toEqual({
      ...answer.tasks[assigned],
      assignee: answer.tasks[assigned]?.assignee?.name,
    });
    expect(answer.pagination).toEqual({ limit: 100, offset: null, next_offset: null, has_more: false });
  });

  it('says each thing in both spellings', async () => {
    const { gid } = await newTask({ name: 'Spelled', notes: 'Both ways', assignee: BEN, due_on: '2027-01-31' });
    const shown = (await list({ project_id: project })).tasks.find((task) => task.gid === gid);
    expect(shown).toEqual({
      id: gid,
      gid,
      name: 'Spelled',
      notes: 'Both ways',
      description: 'Both ways',
      completed: false,
      completed_at: null,
      due_on: '2027-01-31',
      due_at: null,
      assignee: { id: expect.any(String), gid: expect.any(String), name: 'Ben Okafor', email: null },
      projects: [{ id: project, gid: project, name: 'Website relaunch' }],
      workspace: { id: workspace, gid: workspace, name: 'Meridian Labs' },
      tags: [],
      created_at: expect.stringMatching(/Z$/),
      modified_at: expect.stringMatching(/Z$/),
      permalink_url: expect.stringContaining(gid),
      url: `https://app.asana.com/0/${project}/${gid}/f`,
    });
  });

  it.each(['project_id', 'project_gid', 'project'])('reads %s', async (spelling) => {
    expect((await list({ [spelling]: clubProject })).tasks).toHaveLength(3);
  });

  it('walks all pages with opaque offsets', async () => {
    const whole = (await list({ project_id: project })).tasks.map((task) => task.gid);
    const walked: string[] = [];
    let offset: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({
        project_id: project,
        limit: 3,
        ...(offset && { offset }),
      });
      walked.push(...page.tasks.map((task) => task.gid));
      expect(page.pagination.has_more).toBe(page.pagination.next_offset !== null);
      expect(page.data.data.nextPageToken).toBe(page.pagination.next_offset);
      offset = page.pagination.next_offset;
    } while (offset !== null);
    expect(walked).toEqual(whole);
  });

  it('lists the user’s own tasks in the default workspace without a project', async () => {
    const { tasks } = await list({});
    expect(tasks.length).toBeGreaterThan(0);
    expect(new Set(tasks.map((task) => task.assignee?.name))).toEqual(new Set(['Ana Ruiz']));
    expect(new Set(tasks.map((task) => task.workspace?.gid))).toEqual(new Set([workspace]));
    expect((await list({ workspace_gid: club })).tasks).toHaveLength(3);
  });

  it.each([true, false])('keeps only tasks whose completed is %s, and fills pages with them', async (completed) => {
    const all = (await list({ project_id: project })).tasks.filter((task) => task.completed === completed);
    expect(all.length).toBeGreaterThan(1);
    const { tasks } = await list({ project_id: project, completed });
    expect(tasks.map((task) => task.gid)).toEqual(all.map((task) => task.gid));
    const first = await list({ project_id: project, completed, limit: 1 });
    expect(first.tasks.length + Number(first.pagination.has_more)).toBeGreaterThan(0);
  });

  it.each([
    ['me', 'Ana Ruiz'],
    [BEN, 'Ben Okafor'],
  ])('filters a project by the assignee %s', async (assignee, name) => {
    const mine = (await list({ project_id: project })).tasks.filter((task) => task.assignee?.name === name);
    expect(mine.length).toBeGreaterThan(0);
    expect((await list({ project_id: project, assignee })).tasks).toEqual(mine);
  });

  it.each([
    [{ limit: 0 }, 'limit'],
    [{ limit: 101 }, 'limit'],
    [{ limit: '1e2' }, 'limit'],
    [{ project_id: '../users' }, 'project_id'],
    [{ project_id: '1'.repeat(33) }, 'project_id'],
    [{ project_id: ['1', '2'] }, 'project_id'],
    [{ completed: 'yes' }, 'completed'],
    [{ assignee: 'ana' }, 'assignee'],
    [{ offset: 'x'.repeat(4097) }, 'offset'],
  ])('refuses %j', async (query, field) => {
    const answer = await get('/tasks', query).expect(400);
    expect(answer.body).toMatchObject({
      ...atomError(400, 'VALIDATION_ERROR'),
      errors: [{ field: expect.stringMatching(`^${field}`) }],
    });
    expect(server.sandbox.asana.calls()).toEqual([]);
  });

  it('takes blank parameters as absent', async () => {
    await list({ project_id: project, assignee: '', completed: '', limit: '', offset: '' });
  });

  it('answers 404 for a project that Asana does not know, and 400 for an offset it did not give', async () => {
    const unknown = await get('/tasks', { project_id: '999' }).expect(404);
    expect(unknown.body).toMatchObject(atomError(404, 'NOT_FOUND'));
    const offset = await get('/tasks', { project_id: project, offset: 'made-up' }).expect(400);
    expect(offset.body).toMatchObject(atomError(400, 'VALIDATION_ERROR'));
  });

  it('shows another account only what that account may see', async () => {
    const answer = await server.http().get(`${api}/tasks`).query({ user_id: 'ben', project_id: clubProject });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'FORBIDDEN']);
  });
});

describe('GET /api/asana/search', () => {
  it('searches the default workspace', async () => {
    const { gid } = await newTask({ name: 'Find the zebra crossing' });
    const answer = answers.searchAnswer.parse((await get('/search', { query: 'zebra', limit: 5 }).expect(200)).body);
    expect(answer.results.map((found) => [found.type, found.gid])).toEqual([['task', gid]]);
    expect(answer.tasks[0]?.gid).toBe(gid);
    expect(answer.data.data.files[0]?.gid).toBe(gid);
  });

  it('keeps to a project', async () => {
    await newTask({ name: 'Giraffe here' });
    await newTask({ name: 'Giraffe without a project', project_id: undefined });
    const { body } = await get('/search', { query: 'giraffe', project_id: project }).expect(200);
    expect(body.results.map((found: { name: string }) => found.name)).toEqual(['Giraffe here']);
  });

  it('searches a project without Asana’s help where that needs a paid plan', async () => {
    const { body } = await get('/search', { query: 'POTATO', project_id: clubProject }).expect(200);
    expect(body.results.map((found: { name: string }) => found.name)).toEqual(['Order seed potatoes']);
    const limited = await get('/search', { query: 'r', project_id: clubProject, limit: 1 }).expect(200);
    expect(limited.body.results).toHaveLength(1);
  });

  it('says so where a whole workspace cannot be searched', async () => {
    const answer = await get('/search', { query: 'x', workspace: club }).expect(403);
    expect(answer.body).toMatchObject(atomError(403, 'FORBIDDEN', expect.stringContaining('project_id')));
  });

  it('needs a query', async () => {
    const answer = await get('/search').expect(400);
    expect(answer.body).toMatchObject(atomError(400, 'VALIDATION_ERROR', 'user_id and query are required.'));
  });
});

describe('POST /api/asana/tasks', () => {
  it('creates a task in a project', async () => {
    const body = { name: 'New', notes: 'N', due_on: '2027-02-28', assignee: 'me', project_id: project };
    const answer = details.taskAnswer.parse((await post('/tasks', body).expect(201)).body);
    const { gid } = answer.task;
    expect(answer.data).toMatchObject({ id: gid, name: 'New', url: `https://app.asana.com/0/${project}/${gid}/f` });
    expect(answer.data.assignee).toBe('Ana Ruiz');
    expect(await stored(gid)).toMatchObject({ name: 'New', notes: 'N', due_on: '2027-02-28' });
  });

  it('takes projects[] and description', async () => {
    const { gid } = await newTask({ project_id: undefined, projects: [project], description: 'Long', notes: null });
    expect(await stored(gid)).toMatchObject({ notes: 'Long', projects: [{ gid: project }] });
  });

  it('gives a task without a project to the user', async () => {
    const { gid } = await newTask({ project_id: undefined, projects: null, assignee: null, due_on: null });
    expect(await stored(gid)).toMatchObject({
      assignee: { name: 'Ana Ruiz' },
      workspace: { gid: workspace },
      projects: [],
    });
  });

  it.each([
    [{ name: undefined }, 'user_id and name are required.'],
    [{ name: '  ' }, 'user_id and name are required.'],
    [{ name: 5 }, /^name: expected string/],
    [{ name: 'x'.repeat(1025) }, /^name: /],
    [{ notes: 'x'.repeat(65_536) }, /^notes: /],
    [{ due_on: '2026-02-30' }, 'due_on: must be a date, yyyy-mm-dd'],
    [{ due_on: 'tomorrow' }, 'due_on: must be a date, yyyy-mm-dd'],
    [{ assignee: 'someone' }, 'assignee: must be an Asana gid, "me" or an e-mail address'],
    [{ projects: 'all' }, /^projects: /],
    [{ projects: [1] }, /^projects.0: /],
  ])('refuses %j', async (wrong, message) => {
    const answer = await post('/tasks', { name: 'Fine', project_id: project, ...wrong }).expect(400);
    const expected = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(answer.body).toMatchObject(atomError(400, 'VALIDATION_ERROR', expected));
    expect(server.sandbox.asana.calls()).toEqual([]);
  });

  it.each(['[]', '"text"', '{"name":', 'null'])('refuses the body %s', async (body) => {
    const answer = await server.http().post(`${api}/tasks`).type('json').send(body);
    expect([answer.status, answer.body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
  });
});

describe('PUT /api/asana/tasks/{taskId}', () => {
  it('changes what is given and nothing else', async () => {
    const { gid } = await newTask({ notes: 'Kept', due_on: '2027-03-01' });
    const answer = await put(`/tasks/${gid}`, { name: 'Renamed', completed: 'true' }).expect(200);
    const { data, task } = details.taskChangeAnswer.parse(answer.body);
    expect(data).toMatchObject({ message: 'Task updated successfully', id: gid, name: 'Renamed', completed: true });
    expect(task).toMatchObject({ notes: 'Kept', due_on: '2027-03-01', completed: true });
    expect(await stored(gid)).toMatchObject({ name: 'Renamed', notes: 'Kept', completed: true });
  });

  it('clears with null', async () => {
    const { gid } = await newTask({ notes: 'Gone', due_on: '2027-03-01', assignee: 'me' });
    await put(`/tasks/${gid}`, { due_on: null, notes: null, assignee: null }).expect(200);
    expect(await stored(gid)).toMatchObject({ due_on: null, notes: '', assignee: null });
  });

  it('changes nothing for a client that sends null for all it does not set', async () => {
    const { gid } = await newTask({ notes: 'Kept', due_on: '2027-03-01', assignee: 'me' });
    await put(`/tasks/${gid}`, { name: null, notes: null, due_on: null, assignee: null, completed: true }).expect(200);
    expect(await stored(gid)).toMatchObject({ due_on: '2027-03-01', notes: 'Kept', assignee: {}, completed: true });
  });

  it.each([
    ['/tasks/..%2f..%2fusers', {}, 'taskId'],
    ['/tasks/me', {}, 'taskId'],
    ['/tasks/1', { completed: 1 }, 'completed'],
    ['/tasks/1', { name: '' }, 'name'],
    ['/tasks/1', { due_on: '2026-13-01' }, 'due_on'],
  ])('refuses %s %j', async (path, body, field) => {
    const answer = await put(path, body).expect(400);
    expect(answer.body).toMatchObject({ error: { code: 'VALIDATION_ERROR' }, errors: [{ field }] });
    expect(server.sandbox.asana.calls()).toEqual([]);
  });

  it('answers 404 for a task that Asana does not know', async () => {
    expect((await put('/tasks/999', { name: 'x' })).body).toMatchObject(atomError(404, 'NOT_FOUND'));
  });
});

describe('POST /api/asana/tasks/{taskId}/complete and /comments', () => {
  it('completes', async () => {
    const { gid } = await newTask();
    const { body } = await post(`/tasks/${gid}/complete`).expect(200);
    expect(details.taskChangeAnswer.parse(body).data).toMatchObject({
      message: 'Task completed successfully',
      completed: true,
    });
    expect((await stored(gid)).completed).toBe(true);
  });

  it('completes for a query’s user without a body', async () => {
    const { gid } = await newTask();
    await server.http().post(`${api}/tasks/${gid}/complete`).query({ user_id }).expect(200);
  });

  it.each(['comment', 'text'])('comments with %s', async (spelling) => {
    const { gid } = await newTask();
    const { body } = await post(`/tasks/${gid}/comments`, { [spelling]: 'Well done & <b>bold</b>' }).expect(201);
    expect(answers.commentAnswer.parse(body)).toEqual({
      ok: true,
      success: true,
      data: body.comment,
      comment: {
        id: expect.any(String),
        gid: expect.any(String),
        text: 'Well done & <b>bold</b>',
        created_at: expect.stringMatching(/Z$/),
        created_by: { id: expect.any(String), gid: expect.any(String), name: 'Ana Ruiz' },
      },
    });
  });

  it('needs a comment', async () => {
    const answer = await post('/tasks/1/comments', { comment: ' ' }).expect(400);
    expect(answer.body).toMatchObject(atomError(400, 'VALIDATION_ERROR', 'user_id and comment are required.'));
  });
});

it('asks Asana for exactly the fields it shows', async () => {
  await list({ project_id: project, limit: 1 });
  const [call] = server.sandbox.asana.calls();
  expect(call).toMatchObject({ method: 'GET', path: `/api/1.0/projects/${project}/tasks` });
  expect(String(call?.query.opt_fields)).toMatch(/^name,notes,/);
});
