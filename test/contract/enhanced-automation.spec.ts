import { randomUUID } from 'node:crypto';
import { AutomationRunner } from '../../src/features/automation/index.js';
import { AutomationSchedule } from '../../src/features/automation/automation-schedule.js';
import * as answers from '../../src/features/automation/automation.answers.js';
import { RuleExecution } from '../../src/features/automation/rule-execution.js';
import { StoredRuns } from '../../src/features/automation/stored-runs.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { ANA, type AsanaTestApp, atomError, BEN, type Json, startAsanaApp } from './asana-support.js';
import { eventually, makeTasks, newProject, secondInstance, type SeedTask, writeUpstream } from './enhanced-support.js';

const user_id = 'ana';
const api = '/api/asana/enhanced/automation';
const NOBODY = '0199c0de-5a3e-7000-8000-6d1f4b1c2a77';
let server: AsanaTestApp;
let workspace: string;
let team: string;
let urgent: string;

beforeAll(async () => {
  server = await startAsanaApp({ ASANA_RATE_PER_MINUTE: '1000000' });
  server.sandbox.asana.setLimits({ perMinute: 1_000_000 });
  await server.connect(user_id, ANA);
  await server.connect('ben', BEN);
  workspace = await server.gidOf('/workspaces', 'Meridian Labs');
  team = await server.gidOf(`/workspaces/${workspace}/teams`, 'Customer Success');
  urgent = (await writeUpstream(server, 'POST', '/tags', { name: 'escalated-by-rule', workspace })).gid;
}, 60_000);
afterAll(() => server.close());

const post = (path: string, body: object = {}) =>
  server
    .http()
    .post(api + path)
    .send({ user_id, ...body });
const get = (path: string, query: object = {}) =>
  server
    .http()
    .get(api + path)
    .query({ user_id, ...query });

/** A project of its own with the given tasks in `Doing`, beside an empty `Done`. */
async function stage(tasks: readonly SeedTask[]) {
  const project = await newProject(server, team, `Rules ${randomUUID()}`, ['Doing', 'Done']);
  const { Doing = '', Done = '' } = project.sections;
  const gids = await makeTasks(
    server,
    project.gid,
    tasks.map((task) => ({ section: Doing, ...task })),
  );
  server.sandbox.asana.clearCalls();
  return { project: project.gid, doing: Doing, done: Done, gids };
}

const create = async (rule: object) => {
  const answer = await post('', { name: 'A rule', ...rule }).expect(201);
  return answers.ruleAnswer.parse(answer.body).rule;
};
const run = async (rule: { id: string }, body: object = {}) =>
  answers.runAnswer.parse((await post(`/${rule.id}/run`, body).expect(200)).body).run;
/** Without those that ask to be told of events. */
const writes = () =>
  server.sandbox.asana
    .calls()
    .filter(({ method, path }) => method !== 'GET' && /^\/api\/1\.0\/(?!webhooks)/.test(path));
const upstreamTask = (gid: string): Promise<Json> =>
  server.upstream(
    `/tasks/${gid}?opt_fields=completed,assignee.name,due_on,tags.name,followers.name,memberships.section.name,custom_fields.name,custom_fields.display_value`,
  );

