import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ANA, type AsanaTestApp, BEN, type Json, startAsanaApp } from '../contract/asana-support.js';
import { makeTasks, newProject } from '../contract/enhanced-support.js';
import { until } from '../support/eventually.js';

const RULES = '/api/asana/enhanced/automation';
const DAY_MS = 86_400_000;

/** By how much server and twin are ahead of the system's clock, in milliseconds. */
let ahead = 0;
let server: AsanaTestApp;
let sql: pg.Pool;
let team: string;

beforeAll(async () => {
  server = await startAsanaApp({ ASANA_RATE_PER_MINUTE: '1000000' }, { now: () => Date.now() + ahead });
  server.sandbox.asana.setLimits({ perMinute: 1_000_000, concurrentReads: 1_000, concurrentWrites: 1_000 });
  await server.connect('ana', ANA);
  await server.connect('ben', BEN);
  const workspace = await server.gidOf('/workspaces', 'Meridian Labs');
  team = await server.gidOf(`/workspaces/${workspace}/teams`, 'Customer Success');
  sql = new pg.Pool({ connectionString: server.databaseUrl, max: 2 });
}, 60_000);
afterAll(async () => {
  await sql.end();
  await server.close();
});
afterEach(() => server.sandbox.asana.webhooks.setFaults([]));

interface Stage {
  readonly project: string;
  readonly doing: string;
  readonly done: string;
  readonly tasks: readonly string[];
}

const twin = () => server.sandbox.asana;
const ben = () => twin().as(BEN);
const ana = () => twin().as(ANA);

async function stage(...names: string[]): Promise<Stage> {
  const project = await newProject(server, team, `Events ${randomUUID()}`, ['Doing', 'Done']);
  const { Doing: doing = '', Done: done = '' } = project.sections;
  const tasks = await makeTasks(
    server,
    project.gid,
    names.map((name) => ({ name, section: doing })),
  );
  return { project: project.gid, doing, done, tasks };
}

const commenting = (text: string) => [{ type: 'add_comment', text, repeat: true }];

async function rule({ project }: Stage, trigger: object, body: object, user_id = 'ana'): Promise<string> {
  const sent = { user_id, name: 'On events', trigger: { project_id: project, ...trigger }, ...body };
  const { body: answer } = await server.http().post(RULES).send(sent).expect(201);
  return answer.rule.id;
}

const subscriptionsTo = async (project: string, user_id = 'ana'): Promise<Json[]> => {
  const { body } = await server.http().get('/api/webhooks/subscriptions').query({ user_id, limit: 100 }).expect(200);
  return body.subscriptions.filter((one: Json) => one.resource === project);
};
/** Asana tells what happens from now on. */
const told = ({ project }: Stage, user_id = 'ana') =>
  until('the subscription is active', async () => {
    const [one] = await subscriptionsTo(project, user_id);
    return (
      one?.status === 'active' &&
      one.served !== false &&
      twin()
        .webhooks.list()
        .some((w) => w.active && w.resource.gid === project)
    );
  });
const runs = async (id: string, user_id = 'ana'): Promise<Json[]> =>
  (await server.http().get(`${RULES}/${id}/runs`).query({ user_id }).expect(200)).body.runs;
const ended = (id: string, count = 1, user_id = 'ana') =>
  until(`${count} runs have ended`, async () => {
    const all = await runs(id, user_id);
    return all.length >= count && all.every((run) => run.finished_at !== null) && all;
  });
const commentsOf = async (task: string): Promise<string[]> => {
  const stories: Json[] = await server.upstream(`/tasks/${task}/stories?opt_fields=type,text`);
  return stories.filter(({ type }) => type === 'comment').map(({ text }) => text);
};

/** All that happened has been told, and all that followed has been done. */
async function quiet(): Promise<void> {
  for (let calm = 0; calm < 3; calm++) {
    await twin().webhooks.settle();
    await until(
      'nothing waits',
      async () => {
        const { rows } = await sql.query<{ busy: number }>(`
        SELECT (SELECT count(*) FROM webhook_deliveries WHERE status = 'pending')
          + (SELECT count(*) FROM pgboss.job WHERE name IN ('automation.events', 'automation.run') AND state < 'completed')
          + (SELECT count(*) FROM automation_runs WHERE finished_at IS NULL) AS busy`);
        return Number(rows[0]?.busy) === 0;
      },
      60_000,
    );
  }
}

