import { type TestApp } from '../../../../test/support/app.js';
import { AsanaJob, PEOPLE, SHOP, startServerWithPeople } from '../../../../test/support/asana-job.js';
import { PrismaService } from '../../../platform/database/index.js';
import { AsanaAccounts } from '../../../providers/asana/index.js';
import { AsanaActivities } from './asana-activities.js';
import { choiceStateOf } from './asana-choices.js';
import { AsanaTaskMaking } from './asana-task-making.js';
import { isAsanaWorld } from './asana-world.js';

const DAY_MS = 86_400_000;

let server: TestApp;
let organization: string;
let club: string;

beforeAll(async () => {
  server = await startServerWithPeople();
  const [first, second] = server.sandbox.asana.snapshot().state.workspaces;
  organization = first?.gid ?? '';
  club = second?.gid ?? '';
});
afterAll(() => server.close());

const twin = () => server.sandbox.asana.snapshot().state;

describe('a new Asana job', () => {
  let job: AsanaJob;

  beforeAll(async () => {
    const settings = { workspace_gid: organization, activity_level: 'low', initial_projects: 2 } as const;
    job = await AsanaJob.start(server, SHOP, settings);
    await job.initializeAll();
  });

  it('makes private projects in a team of the organization, one of the industry and then made-up ones', () => {
    const [themed, madeUp] = job.state.projects;
    const made = twin().projects.find(({ gid }) => gid === themed?.id);
    expect(made).toMatchObject({ name: themed?.name, privacy: 'private', team: expect.any(String) });
    expect(made?.members.toSorted()).toEqual(job.accounts.map(({ accountId }) => accountId).toSorted());
    expect(themed?.use_case).toBe('season_change');
    expect(job.state.used_scenarios).toEqual(['season_change']);
    expect(madeUp?.use_case).toBeNull();
    expect(madeUp?.tasks.length).toBeGreaterThanOrEqual(5);
  });

  it('gives a project its sections, fields, tags and portfolio', () => {
    const { sections, portfolios, customFields, tags, projects } = twin();
    const [themed] = job.state.projects;
    const made = projects.find(({ gid }) => gid === themed?.id);
    const names = sections.filter(({ project }) => project === themed?.id).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Planned', 'Ordered', 'In store']));
    expect(made?.settings).toHaveLength(5);
    expect(customFields.filter(({ description }) => description === `Made by ${job.id}.`)).toHaveLength(5);
    expect(tags.filter(({ notes }) => notes === `Made by ${job.id}.`)).toHaveLength(2);
    expect(portfolios).toMatchObject([{ name: 'Collections', items: [themed?.id] }]);
    const { created_object_ids: created } = job.state;
    expect(Object.values(created ?? {}).map((ids) => ids?.length)).toEqual([1, 5, 2, 3]);
  });

  it('gives tasks assignees, dates, values, subtasks, and comments of different people', () => {
    const { tasks, stories } = twin();
    const [themed] = job.state.projects;
    const made = tasks.filter(({ gid }) => themed?.tasks.some(({ id }) => id === gid));
    expect(made).toHaveLength(themed?.tasks.length ?? 0);
    for (const task of made) {
      expect(task).toMatchObject({ dueOn: expect.any(String), startOn: expect.any(String) });
      expect(Object.keys(task.customFields)).toHaveLength(5);
      expect(job.accounts.map(({ accountId }) => accountId)).toContain(task.assignee);
    }
    expect(made.some(({ tags }) => tags.length > 0)).toBe(true);
    for (const task of made.slice(0, 3)) expect(task.subtasks.length).toBeGreaterThanOrEqual(2);
    const comments = stories.filter(({ task, type }) => task === made[0]?.gid && type === 'comment');
    expect(comments.length).toBeGreaterThanOrEqual(3);
    expect(new Set(comments.map(({ createdBy }) => createdBy)).size).toBeGreaterThan(1);
  });

  it('counts what it made, logs it, and ends with some activities', () => {
    const tasks = job.state.projects.flatMap((project) => project.tasks);
    expect(Object.fromEntries(job.stats)).toMatchObject({
      projects_created: 2,
      tasks_created: tasks.length,
      subtasks_created: tasks.flatMap(({ subtasks }) => subtasks ?? []).length,
      comments_added: tasks.reduce((sum, task) => sum + (task.comment_count ?? 0), 0),
    });
    expect(job.failures).toEqual([]);
    expect(job.log.filter(({ action }) => action === 'project_created')).toHaveLength(2);
    expect(job.log.some(({ details }) => details.type === 'start_work')).toBe(true);
    expect(tasks.some(({ status }) => status === 'in_progress')).toBe(true);
    expect(job.state.plan).toBeUndefined();
    expect(isAsanaWorld(JSON.parse(JSON.stringify(job.state)))).toBe(true);
  });

  it('lives through all kinds of activity for weeks, and the twin says the same as the state', async () => {
    const start = Date.now();
    for (let day = 1; day <= 150; day++) await job.act(new Date(start + (day * DAY_MS) / 8));
    const seen = new Set(
      job.log.map(({ action, details }) => (typeof details.type === 'string' ? details.type : action)),
    );
    for (const kind of ['progress', 'task_blocked', 'task_unblocked', 'task_completed', 'conversation', 'ooo']) {
      expect(seen).toContain(kind);
    }
    expect(seen).toContain('subtask_created');
    expect(seen).toContain('task_reassigned');
    const { tasks } = twin();
    for (const known of job.state.projects.flatMap((each) => each.tasks)) {
      const made = tasks.find(({ gid }) => gid === known.id);
      expect(made).toMatchObject({ completed: known.status === 'completed', assignee: known.assignee });
    }
    const once = job.state.projects.flatMap((each) => each.tasks).filter((task) => task.times_blocked);
    expect(once.some(({ status }) => status === 'completed')).toBe(true);
  });

  it('drops what people deleted, and does something else', async () => {
    const [project] = job.state.projects;
    const gone = project?.tasks.map(({ id }) => id) ?? [];
    const { accessToken } = server.sandbox.asana.issueToken({ person: 'ana.ruiz@example.com', personal: true });
    const base = server.sandbox.env.asana?.ASANA_API_BASE_URL;
    for (const task of gone) {
      const answer = await fetch(`${base}/tasks/${task}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${accessToken}` },
      });
      expect(answer.status).toBe(200);
    }
    const before = job.log.length;
    for (let tries = 0; tries < 12; tries++) await job.act();
    expect(job.log.length).toBeGreaterThan(before + 5);
    const left = job.state.projects.flatMap(({ tasks }) => tasks.map(({ id }) => id));
    expect(gone.filter((id) => left.includes(id)).length).toBeLessThan(gone.length);
    expect(job.failures).toEqual([]);
  });

  it('removes all it made, kind by kind, and nothing else', async () => {
    const before = job.counts();
    const rows = await rowsOf(job);
    for (const kind of job.worker.cleanupOrder) {
      for (const object of rows.filter((row) => row.kind === kind)) {
        for (let twice = 0; twice < 2; twice++) await removeAs(job, object);
      }
    }
    const after = job.counts();
    expect(before.projects - after.projects).toBe(job.stats.get('projects_created'));
    expect(before.customFields - after.customFields).toBe(5);
    expect(before.tags - after.tags).toBe(2);
    expect(before.portfolios - after.portfolios).toBe(1);
    const { projects, tasks } = twin();
    const ids = new Set(rows.map(({ externalId }) => externalId));
    expect([...projects, ...tasks].filter(({ gid }) => ids.has(gid))).toEqual([]);
  });
});