describe('POST /api/asana/enhanced/automation', () => {
  it('makes a rule', async () => {
    const { project } = await stage([]);
    const body = {
      user_id,
      name: 'Escalate',
      trigger: { type: 'due_soon', project_id: project },
      conditions: [{ field: 'assignee', operator: 'is_empty' }],
      actions: [{ type: 'move_to_section', section: 'done' }],
    };
    const answer = await server.http().post(api).send(body).expect(201);
    const { rule, data, ok, success } = answers.ruleAnswer.parse(answer.body);
    expect(rule).toEqual({
      id: expect.any(String),
      name: 'Escalate',
      enabled: true,
      trigger: { type: 'due_soon', project_id: project, days: 3 },
      conditions: body.conditions,
      actions: body.actions,
      created_at: expect.stringMatching(/Z$/),
      updated_at: expect.stringMatching(/Z$/),
      last_run_at: null,
    });
    expect([data.rule, ok, success]).toEqual([rule, true, true]);
  });

  const fine = (project: string) => ({
    name: 'Fine',
    trigger: { type: 'manual', project_id: project },
    actions: [{ type: 'complete' }] as object[],
  });

  it.each<[object, string, RegExp?]>([
    [{ name: '  ' }, 'name'],
    [{ name: 'a\u0007b' }, 'name'],
    [{ trigger: { type: 'sometimes' } }, 'trigger.type', /must be a trigger: manual, schedule/],
    [{ trigger: { type: 'manual' } }, 'trigger.project_id'],
    [{ trigger: { type: 'manual', project_id: '../1' } }, 'trigger.project_id'],
    [{ trigger: { type: 'schedule', project_id: '1', cron: '61 * * * *' } }, 'trigger.cron', /minute outside 0 to 59/],
    [{ trigger: { type: 'manual', project_id: '1', extra: 1 } }, 'trigger.extra', /is not a known field/],
    [{ actions: [] }, 'actions'],
    [{ actions: [{ type: 'explode' }] }, 'actions.0.type', /must be a action|must be an action/],
    [{ actions: [{ type: 'complete' }, { type: 'add_comment' }] }, 'actions.1.text'],
    [{ actions: [{ type: 'add_comment', text: 'a\0b' }] }, 'actions.0.text'],
    [{ actions: [{ type: 'set_due_date', due_on: 'soon' }] }, 'actions.0.due_on', /must be a date/],
    [{ actions: [{ type: 'assign', assignee: 'ana' }] }, 'actions.0.assignee'],
    [{ conditions: [{ field: 'mood', operator: 'equals', value: 'x' }] }, 'conditions.0.field'],
    [{ conditions: [{ field: 'name', operator: 'resembles', value: 'x' }] }, 'conditions.0.operator'],
    [{ conditions: [{ field: 'name', operator: 'before', value: 'today' }] }, 'conditions.0.operator'],
    [{ conditions: [{ field: 'due_on', operator: 'contains', value: '2026' }] }, 'conditions.0.operator'],
    [{ conditions: [{ field: 'due_on', operator: 'equals', value: 'soon' }] }, 'conditions.0.value'],
    [{ conditions: [{ operator: 'any', conditions: [] }] }, 'conditions.0.conditions'],
    [
      { conditions: [{ operator: 'any', conditions: [{ field: 'name', operator: 'equals' }] }] },
      'conditions.0.conditions.0.value',
    ],
  ])('refuses %j', async (wrong, field, message = /./) => {
    const answer = await post('', { ...fine('1'), ...wrong }).expect(400);
    expect(answer.body).toMatchObject(atomError(400, 'VALIDATION_ERROR'));
    const error = (answer.body.errors as { field: string; message: string }[]).find((each) => each.field === field);
    expect(error?.message ?? JSON.stringify(answer.body.errors)).toMatch(message);
    expect(error).toBeDefined();
  });

  it('refuses what its project does not have, naming each member', async () => {
    const { project } = await stage([]);
    const answer = await post('', {
      ...fine(project),
      trigger: { type: 'task_moved', project_id: project, section: 'Nowhere' },
      conditions: [
        { field: 'custom_fields.Mood', operator: 'is_empty' },
        { operator: 'any', conditions: [{ field: 'custom_fields.42', operator: 'is_empty' }] },
      ],
      actions: [
        { type: 'complete' },
        { type: 'move_to_section', section: 'Limbo' },
        { type: 'add_tag', tag: 'no-such-tag' },
        { type: 'assign', assignee: 'stranger@example.com' },
        { type: 'set_custom_field', field: 'Mood', value: 'good' },
      ],
    }).expect(400);
    expect(answer.body.errors).toEqual([
      { field: 'trigger.section', message: 'is not a section of the project' },
      { field: 'conditions.0.field', message: 'is not a custom field of the project' },
      { field: 'conditions.1.conditions.0.field', message: 'is not a custom field of the project' },
      { field: 'actions.1.section', message: 'is not a section of the project' },
      { field: 'actions.2.tag', message: 'is not a tag of the workspace' },
      { field: 'actions.3.assignee', message: 'is nobody the account can see' },
      { field: 'actions.4.field', message: 'is not a custom field of the project' },
    ]);
  });

  it('refuses a value that its custom field does not take', async () => {
    const website = await server.gidOf(`/workspaces/${workspace}/projects`, 'Website relaunch');
    const action = { type: 'set_custom_field', field: 'Priority', value: 'Enormous' };
    const { body } = await post('', { ...fine(website), actions: [action] }).expect(400);
    expect(body.errors).toEqual([{ field: 'actions.0.value', message: expect.stringMatching(/High.*Medium.*Low/) }]);
  });

  it('refuses a project the account cannot see', async () => {
    const { body } = await post('', fine('999')).expect(400);
    expect(body.errors).toEqual([
      { field: 'trigger.project_id', message: 'is not a project that the account can see' },
    ]);
  });

  it('needs a user who is connected', async () => {
    const answer = await server.http().post(api).send(fine('1')).expect(400);
    expect(answer.body).toMatchObject(
      atomError(400, 'VALIDATION_ERROR', 'user_id, name, trigger, and actions are required.'),
    );
    const stranger = await post('', { ...fine('1'), user_id: 'nobody' }).expect(401);
    expect(stranger.body).toMatchObject(atomError(401, 'AUTH_ERROR'));
  });

  it('says that Asana fails with the operation’s own code', async () => {
    server.sandbox.asana.setFaults([{ match: { path: '/api/1.0/projects' }, fault: { status: 500 } }]);
    const answer = await post('', fine('1'));
    server.sandbox.asana.clearFaults();
    expect(answer.body).toMatchObject(atomError(500, 'CREATE_AUTOMATION_FAILED'));
  });
});

