import pg from 'pg';
import { BulkItems } from '../../src/features/bulk/bulk-items.js';
import * as answers from '../../src/features/bulk/bulk.answers.js';
import { connectAsana } from '../support/connect.js';
import { endingSession } from '../support/ending-session.js';
import { eventually } from '../support/eventually.js';
import { ANA, type AsanaTestApp, atomError, type Json, startAsanaApp } from './asana-support.js';

type Operation = answers.OperationView;

let server: AsanaTestApp;
let sql: pg.Client;
let project: string;
const user_id = 'ana';

beforeAll(async () => {
  server = await startAsanaApp();
  await connectAsana(server, user_id);
  await server.connect('tokens', ANA);
  const workspace = await server.gidOf('/workspaces', 'Meridian Labs');
  project = await server.gidOf(`/workspaces/${workspace}/projects`, 'Website relaunch');
  sql = new pg.Client({ connectionString: server.databaseUrl });
  await sql.connect();
}, 60_000);
afterAll(async () => {
  await sql.end();
  await server.close();
});
afterEach(() => server.sandbox.asana.clearFaults());
beforeEach(() => server.sandbox.asana.clearCalls());

const post = (path: string, body: object = {}) =>
  server
    .http()
    .post(`/api/asana${path}`)
    .send({ user_id, ...body });
const get = (path: string, query: object = {}) =>
  server
    .http()
    .get(`/api/asana${path}`)
    .query({ user_id, ...query });

const begin = async (body: object, status = 202): Promise<Operation> => {
  const answer = await post('/tasks/bulk', body).expect(status);
  const { operation, data } = answers.operationAnswer.parse(answer.body);
  expect(data.operation).toEqual(operation);
  expect(answer.headers.location).toBe(`/api/asana/bulk/${operation.id}`);
  return operation;
};
const create = (items: object[], more: object = {}) => begin({ action: 'create', project_id: project, items, ...more });
const operationOf = async (id: string, query: object = {}): Promise<Operation> =>
  answers.operationAnswer.parse((await get(`/bulk/${id}`, query).expect(200)).body).operation;
const itemsOf = async (id: string, query: object = {}) =>
  answers.itemListAnswer.parse((await get(`/bulk/${id}/items`, query).expect(200)).body);

/** Lets pauses after failures end at once. */
const hurry = () => sql.query(`update pgboss.job set start_after = now() where name = 'bulk.run' and state < 'active'`);

async function over(id: string, query: object = {}): Promise<Operation> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    const operation = await operationOf(id, query);
    if (operation.finished_at !== null) return operation;
    if (performance.now() > deadline) throw new Error(`Still ${JSON.stringify(operation)}`);
    await hurry();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const names = (count: number, prefix = 'Task') => Array.from({ length: count }, (_, n) => ({ name: `${prefix} ${n}` }));
const inProject = async (prefix: string): Promise<Json[]> => {
  const found: Json[] = server.sandbox.asana.snapshot().state.tasks;
  return found.filter((task) => task.name.startsWith(prefix));
};
const batches = () => server.sandbox.asana.calls().filter((call) => call.path === '/api/1.0/batch');

