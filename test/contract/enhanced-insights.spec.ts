import { analyticsAnswer, type Workflow, workflowsAnswer } from '../../src/features/insights/insights.schemas.js';
import { StoredReports } from '../../src/features/insights/stored-reports.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { ANA, type AsanaTestApp, atomError, startAsanaApp } from './asana-support.js';
import { eventually, makeTasks, newProject, secondInstance, writeUpstream } from './enhanced-support.js';

const user_id = 'ana';
let server: AsanaTestApp;
let workspace: string;
let team: string;
let website: string;
/** What the test has let pass. */
let passedMs = 0;

beforeAll(async () => {
  server = await startAsanaApp({}, { now: () => Date.now() + passedMs });
  server.sandbox.asana.setLimits({ perMinute: 1_000_000 });
  await server.connect(user_id, ANA);
  workspace = await server.gidOf('/workspaces', 'Meridian Labs');
  team = await server.gidOf(`/workspaces/${workspace}/teams`, 'Customer Success');
  website = await server.gidOf(`/workspaces/${workspace}/projects`, 'Website relaunch');
}, 60_000);
afterAll(() => server.close());
beforeEach(() => server.sandbox.asana.clearCalls());

const get = (path: string, query: object = {}) =>
  server
    .http()
    .get(`/api/asana/enhanced/${path}`)
    .query({ user_id, ...query });
const analytics = async (query: object = {}) => analyticsAnswer.parse((await get('analytics', query).expect(200)).body);
const workflows = async (query: object = {}) => workflowsAnswer.parse((await get('workflows', query).expect(200)).body);
const ask = async (url: string, query: Record<string, string>) => {
  const asked = `${url}/api/asana/enhanced/analytics?${new URLSearchParams(query).toString()}`;
  return (await fetch(asked, { headers: { authorization: `Bearer ${server.key}` } })).status;
};
const taskReads = () => server.sandbox.asana.calls().filter(({ path }) => /\/projects\/\d+\/tasks$/.test(path)).length;

describe('GET /api/asana/enhanced/analytics', () => {
  it('counts the tasks of a project, as a count by hand does', async () => {
    const answer = await analytics({ project_id: website });
    const fields = 'completed,due_on,assignee,created_at,completed_at';
    const tasks: {
      completed: boolean;
      due_on: string | null;
      assignee: { gid: string } | null;
      completed_at: string | null;
    }[] = await server.upstream(`/projects/${website}/tasks?limit=100&opt_fields=${fields}`);
    const today = new Date().toISOString().slice(0, 10);
    const open = tasks.filter((task) => !task.completed);
    expect(answer.analytics).toMatchObject({
      total: tasks.length,
      completed: tasks.length - open.length,
      open: open.length,
      overdue: open.filter((task) => task.due_on && task.due_on < today).length,
      unassigned: open.filter((task) => task.assignee === null).length,
      projects: { examined: 1, skipped: 0 },
    });
    expect(answer.analytics?.weekly_throughput).toHaveLength(12);
    expect(answer.analytics?.cycle_time.count).toBe(tasks.filter((task) => task.completed_at).length);
    expect(answer.data).toEqual({ analytics: answer.analytics, report: answer.report });
    expect(answer.report).toMatchObject({ status: 'ready', fresh: true, examined: tasks.length, failure_code: null });
  });

  it('answers kept figures with their age, and computes anew only when asked or when they are old', async () => {
    await analytics({ project_id: website });
    server.sandbox.asana.clearCalls();
    expect((await analytics({ project_id: website })).report.fresh).toBe(true);
    expect(server.sandbox.asana.calls()).toEqual([]);
    await analytics({ project_id: website, refresh: 'true' });
    expect(taskReads()).toBe(1);
    passedMs += 290_000;
    const kept = await analytics({ project_id: website });
    expect(kept.report.fresh).toBe(true);
    expect(kept.report.age_seconds).toBeGreaterThanOrEqual(290);
    expect(taskReads()).toBe(1);
    passedMs += 11_000;
    const { report } = await analytics({ project_id: website });
    expect(report.fresh).toBe(true);
    expect(report.age_seconds).toBeLessThan(60);
    expect(taskReads()).toBe(2);
  });

  it('counts a task of two projects once', async () => {
    const before = await analytics({ refresh: 'true' });
    const project = await newProject(server, team, 'Second home', []);
    await makeTasks(server, project.gid, [{ name: 'In two', projects: [website, project.gid] }]);
    await makeTasks(server, project.gid, [{ name: 'In one' }]);
    const after = await analytics({ workspace_id: workspace, refresh: 'true' });
    expect(after.analytics?.total).toBe((before.analytics?.total ?? 0) + 2);
    expect((await analytics({ project_id: project.gid })).analytics?.total).toBe(2);
  });

  it.each([
    [{ project_id: '../users' }, 'project_id'],
    [{ workspace_id: 'x' }, 'workspace_id'],
    [{ refresh: 'perhaps' }, 'refresh'],
  ])('refuses %j', async (query, field) => {
    const { body } = await get('analytics', query).expect(400);
    expect(body).toMatchObject({ ...atomError(400, 'VALIDATION_ERROR'), errors: [{ field }] });
  });

  it('says what went wrong, and keeps nothing of it', async () => {
    const { body } = await get('analytics', { project_id: '999' }).expect(404);
    expect(body).toMatchObject(atomError(404, 'NOT_FOUND'));
    const fault = { match: { path: `/api/1.0/projects/${website}/tasks` }, fault: { status: 400 } };
    server.sandbox.asana.setFaults([fault]);
    await get('analytics', { project_id: website, refresh: 'true' }).expect(400);
    server.sandbox.asana.clearFaults();
    expect((await analytics({ project_id: website })).report.status).toBe('ready');
  });

  it('needs a user who is connected', async () => {
    const { body } = await server.http().get('/api/asana/enhanced/analytics').expect(400);
    expect(body).toMatchObject(atomError(400, 'VALIDATION_ERROR', 'user_id is required.'));
    await get('analytics', { user_id: 'nobody' }).expect(401);
  });
});