describe('Idempotency-Key', () => {
  it('makes one rule, and one run, of a repeated request', async () => {
    const { project, gids } = await stage([{ name: 'Once' }]);
    const body = {
      name: 'Once',
      trigger: { type: 'manual', project_id: project },
      actions: [{ type: 'add_comment', text: 'Once.', repeat: true }],
    };
    const makeOne = () => post('', body).set('Idempotency-Key', 'make-one').expect(201);
    const [first, again] = [await makeOne(), await makeOne()];
    expect(again.body).toEqual(first.body);
    const runOne = () => post(`/${first.body.rule.id}/run`).set('Idempotency-Key', 'run-one').expect(200);
    const [ran, repeated] = [await runOne(), await runOne()];
    expect(repeated.body.run.id).toBe(ran.body.run.id);
    const stories: { text: string }[] = await server.upstream(`/tasks/${gids[0]}/stories`);
    expect(stories.filter(({ text }) => text === 'Once.')).toHaveLength(1);
  });
});

describe('rules', () => {
  it('are listed newest first, page by page, to their own user alone', async () => {
    const { project } = await stage([]);
    const lister = { user_id: 'lister' };
    await server.connect(lister.user_id, ANA);
    const made = [];
    for (const name of ['one', 'two', 'three']) {
      const rule = { name, trigger: { type: 'manual', project_id: project }, actions: [{ type: 'complete' }] };
      made.push((await create({ ...rule, ...lister })).id);
    }
    const first = answers.ruleListAnswer.parse((await get('', { limit: 2, ...lister }).expect(200)).body);
    expect(first.rules.map(({ id }) => id)).toEqual([made[2], made[1]]);
    const second = answers.ruleListAnswer.parse(
      (await get('', { limit: 1, cursor: first.next_cursor, ...lister })).body,
    );
    expect(second.rules.map(({ id }) => id)).toEqual([made[0]]);
    expect(second.data).toEqual({ rules: second.rules, next_cursor: second.next_cursor });
    const others = await server.http().get(api).query({ user_id: 'ben' }).expect(200);
    expect(others.body.rules).toEqual([]);
    for (const path of [`/${made[0]}`, `/${made[0]}/runs`, `/${made[0]}/runs/${NOBODY}`, `/${NOBODY}`, '/x']) {
      const { body } = await server
        .http()
        .get(api + path)
        .query({ user_id: 'ben' })
        .expect(404);
      expect(body).toMatchObject(atomError(404, 'NOT_FOUND'));
    }
    await server.http().post(`${api}/${made[0]}/run`).send({ user_id: 'ben' }).expect(404);
    await server.http().put(`${api}/${made[0]}`).send({ user_id: 'ben', enabled: false }).expect(404);
    await server.http().delete(`${api}/${made[0]}`).query({ user_id: 'ben' }).expect(404);
  });

  it('are changed in what is given, by PUT and PATCH, and checked again', async () => {
    const { project, done } = await stage([]);
    const rule = await create({ trigger: { type: 'manual', project_id: project }, actions: [{ type: 'complete' }] });
    const put = await server.http().put(`${api}/${rule.id}`).send({ user_id, enabled: false }).expect(200);
    const changed = answers.ruleAnswer.parse(put.body).rule;
    expect(changed).toEqual({ ...rule, enabled: false, updated_at: changed.updated_at });
    const actions = [{ type: 'move_to_section', section: done }];
    const patch = await server.http().patch(`${api}/${rule.id}`).send({ user_id, name: 'New', actions }).expect(200);
    expect(answers.ruleAnswer.parse(patch.body).rule).toMatchObject({ name: 'New', enabled: false, actions });
    const wrong = { user_id, actions: [{ type: 'move_to_section', section: 'Limbo' }] };
    const { body } = await server.http().patch(`${api}/${rule.id}`).send(wrong).expect(400);
    expect(body.errors).toEqual([{ field: 'actions.0.section', message: 'is not a section of the project' }]);
    expect((await get(`/${rule.id}`).expect(200)).body.rule.name).toBe('New');
  });

  it('are deleted with their runs', async () => {
    const { project } = await stage([{ name: 'One' }]);
    const rule = await create({ trigger: { type: 'manual', project_id: project }, actions: [{ type: 'complete' }] });
    await run(rule);
    const answer = await server.http().delete(`${api}/${rule.id}`).query({ user_id }).expect(200);
    expect(answers.deletedAnswer.parse(answer.body).data).toEqual({ id: rule.id, message: 'The rule was deleted.' });
    await get(`/${rule.id}`).expect(404);
    expect(await server.app.get(PrismaService).automationRun.count({ where: { ruleId: rule.id } })).toBe(0);
  });
});

