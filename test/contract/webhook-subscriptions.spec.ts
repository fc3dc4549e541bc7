import {
  detailsAnswer,
  subscriptionAnswer,
  subscriptionList,
} from '../../src/hub/webhooks/subscriptions/subscription.schemas.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { connectAsana } from '../support/connect.js';
import { eventually } from '../support/eventually.js';
import { ANA, type AsanaTestApp, BEN, startAsanaApp } from './asana-support.js';

let server: AsanaTestApp;
let workspace: string;
let project: string;
const user_id = 'ana';
const asana = () => server.sandbox.asana;
const prisma = () => server.app.get(PrismaService);

beforeAll(async () => {
  server = await startAsanaApp();
  await connectAsana(server, user_id);
  workspace = await server.gidOf('/workspaces', 'Meridian Labs');
  project = await server.gidOf(`/workspaces/${workspace}/projects`, 'Website relaunch');
}, 60_000);
afterAll(() => server.close());
afterEach(() => asana().clearFaults());

const path = '/api/webhooks/subscriptions';
const post = (body: object, more = '') =>
  server
    .http()
    .post(path + more)
    .send({ user_id, provider: 'asana', ...body });
const get = (more = '', query: object = {}) =>
  server
    .http()
    .get(path + more)
    .query({ user_id, ...query });
const remove = (id: string) => server.http().delete(`${path}/${id}`).query({ user_id });
const create = async (body: object) => subscriptionAnswer.parse((await post(body).expect(201)).body).subscription;
const details = async (id: string) => detailsAnswer.parse((await get(`/${id}`).expect(200)).body).subscription;
const newProject = async (name: string): Promise<string> => {
  const answer = await server
    .http()
    .post('/api/asana/projects')
    .send({ user_id, name, workspace_gid: workspace, team_gid: await team() });
  return answer.body.project.gid;
};
const team = () => server.gidOf(`/workspaces/${workspace}/teams`, 'Customer Success');
const remotesOf = (resource: string) =>
  asana()
    .webhooks.list()
    .filter((webhook) => webhook.resource.gid === resource);
const eventsOf = (subject: string) => prisma().event.findMany({ where: { subject }, orderBy: { position: 'asc' } });

