import { createHmac } from 'node:crypto';
import { Registrations } from '../../src/hub/webhooks/inbox/registrations.js';
import { eventually } from '../support/eventually.js';
import { BASE, type Callbacks, quantumError, startCallbacks } from './callbacks-support.js';
import { type Json } from './asana-support.js';

let at: Callbacks;
const start = async () => void (at = await startCallbacks());
const close = () => at.server.close();
afterEach(() => at.twin.clearFaults());

const names = ['api_key', 'workspace', 'project', 'write_access', 'webhook_reachability'];
const test = (config: object) => at.post(`${BASE}/test`, { organizationId: at.organizationId, config });
const outcome = ({ checks }: Json) => checks.map(({ passed }: Json) => passed);
const organizationId = () => at.organizationId;

const sign = (body: string, secret: string) => createHmac('sha256', secret).update(body).digest('hex');
const deliver = (body: string, signature: string, query: object = {}, { server } = at) =>
  server
    .http(null)
    .post(`${BASE}/webhook`)
    .query(query)
    .set('content-type', 'application/json')
    .set('x-hook-signature', signature)
    .send(body);

describe('the setup test', () => {
  beforeAll(start, 60_000);
  afterAll(close);

  it('passes step by step, proves the webhook by a real handshake, and stores and leaves nothing', async () => {
    const before = at.twin.snapshot().state.tasks.length;
    const result = await test(at.config());
    expect(result).toEqual({
      success: true,
      checks: names.map((name) => ({ name, passed: true, message: expect.stringMatching(/\S/) })),
    });
    expect(at.twin.snapshot().state.tasks).toHaveLength(before);
    expect(at.twin.webhooks.list()).toEqual([]);
    expect(await at.prisma.connection.count()).toBe(0);
    expect(await at.prisma.callbackConfig.count()).toBe(0);
    expect(await at.prisma.webhookRegistration.count()).toBe(0);
  });

  it.each([
    ['api_key', { apiKey: 'not-a-key' }, [false, false, false, false, false]],
    ['api_key', { apiKey: undefined }, [false, false, false, false, false]],
    ['workspace', { workspaceId: '999' }, [true, false, false, false, false]],
    ['workspace', { workspaceId: 'Meridian' }, [true, false, false, false, false]],
    ['project', { defaultProjectId: '999' }, [true, true, false, false, false]],
    ['project', { defaultProjectId: undefined }, [true, true, false, false, false]],
    ['webhook_reachability', { webhookUrl: 'nonsense' }, [true, true, true, true, false]],
    ['webhook_reachability', { webhookUrl: 'http://127.0.0.1:1/hook' }, [true, true, true, true, false]],
  ])('says at %s with %j what is wrong and what to do', async (name, own, expected) => {
    const result = await test(at.config(own));
    expect(outcome(result)).toEqual(expected);
    const failed = result.checks.find((check: Json) => check.name === name);
    expect(failed).toMatchObject({ passed: false, next_action: expect.stringMatching(/\S{3}/) });
    expect(result).toMatchObject({ success: false, error: failed.message });
  });

  it('says that Asana refuses addresses of its own machine', async () => {
    at.twin.webhooks.set({ allowLoopbackTargets: false });
    const [, , , , webhook] = (await test(at.config())).checks;
    expect(webhook).toMatchObject({ passed: false, message: expect.stringContaining('localhost') });
    expect(webhook.next_action).toContain('PUBLIC_URL');
    at.twin.webhooks.set({ allowLoopbackTargets: true });
  });

  it('says that the account may not write', async () => {
    at.twin.setFaults([{ match: { method: 'POST', path: '/api/1.0/tasks' }, fault: { status: 403 } }]);
    const result = await test(at.config());
    expect(outcome(result)).toEqual([true, true, true, false, true]);
  });

  it('refuses what is no configuration', async () => {
    expect(await at.post(`${BASE}/test`, { organizationId: at.organizationId }, 400)).toMatchObject({
      errors: [{ field: 'config' }],
    });
    const unnamed = await at.post(`${BASE}/test`, { config: {} }, 400);
    expect(unnamed).toMatchObject(quantumError(400, 'organizationId is required'));
  });
});

