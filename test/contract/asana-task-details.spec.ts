import pg from 'pg';
import * as answers from '../../src/providers/asana/asana.detail-answers.js';
import { ANA, type AsanaTestApp, atomError, BEN, type Json, startSeededAsanaApp } from './asana-support.js';

let server: AsanaTestApp;
let workspace: string;
let project: string;
const user_id = 'ana';
const api = '/api/asana';

beforeAll(async () => {
  ({ server, workspace, project } = await startSeededAsanaApp(user_id));
}, 60_000);
afterAll(() => server.close());
beforeEach(() => server.sandbox.asana.clearCalls());

const send = (method: 'post' | 'put', path: string, body: object = {}) => {
  const request = server.http()[method](api + path);
  return request.send({ user_id, ...body });
};
const get = (path: string) =>
  server
    .http()
    .get(api + path)
    .query({ user_id });
const remove = (path: string) =>
  server
    .http()
    .delete(api + path)
    .query({ user_id });
const create = async (body: object = {}) => {
  const answer = await send('post', '/tasks', { name: 'A task', project_id: project, ...body }).expect(201);
  return answers.taskAnswer.parse(answer.body).task;
};
const show = async (gid: string) => answers.taskAnswer.parse((await get(`/tasks/${gid}`).expect(200)).body).task;
const stored = (gid: string): Promise<Json> => server.upstream(`/tasks/${gid}`);
const seeded = async (name: string): Promise<string> => server.gidOf(`/projects/${project}/tasks?limit=100`, name);
const section = async (name: string): Promise<string> => server.gidOf(`/projects/${project}/sections`, name);

/** A request of unclear outcome is left alone for a while before it may be taken up again; here the while is over. */
async function endSettling(): Promise<void> {
  const database = new pg.Client({ connectionString: server.databaseUrl });
  await database.connect();
  await database.query('UPDATE idempotent_requests SET lease_until = clock_timestamp() WHERE status IS NULL');
  await database.end();
}

describe('GET /api/asana/tasks/{taskId}', () => {
  it('shows everything on a task', async () => {
    const gid = await seeded('Review imprint with legal');
    const dependency = await seeded('Draft pricing page copy');
    const { body } = await get(`/tasks/${gid}`).expect(200);
    const { task, data } = answers.taskAnswer.parse(body);
    expect(data).toEqual({ ...task, assignee: 'Ana Ruiz' });
    const named = (name: string) => ({ id: expect.any(String), gid: expect.any(String), name });
    expect(task).toMatchObject({
      id: gid,
      gid,
      name: 'Review imprint with legal',
      html_notes: '<body></body>',
      resource_subtype: 'default_task',
      assignee: { ...named('Ana Ruiz'), email: null },
      completed: false,
      completed_by: null,
      parent: null,
      tags: [named('blocked')],
      memberships: [{ project: named('Website relaunch'), section: named('Review') }],
      num_subtasks: 0,
      subtasks: [],
      dependencies: [{ id: dependency, gid: dependency }],
      dependents: [],
    });
    expect(task.followers.map(({ name }) => name)).toContain('Ana Ruiz');
    expect((await show(dependency)).dependents).toEqual([{ id: gid, gid }]);
  });

  it('lists subtasks with their state', async () => {
    const { subtasks, num_subtasks } = await show(await seeded('Build component library for forms'));
    expect(num_subtasks).toBe(3);
    expect(subtasks.map(({ name, completed }) => [name, completed])).toEqual([
      ['Text field', false],
      ['Select', false],
      ['Date picker', false],
    ]);
  });

  it('reads custom fields of every type', async () => {
    const { custom_fields } = await show(await seeded('Collect customer quotes for the home page'));
    const option = (name: string) => ({ id: expect.any(String), gid: expect.any(String), name });
    expect(custom_fields.map(({ name, type, value, display_value }) => [name, type, value, display_value])).toEqual([
      ['Priority', 'enum', option('High'), 'High'],
      ['Effort (hours)', 'number', 1.5, expect.any(String)],
      ['Reference', 'text', expect.stringMatching(/^REQ-/), expect.stringMatching(/^REQ-/)],
      ['Channels', 'multi_enum', [option('Web')], 'Web'],
      ['Promised on', 'date', expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), expect.any(String)],
      ['Reviewers', 'people', [], null],
    ]);
  });

  it('asks for what it shows, in one call where there are no subtasks', async () => {
    const { gid } = await create();
    server.sandbox.asana.clearCalls();
    await show(gid);
    const [call, ...others] = server.sandbox.asana.calls();
    expect(others).toEqual([]);
    const fields = String(call?.query.opt_fields).split(',');
    expect(fields).toEqual(
      expect.arrayContaining(['html_notes', 'memberships.section.name', 'custom_fields.number_value']),
    );
    expect(fields).not.toContain('custom_fields.enum_options');
  });

  it.each([
    ['999', 404, 'NOT_FOUND'],
    ['me', 400, 'VALIDATION_ERROR'],
    ['..%2fusers', 400, 'VALIDATION_ERROR'],
    ['external:1', 400, 'VALIDATION_ERROR'],
  ])('answers %s with %d', async (id, status, code) => {
    expect((await get(`/tasks/${id}`).expect(status)).body).toMatchObject(atomError(status, code));
  });
});