describe('a subscription', () => {
  it('is active when it is answered, and what happens arrives', async () => {
    const made = await create({ resource: project, resource_type: 'project' });
    expect(made).toMatchObject({
      user_id,
      provider: 'asana',
      resource: project,
      resource_type: 'project',
      events: [],
      status: 'active',
      cause: 'healthy',
      next_action: { code: 'none' },
    });
    expect(remotesOf(project)).toMatchObject([
      { active: true, target: expect.stringContaining('/api/webhooks/asana/') },
    ]);
    const [task = ''] = asana().as(ANA).createTasks(project, 1);
    await asana().settle();
    const event = await eventually(async () => (await eventsOf(`task:${task}`))[0]);
    expect(event).toMatchObject({ type: 'task.added', source: 'asana', userId: user_id });
    expect((await details(made.id)).ledger.map(({ change }) => change)).toEqual([
      'active',
      'pending_handshake',
      'created',
    ]);
    const told = await eventsOf(`webhook_subscription:${made.id}`);
    expect(told.map(({ type }) => type)).toEqual([
      'subscription.created',
      'subscription.pending_handshake',
      'subscription.active',
    ]);
    expect(told[2]).toMatchObject({
      source: 'switchyard',
      userId: user_id,
      data: { provider: 'asana', resource: project },
    });
  });

  it('notes heartbeats', async () => {
    const { id } = await create({ resource: project });
    await asana().settle();
    await eventually(async () => (await details(id)).last_heartbeat_at);
  });

  it('is the same when it is asked for again, and widened by what is wanted more', async () => {
    const resource = await newProject('Widening');
    const first = await create({ resource, events: ['task.added'] });
    const again = await create({ resource, events: ['task.added'] });
    expect(again).toMatchObject({ id: first.id, events: first.events, created_at: first.created_at });
    const [before] = remotesOf(resource);
    expect(before?.filters).toEqual([{ resource_type: 'task', action: 'added' }]);
    const wider = await create({ resource, events: ['task.completed'] });
    expect(wider).toMatchObject({ id: first.id, events: ['task.added', 'task.completed'], status: 'active' });
    await eventually(() => remotesOf(resource).length === 1);
    expect(remotesOf(resource)[0]?.gid).not.toBe(before?.gid);
    expect(remotesOf(resource)[0]?.filters).toContainEqual({
      resource_type: 'task',
      action: 'changed',
      fields: ['completed'],
    });
    expect((await details(first.id)).ledger[0]).toMatchObject({ change: 'renewed', reason: 'wish_changed' });
  });

  it('is not replaced for what it tells already', async () => {
    const resource = await newProject('Wide enough');
    const { id } = await create({ resource, events: ['task.*', 'story.added'] });
    const before = remotesOf(resource);
    expect(await create({ resource, events: ['task.completed', 'task.added'] })).toMatchObject({
      id,
      events: ['story.added', 'task.*'],
    });
    await server.http().post(`${path}/${id}/check`).query({ user_id }).expect(200);
    expect(remotesOf(resource).map(({ gid }) => gid)).toEqual(before.map(({ gid }) => gid));
  });

  it('is made once by many who ask at the same time', async () => {
    const resource = await newProject('At once');
    const answers = await Promise.all(Array.from({ length: 8 }, () => create({ resource })));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(remotesOf(resource)).toHaveLength(1);
  });

  it('ends here and at the provider', async () => {
    const resource = await newProject('Ending');
    const { id } = await create({ resource });
    const answer = await remove(id).expect(200);
    expect(answer.body).toEqual({ ok: true, removed_at_provider: true, message: expect.any(String) });
    expect(remotesOf(resource)).toEqual([]);
    await get(`/${id}`).expect(404);
    await remove(id).expect(404);
    const again = await create({ resource });
    expect(again.id).not.toBe(id);
    expect(remotesOf(resource)).toHaveLength(1);
  });

  it('that ends while the provider is away is removed there afterwards', async () => {
    const resource = await newProject('Ending later');
    const { id } = await create({ resource });
    asana().setFaults([{ match: { method: 'DELETE', path: '/api/1.0/webhooks/' }, fault: { status: 503 } }]);
    expect((await remove(id).expect(200)).body).toMatchObject({ ok: true, removed_at_provider: false });
    await get(`/${id}`).expect(404);
    expect(remotesOf(resource)).toHaveLength(1);
    asana().clearFaults();
    await prisma().$executeRaw`UPDATE lanes SET due_at = now() WHERE key = ${id}`;
    await eventually(() => remotesOf(resource).length === 0);
    await eventually(async () => (await prisma().webhookSubscription.count({ where: { id } })) === 0);
  }, 20_000);

  it('wanted again while it ends is there again', async () => {
    const resource = await newProject('Back');
    const { id } = await create({ resource, events: ['task.added'] });
    asana().setFaults([{ match: { method: 'DELETE', path: '/api/1.0/webhooks/' }, fault: { status: 503 } }]);
    await remove(id).expect(200);
    asana().clearFaults();
    expect(await create({ resource, events: ['story.added'] })).toMatchObject({
      id,
      events: ['story.added'],
      status: 'active',
    });
    await eventually(() => remotesOf(resource).length === 1);
  }, 20_000);

  it('is checked when it is asked for', async () => {
    const { id, checked_at } = await create({ resource: project });
    const answer = await server.http().post(`${path}/${id}/check`).query({ user_id }).expect(200);
    const { checked_at: then } = detailsAnswer.parse(answer.body).subscription;
    expect(Date.parse(then ?? '')).toBeGreaterThan(Date.parse(checked_at ?? ''));
  });
});

describe('the list', () => {
  it('shows a user its own, a backend all', async () => {
    await server.connect('ben', BEN);
    await create({ resource: project });
    await create({ resource: project, user_id: 'ben' });
    const users = async (query: object) => {
      const answer = await server
        .http()
        .get(path)
        .query({ resource: project, ...query })
        .expect(200);
      return subscriptionList.parse(answer.body).subscriptions.map((one) => one.user_id);
    };
    expect(await users({ user_id: 'ben' })).toEqual(['ben']);
    expect((await users({})).sort()).toEqual(['ana', 'ben']);
    expect(await users({ status: 'lost' })).toEqual([]);
    expect(await users({ provider: 'asana', limit: 1 })).toHaveLength(1);
  });

  it('is read page by page', async () => {
    const first = subscriptionList.parse((await get('', { limit: 1 }).expect(200)).body);
    const second = subscriptionList.parse((await get('', { limit: 1, cursor: first.next_cursor }).expect(200)).body);
    expect(second.subscriptions[0]?.id).not.toBe(first.subscriptions[0]?.id);
  });
});