describe('POST /api/asana/tasks/bulk', () => {
  it('creates tasks through batches of ten and says what became of each', async () => {
    const operation = await create(names(25, 'Created'));
    expect(operation).toMatchObject({ action: 'create', status: 'queued', total: 25, remaining: 25, percent: 0 });
    expect(await over(operation.id)).toMatchObject({
      status: 'completed',
      succeeded: 25,
      failed: 0,
      remaining: 0,
      percent: 100,
      items_per_second: null,
      estimated_seconds_remaining: null,
      failure_code: null,
    });
    expect(batches().map((call) => (call.body as Json).data.actions.length)).toEqual([10, 10, 5]);
    const tasks = await inProject('Created');
    const { items } = await itemsOf(operation.id);
    expect(items.map((item) => item.task_id)).toEqual(tasks.map((task) => task.gid));
    expect(items[7]).toEqual({
      index: 7,
      status: 'succeeded',
      task_id: expect.stringMatching(/^\d+$/),
      attempts: 1,
      input: { name: 'Created 7', projects: [project] },
      error: null,
      finished_at: expect.any(String),
    });
  });

  it('changes and completes tasks', async () => {
    const { id } = await create(names(3, 'Changing'));
    await over(id);
    const gids = (await itemsOf(id)).items.map((item) => item.task_id);
    const update = await begin({
      action: 'update',
      items: [
        { task_id: gids[0], due_on: '2027-01-02', notes: 'soon' },
        { task_id: gids[1], assignee: 'me', name: 'Changing much' },
      ],
    });
    expect(await over(update.id)).toMatchObject({ status: 'completed', succeeded: 2 });
    const complete = await begin({ action: 'complete', items: [gids[0], { task_id: gids[2] }] });
    expect(await over(complete.id)).toMatchObject({ status: 'completed', succeeded: 2 });
    expect(await inProject('Changing')).toMatchObject([
      { name: 'Changing 0', dueOn: '2027-01-02', notes: 'soon', completed: true },
      { name: 'Changing much', assignee: expect.any(String), completed: false },
      { name: 'Changing 2', completed: true },
    ]);
  });

  it('takes an item to the place it names, else to that of the request, else to the user', async () => {
    const { id } = await begin({
      action: 'create',
      items: [{ name: 'Placed a', project_id: project }, { name: 'Placed b' }],
    });
    await over(id);
    const [a, b] = await inProject('Placed');
    expect(a.sections).toHaveLength(1);
    expect(b).toMatchObject({ sections: [], assignee: expect.any(String) });
  });

  it('names every wrong item and stores nothing', async () => {
    const before = await sql.query('select count(*) from bulk_operations');
    const items = [...names(17), { name: 'x', due_on: 'tomorrow' }, {}, { name: 'y', section_id: '1' }];
    const answer = await post('/tasks/bulk', { action: 'create', items }).expect(400);
    expect(answer.body).toMatchObject(atomError(400, 'VALIDATION_ERROR'));
    expect(answer.body.errors.map((error: Json) => error.field)).toEqual([
      'items.17.due_on',
      'items.18.name',
      'items.19.section_id',
    ]);
    expect((await sql.query('select count(*) from bulk_operations')).rows).toEqual(before.rows);
  });

  it.each([
    ['no action', { items: [{ name: 'x' }] }, 'action'],
    ['another action', { action: 'delete', items: ['1'] }, 'action'],
    ['no items', { action: 'create', items: [] }, 'items'],
    ['too many items', { action: 'complete', items: Array.from({ length: 1001 }, (_, n) => String(n + 1)) }, 'items'],
    ['no task', { action: 'update', items: [{ name: 'x' }] }, 'items.0.task_id'],
    ['a path', { action: 'complete', items: ['1/2'] }, 'items.0.task_id'],
    ['one task twice', { action: 'complete', items: ['7', '8', '7'] }, 'items.2.task_id'],
    [
      'custom fields of no project',
      { action: 'update', items: [{ task_id: '7', custom_fields: { Stage: 'x' } }] },
      'items.0.custom_fields',
    ],
  ])('refuses %s', async (_, body, field) => {
    const answer = await post('/tasks/bulk', body).expect(400);
    expect(answer.body).toMatchObject(atomError(400, 'VALIDATION_ERROR'));
    expect(answer.body.errors[0].field).toBe(field);
  });

  it('needs a connection', async () => {
    const answer = await post('/tasks/bulk', { user_id: 'nobody', action: 'complete', items: ['7'] }).expect(401);
    expect(answer.body).toMatchObject(atomError(401, 'AUTH_ERROR'));
  });

  it('takes a thousand items of a kilobyte and more', async () => {
    const items = names(1000, 'Large').map((item) => ({ ...item, notes: 'ü'.repeat(1000) }));
    const { id } = await create(items);
    await post(`/bulk/${id}/cancel`).expect(200);
    await over(id);
  });

  it('repeats nothing for an Idempotency-Key used before', async () => {
    const body = { user_id, action: 'create', project_id: project, items: names(2, 'Once') };
    const send = () =>
      server.http().post('/api/asana/tasks/bulk').set('idempotency-key', 'a-key').send(body).expect(202);
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    expect(second.headers.location).toBe(first.headers.location);
    await over(first.body.operation.id);
    expect(await inProject('Once')).toHaveLength(2);
  });
});

