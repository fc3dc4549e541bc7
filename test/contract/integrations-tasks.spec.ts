import * as answers from '../../src/features/integrations/answers.js';
import { ANA, BEN, type Json } from './asana-support.js';
import { callsOf, envelope, type Integrations, startIntegrations } from './integrations-support.js';

let at: Integrations;
beforeAll(async () => (at = await startIntegrations()), 60_000);
afterAll(() => at.server.close());
beforeEach(() => at.server.sandbox.asana.clearCalls());

const tasks = (body: object = {}, status = 200) => at.post('/tasks', body, status);
const stored = (gid: string) => at.server.upstream(`/tasks/${gid}`);
const named = (gid: string, name: string) => ({ id: gid, gid, name });

describe('POST /tasks list', () => {
  it('lists the user’s open tasks when nothing is asked for', async () => {
    const answer = await tasks();
    answers.tasksAnswer.parse(answer);
    expect(answer).toEqual({
      ...envelope('tasks', expect.any(Object)),
      total_count: answer.data.tasks.length,
    });
    expect(answer.data).toEqual({
      tasks: expect.any(Array),
      total_count: answer.total_count,
      workspace_id: at.workspace,
      project_id: null,
      assignee: 'me',
      completed: 'not_completed',
      pagination: { limit: 50, offset: null, next_offset: null, has_more: false },
    });
    expect(answer.total_count).toBeGreaterThan(0);
    for (const task of answer.data.tasks as Json[]) {
      expect([task.completed, task.assignee.name, task.assignee.email]).toEqual([false, 'Ana Ruiz', ANA]);
    }
  });

  it('shows every documented field of a task, and both spellings', async () => {
    const parent = await at.newTask({ name: 'Above', projects: [{ name: 'Website relaunch' }] });
    const before = await at.newTask({ name: 'First', projects: [at.project] });
    const task = await at.newTask({
      name: 'Whole',
      notes: 'Both ways',
      assignee: BEN,
      due_at: '2027-01-31T10:00:00+01:00',
      projects: [{ gid: at.project }],
      tags: ['quick win'],
      priority: 'high',
      dependencies: [before.gid],
    });
    await at.newTask({ name: 'Waits', dependencies: [task.gid] });
    const child = await at.newTask({ name: 'Child', parent: task.gid });
    await tasks({ operation: 'update', task_id: task.gid, data: { parent: parent.gid } });
    const { data } = await tasks({ project_id: at.project, assignee: BEN, limit: 100 });
    const shown = data.tasks.find(({ gid }: Json) => gid === task.gid);
    expect(shown).toEqual({
      ...named(task.gid, 'Whole'),
      notes: 'Both ways',
      description: 'Both ways',
      html_notes: '<body>Both ways</body>',
      completed: false,
      completed_at: null,
      completed_by: null,
      due_on: '2027-01-31',
      due_at: '2027-01-31T09:00:00.000Z',
      start_on: null,
      start_at: null,
      resource_subtype: 'default_task',
      assignee: { ...named(expect.any(String), 'Ben Okafor'), email: BEN },
      projects: [named(at.project, 'Website relaunch')],
      memberships: [{ project: named(at.project, 'Website relaunch'), section: expect.any(Object) }],
      workspace: named(at.workspace, 'Meridian Labs'),
      tags: [named(expect.any(String), 'quick win')],
      followers: expect.any(Array),
      parent: named(parent.gid, 'Above'),
      num_subtasks: 1,
      subtasks: [{ ...named(child.gid, 'Child'), completed: false }],
      dependencies: [{ id: before.gid, gid: before.gid }],
      dependents: [{ id: expect.any(String), gid: expect.any(String) }],
      custom_fields: expect.arrayContaining([
        { ...named(expect.any(String), 'Priority'), type: 'enum', value: expect.any(Object), display_value: 'High' },
      ]),
      created_at: expect.stringMatching(/Z$/),
      modified_at: expect.stringMatching(/Z$/),
      permalink_url: expect.stringContaining(task.gid),
      url: `https://app.asana.com/0/${at.project}/${task.gid}/f`,
    });
  });

  it.each([
    ['true', true],
    [true, true],
    ['false', false],
    [false, false],
    ['not_completed', false],
  ])('keeps the tasks of a project whose completed is %j', async (completed, expected) => {
    const { data } = await tasks({ project_id: at.project, assignee: 'all', completed, limit: 100 });
    expect(data.completed).toBe(String(completed));
    expect(data.tasks.length).toBeGreaterThan(1);
    expect(new Set(data.tasks.map((task: Json) => task.completed))).toEqual(new Set([expected]));
  });

  it('shows everybody’s tasks of a project, open and done', async () => {
    const upstream: Json[] = await at.server.upstream(`/projects/${at.project}/tasks?limit=100`);
    const { data } = await tasks({ project_id: at.project, assignee: 'all', completed: 'all', limit: 100 });
    expect(data.tasks.map((task: Json) => task.gid)).toEqual(upstream.map(({ gid }) => gid));
  });

  it('filters by priority, due date and creation', async () => {
    const everything = { project_id: at.project, assignee: 'all', completed: 'all', limit: 100 };
    const all: Json[] = (await tasks(everything)).data.tasks;
    const priority = (task: Json) => task.custom_fields.find(({ name }: Json) => name === 'Priority')?.display_value;
    const high = all.filter((task) => priority(task) === 'High');
    expect(high.length).toBeGreaterThan(0);
    expect(high.length).toBeLessThan(all.length);
    expect((await tasks({ ...everything, priority: 'HIGH' })).data.tasks).toEqual(high);
    expect((await tasks({ ...everything, priority: 'nonsense' })).data.tasks).toEqual([]);

    const due = all.find((task) => task.due_on)?.due_on;
    const dueThen = all.filter((task) => task.due_on === due);
    expect((await tasks({ ...everything, due_on: due })).data.tasks).toEqual(dueThen);

    const since = new Date(Date.now() - 3_600_000).toISOString();
    const recent = all.filter((task) => task.created_at >= since);
    expect(recent.length).toBeLessThan(all.length);
    expect((await tasks({ ...everything, created_since: since })).data.tasks).toEqual(recent);
    expect((await tasks({ ...everything, created_since: '2099-01-01' })).total_count).toBe(0);
  });

  it('walks all pages', async () => {
    const whole = (await tasks({ limit: 100, completed: 'all' })).data.tasks.map((task: Json) => task.gid);
    const walked: string[] = [];
    let offset: string | null = null;
    do {
      const page: Json = await tasks({ limit: 2, completed: 'all', ...(offset && { offset }) });
      walked.push(...page.data.tasks.map((task: Json) => task.gid));
      offset = page.data.pagination.next_offset;
    } while (offset !== null);
    expect(walked).toEqual(whole);
  });

  it('reads subtasks only of tasks that have some', async () => {
    await tasks({ project_id: at.project, assignee: 'all', limit: 100 });
    const reads = callsOf(at.server).filter((call) => call.endsWith('/subtasks'));
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.length).toBeLessThan(5);
  });

  it('lists without addresses where people may not be read', async () => {
    await at.server.connect('ben', BEN);
    at.server.sandbox.asana.setFaults([{ match: { path: '/api/1.0/users' }, fault: { status: 403 } }]);
    const { data } = await at.post('/tasks', { user_id: 'ben' }).finally(() => at.server.sandbox.asana.clearFaults());
    expect(data.tasks[0].assignee).toEqual({ ...named(expect.any(String), 'Ben Okafor'), email: null });
  });
});