describe('GET /api/asana/enhanced/workflows', () => {
  it('shows sections as stages in their order, with exact ages', async () => {
    const project = await newProject(server, team, 'Aged', ['Doing', 'Done']);
    const { Doing = '', Done = '' } = project.sections;
    await makeTasks(server, project.gid, [{ name: 'Stays', section: Doing, due_on: '2020-01-01' }]);
    await makeTasks(server, project.gid, [{ name: 'Moves', section: Doing }]);
    await makeTasks(server, project.gid, [{ name: 'Over', section: Done, completed: true }]);
    const { workflows: list, data } = await workflows({ project_id: project.gid });
    const names = (flow: Workflow | undefined) => flow?.stages.map(({ name }) => name);
    expect(names(list[0])).toEqual(['Untitled section', 'Doing', 'Done']);
    expect(list[0]).toMatchObject({ gid: project.gid, name: 'Aged', total: 3, open: 2, completed: 1, overdue: 1 });
    expect(list[0]?.stages[1]).toMatchObject({
      gid: Doing,
      total: 2,
      open: 2,
      overdue: 1,
      ageing: { basis: 'entered_stage', under_1_day: 2, days_1_to_7: 0, oldest_days: 0 },
    });
    expect(list[0]?.stages[2]?.ageing).toMatchObject({ under_1_day: 0, oldest_days: null });
    expect(data).toMatchObject({ workflows: list, truncated: false });
  });

  it('tells how long ago a task came into its section, not when it was created', async () => {
    const { workflows: list } = await workflows({ project_id: website });
    const open = list[0]?.stages.flatMap(({ ageing }) => ageing.over_30_days + ageing.days_7_to_30) ?? [];
    expect(open.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    const stage = list[0]?.stages.find(({ open: waiting }) => waiting > 0);
    const [task]: { gid: string }[] = await server.upstream(`/sections/${stage?.gid}/tasks?completed_since=now`);
    const target = list[0]?.stages.find(({ gid }) => gid !== stage?.gid);
    await writeUpstream(server, 'POST', `/sections/${target?.gid}/addTask`, { task: task?.gid });
    const again = await workflows({ project_id: website, refresh: 'true' });
    const aged = again.workflows[0]?.stages.find(({ gid }) => gid === target?.gid)?.ageing;
    expect(aged?.under_1_day).toBe((target?.ageing.under_1_day ?? 0) + 1);
  });

  it('shows the projects of the default workspace without one, aged by creation', async () => {
    const { workflows: list } = await workflows({ refresh: 'true' });
    const projects: { name: string }[] = await server.upstream(
      `/workspaces/${workspace}/projects?limit=100&archived=false`,
    );
    expect(list.map(({ name }) => name)).toEqual(projects.map(({ name }) => name));
    expect(new Set(list.flatMap(({ stages }) => stages.map(({ ageing }) => ageing.basis)))).toEqual(
      new Set(['created']),
    );
  });
});

describe('figures over many tasks', () => {
  let large: string;
  const TASKS = 2_000;
  const expected = { completed: 0, unassigned: 0 };

  beforeAll(async () => {
    const project = await newProject(server, team, 'Large', ['Doing']);
    large = project.gid;
    const tasks = Array.from({ length: TASKS }, (_, index) => ({
      name: `Task ${index}`,
      completed: index % 3 === 0,
      ...(index % 5 === 0 ? {} : { assignee: 'me' }),
    }));
    expected.completed = tasks.filter((task) => task.completed).length;
    expected.unassigned = tasks.filter((task) => !task.completed && !('assignee' in task)).length;
    await makeTasks(server, large, tasks);
  }, 60_000);

  it('are left to a job, which says how far it is, and are exact', async () => {
    const first = await analytics({ project_id: large });
    expect(first.analytics).toBeNull();
    expect(first.report).toMatchObject({ status: 'computing', examined: 500, computed_at: null, fresh: false });
    const done = await eventually('the figures', async () => {
      const answer = await analytics({ project_id: large });
      return answer.report.status === 'ready' && answer;
    });
    expect(done.analytics).toMatchObject({
      total: TASKS,
      completed: expected.completed,
      unassigned: expected.unassigned,
      by_section: [{ name: 'Untitled section', total: TASKS }],
    });
    expect(done.report.examined).toBe(TASKS);
    // Six pages while the request waited, and all twenty by the job.
    expect(taskReads()).toBe(6 + 20);
  });

  it('are computed once however many ask, and the older ones are shown meanwhile', async () => {
    const asked = { project_id: large, refresh: 'true' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => analytics(asked)));
    expect(answers.map(({ analytics: figures }) => figures?.total)).toEqual(answers.map(() => TASKS));
    expect(answers.some(({ report }) => report.status === 'computing')).toBe(true);
    await eventually('the figures', async () => (await analytics({ project_id: large })).report.status === 'ready');
    expect(taskReads()).toBe(6 + 20);
  });

  it('are shown without exact ages where there are too many open tasks', async () => {
    const done = await eventually('the stages', async () => {
      const answer = await workflows({ project_id: large });
      return answer.report.status === 'ready' && answer;
    });
    expect(done.workflows[0]?.stages[0]?.ageing).toMatchObject({
      basis: 'created',
      under_1_day: TASKS - expected.completed,
    });
    expect(server.sandbox.asana.calls().filter(({ path }) => path.endsWith('/stories'))).toEqual([]);
  });

  it('say why they could not be computed, and keep the older ones', async () => {
    const match = { path: `/api/1.0/projects/${large}/tasks` };
    // Six pages go well while the request waits; then the account loses the project.
    server.sandbox.asana.setFaults([
      { match, times: 6, fault: { delayMs: 0 } },
      { match, fault: { status: 403 } },
    ]);
    await analytics({ project_id: large, refresh: 'true' });
    const failed = await eventually('the failure', async () => {
      const answer = await analytics({ project_id: large });
      return answer.report.status === 'failed' && answer;
    });
    server.sandbox.asana.clearFaults();
    expect(failed.report.failure_code).toBe('forbidden');
    expect(failed.analytics?.total).toBe(TASKS);
    passedMs += 50_000;
    expect((await analytics({ project_id: large })).report.status).toBe('failed');
    passedMs += 11_000;
    await eventually('the figures', async () => (await analytics({ project_id: large })).report.status === 'ready');
  });

  it('are taken over from a process that gave no sign of life for half a minute', async () => {
    const prisma = server.app.get(PrismaService);
    const asked = { project_id: website, refresh: 'true' };
    await analytics(asked);
    const where = { kind: 'asana.analytics', subject: { endsWith: `project:${website}` } };
    const leaveBehind = (secondsAgo: number) =>
      prisma.report.updateMany({
        where,
        data: { status: 'computing', updatedAt: new Date(Date.now() - secondsAgo * 1000) },
      });
    server.sandbox.asana.clearCalls();
    await leaveBehind(20);
    expect((await analytics(asked)).report.status).toBe('computing');
    expect(taskReads()).toBe(0);
    await leaveBehind(31);
    expect((await analytics(asked)).report.status).toBe('ready');
    expect(taskReads()).toBe(1);
  });

  it('are not computed again by who looked just before they failed', async () => {
    await analytics({ project_id: website, refresh: 'true' });
    const { report } = server.app.get(PrismaService);
    const where = { kind: 'asana.analytics', subject: { endsWith: `project:${website}` } };
    await report.updateMany({ where, data: { status: 'computing', updatedAt: new Date() } });
    server.sandbox.asana.clearCalls();
    const stored = server.app.get(StoredReports);
    const claim = stored.claim.bind(stored);
    jest.spyOn(stored, 'claim').mockImplementationOnce(async (...asked) => {
      await report.updateMany({ where, data: { status: 'failed', failureCode: 'forbidden' } });
      return claim(...asked);
    });
    expect((await analytics({ project_id: website })).report).toMatchObject({
      status: 'failed',
      failure_code: 'forbidden',
    });
    expect(taskReads()).toBe(0);
  });

  it('are computed by one of two instances', async () => {
    const other = await secondInstance(server);
    try {
      const query = { user_id, project_id: large, refresh: 'true' };
      await server.app.get(PrismaService).report.deleteMany();
      server.sandbox.asana.clearCalls();
      const answers = await Promise.all([server.url, other.url, server.url, other.url].map((url) => ask(url, query)));
      expect(answers).toEqual([200, 200, 200, 200]);
      await eventually('the figures', async () => (await analytics({ project_id: large })).report.status === 'ready');
      expect(taskReads()).toBe(6 + 20);
    } finally {
      await other.close();
    }
  });
});