describe('what goes wrong at the provider', () => {
  it('one refused item does not keep the others', async () => {
    const items = names(12, 'Partly').map((item, n) => (n === 4 ? { ...item, assignee: '999999' } : item));
    const { id } = await create(items);
    expect(await over(id)).toMatchObject({ status: 'completed', succeeded: 11, failed: 1 });
    const { items: failed } = await itemsOf(id, { status: 'failed' });
    expect(failed).toMatchObject([
      { index: 4, status: 'failed', task_id: null, error: { code: 'provider_rejected', message: expect.any(String) } },
    ]);
    expect(JSON.stringify(failed)).not.toContain('Not a user in');
  });

  it('a lost answer is looked up, and nothing is created twice', async () => {
    server.sandbox.asana.setFaults([{ match: { path: '/api/1.0/batch' }, times: 1, fault: { reset: 'after' } }]);
    const { id } = await create(names(15, 'Lost'));
    expect(await over(id)).toMatchObject({ status: 'completed', succeeded: 15 });
    expect(await inProject('Lost')).toHaveLength(15);
    const methods = batches().map((call) => (call.body as Json).data.actions[0].method);
    expect(methods).toEqual(['post', 'get', 'post']);
  });

  it('a lost request is sent again', async () => {
    server.sandbox.asana.setFaults([{ match: { path: '/api/1.0/batch' }, times: 1, fault: { reset: true } }]);
    const { id } = await create(names(12, 'Resent'));
    expect(await over(id)).toMatchObject({ status: 'completed', succeeded: 12 });
    expect(await inProject('Resent')).toHaveLength(12);
    expect((await itemsOf(id)).items.map((item) => item.attempts)).toEqual([...Array(10).fill(2), 1, 1]);
  });

  it('a personal token carries no ids of ours: what may exist is said to be unknown and never sent again', async () => {
    server.sandbox.asana.setFaults([{ match: { path: '/api/1.0/batch' }, times: 1, fault: { reset: 'after' } }]);
    const { accessToken } = server.sandbox.asana.issueToken({ person: ANA, personal: true });
    const as = { user_id: 'personal' };
    await server
      .http()
      .post('/api/connections')
      .send({ ...as, provider: 'asana', access_token: accessToken })
      .expect(201);
    const { id } = await create(names(12, 'Personal'), as);
    expect(await over(id, as)).toMatchObject({ status: 'completed', succeeded: 2, failed: 10 });
    const { items } = await itemsOf(id, { ...as, status: 'failed' });
    expect(items.every((item) => item.error?.code === 'unknown_outcome')).toBe(true);
    await post(`/bulk/${id}/retry`, as).expect(202);
    expect(await over(id, as)).toMatchObject({ status: 'completed', succeeded: 2, failed: 10 });
    expect(await inProject('Personal')).toHaveLength(12);
  });

  it('a connection that ends fails the rest, which can be retried after connecting again', async () => {
    const as = { user_id: 'revoked' };
    const { accessToken } = server.sandbox.asana.issueToken({ person: ANA });
    await server
      .http()
      .post('/api/connections')
      .send({ ...as, provider: 'asana', access_token: accessToken })
      .expect(201);
    server.sandbox.asana.revoke({ token: accessToken });
    const { id } = await create(names(3, 'Ended'), as);
    expect(await over(id, as)).toMatchObject({
      status: 'failed',
      failure_code: 'not_connected',
      failed: 3,
      percent: 100,
    });
    expect((await itemsOf(id, as)).items[0]).toMatchObject({ status: 'failed', error: { code: 'not_connected' } });
    expect((await post(`/bulk/${id}/retry`, as).expect(401)).body).toMatchObject(atomError(401, 'AUTH_ERROR'));
    await server.connect(as.user_id, ANA);
    expect((await post(`/bulk/${id}/retry`, as).expect(202)).body.operation).toMatchObject({
      status: 'queued',
      failed: 0,
    });
    expect(await over(id, as)).toMatchObject({ status: 'completed', succeeded: 3, failed: 0 });
    expect(await inProject('Ended')).toHaveLength(3);
  });

  it('waits as long as the provider asks', async () => {
    const busy = { status: 429, retryAfter: 1 };
    server.sandbox.asana.setFaults([{ match: { path: '/api/1.0/batch' }, times: 1, fault: busy }]);
    const { id } = await create(names(2, 'Limited'));
    expect(await over(id)).toMatchObject({ status: 'completed', succeeded: 2 });
    expect(await inProject('Limited')).toHaveLength(2);
  });
});

