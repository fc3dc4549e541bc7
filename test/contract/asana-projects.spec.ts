import * as lists from '../../src/providers/asana/asana.answers.js';
import * as answers from '../../src/providers/asana/asana.detail-answers.js';
import { ANA, type AsanaTestApp, atomError, type Json, startSeededAsanaApp } from './asana-support.js';

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

const send = (method: 'post' | 'put', path: string, body: object = {}) => {
  const request = server.http()[method](`/api/asana${path}`);
  return request.send({ user_id, ...body });
};
const get = (path: string, query: object = {}) =>
  server
    .http()
    .get(`/api/asana${path}`)
    .query({ user_id, ...query });
const remove = (path: string) => server.http().delete(`/api/asana${path}`).query({ user_id });
const done = (gid: string, message: string) => ({ ok: true, success: true, message, data: { id: gid, gid, message } });
const newProject = async (name: string): Promise<string> => {
  const { body } = await send('post', '/projects', { name, team_id: team }).expect(200);
  return lists.projectAnswer.parse(body).project.gid;
};

describe('GET /api/asana/projects/{projectId}', () => {
  it('shows everything on a project', async () => {
    const { body } = await get(`/projects/${project}`).expect(200);
    const { project: shown, data } = answers.projectAnswer.parse(body);
    expect(data).toEqual(shown);
    const tasks: Json[] = await server.upstream(`/projects/${project}/tasks?limit=100&opt_fields=completed`);
    expect(shown).toMatchObject({
      id: project,
      gid: project,
      name: 'Website relaunch',
      html_notes: expect.stringMatching(/^<body>/),
      owner: { name: 'Ana Ruiz' },
      team: { name: 'Product & Engineering' },
      due_on: null,
      due_date: null,
      url: `https://app.asana.com/0/${project}`,
      task_count: tasks.length,
      completed_task_count: tasks.filter(({ completed }) => completed).length,
    });
    expect(shown.members.map(({ name }) => name)).toContain('Ben Okafor');
    expect(shown.custom_fields.map(({ name }) => name)).toContain('Priority');
  });

  it.each([
    ['999', 404, 'NOT_FOUND'],
    ['x', 400, 'VALIDATION_ERROR'],
  ])('answers %s with %d', async (id, status, code) => {
    expect((await get(`/projects/${id}`).expect(status)).body).toMatchObject(atomError(status, code));
  });
});

