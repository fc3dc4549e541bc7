import { type Client, clientFor, clientWith, type Reply } from '../../test/conformance/twin-client.js';
import { type Sandbox, startSandbox } from '../sandbox.js';
import { type ActingPerson } from './acting-person.js';

const ANA = 'ana.ruiz@example.com';
const BEN = 'ben.okafor@example.com';
const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR = 3600;
const STALE =
  'Sync token invalid or too old. If you are attempting to keep resources in sync, you must fetch the full dataset for this query now and use the new sync token for the next sync.';

describe('events', () => {
  let sandbox: Sandbox;
  let ana: Client;
  let person: ActingPerson;
  let org: string, team: string, project: string, sync: string;
  let sections: string[];

  beforeEach(async () => {
    sandbox = await startSandbox({ now: () => NOW });
    // One that lives longer than the clock is moved.
    ana = clientWith(sandbox, sandbox.asana.issueToken({ person: ANA, personal: true }).accessToken);
    person = sandbox.asana.as(ANA);
    org = (await ana.get('/workspaces')).body.data[0].gid;
    team = (await ana.get(`/workspaces/${org}/teams`)).body.data[0].gid;
    project = (await ana.post('/projects', { name: 'Under test', workspace: org, team })).body.data.gid;
    await ana.post(`/projects/${project}/sections`, { name: 'Doing' });
    sections = (await ana.get(`/projects/${project}/sections`)).body.data.map(({ gid }: { gid: string }) => gid);
    sync = await start(project);
  });
  afterEach(() => sandbox.close());

  const start = async (resource: string, as = ana): Promise<string> => {
    const { status, body } = await as.get(`/events?resource=${resource}`);
    expect([status, body.errors[0].message]).toEqual([412, STALE]);
    return body.sync;
  };
  const poll = (resource: string, token: string, as = ana): Promise<Reply> =>
    as.get(`/events?resource=${resource}&sync=${token}`);
  /** What was added to the stream since the last look, one line each. */
  const news = async (): Promise<string[]> => {
    const { status, body } = await poll(project, sync);
    expect(status).toBe(200);
    sync = body.sync;
    return body.data.map(line);
  };
  const line = ({ action, resource, parent, change }: ReturnType<typeof JSON.parse>): string =>
    [
      `${resource.resource_subtype ?? resource.resource_type} ${action}`,
      parent ? (action === 'added' ? `to ${parent.resource_type}` : `from ${parent.resource_type}`) : '',
      change ? `${change.field} ${change.action}` : '',
    ]
      .filter(Boolean)
      .join(' ');
  const newTask = async (data: object = {}): Promise<string> =>
    (await ana.post('/tasks', { name: 'Task', projects: [project], ...data })).body.data.gid;

  it('of a new task name it, its person, its time and where it was added', async () => {
    const task = await newTask();
    const { body } = await poll(project, sync);
    const user = { gid: sandbox.asana.person(ANA).gid, resource_type: 'user', name: 'Ana Ruiz' };
    const resource = { gid: task, resource_type: 'task', name: 'Task', resource_subtype: 'default_task' };
    const common = { user, created_at: '2026-01-15T12:00:00.000Z', type: 'task', action: 'added', resource };
    expect(body).toEqual({
      data: [
        { ...common, parent: { gid: project, resource_type: 'project', name: 'Under test' } },
        { ...common, parent: { gid: sections[0], resource_type: 'section', name: 'Untitled section' } },
        {
          ...common,
          type: 'story',
          resource: expect.objectContaining({ resource_type: 'story', resource_subtype: 'added_to_project' }),
          parent: resource,
        },
      ],
      sync: expect.any(String),
      has_more: false,
    });
  });

  it('of a change name the field, and the new value when it is a resource', async () => {
    const task = await newTask();
    await news();
    await ana.put(`/tasks/${task}`, { completed: true, name: 'Renamed', assignee: BEN, due_on: '2030-01-31' });
    const { body } = await poll(project, sync);
    const ben = { gid: sandbox.asana.person(BEN).gid, resource_type: 'user', name: 'Ben Okafor' };
    const changes = body.data.filter(({ action }: { action: string }) => action === 'changed');
    expect(changes.map(({ change }: { change: object }) => change)).toEqual([
      { field: 'name', action: 'changed' },
      { field: 'assignee', action: 'changed', new_value: ben },
      { field: 'completed', action: 'changed' },
      { field: 'due_on', action: 'changed' },
      { field: 'followers', action: 'added', added_value: ben },
    ]);
    expect(changes[0].parent).toBeNull();
    expect((await news()).filter((text) => text.includes('added to task'))).toEqual([
      'name_changed added to task',
      'due_date_changed added to task',
      'assigned added to task',
      'marked_complete added to task',
    ]);
    expect(await news()).toEqual([]);
    await ana.put(`/tasks/${task}`, { completed: true, name: 'Renamed', notes: '' });
    expect(await news()).toEqual([]);
  });

  it('tell what fields are wanted', async () => {
    await newTask();
    const { body } = await ana.get(
      `/events?resource=${project}&sync=${sync}&opt_fields=action,resource.name,user.name`,
    );
    expect(body.data[0]).toEqual({
      action: 'added',
      resource: { gid: expect.any(String), name: 'Task' },
      user: { gid: expect.any(String), name: 'Ana Ruiz' },
    });
  });

  it('follow a task through sections, subtasks, tags, dependencies, comments, deletion and back', async () => {
    const task = await newTask({ resource_subtype: 'milestone' });
    expect(await news()).toEqual([
      'milestone added to project',
      'milestone added to section',
      'added_to_project added to task',
    ]);
    await ana.post(`/sections/${sections[1]}/addTask`, { task });
    expect(await news()).toEqual([
      'milestone removed from section',
      'milestone added to section',
      'section_changed added to task',
    ]);
    await ana.post(`/sections/${sections[1]}/addTask`, { task });
    expect(await news()).toEqual([]);
    const subtask = (await ana.post(`/tasks/${task}/subtasks`, { name: 'Part' })).body.data.gid as string;
    const deep = (await ana.post(`/tasks/${subtask}/subtasks`, { name: 'Part of it' })).body.data.gid as string;
    await ana.put(`/tasks/${deep}`, { completed: true });
    expect(await news()).toEqual([
      'default_task added to task',
      'default_task added to task',
      'marked_complete added to task',
      'default_task changed completed changed',
    ]);
    await ana.post(`/tasks/${deep}/setParent`, { parent: task });
    expect(await news()).toEqual([
      'default_task removed from task',
      'default_task added to task',
      'default_task changed parent changed',
    ]);
    const tag = (await ana.post('/tags', { name: 'urgent', workspace: org })).body.data.gid as string;
    await ana.post(`/tasks/${task}/addTag`, { tag });
    await ana.post(`/tasks/${task}/addDependencies`, { dependencies: [subtask] });
    await ana.remove(`/tags/${tag}`);
    expect(await news()).toEqual([
      'milestone changed tags added',
      'added_to_tag added to task',
      'milestone changed dependencies added',
      'dependency_added added to task',
      'milestone changed tags removed',
    ]);
    const comment = (await clientFor(sandbox, BEN).post(`/tasks/${task}/stories`, { text: 'Hm' })).body.data.gid;
    await clientFor(sandbox, BEN).put(`/stories/${comment}`, { text: 'Ah' });
    await clientFor(sandbox, BEN).remove(`/stories/${comment}`);
    expect(await news()).toEqual([
      'milestone changed followers added',
      'comment_added added to task',
      'comment_added changed text changed',
      'comment_added removed from task',
    ]);
    await ana.remove(`/tasks/${task}`);
    expect(await news()).toEqual(['milestone deleted', 'default_task deleted', 'default_task deleted']);
    expect((await ana.get(`/tasks/${task}`)).status).toBe(404);
    person.undeleteTask(task);
    expect(await news()).toEqual(['milestone undeleted', 'default_task undeleted', 'default_task undeleted']);
    expect((await ana.get(`/tasks/${task}?opt_fields=memberships.section,num_subtasks`)).body.data).toMatchObject({
      memberships: [{ section: { gid: sections[1] } }],
      num_subtasks: 2,
    });
    expect(() => person.undeleteTask(task)).toThrow('Unknown object');
    await ana.post(`/tasks/${task}/removeProject`, { project });
    expect(await news()).toEqual(['milestone removed from section', 'milestone removed from project']);
    person.rename(task, 'Out of sight');
    expect(await news()).toEqual([]);
  });

  it('of a deleted task still name it, by gid and type', async () => {
    const task = await newTask();
    await news();
    person.deleteTask(task);
    const { body } = await poll(project, sync);
    expect(body.data).toMatchObject([
      { action: 'deleted', resource: { gid: task, resource_type: 'task', resource_subtype: 'default_task' } },
    ]);
    expect(body.data[0].resource).not.toHaveProperty('name');
  });

  it('tell of projects and sections, and of a project deleted with its tasks', async () => {
    const [orphan, kept] = [await newTask(), await newTask({ assignee: 'me' })];
    await news();
    await ana.put(`/projects/${project}`, { name: 'Still under test', owner: BEN, archived: true });
    const section = (await ana.post(`/projects/${project}/sections`, { name: 'Done' })).body.data.gid as string;
    await ana.put(`/sections/${section}`, { name: 'Finished' });
    await ana.remove(`/sections/${section}`);
    expect(await news()).toEqual([
      'project changed name changed',
      'project changed archived changed',
      'project changed owner changed',
      'section added to project',
      'section changed name changed',
      'section deleted',
    ]);
    await ana.remove(`/projects/${project}`);
    expect(await news()).toEqual([
      'default_task deleted',
      'default_task removed from project',
      'section deleted',
      'section deleted',
      'project deleted',
    ]);
    expect((await ana.get(`/tasks/${orphan}`)).status).toBe(404);
    expect((await ana.get(`/tasks/${kept}`)).body.data).toMatchObject({ projects: [], memberships: [] });
  });

  it('of a task reach the task itself and the tasks above it', async () => {
    const parent = await newTask();
    const child = (await ana.post(`/tasks/${parent}/subtasks`, { name: 'Part' })).body.data.gid as string;
    const [onParent, onChild, elsewhere] = [await start(parent), await start(child), await start(await newTask())];
    person.complete(child);
    const lines = async (resource: string, token: string) => (await poll(resource, token)).body.data.map(line);
    const expected = ['marked_complete added to task', 'default_task changed completed changed'];
    expect(await lines(parent, onParent)).toEqual(expected);
    expect(await lines(child, onChild)).toEqual(expected);
    expect((await poll(child, elsewhere)).status).toBe(412);
  });

  it('are left out when the operation is refused', async () => {
    const task = await newTask();
    await news();
    expect((await ana.put(`/tasks/${task}`, { name: 'No', due_on: 'soon' })).status).toBe(400);
    expect((await ana.post('/tasks', { name: 'No', projects: [project], assignee: 'nobody@example.com' })).status).toBe(
      400,
    );
    expect(() => person.updateTask(task, { name: 'No', custom_fields: { '1': 'x' } })).toThrow();
    expect(await news()).toEqual([]);
  });

  it('come in pages of 100, in order, and the same for the same token', async () => {
    const gids = person.createTasks(project, 80);
    const seen: string[] = [];
    let pages = 0;
    for (let more = true; more; pages += 1) {
      const { body } = await poll(project, sync);
      expect((await poll(project, sync)).body.data).toEqual(body.data);
      seen.push(
        ...body.data
          .filter(({ parent }: ReturnType<typeof JSON.parse>) => parent.gid === project)
          .map(({ resource }: ReturnType<typeof JSON.parse>) => resource.gid as string),
      );
      expect(body.data.length).toBe(pages < 2 ? 100 : 40);
      more = body.has_more;
      sync = body.sync;
    }
    expect(pages).toBe(3);
    expect(seen).toEqual(gids);
  });

  it('can be asked for with a token of the last 24 hours, for its own resource', async () => {
    const other = (await ana.get('/projects')).body.data[0].gid as string;
    expect((await poll(other, sync)).status).toBe(412);
    expect((await poll(project, 'de4774f6915eae04714ca93bb2f5ee81')).status).toBe(412);
    const [position, expiresAt, signature] = sync.split('.');
    expect((await poll(project, `${position}.${Number(expiresAt) + 1}.${signature}`)).status).toBe(412);
    person.createTasks(project, 1);
    sandbox.asana.advanceClock(24 * HOUR - 1);
    const fresh = await poll(project, sync);
    expect([fresh.status, fresh.body.data.length]).toEqual([200, 3]);
    sandbox.asana.advanceClock(1);
    const stale = await poll(project, sync);
    expect([stale.status, Object.keys(stale.body)]).toEqual([412, ['errors', 'sync']]);
    sandbox.asana.advanceClock(12 * HOUR);
    const later = (await poll(project, stale.body.sync)).body.sync as string;
    sandbox.asana.advanceClock(12 * HOUR);
    expect((await poll(project, stale.body.sync)).status).toBe(412);
    person.createTasks(project, 1);
    expect((await poll(project, later)).body.data).toHaveLength(3);
  });

  it('are kept only while a token can ask for them', async () => {
    await start(await newTask());
    expect(sandbox.asana.state().event_streams).toBe(2);
    sandbox.asana.advanceClock(24 * HOUR - 1);
    await poll(project, sync);
    sandbox.asana.advanceClock(1);
    expect(sandbox.asana.state().event_streams).toBe(1);
    sandbox.asana.advanceClock(24 * HOUR);
    expect(sandbox.asana.state().event_streams).toBe(0);
  });

  it.each([
    ['', 400, 'resource: Missing input'],
    ['?resource=1', 400, 'resource: Unknown object: 1'],
    ['?resource=WORKSPACE', 400, 'resource: Not a task, project or goal'],
  ])('need a task or a project: %s', async (query, status, message) => {
    const { body, ...reply } = await ana.get(`/events${query.replace('WORKSPACE', org)}`);
    expect([reply.status, body.errors[0].message]).toEqual([status, message]);
  });

  it('are for members of the workspace', async () => {
    const club = (await ana.get('/workspaces')).body.data[1].gid as string;
    const garden = (await ana.get(`/workspaces/${club}/projects`)).body.data[0].gid as string;
    expect((await clientFor(sandbox, 'farid.haddad@example.com').get(`/events?resource=${garden}`)).status).toBe(403);
  });
});

