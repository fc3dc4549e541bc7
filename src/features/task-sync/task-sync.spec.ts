import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../../test/support/eventually.js';
import { MirrorStage } from '../../../test/support/mirror-stage.js';
import { PrismaService } from '../../platform/database/index.js';

let stage: MirrorStage;

beforeAll(async () => {
  stage = await MirrorStage.open({ UPSTREAM_TIMEOUT_MS: '1000' });
});
afterEach(() => {
  stage.twin.clearFaults();
  stage.changes.length = 0;
});
afterAll(() => stage.close());

const words = () =>
  stage.changes.map(({ before, after, cause }) => `${before?.name ?? '-'} > ${after?.name ?? '-'} (${cause})`);
const fetches = () => {
  const calls = stage.twin.calls().filter(({ path }) => /\/(tasks\/\d+|batch)$/.test(path));
  stage.twin.clearCalls();
  return calls.length;
};

describe('a project that is followed', () => {
  it('is read in full, and each task is told once', async () => {
    const { project, gids } = await stage.newProject(230);
    await stage.followed(project);
    const { mirrored, twin } = await stage.compare(project);
    expect(mirrored).toHaveLength(230);
    expect(mirrored).toEqual(twin);
    expect(stage.changes.map(({ gid }) => gid).sort()).toEqual([...gids].sort());
    expect(stage.changes.every(({ before, cause }) => before === undefined && cause === 'sync')).toBe(true);
    const calls = stage.twin.calls().filter(({ path }) => path.endsWith(`/projects/${project}/tasks`));
    expect(calls).toHaveLength(3);
  });

  it('is kept up with by events: changes, moves, comments, deletions and what comes back', async () => {
    const { project, gids } = await stage.newProject(5);
    const [first = '', second = '', third = '', fourth = ''] = gids;
    await stage.followed(project);
    stage.changes.length = 0;
    stage.ana.rename(first, 'Renamed');
    await stage.report(first);
    await stage.quiet();
    expect(words()).toEqual(['Task 1 > Renamed (event)']);
    stage.ana.complete(second);
    stage.ana.updateTask(second, { due_on: '2026-12-24', notes: 'Two \u0000 words' });
    await stage.report(second, 'completed');
    stage.ana.deleteTask(third);
    await stage.report(third, 'deleted');
    stage.ana.comment(fourth, 'Hello');
    await stage.report(fourth);
    const added = stage.ana.createTasks(project, 1, () => 'Added');
    await stage.report(added[0] ?? '', 'added');
    await stage.quiet();
    expect(words().sort()).toEqual([
      '- > Added (event)',
      'Task 1 > Renamed (event)',
      'Task 2 > Task 2 (event)',
      'Task 3 > - (event)',
    ]);
    stage.ana.undeleteTask(third);
    await stage.report(third, 'undeleted');
    await stage.quiet();
    expect(words().at(-1)).toBe('- > Task 3 (event)');
    const { mirrored, twin } = await stage.compare(project);
    const withoutNotes = (tasks: object[]) => tasks.map((task) => ({ ...task, notes: undefined }));
    expect(withoutNotes(mirrored)).toEqual(withoutNotes(twin));
    expect((await stage.stored(second))?.data.notes).toBe('Two \uFFFD words');
  });

  it('hears of a move to another section, whose event is of a story', async () => {
    const { project, gids } = await stage.newProject(1);
    const { body } = await stage.app
      .http()
      .post(`/api/asana/projects/${project}/sections`)
      .send({ user_id: 'ana', name: 'Later' })
      .expect(201);
    await stage.followed(project);
    stage.changes.length = 0;
    stage.ana.move(gids[0] ?? '', body.section.id);
    const parent = { gid: gids[0], resource_type: 'task' };
    await stage.report('99999', 'added', {
      resource: { gid: '99999', resource_type: 'story', resource_subtype: 'section_changed' },
      parent,
    });
    await stage.quiet();
    const after = (await stage.stored(gids[0] ?? ''))?.data;
    expect(after?.memberships[0]?.section).toEqual({ gid: body.section.id, name: 'Later' });
    expect(stage.changes).toHaveLength(1);
  });

  it('asks for a task once for many events, and changes it once when they come twice and out of order', async () => {
    const { project, gids } = await stage.newProject(1);
    const [gid = ''] = gids;
    await stage.followed(project);
    stage.changes.length = 0;
    stage.ana.rename(gid, 'One');
    stage.ana.rename(gid, 'Two');
    stage.twin.clearCalls();
    for (const what of ['changed', 'deleted', 'added', 'changed', 'undeleted']) await stage.report(gid, what);
    await stage.quiet();
    expect(fetches()).toBeLessThanOrEqual(5);
    expect(words()).toEqual(['Task 1 > Two (event)']);
    stage.ana.deleteTask(gid);
    await stage.report(gid, 'deleted');
    await stage.quiet();
    await stage.report(gid, 'changed');
    await stage.report(gid, 'added');
    await stage.quiet();
    expect(words()).toEqual(['Task 1 > Two (event)', 'Two > - (event)']);
    expect((await stage.stored(gid))?.deleted_at).not.toBeNull();
  });

  it('does not believe a deletion that did not happen', async () => {
    const { project, gids } = await stage.newProject(1);
    await stage.followed(project);
    stage.changes.length = 0;
    await stage.report(gids[0] ?? '', 'deleted');
    await stage.quiet();
    expect(stage.changes).toEqual([]);
    expect((await stage.stored(gids[0] ?? ''))?.deleted_at).toBeNull();
  });

  it('is read anew when its provider cannot tell what was missed, and finds what is gone and what is new', async () => {
    const { project, gids } = await stage.newProject(120);
    await stage.followed(project);
    const { project: other } = await stage.newProject(1);
    stage.changes.length = 0;
    for (const gid of gids.slice(0, 7)) stage.ana.deleteTask(gid);
    stage.ana.rename(gids[50] ?? '', 'Missed');
    stage.ana.createTasks(project, 3, (index) => `New ${index}`);
    stage.ana.addToProject(gids[60] ?? '', other);
    stage.ana.removeFromProject(gids[60] ?? '', project);
    await stage.reset(project);
    await eventually(() => stage.changes.length === 12);
    await stage.quiet();
    const { mirrored, twin } = await stage.compare(project);
    expect(mirrored).toEqual(twin);
    expect(stage.changes.filter(({ after }) => after === undefined)).toHaveLength(7);
    expect(stage.changes).toHaveLength(12);
    expect((await stage.stored(gids[60] ?? ''))?.projects).toEqual([other]);
  });

  it('is read anew when a section of its tasks has another name, once, and others are not', async () => {
    const { project, gids } = await stage.newProject(2);
    const other = await stage.newProject(1);
    const sections = [await stage.newSection(project, 'One'), await stage.newSection(project, 'Two')];
    for (const [place, section] of sections.entries()) stage.ana.move(gids[place] ?? '', section);
    await stage.followed(project);
    await stage.followed(other.project);
    await stage.reportRenamed(sections);
    const generations = async (...projects: string[]) =>
      (
        await stage.sql.query(
          'SELECT generation FROM mirrored_projects WHERE project_gid = ANY($1) ORDER BY project_gid = $2 DESC',
          [projects, project],
        )
      ).rows.map(({ generation }) => generation);
    expect(await generations(project, other.project)).toEqual([2, 1]);
  });

  it('is read anew every hour where nobody tells what happens', async () => {
    const { project, gids } = await stage.newProject(3);
    await stage.followed(project);
    stage.changes.length = 0;
    stage.ana.deleteTask(gids[0] ?? '');
    stage.pass(50 * 60_000);
    await sleep(700); // longer than lanes wait between looks
    expect(stage.changes).toEqual([]);
    stage.pass(15 * 60_000);
    await eventually(() => stage.changes.length === 1);
    expect(words()).toEqual(['Task 1 > - (event)']);
  });
});

