import { ANA, BEN, NOW } from '../../test/conformance/twin-events.js';
import { type Sandbox, startSandbox } from '../sandbox.js';

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