describe('a person at work', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox({ now: () => NOW });
  });
  afterEach(() => sandbox.close());

  it('does what the API does, without a call', () => {
    const [ana, ben] = [sandbox.asana.as(ANA), sandbox.asana.as(BEN)];
    const { projects, sections } = sandbox.asana.snapshot().state;
    const [project, other] = projects.map(({ gid }) => gid);
    const section = sections.find((one) => one.project === other)?.gid ?? '';
    const task = ana.createTask({ name: 'One', projects: [project ?? ''] });
    ben.complete(task.gid);
    expect(task).toMatchObject({ completed: true, completedBy: ben.user.gid });
    ben.complete(task.gid, false);
    ben.comment(task.gid, 'Not yet');
    ana.rename(task.gid, 'Two');
    ana.addToProject(task.gid, other ?? '');
    ana.move(task.gid, section);
    ana.removeFromProject(task.gid, project ?? '');
    expect(task).toMatchObject({ name: 'Two', completed: false, sections: [section] });
    ana.deleteProject(other ?? '');
    expect(() => ana.rename(task.gid, 'Gone')).toThrow('Unknown object');
    expect(ana.undeleteTask(task.gid)).toMatchObject({ name: 'Two', sections: [] });
    expect(sandbox.asana.calls()).toEqual([]);
    expect(() => sandbox.asana.as('nobody@example.com')).toThrow('nobody here');
  });

  it('makes many tasks, and deletes them with what points at them', () => {
    const ana = sandbox.asana.as(ANA);
    const before = sandbox.asana.state().counts;
    const [project] = sandbox.asana.snapshot().state.projects;
    const gids = ana.createTasks(project?.gid ?? '', 5_000, (index) => `Lead ${index}`);
    expect(new Set(gids).size).toBe(5_000);
    expect(sandbox.asana.state().counts.tasks).toBe((before.tasks ?? 0) + 5_000);
    for (const gid of gids) if (Number(gid) % 3 === 0) ana.deleteTask(gid);
    for (const gid of gids) if (Number(gid) % 3 !== 0) ana.deleteTask(gid);
    expect(sandbox.asana.state().counts).toEqual(before);
  });
});