describe('POST /tasks create', () => {
  it('answers the task and its address', async () => {
    const answer = await tasks({ operation: 'create', data: { name: 'New', notes: 'N', due_on: '2027-02-01' } });
    answers.tasksAnswer.parse(answer);
    const { task } = answer.data;
    expect(answer).toEqual(envelope('tasks', { task, url: task.url }));
    expect(await stored(task.gid)).toMatchObject({ name: 'New', notes: 'N', due_on: '2027-02-01' });
  });

  it('finds projects and tags by name, in any case', async () => {
    const task = await at.newTask({ projects: [{ name: 'website RELAUNCH' }], tags: ['Quick Win', 'blocked'] });
    expect(task.projects).toEqual([named(at.project, 'Website relaunch')]);
    expect(task.tags.map(({ name }: Json) => name).sort()).toEqual(['blocked', 'quick win']);
  });

  it('writes the priority into the custom field of the project', async () => {
    const { gid } = await at.newTask({ projects: [at.project], priority: 'low' });
    const fields: Json[] = (await stored(gid)).custom_fields;
    expect(fields.find(({ name }) => name === 'Priority')?.display_value).toBe('Low');
  });

  it('makes a subtask with a parent', async () => {
    const parent = await at.newTask();
    const { gid } = await at.newTask({ parent: parent.gid });
    expect((await stored(gid)).parent.gid).toBe(parent.gid);
  });

  it.each([
    [{ name: 'X', priority: 'High' }, 'data.priority', /not a custom field/],
    [{ name: 'X', priority: 'Urgent', projects: ['PROJECT'] }, 'data.priority', /"High", "Medium", "Low"/],
    [{ name: 'X', projects: [{ name: 'No such project' }] }, 'data.projects.0', /not the name of a project/],
    [{ name: 'X', tags: ['blocked', 'no such tag'] }, 'data.tags.1', /not the name of a tag/],
    [{ name: 'X', projects: [{ gid: 'x' }] }, 'data.projects.0.gid', /gid/],
    [{ name: 'X', dependencies: ['x'] }, 'data.dependencies.0', /gid/],
    [{ name: 'X', assignee: 'ana' }, 'data.assignee', /e-mail/],
    [{ name: 'X', due_on: 'tomorrow' }, 'data.due_on', /yyyy-mm-dd/],
    [{ name: 'X', due_on: '2027-01-01', due_at: '2027-01-01T10:00:00Z' }, 'data.due_at', /due_on/],
  ])('refuses %j, naming %s', async (data, field, message) => {
    const given = JSON.parse(JSON.stringify(data).replace('PROJECT', at.project)) as object;
    const answer = await tasks({ operation: 'create', data: given }, 400);
    expect(answer.errors).toEqual([{ field, message: expect.stringMatching(message) }]);
    expect(callsOf(at.server).filter((call) => call.startsWith('POST'))).toEqual([]);
  });

  it('creates from the top level for the page that sends no operation', async () => {
    const body = {
      name: 'From the page',
      description: 'D',
      due_on: '2027-03-01',
      assignee: BEN,
      projects: [at.project],
    };
    const { task } = (await tasks(body)).data;
    expect(task).toMatchObject({ ...named(task.id, 'From the page'), description: 'D', due_on: '2027-03-01' });
    expect(await stored(task.gid)).toMatchObject({ assignee: { name: 'Ben Okafor' }, projects: [{ gid: at.project }] });
  });

  it('creates once with one Idempotency-Key', async () => {
    const send = () =>
      at.server
        .http()
        .post('/api/integrations/asana/tasks')
        .set('idempotency-key', '"integrations-1"')
        .send({ user_id: 'ana', name: 'Only once' })
        .expect(200);
    const first = await send();
    expect((await send()).body).toEqual(first.body);
  });
});