describe('the configuration', () => {
  beforeAll(start, 60_000);
  afterAll(close);

  it('refuses a key that Asana does not take, and what is malformed', async () => {
    const save = (own: object) =>
      at.post(`${BASE}/config`, { organizationId: at.organizationId, config: at.config(own) }, 400);
    expect(await save({ apiKey: 'wrong' })).toMatchObject({
      error: 'config.apiKey: is not accepted by Asana',
      errors: [{ field: 'config.apiKey' }],
    });
    expect((await save({ apiKey: undefined })).errors).toEqual([{ field: 'config.apiKey', message: 'is required' }]);
    expect((await save({ webhookUrl: 'ftp://x' })).errors).toMatchObject([{ field: 'config.webhookUrl' }]);
    expect((await save({ rateLimit: { requestsPerMinute: 0 } })).errors).toMatchObject([
      { field: 'config.rateLimit.requestsPerMinute' },
    ]);
  });

  it('is stored without showing its secrets, and connects', async () => {
    const query = { organizationId: organizationId() };
    expect(await at.get(`${BASE}/connection`, query)).toEqual({ connected: false });
    expect(await at.get(`${BASE}/config`, query, 500)).toMatchObject({ details: 'Asana API key not configured' });
    const webhookSecret = 'a secret of another system'.replaceAll(' ', '-');
    at.server.evidence.secrets.add(webhookSecret);
    const config = at.config({ webhookSecret });
    const saved = await at.post(`${BASE}/config`, { organizationId: at.organizationId, config });
    expect(saved).toEqual({
      config: {
        workspaceId: at.workspaceId,
        defaultProjectId: at.projectId,
        webhookUrl: `${at.server.url}${BASE}/webhook`,
        hasApiKey: true,
        hasWebhookSecret: true,
        rateLimit: { requestsPerMinute: 100, burstLimit: 10 },
        taskLimit: { per: 'address', limit: 10, windowSeconds: 60 },
        source: 'stored',
      },
    });
    expect(await at.get(`${BASE}/config`, query)).toEqual(saved);
    expect(await at.get(`${BASE}/connection`, query)).toEqual({ connected: true });
    const connection = await at.prisma.connection.findFirstOrThrow();
    expect(connection).toMatchObject({ userId: 'switchyard:callbacks', provider: 'asana', status: 'active' });
  });

  it('takes effect where it is followed already: an address of its own, its end, and a mirror that had failed', async () => {
    const deliveryUrl = async () =>
      (await at.prisma.webhookSubscription.findFirstOrThrow({ where: { resource: at.projectId } })).deliveryUrl;
    const mirror = () => at.prisma.mirroredProject.findFirstOrThrow({ where: { projectGid: at.projectId } });
    await at.configure();
    await eventually(async () => (await mirror()).status === 'live');
    const webhookUrl = 'https://tunnel.example.com/asana';
    await at.configure({ webhookUrl });
    expect(await deliveryUrl()).toBe(webhookUrl);
    const { generation } = await mirror();
    await at.prisma.mirroredProject.updateMany({ data: { status: 'failed' } });
    await at.configure();
    expect(await deliveryUrl()).toBe(`${at.server.url}${BASE}/webhook`);
    expect((await mirror()).generation).toBe(generation + 1);
  });

  it('is read as not connected once Asana does not take the key any more', async () => {
    await at.configure();
    at.twin.revoke({ person: 'ana.ruiz@example.com' });
    await at.createTask({ name: 'X' }, 500);
    expect(await at.get(`${BASE}/connection`, { organizationId: organizationId() })).toEqual({ connected: false });
    expect(await at.createTask({ name: 'X' }, 500)).toMatchObject(
      quantumError(500, 'Task creation failed', expect.stringContaining('API key')),
    );
  });
});