describe('what is wrong with a request is said', () => {
  it.each([
    [{ provider: 'nobody', resource: '1' }, 'provider'],
    [{ resource: 'a/b' }, 'resource'],
    [{ resource: undefined }, 'resource'],
    [{ resource: '1', events: ['completed'] }, 'events.0'],
    [{ resource: '1', events: ['task.vaporized'] }, 'events'],
    [{ resource: '1', resource_type: 'workspace' }, 'events'],
    [{ resource: '1', resource_type: 'workspace', events: ['task.added'] }, 'events'],
    [{ resource: '1', resource_type: 'A Project' }, 'resource_type'],
  ])('%j', async (body, field) => {
    const { body: answer } = await post(body).expect(400);
    expect(answer).toMatchObject({ type: 'urn:switchyard:problem:validation_failed', errors: [{ field }] });
  });

  it('by the provider, and nothing is left of it', async () => {
    const answer = await post({ resource: '999999999' }).expect(400);
    expect(answer.body).toMatchObject({
      type: 'urn:switchyard:problem:provider_rejected',
      detail: expect.stringContaining('See that the resource exists at Asana'),
    });
    await eventually(
      async () => (await prisma().webhookSubscription.count({ where: { resource: '999999999' } })) === 0,
    );
  });

  it('without a connection', async () => {
    const answer = await post({ resource: project, user_id: 'nobody' }).expect(401);
    expect(answer.body).toMatchObject({ type: 'urn:switchyard:problem:not_connected' });
    expect(await prisma().webhookSubscription.count({ where: { userId: 'nobody' } })).toBe(0);
  });

  it.each(['not-an-id', '0199c0de-71aa-7c31-9a52-0d3c8f2b6e10'])('for the id %s', async (id) => {
    await get(`/${id}`).expect(404);
    await remove(id).expect(404);
    await server.http().post(`${path}/${id}/check`).query({ user_id }).expect(404);
  });

  it('for a subscription of somebody else', async () => {
    const { id } = await create({ resource: project });
    await server.http().get(`${path}/${id}`).query({ user_id: 'ben' }).expect(404);
  });
});

describe('trouble', () => {
  it('of the provider leaves a subscription that goes on by itself', async () => {
    const resource = await newProject('Trouble');
    asana().setFaults([{ match: { method: 'POST', path: '/api/1.0/webhooks' }, fault: { status: 503 } }]);
    const made = await create({ resource });
    expect(made).toMatchObject({
      status: 'failing',
      cause: 'provider_down',
      failures: 1,
      next_action: { code: expect.any(String) },
    });
    asana().clearFaults();
    await server.http().post(`${path}/${made.id}/check`).query({ user_id }).expect(200);
    expect(await details(made.id)).toMatchObject({ status: 'active', cause: 'healthy', failures: 0 });
    expect(remotesOf(resource)).toHaveLength(1);
  }, 30_000);

  it('of the connection is said, and over when the user has connected again', async () => {
    await connectAsana(server, 'leaver');
    const { id } = await create({ resource: project, user_id: 'leaver' });
    const shown = async () =>
      detailsAnswer.parse((await server.http().get(`${path}/${id}`).query({ user_id: 'leaver' }).expect(200)).body)
        .subscription;
    const connection = await prisma().connection.findFirstOrThrow({ where: { userId: 'leaver' } });
    await prisma().connection.update({ where: { id: connection.id }, data: { status: 'revoked' } });
    await eventually(async () => (await shown()).status === 'failing');
    expect(await shown()).toMatchObject({
      cause: 'revoked',
      next_action: { code: 'reconnect', url: expect.any(String) },
    });
    await connectAsana(server, 'leaver');
    await eventually(async () => (await shown()).status === 'active');
    await prisma().connection.delete({ where: { id: connection.id } });
    expect(await shown()).toMatchObject({ cause: 'not_connected', next_action: { code: 'connect' } });
  });
});