describe('POST /api/asana/enhanced/automation/{id}/run', () => {
  const everything = (project: string) => ({
    trigger: { type: 'manual', project_id: project },
    conditions: [{ field: 'name', operator: 'contains', value: 'ESCALATE' }],
    actions: [
      { type: 'add_comment', text: 'Looked at by the rule.' },
      { type: 'assign', assignee: BEN },
      { type: 'set_due_date', due_on: '+3d' },
      { type: 'add_tag', tag: 'Escalated-by-rule' },
      { type: 'add_follower', follower: BEN },
      { type: 'create_subtask', name: 'Ask why' },
      { type: 'move_to_section', section: 'Done' },
      { type: 'complete' },
    ],
  });

  it('says in a dry run exactly what would be done, and changes nothing', async () => {
    const { project, gids } = await stage([{ name: 'Escalate me' }, { name: 'Leave me' }]);
    const rule = await create(everything(project));
    server.sandbox.asana.clearCalls();
    const dry = await run(rule, { dry_run: true });
    expect(dry).toMatchObject({ dry_run: true, status: 'succeeded', examined: 2, matched: 1, changed: 1, failed: 0 });
    const due = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    expect(dry.effects).toEqual([
      {
        task: { id: gids[0], gid: gids[0], name: 'Escalate me' },
        actions: [
          ['add_comment', 'comment added: “Looked at by the rule.”'],
          ['assign', `assigned to ${BEN}`],
          ['set_due_date', `due date set to ${due}`],
          ['add_tag', 'tag “escalated-by-rule” added'],
          ['add_follower', `follower ${BEN} added`],
          ['create_subtask', 'subtask “Ask why” created'],
          ['move_to_section', 'moved to the section “Done”'],
          ['complete', 'marked complete'],
        ].map(([type, detail]) => ({ type, outcome: 'planned', detail, error_code: null })),
      },
    ]);
    expect(writes()).toEqual([]);
    expect((await get(`/${rule.id}`)).body.rule.last_run_at).toBeNull();
  });

  it('does it, and a second run finds nothing to change', async () => {
    const { project, gids } = await stage([{ name: 'Escalate me' }, { name: 'Leave me' }]);
    const [gid = '', other = ''] = gids;
    const rule = await create(everything(project));
    const first = await run(rule);
    expect(first).toMatchObject({ status: 'succeeded', matched: 1, changed: 1, failed: 0, error: null });
    expect(first.effects[0]?.actions.map(({ outcome }) => outcome)).toEqual(Array(8).fill('changed'));
    expect(await upstreamTask(gid)).toMatchObject({
      completed: true,
      assignee: { name: 'Ben Okafor' },
      tags: [{ name: 'escalated-by-rule' }],
      followers: expect.arrayContaining([expect.objectContaining({ name: 'Ben Okafor' })]),
      memberships: [{ section: { name: 'Done' } }],
    });
    expect(await upstreamTask(other)).toMatchObject({ completed: false, tags: [] });
    server.sandbox.asana.clearCalls();
    const second = await run(rule);
    expect(second).toMatchObject({ status: 'succeeded', matched: 1, changed: 0 });
    expect(second.effects[0]?.actions.map(({ outcome }) => outcome)).toEqual(Array(8).fill('unchanged'));
    expect(writes()).toEqual([]);
    expect((await server.upstream(`/tasks/${gid}/subtasks`)).length).toBe(1);
  });

  it('reads and writes custom fields by name', async () => {
    const website = await server.gidOf(`/workspaces/${workspace}/projects`, 'Website relaunch');
    const [gid = ''] = await makeTasks(server, website, [{ name: 'With fields' }]);
    const named = { field: 'name', operator: 'equals', value: 'with fields' };
    const low = await create({
      trigger: { type: 'manual', project_id: website },
      conditions: [named, { field: 'custom_fields.priority', operator: 'is_empty' }],
      actions: [
        { type: 'set_custom_field', field: 'Priority', value: 'Low' },
        { type: 'set_custom_field', field: 'Effort (hours)', value: 2.5 },
        { type: 'set_custom_field', field: 'Channels', value: ['Web', 'Mobile'] },
      ],
    });
    expect(await run(low)).toMatchObject({ matched: 1, changed: 1, failed: 0 });
    expect(await run(low)).toMatchObject({ matched: 0, changed: 0 });
    const fields = new Map(
      (await upstreamTask(gid)).custom_fields.map((field: { name: string; display_value: string }) => [
        field.name,
        field.display_value,
      ]),
    );
    expect([fields.get('Priority'), fields.get('Effort (hours)'), fields.get('Channels')]).toEqual([
      'Low',
      '2.5',
      'Web, Mobile',
    ]);
    const high = await create({
      trigger: { type: 'manual', project_id: website },
      conditions: [
        named,
        {
          operator: 'any',
          conditions: [
            { field: 'custom_fields.Priority', operator: 'in', value: ['high', 'LOW'] },
            { field: 'custom_fields.Effort (hours)', operator: 'greater_than', value: 100 },
          ],
        },
      ],
      actions: [
        { type: 'set_custom_field', field: 'Priority', value: 'High' },
        { type: 'set_custom_field', field: 'Effort (hours)', value: 2.5 },
        { type: 'set_custom_field', field: 'Channels', value: ['mobile', 'web'] },
      ],
    });
    const { effects } = await run(high);
    expect(effects[0]?.actions.map(({ outcome }) => outcome)).toEqual(['changed', 'unchanged', 'unchanged']);
  });

  it('lets a repeated comment be made once in each run', async () => {
    const { project, gids } = await stage([{ name: 'Remind me' }]);
    const actions = [{ type: 'add_comment', text: 'Still open.', repeat: true }];
    const rule = await create({ trigger: { type: 'manual', project_id: project }, actions });
    await run(rule);
    await run(rule);
    const stories: { text: string }[] = await server.upstream(`/tasks/${gids[0]}/stories`);
    expect(stories.filter(({ text }) => text === 'Still open.')).toHaveLength(2);
  });

  it('acts on no more tasks than the limit, each once, though it moves them while it goes', async () => {
    const tasks = Array.from({ length: 120 }, (_, index) => ({ name: `Task ${index}` }));
    const { project, done } = await stage(tasks);
    const rule = await create({
      trigger: { type: 'manual', project_id: project },
      actions: [{ type: 'move_to_section', section: done }],
    });
    expect(await run(rule, { limit: 3 })).toMatchObject({ matched: 3, changed: 3 });
    server.sandbox.asana.clearCalls();
    const begun = await post(`/${rule.id}/run`);
    expect([200, 202]).toContain(begun.status);
    const { run: over } = await eventually('the end of the run', async () => {
      const answer = answers.runAnswer.parse(
        (
          await server
            .http()
            .get(begun.body.url as string)
            .query({ user_id })
        ).body,
      );
      return answer.run.finished_at !== null && answer;
    });
    expect(over).toMatchObject({ status: 'succeeded', examined: 120, matched: 120, changed: 117, failed: 0 });
    expect(over.effects).toHaveLength(120);
    expect(writes()).toHaveLength(117);
    await post(`/${rule.id}/run`, { limit: 501 }).expect(400);
  });

  it('answers 202 with the place to look when it takes long, and runs a rule once at a time', async () => {
    const { project } = await stage([{ name: 'Slow' }]);
    const rule = await create({ trigger: { type: 'manual', project_id: project }, actions: [{ type: 'complete' }] });
    server.sandbox.asana.setFaults([{ match: { method: 'PUT', path: '/api/1.0/tasks' }, fault: { delayMs: 2_500 } }]);
    const slow = post(`/${rule.id}/run`);
    const answer = slow.expect(202);
    const settled = answer.then((given) => given);
    await eventually('the run', async () => (await get(`/${rule.id}/runs`)).body.runs.length === 1);
    const { body } = await post(`/${rule.id}/run`).expect(409);
    expect(body).toMatchObject(atomError(409, 'CONFLICT'));
    const { url, run: begun } = answers.runAnswer.parse((await settled).body);
    expect(begun).toMatchObject({ status: 'running', finished_at: null, effects: [] });
    expect(url).toBe(`${api}/${rule.id}/runs/${begun.id}`);
    await eventually(
      'its end',
      async () => (await server.http().get(url).query({ user_id })).body.run.status === 'succeeded',
    );
    server.sandbox.asana.clearFaults();
    const runs = answers.runListAnswer.parse((await get(`/${rule.id}/runs`)).body);
    expect(runs.runs.map(({ id, status, cause }) => [id, status, cause])).toEqual([[begun.id, 'succeeded', 'manual']]);
  });

  it('writes down what failed for which task, and goes on', async () => {
    const { project, gids } = await stage([{ name: 'Bad' }, { name: 'Good' }]);
    const rule = await create({ trigger: { type: 'manual', project_id: project }, actions: [{ type: 'complete' }] });
    server.sandbox.asana.setFaults([
      { match: { method: 'PUT', path: `/api/1.0/tasks/${gids[0]}` }, fault: { status: 403 } },
    ]);
    const partly = await run(rule);
    server.sandbox.asana.clearFaults();
    expect(partly).toMatchObject({ status: 'partly', matched: 2, changed: 1, failed: 1, error: null });
    const outcomes = partly.effects.map(({ task, actions: [action] }) => [
      task.name,
      action?.outcome,
      action?.error_code,
    ]);
    expect(outcomes.sort()).toEqual([
      ['Bad', 'failed', 'forbidden'],
      ['Good', 'changed', null],
    ]);
  });

  it('says why it could not go on', async () => {
    const { project } = await stage([{ name: 'One' }]);
    const rule = await create({ trigger: { type: 'manual', project_id: project }, actions: [{ type: 'complete' }] });
    await server.http().post('/api/auth/asana/disconnect').send({ user_id }).expect(200);
    const failed = await run(rule);
    await server.connect(user_id, ANA);
    expect(failed).toMatchObject({ status: 'failed', matched: 0, error: { code: 'auth_expired' } });
  });

  it('goes on where a killed process left it, and does nothing twice', async () => {
    const { project, gids } = await stage([{ name: 'Done before' }, { name: 'Half done' }, { name: 'Not begun' }]);
    const actions = [
      { type: 'move_to_section', section: 'Done' },
      { type: 'add_comment', text: 'Moved.', repeat: true },
    ];
    const conditions = [{ field: 'section', operator: 'equals', value: 'Doing' }];
    const rule = await create({ trigger: { type: 'manual', project_id: project }, conditions, actions });
    const [before = '', half = '', untouched = ''] = gids;
    // What the killed process left: a plan, the first task recorded, the second moved but not written down.
    await writeUpstream(server, 'POST', `/sections/${(await sectionsOf(project)).Done}/addTask`, { task: half });
    const prisma = server.app.get(PrismaService);
    const task = (gid: string, name: string) => ({ id: gid, gid, name });
    const done = (type: string) => ({ type, outcome: 'changed', detail: null, error_code: null });
    server.sandbox.asana.clearCalls();
    const left = {
      examined: 3,
      matched: 3,
      changed: 1,
      effects: [
        { task: task(before, 'Done before'), actions: [done('move_to_section'), done('add_comment')] },
        { task: task(half, 'Half done'), actions: [] },
        { task: task(untouched, 'Not begun'), actions: [] },
      ],
    };
    const row = await prisma.automationRun.create({ data: { ruleId: rule.id, cause: 'manual', ...left } });
    const taken = await server.app.get(StoredRuns).unfinished(row.id);
    if (!taken) throw new Error('The run is not there.');
    await server.app.get(RuleExecution).go(taken, { limit: 500, signal: new AbortController().signal });
    const over = answers.runAnswer.parse((await get(`/${rule.id}/runs/${row.id}`)).body).run;
    expect(over.effects.map(({ actions: each }) => each.map(({ outcome }) => outcome))).toEqual([
      ['changed', 'changed'],
      ['unchanged', 'changed'],
      ['changed', 'changed'],
    ]);
    expect(over.changed).toBe(3);
    expect(writes()).toHaveLength(3);
  });
});