describe('a rule', () => {
  it('runs once on a task that is created in its project, and says which event it was', async () => {
    const place = await stage();
    const id = await rule(place, { type: 'task_created' }, { actions: commenting('Welcome') });
    await told(place);
    // Each delivery comes three times.
    twin().webhooks.setFaults([{ fault: { copies: 3 } }]);
    const [task = ''] = ben().createTasks(place.project, 1);
    await twin().webhooks.settle();
    const [run] = await ended(id);
    expect(run).toMatchObject({ cause: 'task_created', task_id: task, status: 'succeeded', matched: 1, changed: 1 });
    const { body } = await server.http().get('/api/events/log').query({ user_id: 'ana', types: 'task.added' });
    const event = body.events.find((one: Json) => one.id === run.event_id);
    expect(event).toMatchObject({ subject: `task:${task}`, data: { project: place.project } });
    await quiet();
    expect(await runs(id)).toHaveLength(1);
    expect(await commentsOf(task)).toEqual(['Welcome']);
  });

  it('does not run again when deliveries are worked on again', async () => {
    const place = await stage('One');
    const id = await rule(place, { type: 'task_completed' }, { actions: commenting('Well done') });
    await told(place);
    const since = new Date(Date.now() - 60_000).toISOString();
    ben().complete(place.tasks[0] ?? '');
    await twin().webhooks.settle();
    await ended(id);
    const replay = await server
      .http()
      .post('/api/webhooks/deliveries/replay')
      .send({ received_after: since })
      .expect(202);
    expect(replay.body.deliveries).toBeGreaterThan(0);
    await quiet();
    expect(await runs(id)).toHaveLength(1);
    expect(await commentsOf(place.tasks[0] ?? '')).toEqual(['Well done']);
  });

  it('runs where its conditions hold, and leaves no run where they do not', async () => {
    const place = await stage('Plain', 'Plain too');
    const conditions = [{ field: 'name', operator: 'contains', value: 'urgent' }];
    const id = await rule(place, { type: 'task_updated' }, { conditions, actions: commenting('On it') });
    await told(place);
    const [one = '', two = ''] = place.tasks;
    ben().rename(one, 'Still plain');
    ben().rename(two, 'Now urgent');
    await twin().webhooks.settle();
    const [run] = await ended(id);
    await quiet();
    expect(await runs(id)).toHaveLength(1);
    expect(run).toMatchObject({ cause: 'task_updated', task_id: two, changed: 1 });
    expect([await commentsOf(one), await commentsOf(two)]).toEqual([[], ['On it']]);
  });

  it('takes a move into its section for one, and neither another move nor a new task', async () => {
    const place = await stage('Mover', 'Other mover');
    const into = await rule(place, { type: 'task_moved', section: 'Done' }, { actions: commenting('Arrived') });
    const any = await rule(place, { type: 'task_moved' }, { actions: commenting('Moved') });
    await told(place);
    const [one = '', two = ''] = place.tasks;
    const [fresh = ''] = ben().createTasks(place.project, 1);
    ben().move(one, place.done);
    await quiet();
    ben().move(two, place.done);
    await quiet();
    ben().move(two, place.doing);
    await quiet();
    const ofRule = async (id: string) => (await ended(id)).map(({ task_id }) => task_id).reverse();
    expect(await ofRule(into)).toEqual([one, two]);
    expect(await ofRule(any)).toEqual([one, two, two]);
    expect(await commentsOf(fresh)).toEqual([]);
  });

  it('is of its own user and its own project', async () => {
    const [place, elsewhere] = [await stage('Here'), await stage('There', 'There too')];
    const id = await rule(place, { type: 'task_completed' }, { actions: commenting('Ana saw it') });
    const his = await rule(place, { type: 'task_completed' }, { actions: commenting('Ben saw it') }, 'ben');
    await rule(elsewhere, { type: 'task_moved' }, { actions: commenting('Never') });
    await Promise.all([told(place), told(place, 'ben'), told(elsewhere)]);
    await until(
      'both are told',
      () =>
        twin()
          .webhooks.list()
          .filter((w) => w.active && w.resource.gid === place.project).length === 2,
    );
    ben().complete(elsewhere.tasks[1] ?? '');
    ben().complete(place.tasks[0] ?? '');
    await twin().webhooks.settle();
    await Promise.all([ended(id), ended(his, 1, 'ben')]);
    await quiet();
    expect(await runs(id)).toHaveLength(1);
    expect(await runs(his, 'ben')).toHaveLength(1);
    expect((await commentsOf(place.tasks[0] ?? '')).sort()).toEqual(['Ana saw it', 'Ben saw it']);
    expect(await commentsOf(elsewhere.tasks[1] ?? '')).toEqual([]);
    const strangers = await server.http().get(`${RULES}/${his}/runs`).query({ user_id: 'ana' });
    expect(strangers.status).toBe(404);
  });

  it('asks to be told when it is made or enabled, and of what it waits for', async () => {
    const place = await stage('One');
    const manual = await rule(place, { type: 'manual' }, { actions: [{ type: 'complete' }] });
    const id = await rule(place, { type: 'task_completed' }, { enabled: false, actions: commenting('Seen') });
    expect(await subscriptionsTo(place.project)).toEqual([]);
    const change = async (rule: string, body: object) =>
      server
        .http()
        .patch(`${RULES}/${rule}`)
        .send({ user_id: 'ana', ...body })
        .expect(200);
    await change(id, { enabled: true });
    await told(place);
    expect((await subscriptionsTo(place.project))[0]).toMatchObject({
      resource_type: 'project',
      events: ['task.completed'],
    });
    await change(manual, { trigger: { type: 'task_created', project_id: place.project } });
    expect((await subscriptionsTo(place.project))[0].events).toEqual(['task.added', 'task.completed']);
    await change(id, { enabled: false });
    ben().complete(place.tasks[0] ?? '');
    await quiet();
    expect(await runs(id)).toEqual([]);
  });
});