describe('projects', () => {
  it.each([
    ['team', () => ({ team })],
    ['workspace', () => ({ workspace: club })],
  ])('are created in a %s with all that clients send', async (_place, place) => {
    const body = { name: 'Made', notes: 'N', color: 'light-blue', public: true, ...place() };
    const created = lists.projectAnswer.parse((await send('post', '/projects', body).expect(200)).body).project;
    expect(created).toMatchObject({ name: 'Made', notes: 'N', color: 'light-blue', public: true, archived: false });
    await remove(`/projects/${created.gid}`).expect(200);
  });

  it('are changed, archived and deleted', async () => {
    const gid = await newProject('Short-lived');
    const changes = { name: 'Longer', description: 'Why', color: 'dark-red', due_date: '2027-06-01', owner: 'me' };
    const changed = answers.projectChangeAnswer.parse(
      (await send('put', `/projects/${gid}`, changes).expect(200)).body,
    );
    expect(changed.data).toEqual({ ...changed.project, message: 'Project updated successfully' });
    expect(changed.project).toMatchObject({ name: 'Longer', notes: 'Why', color: 'dark-red', due_on: '2027-06-01' });
    await send('put', `/projects/${gid}`, { due_on: null, notes: null }).expect(200);
    const stored = await server.upstream(`/projects/${gid}`);
    expect(stored).toMatchObject({ name: 'Longer', due_on: null, notes: '', owner: { name: 'Ana Ruiz' } });

    const archived = (await send('post', `/projects/${gid}/archive`).expect(200)).body;
    expect(answers.projectChangeAnswer.parse(archived).project.archived).toBe(true);
    await send('put', `/projects/${gid}`, { archived: false }).expect(200);
    expect((await server.upstream(`/projects/${gid}`)).archived).toBe(false);

    expect((await remove(`/projects/${gid}`).expect(200)).body).toEqual(done(gid, 'Project deleted successfully'));
    expect(await server.upstream(`/projects/${gid}`)).toBeUndefined();
  });

  it.each([
    [{ color: 'blue' }, 'color'],
    [{ name: ' ' }, 'name'],
    [{ due_on: 'soon' }, 'due_on'],
    [{ archived: 'yes' }, 'archived'],
    [{ owner: 'Ana' }, 'owner'],
  ])('refuse the change %j', async (wrong, field) => {
    const { body } = await send('put', `/projects/${project}`, wrong).expect(400);
    expect(body).toMatchObject({ ...atomError(400, 'VALIDATION_ERROR'), errors: [{ field }] });
  });

  it('say beforehand which of their tasks would go with them', async () => {
    const gid = await newProject('With tasks');
    const task = async (body: object) => (await send('post', '/tasks', body).expect(201)).body.task.gid as string;
    const alone = await task({ name: 'Alone', projects: [gid] });
    const assigned = await task({ name: 'Assigned', projects: [gid], assignee: 'me' });
    const elsewhere = await task({ name: 'Elsewhere', projects: [gid, project] });
    const { body } = await remove(`/projects/${gid}`).query({ dry_run: 'true' }).expect(200);
    expect(answers.deletionAnswer.parse(body)).toMatchObject({
      dry_run: true,
      data: { gid, name: 'With tasks', would_delete: { tasks: 1, subtasks: null, complete: true } },
    });
    expect((await server.upstream(`/projects/${gid}`)).gid).toBe(gid);

    await remove(`/projects/${gid}`).expect(200);
    const stored = await Promise.all([alone, assigned, elsewhere].map((each) => server.upstream(`/tasks/${each}`)));
    expect(stored.map((each) => each?.name)).toEqual([undefined, 'Assigned', 'Elsewhere']);
    for (const left of [assigned, elsewhere]) await remove(`/tasks/${left}`).expect(200);
  });

  it.each(['/projects/1', '/sections/1'])(
    'and sections are deleted for those only who may delete: %s',
    async (path) => {
      const scopes = ['asana:read', 'asana:write'];
      const { body } = await server.http().post('/api/sessions').send({ user_id, scopes }).expect(201);
      const refused = await server.http(String(body.token)).delete(`/api/asana${path}`).expect(403);
      expect(refused.body).toMatchObject(atomError(403, 'FORBIDDEN', expect.stringContaining('asana:delete')));
    },
  );

  it('are created by POST for those only who may write', async () => {
    const scopes = ['asana:read'];
    const { body } = await server.http().post('/api/sessions').send({ user_id, scopes }).expect(201);
    const reader = server.http(String(body.token));
    const refused = await reader.post('/api/asana/projects').send({ name: 'No', team_id: team });
    expect(refused.body).toMatchObject(atomError(403, 'FORBIDDEN'));
  });
});

describe('GET /api/asana/projects/{projectId}/custom-fields', () => {
  it('lists the fields with what may be written into them', async () => {
    const { body } = await get(`/projects/${project}/custom-fields`).expect(200);
    const { custom_fields, data } = answers.customFieldListAnswer.parse(body);
    expect(data.custom_fields).toEqual(custom_fields);
    expect(custom_fields.map(({ name, type }) => [name, type])).toEqual([
      ['Priority', 'enum'],
      ['Effort (hours)', 'number'],
      ['Reference', 'text'],
      ['Channels', 'multi_enum'],
      ['Promised on', 'date'],
      ['Reviewers', 'people'],
    ]);
    const option = (name: string, color: string) => {
      return { id: expect.any(String), gid: expect.any(String), name, enabled: true, color };
    };
    expect(custom_fields[0]).toEqual({
      id: expect.any(String),
      gid: expect.any(String),
      name: 'Priority',
      type: 'enum',
      description: '',
      options: [option('High', 'red'), option('Medium', 'orange'), option('Low', 'cool-gray')],
      precision: null,
      format: null,
      read_only: false,
      is_important: true,
    });
    expect(custom_fields[1]).toMatchObject({ options: [], precision: 1, format: 'none' });
  });

  it('pages', async () => {
    const { body } = await get(`/projects/${project}/custom-fields`, { limit: 4 }).expect(200);
    expect(body.pagination).toMatchObject({ limit: 4, has_more: true });
    const offset = body.pagination.next_offset;
    const rest = await get(`/projects/${project}/custom-fields`, { limit: 4, offset }).expect(200);
    expect(rest.body.custom_fields).toHaveLength(2);
  });
});