describe('a task outside of mirrored projects', () => {
  it('is fetched for whoever asks, also when it is gone already', async () => {
    const { gids } = await stage.newProject(2);
    const prisma = stage.app.app.get(PrismaService);
    stage.ana.deleteTask(gids[1] ?? '');
    await prisma.$transaction((tx) => stage.mirror.refresh(stage.owner, gids, tx));
    await stage.quiet();
    expect(words().sort()).toEqual(['- > - (event)', '- > Task 1 (event)']);
    await prisma.$transaction((tx) => stage.mirror.refresh(stage.owner, gids, tx));
    await stage.quiet();
    expect(stage.changes).toHaveLength(2);
  });

  it('of somebody who mirrors nothing is not fetched because of an event', async () => {
    const { gids } = await stage.newProject(1);
    stage.twin.clearCalls();
    await stage.report(gids[0] ?? '', 'changed', {}, { ...stage.owner, userId: 'bob' });
    await stage.quiet();
    expect(fetches()).toBe(0);
  });
});

describe('listeners', () => {
  it('that throw undo the change, which is told again until they do not', async () => {
    const { project, gids } = await stage.newProject(1);
    await stage.followed(project);
    stage.changes.length = 0;
    let failures = 2;
    stage.mirror.onChange('failing', async (changes) => {
      if (changes.some(({ gid }) => gid === gids[0]) && failures-- > 0) throw new Error('The listener failed.');
    });
    stage.ana.rename(gids[0] ?? '', 'Told twice');
    await stage.report(gids[0] ?? '');
    await eventually(() => failures < 0);
    await stage.quiet();
    expect((await stage.stored(gids[0] ?? ''))?.data.name).toBe('Told twice');
    expect(words()).toHaveLength(3);
  });
});