const sectionsOf = async (project: string): Promise<Record<string, string>> => {
  const sections: { gid: string; name: string }[] = await server.upstream(`/projects/${project}/sections`);
  return Object.fromEntries(sections.map(({ gid, name }) => [name, gid]));
};

describe('triggers', () => {
  const today = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it.each([
    ['overdue', {}, ['Late']],
    ['due_soon', { days: 2 }, ['Today', 'Soon']],
    ['task_completed', {}, ['Over']],
    ['task_moved', { section: 'Done' }, ['Moved']],
    ['task_created', {}, ['Late', 'Today', 'Soon', 'Later', 'Over', 'Moved']],
  ])('%s select tasks also by hand', async (type, more, names) => {
    const { project, done } = await stage([
      { name: 'Late', due_on: today(-1) },
      { name: 'Today', due_on: today(0) },
      { name: 'Soon', due_on: today(2) },
      { name: 'Later', due_on: today(3) },
      { name: 'Over', due_on: today(-1), completed: true },
    ]);
    await makeTasks(server, project, [{ name: 'Moved', section: done }]);
    const rule = await create({
      trigger: { type, project_id: project, ...more },
      actions: [{ type: 'add_tag', tag: urgent }],
    });
    const dry = await run(rule, { dry_run: true });
    expect(dry.effects.map(({ task }) => task.name).sort()).toEqual([...names].sort());
  });

  it('run a rule once for an event, on its task alone', async () => {
    const { project, gids } = await stage([{ name: 'Meant' }, { name: 'Other' }]);
    const actions = [{ type: 'add_comment', text: 'Seen.', repeat: true }];
    const rule = await create({ trigger: { type: 'task_updated', project_id: project }, actions });
    const runner = server.app.get(AutomationRunner);
    const event = { id: randomUUID(), kind: 'task_updated' as const, taskId: gids[0] ?? '' };
    const begun = await Promise.all(Array.from({ length: 5 }, () => runner.runForEvent(rule.id, event)));
    const [id] = begun.flatMap((each) => (each ? [each.id] : []));
    expect(begun.filter(Boolean)).toHaveLength(1);
    await eventually('the run', async () => (await get(`/${rule.id}/runs/${id}`)).body.run.status === 'succeeded');
    expect(await runner.runForEvent(rule.id, event)).toBeUndefined();
    expect(await runner.runForEvent(rule.id, { ...event, id: randomUUID(), kind: 'task_created' })).toBeUndefined();
    expect(writes()).toHaveLength(1);
    expect((await get(`/${rule.id}/runs`)).body.runs[0]).toMatchObject({
      cause: 'task_updated',
      examined: 1,
      matched: 1,
    });
    await server.http().patch(`${api}/${rule.id}`).send({ user_id, enabled: false }).expect(200);
    expect(await runner.runForEvent(rule.id, { ...event, id: randomUUID() })).toBeUndefined();
  });

  it('start a rule once in the minute it is due in, over all instances', async () => {
    const { project } = await stage([{ name: 'One' }]);
    const trigger = { type: 'schedule', project_id: project, cron: '30 9 * * *' };
    const actions = [{ type: 'add_comment', text: 'Good morning.', repeat: true }];
    const rule = await create({ trigger, actions });
    const prisma = server.app.get(PrismaService);
    const other = await secondInstance(server);
    const due = Date.parse(`${today(1)}T09:30:00Z`);
    const schedules = [server.app.get(AutomationSchedule), other.app.get(AutomationSchedule)];
    const tickAll = (seconds: number) =>
      Promise.all(schedules.map((schedule) => schedule.tick(new Date(due + seconds * 1000))));
    const count = () => prisma.automationRun.count({ where: { ruleId: rule.id } });
    try {
      await tickAll(-1);
      expect(await count()).toBe(0);
      await tickAll(5);
      await tickAll(20);
      expect(await count()).toBe(1);
      await eventually('the run', async () => (await get(`/${rule.id}/runs`)).body.runs[0].status === 'succeeded');
      await tickAll(65);
      await tickAll(360);
      expect(await count()).toBe(1);
      expect((await get(`/${rule.id}/runs`)).body.runs[0]).toMatchObject({ cause: 'schedule', changed: 1 });
    } finally {
      await other.close();
    }
  });

  it('let old runs be forgotten', async () => {
    const { project } = await stage([{ name: 'One' }]);
    const rule = await create({ trigger: { type: 'manual', project_id: project }, actions: [{ type: 'complete' }] });
    await run(rule);
    const schedule = server.app.get(AutomationSchedule);
    await schedule.sweep(new Date(Date.now() + 89 * 86_400_000));
    expect((await get(`/${rule.id}/runs`)).body.runs).toHaveLength(1);
    await schedule.sweep(new Date(Date.now() + 91 * 86_400_000));
    expect((await get(`/${rule.id}/runs`)).body.runs).toEqual([]);
  });
});