describe('sections', () => {
  const names = async (of: string) => (await server.upstream(`/projects/${of}/sections`)).map(({ name }: Json) => name);

  it('are created in their place, renamed and deleted', async () => {
    const gid = await newProject('With sections');
    const create = async (name: string, position: object = {}) => {
      const { body } = await send('post', `/projects/${gid}/sections`, { name, ...position }).expect(201);
      return answers.sectionAnswer.parse(body).section;
    };
    const doing = await create('Doing');
    expect(doing).toMatchObject({ name: 'Doing', project: { gid, name: 'With sections' } });
    const ideas = await create('Ideas', { insert_before: doing.gid });
    expect(await names(gid)).toEqual([expect.any(String), 'Ideas', 'Doing']);

    const renamed = (await send('put', `/sections/${ideas.gid}`, { name: 'Thoughts' }).expect(200)).body;
    expect(answers.sectionAnswer.parse(renamed).section.name).toBe('Thoughts');
    expect((await remove(`/sections/${ideas.gid}`).expect(200)).body).toEqual(
      done(ideas.gid, 'Section deleted successfully'),
    );
    expect(await names(gid)).toEqual([expect.any(String), 'Doing']);
  });

  it('that hold tasks are not deleted', async () => {
    const review = await server.gidOf(`/projects/${project}/sections`, 'Review');
    expect((await remove(`/sections/${review}`).expect(400)).body).toMatchObject(atomError(400, 'VALIDATION_ERROR'));
  });

  it('need a name, and full access at Asana', async () => {
    const { body } = await send('post', `/projects/${project}/sections`).expect(400);
    expect(body.error.message).toBe('user_id and name are required.');
    await server.connect('narrow', ANA, 'projects:read projects:write users:read');
    const refused = await send('post', `/projects/${project}/sections`, { user_id: 'narrow', name: 'x' }).expect(403);
    expect(refused.body.error.message).toContain('scope default');
  });
});

describe('tags', () => {
  it('are listed and created in the default workspace, or in the one named', async () => {
    const listed = answers.tagListAnswer.parse((await get('/tags').expect(200)).body);
    expect(listed.data.tags).toEqual(listed.tags);
    expect(listed.tags.find(({ name }) => name === 'quick win')).toEqual({
      id: expect.any(String),
      gid: expect.any(String),
      name: 'quick win',
      color: 'light-green',
      notes: '',
      description: '',
      workspace: { id: workspace, gid: workspace, name: 'Meridian Labs' },
      permalink_url: expect.stringContaining('https://app.asana.com/'),
    });
    expect((await get('/tags', { workspace_gid: club }).expect(200)).body.tags).toEqual([]);

    const body = { name: 'new here', color: 'dark-teal', description: 'Why', workspace: club };
    const { tag } = answers.tagAnswer.parse((await send('post', '/tags', body).expect(201)).body);
    expect(tag).toMatchObject({ name: 'new here', color: 'dark-teal', notes: 'Why', workspace: { gid: club } });
    expect(await server.gidOf(`/workspaces/${club}/tags`, 'new here')).toBe(tag.gid);
  });

  it.each([
    [{}, 'user_id and name are required.'],
    [{ name: 'x', color: 'none' }, expect.stringMatching(/^color: /)],
  ])('refuse %j', async (body, message) => {
    const answer = await send('post', '/tags', body).expect(400);
    expect(answer.body).toMatchObject(atomError(400, 'VALIDATION_ERROR', message));
  });
});

describe('lists that change slowly', () => {
  it.each([
    ['/projects', {}],
    ['/teams', {}],
    ['/users', {}],
    ['/tags', {}],
    ['/workspaces', {}],
    ['/sections', { project_id: ':project' }],
    ['/projects/:project/custom-fields', {}],
  ])('%s say how fresh they are, and are fresh after a write of ours', async (path, query) => {
    const at = path.replace(':project', project);
    const asked = Object.fromEntries(Object.keys(query).map((name) => [name, project]));
    await send('put', `/projects/${project}`, { archived: false }).expect(200);
    const first = await get(at, asked).expect(200);
    expect(first.body.cache).toEqual({ status: 'miss', age_seconds: expect.any(Number) });
    const again = await get(at, asked).expect(200);
    expect(again.body).toEqual({ ...first.body, cache: { status: 'hit', age_seconds: expect.any(Number) } });
    await send('put', `/projects/${project}`, { archived: false }).expect(200);
    expect((await get(at, asked).expect(200)).body.cache.status).toBe('miss');
  });

  it('say nothing of it where lists are always fresh', async () => {
    expect((await get('/tasks', { project_id: project }).expect(200)).body).not.toHaveProperty('cache');
  });
});