describe('POST /tasks update', () => {
  it('changes what is given and leaves the rest', async () => {
    const { gid } = await at.newTask({ notes: 'Stay', due_on: '2027-01-01', projects: [at.project], priority: 'Low' });
    const data = { name: 'Changed', due_on: null, assignee: BEN, priority: 'High', completed: true };
    const answer = await tasks({ operation: 'update', task_id: gid, data });
    answers.tasksAnswer.parse(answer);
    expect(answer).toEqual(envelope('tasks', { task: answer.data.task, url: answer.data.task.url }));
    expect(await stored(gid)).toMatchObject({
      name: 'Changed',
      notes: 'Stay',
      due_on: null,
      completed: true,
      assignee: { name: 'Ben Okafor' },
      projects: [{ gid: at.project }],
    });
  });

  it('makes projects, tags, dependencies and the parent exactly what is given', async () => {
    const [first, second, parent] = [await at.newTask(), await at.newTask(), await at.newTask()];
    const dependencies = [first.gid];
    const task = await at.newTask({ projects: [at.project], tags: ['blocked'], dependencies });
    const update = (data: object) => tasks({ operation: 'update', task_id: task.gid, data });
    const changed = (
      await update({
        projects: [{ name: 'Mobile app 3.0' }],
        tags: ['blocked', 'security'],
        dependencies: [second.gid],
        parent: parent.gid,
      })
    ).data.task;
    expect(changed.projects.map(({ name }: Json) => name)).toEqual(['Mobile app 3.0']);
    expect(changed.tags.map(({ name }: Json) => name)).toEqual(['blocked', 'security']);
    expect(changed.dependencies.map(({ gid }: Json) => gid)).toEqual([second.gid]);
    expect(changed.parent.gid).toBe(parent.gid);
    expect((await update({ parent: null })).data.task.parent).toBeNull();
  });

  it('changes nothing upstream when all is as asked already', async () => {
    const task = await at.newTask({ projects: [at.project], tags: ['blocked'] });
    at.server.sandbox.asana.clearCalls();
    await tasks({ operation: 'update', task_id: task.gid, data: { projects: [at.project], tags: ['blocked'] } });
    const writes = callsOf(at.server).filter((call) => call.startsWith('POST'));
    expect(writes).toEqual([]);
  });

  it('refuses a priority that the task’s project does not have', async () => {
    const { gid } = await at.newTask();
    const answer = await tasks({ operation: 'update', task_id: gid, data: { priority: 'High' } }, 400);
    expect(answer.errors[0].field).toBe('data.priority');
  });
});