describe('an operation under way', () => {
  const slowly = () => server.sandbox.asana.setFaults([{ match: { path: '/api/1.0/batch' }, fault: { delayMs: 100 } }]);

  it('is never seen to be over before its items are', async () => {
    const seen: string[] = [];
    const items = server.app.get(BulkItems);
    const closePending = items.closePending.bind(items);
    slowly();
    const { id } = await create(names(200, 'Seen'));
    await eventually(async () => (await operationOf(id)).succeeded > 0);
    jest.spyOn(items, 'closePending').mockImplementationOnce(async (...asked) => {
      await closePending(...asked);
      seen.push((await operationOf(id)).status);
    });
    await post(`/bulk/${id}/cancel`).expect(200);
    expect(seen).toEqual(['running']);
  });

  it('can be stopped, and what was not sent can be sent later', async () => {
    slowly();
    const { id } = await create(names(200, 'Stopped'));
    await eventually(async () => (await operationOf(id)).succeeded > 0);
    const stopped = await post(`/bulk/${id}/cancel`).expect(200);
    expect(answers.operationAnswer.parse(stopped.body).operation).toMatchObject({ status: 'cancelled' });
    await eventually(async () => (await operationOf(id)).remaining === 0);
    const { succeeded, failed } = await operationOf(id);
    expect(succeeded + failed).toBe(200);
    expect(succeeded).toBeLessThan(200);
    expect(await inProject('Stopped')).toHaveLength(succeeded);
    expect((await itemsOf(id, { status: 'failed', limit: 1 })).items[0]?.error?.code).toBe('cancelled');
    expect((await post(`/bulk/${id}/cancel`).expect(409)).body).toMatchObject(atomError(409, 'CONFLICT'));
    server.sandbox.asana.clearFaults();
    await post(`/bulk/${id}/retry`).expect(202);
    expect(await over(id)).toMatchObject({ status: 'completed', succeeded: 200, failed: 0 });
    expect(await inProject('Stopped')).toHaveLength(200);
    expect((await post(`/bulk/${id}/retry`).expect(409)).body).toMatchObject(atomError(409, 'CONFLICT'));
  });

  it('is followed live until it is over', async () => {
    slowly();
    const { id } = await create(names(60, 'Followed'));
    const answer = await fetch(`${server.url}/api/asana/bulk/${id}/events?user_id=${user_id}`, {
      headers: { authorization: `Bearer ${server.key}` },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-request-id')).toEqual(expect.any(String));
    const events = (await answer.text())
      .split('\n\n')
      .filter((block) => block.startsWith('event:'))
      .map((block) => {
        const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
        return { name, operation: JSON.parse(data ?? '').operation as Operation };
      });
    expect(events.at(-1)).toMatchObject({ name: 'end', operation: { status: 'completed', succeeded: 60 } });
    const counts = events.map(({ operation }) => operation.succeeded);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    const running = events.filter(({ operation }) => operation.status === 'running');
    expect(running.length).toBeGreaterThan(1);
    expect(running.some(({ operation }) => (operation.items_per_second ?? 0) > 0)).toBe(true);
    expect(running.some(({ operation }) => (operation.estimated_seconds_remaining ?? 0) > 0)).toBe(true);
  });

  it('is followed no longer than the session lives', async () => {
    server.sandbox.asana.setFaults([{ match: { path: '/api/1.0/batch' }, fault: { delayMs: 4_000 } }]);
    const { id } = await create(names(3, 'Outlived'));
    const { token, expiresAt } = await endingSession(server, user_id, ['asana:read']);
    const answer = await fetch(`${server.url}/api/asana/bulk/${id}/events`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const text = await answer.text();
    const late = Date.now() - expiresAt.getTime();
    expect(text).toContain('event: progress');
    expect(text).not.toContain('event: end');
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(1_000);
    server.sandbox.asana.clearFaults();
    expect(await over(id)).toMatchObject({ status: 'completed' });
  });

  it('does not keep the stream of a client that has gone', async () => {
    slowly();
    const { id } = await create(names(30, 'Gone'));
    const leaving = new AbortController();
    const answer = await fetch(`${server.url}/api/asana/bulk/${id}/events?user_id=${user_id}`, {
      headers: { authorization: `Bearer ${server.key}` },
      signal: leaving.signal,
    });
    await answer.body?.getReader().read();
    leaving.abort();
    expect(await over(id)).toMatchObject({ status: 'completed' });
  });
});

describe('lists', () => {
  it('shows operations, newest first, page by page', async () => {
    const ids = [];
    for (let n = 0; n < 3; n++) ids.push((await begin({ action: 'complete', items: ['999999999'] })).id);
    const first = answers.operationListAnswer.parse((await get('/bulk', { limit: 2 }).expect(200)).body);
    expect(first.operations.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    expect(first.data).toEqual({ operations: first.operations, next_cursor: first.next_cursor });
    const second = await get('/bulk', { limit: 1, cursor: first.next_cursor }).expect(200);
    expect(second.body.operations[0].id).toBe(ids[0]);
    expect(await over(ids[0] ?? '')).toMatchObject({ status: 'completed', failed: 1 });
  });

  it('shows items page by page', async () => {
    const { id } = await create(names(5, 'Paged'));
    const first = await itemsOf(id, { limit: 3 });
    const second = await itemsOf(id, { limit: 3, cursor: first.next_cursor });
    expect([...first.items, ...second.items].map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(second.next_cursor).toBeNull();
    const wrong = await get(`/bulk/${id}/items`, { cursor: 'nonsense' }).expect(400);
    expect(wrong.body.errors[0].field).toBe('cursor');
    await over(id);
  });

  it('hides what belongs to others', async () => {
    const { id } = await create(names(1, 'Hidden'));
    await over(id);
    const as = { user_id: 'tokens' };
    for (const path of ['', '/items', '/events']) {
      const answer = await get(`/bulk/${id}${path}`, as).expect(404);
      expect(answer.body).toMatchObject(atomError(404, 'NOT_FOUND'));
    }
    for (const path of ['/cancel', '/retry']) await post(`/bulk/${id}${path}`, as).expect(404);
    expect((await get('/bulk', as).expect(200)).body.operations).toEqual([]);
    expect((await get('/bulk/not-an-id').expect(400)).body.errors[0].field).toBe('id');
  });
});
