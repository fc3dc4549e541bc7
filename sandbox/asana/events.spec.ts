import { clientFor } from '../../test/conformance/twin-client.js';
import { ANA, BEN, type EventStage, eventLine as line, openEventStage } from '../../test/conformance/twin-events.js';

describe('events', () => {
  let stage: EventStage;

  beforeEach(async () => {
    stage = await openEventStage();
  });
  afterEach(() => stage.sandbox.close());

  it('of a new task name it, its person, its time and where it was added', async () => {
    const { sandbox, project, sections, peek, newTask } = stage;
    const task = await newTask();
    const { body } = await peek();
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
    const { sandbox, ana, peek, news, newTask } = stage;
    const task = await newTask();
    await news();
    await ana.put(`/tasks/${task}`, { completed: true, name: 'Renamed', assignee: BEN, due_on: '2030-01-31' });
    const { body } = await peek();
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
    const { ana, project, newTask } = stage;
    await newTask();
    const { body } = await ana.get(
      `/events?resource=${project}&sync=${stage.sync}&opt_fields=action,resource.name,user.name`,
    );
    expect(body.data[0]).toEqual({
      action: 'added',
      resource: { gid: expect.any(String), name: 'Task' },
      user: { gid: expect.any(String), name: 'Ana Ruiz' },
    });
  });

  it('follow a task through sections, subtasks, tags, dependencies, comments, deletion and back', async () => {
    const { sandbox, ana, person, org, project, sections, news, newTask } = stage;
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
    const { person, peek, news, newTask } = stage;
    const task = await newTask();
    await news();
    person.deleteTask(task);
    const { body } = await peek();
    expect(body.data).toMatchObject([
      { action: 'deleted', resource: { gid: task, resource_type: 'task', resource_subtype: 'default_task' } },
    ]);
    expect(body.data[0].resource).not.toHaveProperty('name');
  });

  it('tell of projects and sections, and of a project deleted with its tasks', async () => {
    const { ana, project, news, newTask } = stage;
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
    const { ana, person, start, poll, newTask } = stage;
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
    const { ana, person, project, news, newTask } = stage;
    const task = await newTask();
    await news();
    expect((await ana.put(`/tasks/${task}`, { name: 'No', due_on: 'soon' })).status).toBe(400);
    expect((await ana.post('/tasks', { name: 'No', projects: [project], assignee: 'nobody@example.com' })).status).toBe(
      400,
    );
    expect(() => person.updateTask(task, { name: 'No', custom_fields: { '1': 'x' } })).toThrow();
    expect(await news()).toEqual([]);
  });
});