describe('POST /webhooks and deliveries to the documented address', () => {
  beforeAll(start, 60_000);
  afterAll(close);

  it('makes a webhook whose deliveries arrive, and whose tasks are told of', async () => {
    await at.configure();
    const body = { organizationId: at.organizationId, target: at.projectId };
    const { webhook } = await at.post(`${BASE}/webhooks`, body, 201);
    expect(webhook).toMatchObject({ gid: expect.any(String), active: true, resource: { gid: at.projectId } });
    expect(webhook.events).toEqual(['task.added', 'task.changed', 'task.completed', 'task.deleted']);
    // That of the mirror, which the configuration began, may still be there beside it.
    const targets = at.twin.webhooks.list().map(({ target }) => target);
    expect(targets).toContainEqual(expect.stringContaining(`${BASE}/webhook?token=`));
    at.twin.as('ben.okafor@example.com').createTasks(at.projectId, 1, () => 'Told of');
    await at.twin.settle();
    await eventually(() => at.prisma.event.findFirst({ where: { type: 'task.added', source: 'asana' } }));
    const health = await eventually(async () => {
      const found = await at.get(`${BASE}/health`, { organizationId: at.organizationId });
      return found.metrics.webhookActive ? found : undefined;
    });
    expect(health).toMatchObject({ status: 'healthy', metrics: { successRate: 100, errorEvents: 0 } });
  });

  it('fails as documented', async () => {
    await at.configure();
    const missing = await at.post(`${BASE}/webhooks`, { organizationId: at.organizationId }, 400);
    expect(missing).toMatchObject(quantumError(400, 'Missing required fields: organizationId, target'));
    const body = { organizationId: at.organizationId, target: '999' };
    expect(await at.post(`${BASE}/webhooks`, body, 400)).toMatchObject({ error: 'Webhook creation failed' });
    at.twin.setFaults([{ match: { method: 'POST', path: '/api/1.0/webhooks' }, fault: { status: 500 } }]);
    const away = await at.post(`${BASE}/webhooks`, { ...body, target: '998' }, 500);
    expect(away).toMatchObject(quantumError(500, 'Webhook creation failed', expect.any(String)));
  });

  it('makes a webhook for the events that are asked for, and widens it', async () => {
    await at.configure();
    const target = await at.server.gidOf(`/workspaces/${at.workspaceId}/projects`, 'Mobile app 3.0');
    const wanted = (events: string[], status = 201) =>
      at.post(`${BASE}/webhooks`, { organizationId: at.organizationId, target, events }, status);
    const first = (await wanted(['task.completed', 'story.*'])).webhook;
    expect(first).toMatchObject({ active: true, resource: { gid: target }, events: ['task.completed', 'story.*'] });
    const second = (await wanted(['section.added'])).webhook;
    expect(second).toMatchObject({ id: first.id, active: true, events: ['section.added'] });
    const { events } = await at.prisma.webhookSubscription.findUniqueOrThrow({ where: { id: first.id } });
    expect([...events].sort()).toEqual(['section.added', 'story.*', 'task.completed']);
    for (const wrong of [['task'], ['user.added'], []]) expect((await wanted(wrong, 400)).error).toMatch(/^events/);
  });

  it('takes nothing any more at the address of a webhook that was given up', async () => {
    await at.configure();
    const isActive = () => at.twin.snapshot().webhooks.webhooks.find(({ active }) => active);
    const hook = await eventually(isActive);
    const token = new URL(hook.target).searchParams.get('token') ?? '';
    const body = JSON.stringify({ events: [] });
    await deliver(body, sign(body, hook.secret), { token }).expect(200);
    const { id } = await at.prisma.webhookRegistration.findFirstOrThrow({ where: { remoteId: hook.gid } });
    await at.server.app.get(Registrations, { strict: false }).retire(id);
    const refused = (await deliver(body, sign(body, hook.secret), { token }).expect(401)).body;
    expect(refused).toMatchObject(quantumError(401, 'Invalid webhook signature'));
  });

  it('takes what is signed with the configured secret, and nothing else', async () => {
    const secret = 'known-to-both-sides-of-this';
    at.server.evidence.secrets.add(secret);
    await at.configure({ webhookSecret: secret });
    const body = JSON.stringify({ events: [{ type: 'task.completed', task: { gid: '1' } }] });
    expect((await deliver(body, sign(body, secret)).expect(200)).body).toEqual({ received: true });
    const refused = (await deliver(body, sign(body, 'another')).expect(401)).body;
    expect(refused).toMatchObject(quantumError(401, 'Invalid webhook signature'));
    await deliver(body, '').expect(401);
    await deliver(body, sign(body, secret), { token: 'of-nothing' }).expect(401);
    const broken = (await deliver('{"events":', sign('{"events":', secret)).expect(500)).body;
    expect(broken).toMatchObject(quantumError(500, 'Webhook processing failed'));
    await deliver(body, '', { setup_test: '1.2.3' }).expect(401);
  });
});