describe('POST /tasks complete, delete, add_comment', () => {
  it('completes', async () => {
    const { gid } = await at.newTask();
    const answer = await tasks({ operation: 'complete', task_id: gid });
    answers.tasksAnswer.parse(answer);
    expect(answer).toEqual(
      envelope('tasks', { task: expect.objectContaining({ gid, completed: true }), message: expect.any(String) }),
    );
    expect((await stored(gid)).completed).toBe(true);
  });

  it('deletes', async () => {
    const { gid } = await at.newTask();
    const answer = await tasks({ operation: 'delete', task_id: gid });
    expect(answer).toEqual(envelope('tasks', { task_id: gid, message: 'Task deleted successfully' }));
    expect(await stored(gid)).toBeUndefined();
    await tasks({ operation: 'delete', task_id: gid }, 404);
  });

  it('comments', async () => {
    const { gid } = await at.newTask();
    const answer = await tasks({ operation: 'add_comment', task_id: gid, comment: 'Well done' });
    answers.tasksAnswer.parse(answer);
    expect(answer.data).toMatchObject({ story: { text: 'Well done' }, message: 'Comment added successfully' });
    const stories: Json[] = await at.server.upstream(`/tasks/${gid}/stories`);
    expect(stories.map(({ text }) => text)).toContain('Well done');
  });
});

describe('GET /tasks', () => {
  it('shows tasks as the page reads them: ids everywhere, tags as texts', async () => {
    const { gid } = await at.newTask({ description: 'D', assignee: 'me', tags: ['quick win'], projects: [at.project] });
    const answer = await at.get('/tasks', { limit: 100 });
    answers.pageTasksAnswer.parse(answer);
    expect(answer.data.tasks.find((task: Json) => task.id === gid)).toMatchObject({
      id: gid,
      name: 'A task',
      description: 'D',
      due_on: null,
      due_at: null,
      assignee: { id: expect.any(String), name: 'Ana Ruiz', email: ANA },
      projects: [{ id: at.project, name: 'Website relaunch' }],
      workspace: { id: at.workspace, name: 'Meridian Labs' },
      completed: false,
      tags: ['quick win'],
      custom_fields: expect.any(Array),
    });
    expect(answer.data.completed).toBe('all');
  });
});