it('survives what a free plan refuses, and leaves it out', async () => {
  const settings = { workspace_gid: club, activity_level: 'low', initial_projects: 1 } as const;
  const people = PEOPLE.filter((person) => !person.startsWith('ben.'));
  const job = await AsanaJob.start(server, SHOP, settings, { people });
  await job.initializeAll();
  const failed = new Set(job.log.map(({ action }) => action).filter((action) => action.endsWith('_failed')));
  expect([...failed].toSorted()).toEqual(['custom_field_failed', 'portfolio_failed']);
  const [project] = job.state.projects;
  expect(project?.tasks.length).toBeGreaterThanOrEqual(5);
  expect(job.state.no_start_dates).toBe(true);
  expect(job.failures).toEqual([]);
});

describe('an Asana job whose accounts or objects fail', () => {
  let job: AsanaJob;

  beforeAll(async () => {
    const settings = { workspace_gid: organization, activity_level: 'low', initial_projects: 1 } as const;
    job = await AsanaJob.start(server, SHOP, settings);
    await job.initializeAll();
  });
  afterEach(() => server.sandbox.asana.clearFaults());

  it('goes on without a comment that is refused, and notes it', async () => {
    server.sandbox.asana.setFaults([
      { match: { method: 'POST', pathPattern: '/tasks/[0-9]+/stories$' }, fault: { status: 403 } },
    ]);
    const [first] = job.state.projects[0]?.tasks.filter(({ status }) => status === 'new') ?? [];
    const [account] = job.accounts;
    const [project] = job.state.projects;
    if (!first || !account || !project) throw new Error('There is work to be done.');
    const user = { id: account.accountId, name: 'Ana Ruiz' };
    const activity = { type: 'start_work', actor: user, ...choiceOf(job, first.id) } as const;
    const activities = job.module.get(AsanaActivities);
    await job.step(async (step, state) => activities.carriedOut(step, state, activity, 'start'));
    expect(job.failures).toEqual([{ type: 'start_work', message: 'Ana Ruiz: Asana refused: forbidden, status 403' }]);
    expect(job.state.projects[0]?.tasks.find(({ id }) => id === first.id)?.status).toBe('new');
    expect(job.stats.get('errors')).toBe(1);
  });

  it('says at a rate limit that some are away, on tasks of theirs', async () => {
    const before = job.log.length;
    for (let limit = 0; limit < 8; limit++) {
      await job.step((step, state) => job.worker.onRateLimit(step, state));
    }
    const said = job.log.slice(before);
    expect(said.length).toBeGreaterThan(2);
    expect(said.length).toBeLessThan(8 * 3);
    for (const { action, details } of said) {
      expect([action, details.type]).toEqual(['comment_added', 'ooo']);
    }
  });

  it('is set back while Asana does not show what was just made, and goes on when it is gone', async () => {
    server.sandbox.asana.setFaults([
      { match: { method: 'POST', pathPattern: '/tasks/[0-9]+/stories$' }, fault: { status: 404 } },
    ]);
    const [project] = job.state.projects;
    const making = job.module.get(AsanaTaskMaking);
    const make = (at: Date) =>
      job.step((step, state) => {
        const within = state.projects[0];
        if (!within) throw new Error('The project is there.');
        const plan = { key: 'new', project: within, useCase: undefined, volume: { subtasks: 0, comments: 1 } };
        return making.make(step, state, plan);
      }, at);
    const tasks = job.counts().tasks;
    const at = new Date();
    await expect(make(at)).rejects.toMatchObject({ kind: 'unavailable', code: 'not_visible_yet' });
    expect(job.state.projects[0]?.tasks).toHaveLength(project?.tasks.length ?? 0);
    server.sandbox.asana.clearFaults();
    await make(at);
    expect(job.counts().tasks).toBe(tasks + 1);
    server.sandbox.asana.setFaults([
      { match: { method: 'POST', pathPattern: '/tasks/[0-9]+/stories$' }, fault: { status: 404 } },
    ]);
    await expect(make(new Date(Date.now() - 11 * 60_000))).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('forgets a project that people deleted, and makes no task in it', async () => {
    const [project] = job.state.projects;
    if (!project) throw new Error('The project is there.');
    const activities = job.module.get(AsanaActivities);
    const { client } = accessOf(job);
    await client.deleteProject(project.id);
    const activity = { type: 'create_task', project: choiceStateOf(job.state, job.accounts).projects[0] } as const;
    if (!activity.project) throw new Error('The state still knows it.');
    const chosen = { ...activity, project: activity.project };
    const tasks = job.counts().tasks;
    expect(await job.step((step, state) => activities.carriedOut(step, state, chosen, 'one'))).toBe(false);
    expect(job.counts().tasks).toBe(tasks);
    expect(job.state.projects).toEqual([]);
  });
});

function accessOf(job: AsanaJob) {
  const subject = { organizationId: job.organizationId, userId: job.accounts[0]?.userId ?? '' };
  return { client: server.app.get(AsanaAccounts, { strict: false }).clientOf(subject) };
}

function choiceOf(job: AsanaJob, wanted: string) {
  const [project] = choiceStateOf(job.state, job.accounts).projects;
  const task = project?.tasks.find(({ id }) => id === wanted);
  if (!project || !task) throw new Error('The task is there.');
  return { project, task };
}

async function rowsOf(job: AsanaJob) {
  const where = { jobId: job.id, status: 'created' } as const;
  return server.app.get(PrismaService).generatedObject.findMany({ where, orderBy: { position: 'desc' } });
}

async function removeAs(job: AsanaJob, row: Awaited<ReturnType<typeof rowsOf>>[number]): Promise<void> {
  const hands = { organizationId: job.organizationId, jobId: job.id, signal: new AbortController().signal };
  const object = { ...row, draft: row.draft as object, externalId: row.externalId ?? '' };
  await job.worker.objects[row.kind]?.remove?.({ ...hands, userId: job.accounts[0]?.userId ?? '' }, object);
}
