import { isDeepStrictEqual } from 'node:util';
import { connectAsana } from '../../../test/support/connect.js';
import { eventually } from '../../../test/support/eventually.js';
import { MirrorStage } from '../../../test/support/mirror-stage.js';

const HOUR = 3_600_000;
let stage: MirrorStage;

beforeAll(async () => {
  stage = await MirrorStage.open({ UPSTREAM_TIMEOUT_MS: '1000' });
});
afterEach(() => {
  stage.twin.clearFaults();
  stage.changes.length = 0;
});
afterAll(() => stage.close());

/** Lets the pauses after failures be over, a few times and not often: the provider's offsets expire by the same clock. */
async function hurried(isDone: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 8; tries++) {
    stage.pass(80_000);
    const isOver = await eventually(isDone, 2_000).then(
      () => true,
      () => false,
    );
    if (isOver) return;
  }
  throw new Error('The pauses are over, and it is not done.');
}
const mirrorOf = async (project: string) =>
  (await stage.sql.query('SELECT * FROM mirrored_projects WHERE project_gid = $1', [project])).rows[0];
const isLive = async (project: string) => (await mirrorOf(project))?.status === 'live';
const isQuiet = async () => (await stage.sql.query('SELECT 1 FROM task_refreshes')).rowCount === 0;
const pagesRead = (project: string) =>
  stage.twin.calls().filter(({ path, status }) => path.endsWith(`/projects/${project}/tasks`) && status === 200).length;
/** Strikes every page but the first. */
const failing = { match: { pathPattern: '/projects/\\d+/tasks' }, fault: { status: 503 } } as const;

describe('a reading', () => {
  it('goes on where it was when the provider is back', async () => {
    const { project } = await stage.newProject(430);
    stage.twin.clearCalls();
    const { id } = await stage.mirror.follow(stage.owner, project);
    await eventually(async () => (await mirrorOf(project)).examined > 0);
    stage.twin.setFaults([failing]);
    await eventually(async () => (await mirrorOf(project)).failure_code === 'provider_unavailable');
    const { examined, status } = await mirrorOf(project);
    expect(status).toBe('syncing');
    expect(examined).toBeLessThan(430);
    stage.twin.clearFaults();
    await hurried(() => isLive(project));
    expect(pagesRead(project)).toBe(5);
    expect(await mirrorOf(project)).toMatchObject({ id, generation: 1, examined: 430, total: 430, failure_code: null });
    const { mirrored, twin } = await stage.compare(project);
    expect(mirrored).toEqual(twin);
  });

  it('begins anew when its place in the list has expired meanwhile', async () => {
    const { project } = await stage.newProject(330);
    await stage.mirror.follow(stage.owner, project);
    await eventually(async () => (await mirrorOf(project)).examined > 0);
    stage.twin.setFaults([failing]);
    await eventually(async () => (await mirrorOf(project)).failure_code !== null);
    stage.twin.clearFaults();
    stage.twin.setFaults([{ ...failing, fault: { status: 503 }, times: 3 }]);
    stage.pass(2 * HOUR);
    await hurried(() => isLive(project));
    expect((await mirrorOf(project)).generation).toBe(2);
    const { mirrored, twin } = await stage.compare(project);
    expect(mirrored).toEqual(twin);
    expect(stage.changes).toHaveLength(330);
  });

  it('waits as long as the provider says', async () => {
    const { project } = await stage.newProject(20);
    stage.twin.setFaults([{ ...failing, fault: { status: 429, retryAfter: 1 }, times: 1 }]);
    await stage.followed(project);
    expect(stage.changes).toHaveLength(20);
  });

  it('of a project that is forgotten meanwhile leaves nothing', async () => {
    const { project } = await stage.newProject(130);
    const isFetching = () =>
      stage.twin.calls().some(({ path, status }) => path.endsWith(`/projects/${project}/tasks`) && status === null);
    stage.twin.setFaults([{ match: { path: `/api/1.0/projects/${project}/tasks` }, fault: { delayMs: 500 } }]);
    const { id } = await stage.mirror.follow(stage.owner, project);
    await eventually(isFetching);
    expect(await stage.mirror.unfollow(stage.owner, project)).toBe(true);
    await eventually(async () => !isFetching());
    await eventually(async () => (await stage.sql.query('SELECT 1 FROM lanes WHERE key = $1', [id])).rowCount === 0);
    expect((await stage.rows()).filter(({ projects }) => projects.includes(project))).toEqual([]);
  });

  it('of a project that is none fails, and says so', async () => {
    await stage.mirror.follow(stage.owner, '404404');
    await eventually(async () => (await mirrorOf('404404')).status === 'failed');
    expect(await mirrorOf('404404')).toMatchObject({ failure_code: 'provider_not_found' });
    expect((await mirrorOf('404404')).next_sync_at).not.toBeNull();
    await stage.mirror.unfollow(stage.owner, '404404');
  });

  it('and events beside it agree in the end, each change told in order and once', async () => {
    const { project, gids } = await stage.newProject(600);
    const told = stage.mirror.follow(stage.owner, project);
    for (let n = 0; n < 120; n++) {
      const gid = gids[(n * 37) % 60] ?? '';
      const isThere = stage.twin.snapshot().state.tasks.some((task) => task.gid === gid);
      if (!isThere) continue;
      if (n % 15 === 14) {
        stage.ana.deleteTask(gid);
        await stage.report(gid, 'deleted');
        if (n % 2 === 0) {
          stage.ana.undeleteTask(gid);
          await stage.report(gid, 'undeleted');
        }
      } else {
        stage.ana.rename(gid, `Name ${n}`);
        await stage.report(gid);
      }
    }
    await stage.live((await told).id);
    await stage.quiet();
    const { mirrored, twin } = await stage.compare(project);
    expect(mirrored).toEqual(twin);
    for (const gid of gids) {
      const chain = stage.changes.filter((change) => change.gid === gid);
      const breaks = chain.filter(
        ({ before }, place) => !isSame(before, place > 0 ? chain[place - 1]?.after : undefined),
      );
      expect(breaks).toEqual([]);
    }
  });

  const isSame = (one: object | undefined, other: object | undefined) =>
    isDeepStrictEqual({ ...one, modified_at: '' }, { ...other, modified_at: '' });
});