describe('the environment', () => {
  beforeAll(start, 60_000);
  afterAll(close);

  /** Another server whose environment names an account of the first one's twin. */
  async function startConfigured(env: Record<string, string> = {}): Promise<Callbacks> {
    const apiKey = at.newKey();
    const second = await startCallbacks({
      ...at.server.sandbox.env.asana,
      ASANA_API_KEY: apiKey,
      ASANA_WORKSPACE_ID: at.workspaceId,
      ASANA_DEFAULT_PROJECT_ID: at.projectId,
      ...env,
    });
    for (const secret of [apiKey, ...Object.values(env)]) second.server.evidence.secrets.add(secret);
    return second;
  }

  it('has a webhook’s secret, whose deliveries are taken before anybody has asked for anything', async () => {
    const secret = 'named-by-the-environment-alone';
    const second = await startConfigured({ ASANA_WEBHOOK_SECRET: secret });
    try {
      const body = JSON.stringify({ events: [{ type: 'task.completed', task: { gid: '1' } }] });
      await eventually(async () => (await deliver(body, sign(body, secret), {}, second)).status === 200);
      await deliver(body, sign(body, 'another'), {}, second).expect(401);
      const { config } = await second.get(`${BASE}/config`, { organizationId: second.organizationId });
      expect(config).toMatchObject({ hasWebhookSecret: true, source: 'environment' });
      expect((await deliver(body, sign(body, secret), {}, second)).status).toBe(200);
    } finally {
      await second.server.close();
    }
  });

  it('has a key that Asana does not take, which is no fault of the client’s', async () => {
    const second = await startConfigured({ ASANA_API_KEY: 'a-key-of-nobody-at-all' });
    try {
      const query = { organizationId: second.organizationId, taskId: '1' };
      const answer = await second.get(`${BASE}/tasks`, query, 500);
      expect(answer).toMatchObject(quantumError(500, 'Failed to fetch tasks', expect.stringContaining('API key')));
    } finally {
      await second.server.close();
    }
  });

  it('configures the first organization, and no other', async () => {
    const second = await startConfigured();
    try {
      const query = { organizationId: second.organizationId };
      expect(await second.get(`${BASE}/config`, query)).toMatchObject({
        config: { workspaceId: at.workspaceId, defaultProjectId: at.projectId, source: 'environment' },
      });
      expect(await second.get(`${BASE}/connection`, query)).toEqual({ connected: true });
      const { task } = await second.createTask({ type: 'callback', lead: { name: 'By environment' } });
      expect(task.projects).toMatchObject([{ gid: at.projectId }]);
      const { id } = await second.prisma.organization.create({ data: { name: 'Second' } });
      const { key } = await second.post('/api/keys', { name: 'of the second', scopes: ['*'] }, 201);
      await second.prisma.apiKey.updateMany({ where: { name: 'of the second' }, data: { organizationId: id } });
      const none = await second.server.http(key).get(`${BASE}/connection`).query({ organizationId: id }).expect(200);
      expect(none.body).toEqual({ connected: false });
    } finally {
      await second.server.close();
    }
  });
});