describe('what a rule does', () => {
  const today = () => new Date().toISOString().slice(0, 10);
  const tomorrow = () => new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);

  it('does not run it again, and what its user does meanwhile does', async () => {
    const place = await stage('Task');
    const [task = ''] = place.tasks;
    const id = await rule(
      place,
      { type: 'task_updated' },
      {
        actions: [{ type: 'set_due_date', due_on: today() }, ...commenting('Due')],
      },
    );
    await told(place);
    // The rule works with Ana's account, and so does she.
    ana().rename(task, 'Renamed');
    await twin().webhooks.settle();
    await ended(id);
    await quiet();
    const { rows } = await sql.query(
      `SELECT data->'change'->>'field' AS field FROM events WHERE subject = $1 AND type = 'task.changed' ORDER BY position`,
      [`task:${task}`],
    );
    expect(rows.map(({ field }) => field)).toEqual(expect.arrayContaining(['name', 'due_on']));
    expect(await runs(id)).toHaveLength(1);
    ana().rename(task, 'Renamed again');
    await quiet();
    expect(await runs(id)).toHaveLength(2);
    expect(await commentsOf(task)).toEqual(['Due', 'Due']);
  });

  it('runs another rule, and two that chase each other are stopped, which the log says', async () => {
    const place = await stage('Chased');
    const [task = ''] = place.tasks;
    const chase = (from: string, to: string) =>
      rule(
        place,
        { type: 'task_updated' },
        {
          conditions: [{ field: 'due_on', operator: 'equals', value: from }],
          actions: [{ type: 'set_due_date', due_on: to }],
        },
      );
    const [one, other] = [await chase(today(), tomorrow()), await chase(tomorrow(), today())];
    await told(place);
    twin().clearCalls();
    // So that what one does is no longer taken for an echo of the other's last run.
    const time = setInterval(() => (ahead += 1_000), 100);
    ben().updateTask(task, { due_on: today() });
    await until(
      'the chase is stopped',
      async () => [...(await runs(one)), ...(await runs(other))].some(({ status }) => status === 'skipped'),
      120_000,
    );
    clearInterval(time);
    await quiet();
    const all = [...(await runs(one)), ...(await runs(other))];
    const changes = all.filter(({ changed }) => changed === 1);
    const skipped = all.filter(({ status }) => status === 'skipped');
    expect(skipped.length).toBeGreaterThan(0);
    expect(skipped[0]).toMatchObject({
      cause: 'task_updated',
      task_id: task,
      event_id: expect.any(String),
      changed: 0,
      error: { code: 'loop_protection', message: expect.stringContaining('within an hour') },
    });
    expect(changes.length).toBeGreaterThanOrEqual(10);
    expect(changes.length).toBeLessThanOrEqual(20);
    const writes = twin()
      .calls()
      .filter(({ method, path }) => method === 'PUT' && path.endsWith(`/tasks/${task}`));
    expect(writes.length).toBe(changes.length);
    process.stdout.write(`automation: two rules that chase each other stopped after ${changes.length} changes\n`);
  }, 180_000);
});