describe('a task', () => {
  it('that the provider cannot show does not hold the others up', async () => {
    const { project, gids } = await stage.newProject(12);
    await stage.followed(project);
    stage.changes.length = 0;
    const [poison = '', ...others] = gids;
    const isPoison = { match: { pathPattern: `/tasks/${poison}` }, fault: { status: 500 } } as const;
    stage.twin.setFaults([isPoison]);
    stage.ana.rename(poison, 'Poison');
    await stage.report(poison);
    await eventually(async () => (await stage.sql.query('SELECT 1 FROM task_refreshes WHERE attempts > 0')).rowCount);
    for (const gid of others.slice(0, 2)) {
      const began = performance.now();
      stage.ana.rename(gid, 'Fine');
      await stage.report(gid);
      await eventually(() => stage.changes.some((change) => change.gid === gid));
      expect(performance.now() - began).toBeLessThan(3_000);
    }
    stage.twin.clearFaults();
    await hurried(isQuiet);
    expect(stage.changes.map(({ after }) => after?.name).sort()).toEqual(['Fine', 'Fine', 'Poison']);
  });

  it('is fetched when the provider is back, however it failed meanwhile', async () => {
    const { project, gids } = await stage.newProject(30);
    await stage.followed(project);
    stage.changes.length = 0;
    const faults = [
      { status: 503 },
      { hang: true },
      { reset: true },
      { malformed: true },
      { status: 429, retryAfter: 1 },
    ];
    for (const [place, fault] of faults.entries()) {
      stage.twin.setFaults([{ match: { path: '/api/1.0' }, fault: fault as { hang: true } }]);
      for (const gid of gids.slice(place * 6, place * 6 + 6)) {
        stage.ana.rename(gid, `Fault ${place}`);
        await stage.report(gid);
      }
      stage.pass(120_000);
      stage.twin.clearCalls();
      await eventually(() => stage.twin.calls().length);
    }
    stage.twin.clearFaults();
    await hurried(isQuiet);
    expect(stage.changes).toHaveLength(30);
    const { mirrored, twin } = await stage.compare(project);
    expect(mirrored).toEqual(twin);
  });

  it('of one user that hangs does not delay those of others', async () => {
    await connectAsana(stage.app, 'bob', 'ben.okafor@example.com');
    const { project, gids } = await stage.newProject(2);
    await stage.followed(project);
    stage.changes.length = 0;
    const [slow = '', quick = ''] = gids;
    stage.twin.setFaults([{ match: { pathPattern: `/tasks/${slow}` }, fault: { hang: true } }]);
    await stage.report(slow);
    await eventually(() => stage.twin.calls().some(({ path, status }) => path.endsWith(slow) && status === null));
    const began = performance.now();
    stage.ana.rename(quick, 'Quick');
    const bob = { ...stage.owner, userId: 'bob' };
    await stage.mirror.refresh(bob, [quick]);
    await eventually(() => stage.changes.some(({ owner, gid }) => owner.userId === 'bob' && gid === quick));
    expect(performance.now() - began).toBeLessThan(1_000);
    stage.twin.clearFaults();
    await hurried(isQuiet);
  });

  it('that a user may not see any more is gone for that user', async () => {
    const { project, gids } = await stage.newProject(1);
    await stage.followed(project);
    stage.changes.length = 0;
    const [gid = ''] = gids;
    stage.twin.setFaults([{ match: { pathPattern: `/tasks/${gid}` }, fault: { status: 403 }, times: 1 }]);
    await stage.report(gid);
    await stage.quiet();
    expect(stage.changes).toMatchObject([{ gid, after: undefined }]);
  });

  it('stays as it is while the connection may not read at all', async () => {
    const { project, gids } = await stage.newProject(1);
    await stage.followed(project);
    stage.changes.length = 0;
    const body = { errors: [{ message: 'forbidden: missing required scope tasks:read' }] };
    stage.twin.setFaults([{ match: { pathPattern: '/tasks/' }, fault: { status: 403, body }, times: 1 }]);
    stage.ana.rename(gids[0] ?? '', 'Later');
    await stage.report(gids[0] ?? '');
    await eventually(() => stage.twin.calls().some(({ status }) => status === 403));
    await hurried(isQuiet);
    expect(stage.changes).toMatchObject([{ after: { name: 'Later' } }]);
  });
});