describe('POST /api/asana/tasks with more than the basics', () => {
  it('writes all of it', async () => {
    const blocker = await create({ name: 'First' });
    const review = await section('Review');
    const tag = await server.gidOf(`/workspaces/${workspace}/tags`, 'quick win');
    const task = await create({
      html_notes: '<body>Hello <strong>world</strong></body>',
      due_at: '2027-05-01T12:00:00+02:00',
      tags: [tag],
      followers: [BEN],
      section: review,
      dependencies: [blocker.gid],
      custom_fields: { priority: 'Low', Reviewers: ['me', BEN] },
    });
    expect(task).toMatchObject({
      notes: 'Hello world',
      due_at: '2027-05-01T10:00:00.000Z',
      due_on: '2027-05-01',
      tags: [{ gid: tag }],
      memberships: [{ section: { gid: review } }],
      dependencies: [{ gid: blocker.gid }],
    });
    expect(task.followers.map(({ name }) => name)).toContain('Ben Okafor');
    const values = Object.fromEntries(task.custom_fields.map(({ name, display_value }) => [name, display_value]));
    expect(values).toMatchObject({ Priority: 'Low', Reviewers: 'Ana Ruiz, Ben Okafor' });
    expect(await show(task.gid)).toEqual(task);
  });

  it('makes a subtask, and a task below another one from its own path', async () => {
    const parent = await create({ name: 'Parent' });
    const first = await create({ name: 'First', parent: parent.gid, project_id: undefined });
    expect(first.parent).toEqual({ id: parent.gid, gid: parent.gid, name: 'Parent' });
    const answer = await send('post', `/tasks/${parent.gid}/subtasks`, { name: 'Second', assignee: 'me' }).expect(201);
    expect(answers.taskAnswer.parse(answer.body).task.parent?.gid).toBe(parent.gid);
    const { subtasks, num_subtasks } = await show(parent.gid);
    expect([subtasks.map(({ name }) => name), num_subtasks]).toEqual([['First', 'Second'], 2]);
  });

  it('leaves nothing behind where Asana refuses a dependency', async () => {
    const refused = await send('post', '/tasks', { name: 'Gone', project_id: project, dependencies: ['999'] });
    expect(refused.body).toMatchObject(atomError(400, 'VALIDATION_ERROR'));
    const tasks: Json[] = await server.upstream(`/projects/${project}/tasks?limit=100`);
    expect(tasks.filter(({ name }) => name === 'Gone')).toEqual([]);
  });

  it.each([
    [{ due_on: '2027-01-01', due_at: '2027-01-01T10:00:00Z' }, 'due_at'],
    [{ due_at: '2027-01-01T10:00:00' }, 'due_at'],
    [{ notes: 'x', html_notes: '<body>x</body>' }, 'html_notes'],
    [{ project_id: undefined, section_id: '1' }, 'section_id'],
    [{ tags: ['urgent'] }, 'tags.0'],
    [{ followers: 'ana' }, 'followers'],
    [{ dependencies: Array.from({ length: 31 }, () => '1') }, 'dependencies'],
    [{ custom_fields: ['High'] }, 'custom_fields'],
    [{ parent_id: 'x' }, 'parent_id'],
  ])('refuses %j', async (wrong, field) => {
    const answer = await send('post', '/tasks', { name: 'Fine', project_id: project, ...wrong }).expect(400);
    expect(answer.body).toMatchObject({ ...atomError(400, 'VALIDATION_ERROR'), errors: [{ field }] });
    expect(server.sandbox.asana.calls()).toEqual([]);
  });

  it('creates once under one Idempotency-Key', async () => {
    const body = { user_id, name: 'Only one', project_id: project };
    const post = () => server.http().post(`${api}/tasks`).set('idempotency-key', 'create-only-one').send(body);
    const [first, second] = [await post().expect(201), await post().expect(201)];
    expect(second.body).toEqual(first.body);
    expect(server.sandbox.asana.calls().filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('finds what an earlier attempt created whose answer was lost', async () => {
    const rule = { match: { method: 'POST', path: '/api/1.0/tasks' }, fault: { reset: 'after' as const } };
    const body = { user_id, name: 'Answer lost', project_id: project };
    const post = () => server.http().post(`${api}/tasks`).set('idempotency-key', 'create-answer-lost').send(body);
    server.sandbox.asana.setFaults([rule]);
    await post().expect(500);
    server.sandbox.asana.clearFaults();
    await endSettling();
    const { task } = answers.taskAnswer.parse((await post().expect(201)).body);
    const tasks: Json[] = await server.upstream(`/projects/${project}/tasks?limit=100`);
    expect(tasks.filter(({ name }) => name === 'Answer lost').map(({ gid }) => gid)).toEqual([task.gid]);
  });
});

describe('Idempotency-Key with a personal token, which may not name tasks with ids of ours', () => {
  const post = (key: string) =>
    server
      .http()
      .post(`${api}/tasks`)
      .set('idempotency-key', key)
      .send({ user_id: 'personal', name: key, project_id: project });
  const count = async (name: string) => {
    const tasks: Json[] = await server.upstream(`/projects/${project}/tasks?limit=100`);
    return tasks.filter((task) => task.name === name).length;
  };

  beforeAll(async () => {
    const { accessToken } = server.sandbox.asana.issueToken({ person: ANA, personal: true });
    const body = { provider: 'asana', user_id: 'personal', access_token: accessToken };
    await server.http().post('/api/connections').send(body).expect(201);
  });

  it('creates once', async () => {
    await post('once-personally').expect(201);
    await post('once-personally').expect(201);
    expect(await count('once-personally')).toBe(1);
  });

  it('does not guess when an answer was lost', async () => {
    const rule = { match: { method: 'POST', path: '/api/1.0/tasks' }, fault: { reset: 'after' as const } };
    server.sandbox.asana.setFaults([rule]);
    await post('lost-personally').expect(500);
    server.sandbox.asana.clearFaults();
    await endSettling();
    expect((await post('lost-personally').expect(409)).body).toMatchObject(
      atomError(409, 'IDEMPOTENCY_OUTCOME_UNKNOWN'),
    );
    expect(await count('lost-personally')).toBeLessThanOrEqual(1);
  });
});

describe('custom fields of a task', () => {
  const write = (gid: string, custom_fields: object) => send('put', `/tasks/${gid}/custom-fields`, { custom_fields });

  it.each(['/tasks/:task', '/tasks/:task/custom-fields'])('are written with PUT %s', async (path) => {
    const { gid } = await create();
    const custom_fields = {
      Priority: 'medium',
      'Effort (hours)': 2.5,
      Reference: 'REQ-1',
      Channels: ['Web', 'E-mail'],
      'Promised on': '2027-01-31',
      Reviewers: [BEN],
    };
    const { body } = await send('put', path.replace(':task', gid), { custom_fields }).expect(200);
    const { task, data } = answers.taskChangeAnswer.parse(body);
    expect(data.message).toMatch(/updated successfully$/);
    expect(task.custom_fields.map(({ display_value }) => display_value)).toEqual([
      'Medium',
      expect.stringContaining('2.5'),
      'REQ-1',
      'Web, E-mail',
      expect.stringContaining('2027-01-31'),
      'Ben Okafor',
    ]);
    expect(await show(gid)).toEqual(task);
  });

  it('take by gid, and back, what was read', async () => {
    const from = await show(await seeded('Collect customer quotes for the home page'));
    const { gid } = await create();
    const values = Object.fromEntries(from.custom_fields.map((field) => [field.gid, field.value]));
    await write(gid, values).expect(200);
    expect((await show(gid)).custom_fields).toEqual(from.custom_fields);
  });

  it('are cleared with null', async () => {
    const { gid } = await create({ custom_fields: { Priority: 'High', Channels: ['Web'], Reference: 'x' } });
    const { body } = await write(gid, { Priority: null, Channels: null, Reference: null }).expect(200);
    const { task } = answers.taskChangeAnswer.parse(body);
    expect(task.custom_fields.map(({ value }) => value)).toEqual([null, null, null, [], null, []]);
  });

  it('refuse what does not fit, saying what would, and write nothing', async () => {
    const { gid } = await create();
    server.sandbox.asana.clearCalls();
    const { body } = await write(gid, { Priority: 'Urgent', 'Effort (hours)': 'much', Reference: 'fine' }).expect(400);
    expect(body).toMatchObject({
      ...atomError(400, 'VALIDATION_ERROR', expect.stringContaining('custom_fields.Priority: is an enum field')),
      errors: [
        {
          field: 'custom_fields.Priority',
          message: 'is an enum field and takes one of the options "High", "Medium", "Low", or null',
        },
        {
          field: 'custom_fields.Effort (hours)',
          message: 'is a number field and takes a number with at most 1 decimal place, or null',
        },
      ],
    });
    expect(server.sandbox.asana.calls().map(({ method }) => method)).toEqual(['GET']);
  });

  it('say which there are when one is unknown', async () => {
    const { body } = await send('post', '/tasks', { name: 'x', project_id: project, custom_fields: { Prio: 'High' } });
    expect(body.errors).toEqual([
      { field: 'custom_fields.Prio', message: expect.stringContaining('it has "Priority", "Effort (hours)"') },
    ]);
    const bare = await create({ project_id: undefined });
    const answer = await write(bare.gid, { Priority: 'High' }).expect(400);
    expect(answer.body.errors[0].message).toBe('is not a custom field of this task; it has none');
  });

  it('need to be named', async () => {
    const answer = await send('put', '/tasks/1/custom-fields').expect(400);
    expect(answer.body.error.message).toBe('user_id and custom_fields are required.');
  });
});

describe('changes of a task', () => {
  it('show the whole task', async () => {
    const { gid } = await create({ due_on: '2027-01-01' });
    const { body } = await send('put', `/tasks/${gid}`, { due_at: '2027-02-01T08:00:00Z', start_on: '2027-01-15' });
    const { task } = answers.taskChangeAnswer.parse(body);
    expect(task).toMatchObject({ due_on: '2027-02-01', due_at: '2027-02-01T08:00:00.000Z', start_on: '2027-01-15' });
    const done = await send('post', `/tasks/${gid}/complete`).expect(200);
    const completed = answers.taskChangeAnswer.parse(done.body);
    expect(completed.task).toMatchObject({ completed: true, completed_by: { name: 'Ana Ruiz' } });
    expect(completed.data.message).toBe('Task completed successfully');
  });
});

describe('DELETE /api/asana/tasks/{taskId}', () => {
  it('deletes', async () => {
    const { gid } = await create();
    const { body } = await remove(`/tasks/${gid}`).expect(200);
    expect(answers.doneAnswer.parse(body)).toEqual({
      ok: true,
      success: true,
      message: 'Task deleted successfully',
      data: { id: gid, gid, message: 'Task deleted successfully' },
    });
    expect(await stored(gid)).toBeUndefined();
    expect((await remove(`/tasks/${gid}`).expect(404)).body).toMatchObject(atomError(404, 'NOT_FOUND'));
  });

  it('says beforehand what would go, and deletes nothing', async () => {
    const { gid } = await create();
    await send('post', `/tasks/${gid}/subtasks`, { name: 'Below' }).expect(201);
    const { body } = await remove(`/tasks/${gid}`).query({ dry_run: true }).expect(200);
    const message = 'Nothing was deleted.';
    const would_delete = { tasks: 1, subtasks: 1, complete: true };
    expect(answers.deletionAnswer.parse(body)).toEqual({
      ok: true,
      success: true,
      message,
      dry_run: true,
      data: { id: gid, gid, name: expect.any(String), message, would_delete },
    });
    expect((await stored(gid)).gid).toBe(gid);
    const wrong = await remove(`/tasks/${gid}`).query({ dry_run: 'perhaps' }).expect(400);
    expect(wrong.body).toMatchObject({ ...atomError(400, 'VALIDATION_ERROR'), errors: [{ field: 'dry_run' }] });
    expect((await stored(gid)).gid).toBe(gid);
  });

  it.each([false, true])(
    'needs the scope asana:delete, which a session has by default (dry run: %s)',
    async (dry_run) => {
      const { gid } = await create();
      const session = async (scopes?: string[]) => {
        const { body } = await server.http().post('/api/sessions').send({ user_id, scopes }).expect(201);
        return server.http(String(body.token)).delete(`${api}/tasks/${gid}`).query({ dry_run });
      };
      const refused = await session(['asana:read', 'asana:write']);
      expect(refused.body).toMatchObject(atomError(403, 'FORBIDDEN', expect.stringContaining('asana:delete')));
      expect((await stored(gid)).gid).toBe(gid);
      expect((await session()).status).toBe(200);
    },
  );

  it('says which scope of Asana is missing', async () => {
    await server.connect('narrow', ANA, 'tasks:read tasks:write users:read');
    const { gid } = await create();
    const refused = await server.http().delete(`${api}/tasks/${gid}`).query({ user_id: 'narrow' }).expect(403);
    expect(refused.body.error.message).toContain('tasks:delete');
  });
});
