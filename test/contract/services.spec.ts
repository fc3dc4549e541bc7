import { randomUUID } from 'node:crypto';
import { PrismaService } from '../../src/platform/database/index.js';
import { type AsanaTestApp, ANA, startAsanaApp } from './asana-support.js';

const TIMESTAMP = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const UUID = expect.stringMatching(/^[0-9a-f-]{36}$/);
const TEXT = expect.stringMatching(/\S/);
const COMMANDS = [
  'use asana',
  'access asana',
  'show my asana tasks',
  'create asana project',
  'update asana task status',
];
const failed = (error: unknown) => ({ success: false, error });

/** The documented registry of services (contract 1.8). */
describe('/api/services', () => {
  let server: AsanaTestApp;
  const get = (path: string, query: object = {}) => server.http().get(`/api/services${path}`).query(query);
  const post = (path: string, body: object, credential?: string | null) =>
    server.http(credential).post(`/api/services${path}`).send(body);
  const session = async (body: object): Promise<string> =>
    (await server.http().post('/api/sessions').send(body).expect(201)).body.token;

  beforeAll(async () => {
    server = await startAsanaApp();
  });
  afterAll(() => server.close());

  const entry = (over: object = {}) => ({
    id: 'asana_service',
    name: 'Asana',
    provider: 'asana',
    status: 'available',
    type: 'project_management',
    description: TEXT,
    capabilities: [
      'get_asana_service_real',
      'get_asana_client',
      'search_tasks',
      'list_tasks',
      'create_task',
      'update_task',
      'list_projects',
      'get_sections',
      'list_teams',
      'list_users',
      'get_user_profile',
    ],
    health: 'healthy',
    workflow_triggers: ['manual_trigger', 'scheduled_trigger'],
    workflow_actions: ['execute_service', 'process_data'],
    chat_commands: COMMANDS,
    last_checked: TIMESTAMP,
    ...over,
  });
  const okta = {
    id: 'okta_service',
    name: 'Okta',
    provider: 'okta',
    status: 'available',
    type: 'identity_management',
    description: TEXT,
    capabilities: ['list_users', 'create_user', 'update_user', 'list_groups', 'list_apps', 'read_logs'],
    health: 'healthy',
    workflow_triggers: ['manual_trigger', 'scheduled_trigger'],
    workflow_actions: ['execute_service', 'process_data'],
    chat_commands: [],
    last_checked: TIMESTAMP,
  };

  it('lists every service', async () => {
    const { body } = await get('').expect(200);
    expect(body).toEqual({
      success: true,
      services: [entry(), okta],
      total_services: 2,
      active_services: 0,
      workflow_integrated_services: 2,
      chat_integrated_services: 1,
      timestamp: TIMESTAMP,
    });
  });

  it('shows one service, and 404 in the documented words for another', async () => {
    expect((await get('/asana_service').expect(200)).body).toEqual({ success: true, service: entry() });
    expect((await get('/okta_service').expect(200)).body).toEqual({ success: true, service: okta });
    expect((await get('/nothing').expect(404)).body).toMatchObject(failed("Service 'nothing' not found"));
  });

  it.each([
    ['put', '', 'GET, HEAD'],
    ['get', '/register-workflow/x', undefined],
    ['post', '/asana_service', 'GET, HEAD'],
    ['get', '/workflows/0199c0de-71aa-7c31-9a52-0d3c8f2b6e10', 'DELETE'],
  ] as const)('answers %s of %s with what the path serves: %s', async (method, path, allow) => {
    const answer = await server.http()[method](`/api/services${path}`);
    expect(answer.status).toBe(allow ? 405 : 404);
    expect(answer.headers.allow).toBe(allow);
    if (allow) expect(answer.body).toMatchObject(failed(`This path serves ${allow}.`));
  });

  it('needs a credential; a session needs no scope for its own user', async () => {
    await server.http(null).get('/api/services').expect(401);
    const token = await session({ user_id: 'scopeless', scopes: ['asana:read'] });
    await server.http(token).get('/api/services').expect(200);
    const { body } = await server.http(token).get('/api/services').query({ user_id: 'another' });
    expect([403, 404]).toContain(body.status);
  });

  it('answers the health of all', async () => {
    expect((await get('/health').expect(200)).body).toEqual({
      success: true,
      overall_health: 'healthy',
      health_percentage: 100,
      healthy_services: 2,
      total_services: 2,
      services: [
        { id: 'asana_service', name: 'Asana', health: 'healthy', status: 'available' },
        { id: 'okta_service', name: 'Okta', health: 'healthy', status: 'available' },
      ],
    });
  });

  it('answers workflow capabilities, chat commands and integration status', async () => {
    expect((await get('/workflow-capabilities').expect(200)).body).toEqual({
      success: true,
      workflow_services: [
        {
          id: 'asana_service',
          name: 'Asana',
          triggers: ['manual_trigger', 'scheduled_trigger'],
          actions: ['execute_service', 'process_data'],
          type: 'project_management',
        },
        {
          id: 'okta_service',
          name: 'Okta',
          triggers: ['manual_trigger', 'scheduled_trigger'],
          actions: ['execute_service', 'process_data'],
          type: 'identity_management',
        },
      ],
      total_workflow_services: 2,
    });
    expect((await get('/chat-commands').expect(200)).body).toEqual({
      success: true,
      chat_commands: COMMANDS.map((command) => ({
        command,
        service_id: 'asana_service',
        service_name: 'Asana',
        description: TEXT,
      })),
      total_commands: 5,
    });
    expect((await get('/integration-status').expect(200)).body).toEqual({
      success: true,
      integration_status: {
        workflow_automation: { total_services: 2, workflow_enabled: 2, triggers_available: 4, actions_available: 4 },
        chat_interface: { total_services: 2, chat_enabled: 1, commands_available: 5 },
      },
      timestamp: TIMESTAMP,
    });
  });

  describe('status and health', () => {
    const status = async (query: object = {}) => (await get('/status', query).expect(200)).body.status_summary;
    /** Of Okta alone, which nobody here connects. */
    const others = { connected: 0, active: 0, available: 1, disconnected: 0, error: 0 };

    it('follow the connections of one user, or of the organization', async () => {
      const user_id = `user-${randomUUID()}`;
      expect(await status({ user_id })).toEqual({ ...others, available: 2 });
      await server.connect(user_id, ANA);
      expect(await status({ user_id })).toEqual({ ...others, connected: 1 });
      await server.http().get('/api/asana/users/me').query({ user_id }).expect(200);
      expect(await status({ user_id })).toEqual({ ...others, active: 1 });
      expect(await status()).toEqual({ ...others, active: 1 });
      expect((await get('').expect(200)).body).toMatchObject({
        active_services: 1,
        services: [{ status: 'active' }, { status: 'available' }],
      });
      expect(await status({ user_id: 'somebody else' })).toEqual({ ...others, available: 2 });
    });

    it.each([
      ['revoked', 'disconnected', 'unhealthy'],
      ['expired', 'disconnected', 'unhealthy'],
      ['error', 'error', 'unhealthy'],
    ] as const)('say of a connection that is %s: %s and %s', async (stored, expected, health) => {
      const user_id = `user-${randomUUID()}`;
      await server.connect(user_id, ANA);
      await server.app
        .get(PrismaService)
        .connection.updateMany({ where: { userId: user_id }, data: { status: stored } });
      expect(await status({ user_id })).toEqual({ ...others, [expected]: 1 });
      const { body } = await get('/health', { user_id }).expect(200);
      expect(body).toMatchObject({
        overall_health: 'degraded',
        health_percentage: 50,
        services: [{ health }, { health: 'healthy' }],
      });
    });

    it('are unhealthy while the provider fails, and recover', async () => {
      const user_id = `user-${randomUUID()}`;
      await server.connect(user_id, ANA);
      const call = () => server.http().get('/api/asana/users/me').query({ user_id });
      server.sandbox.asana.setFaults([{ fault: { status: 503 } }]);
      await call().expect(500);
      server.sandbox.asana.clearFaults();
      const healthOfAll = async () => {
        const { body } = await get('/health', { user_id }).expect(200);
        return [body.overall_health, ...body.services.map(({ health }: { health: string }) => health)];
      };
      expect(await healthOfAll()).toEqual(['degraded', 'unhealthy', 'healthy']);
      await call().expect(200);
      expect(await healthOfAll()).toEqual(['healthy', 'healthy', 'healthy']);
    });

    it('are disconnected and degraded where no OAuth client is configured', async () => {
      const bare = await startAsanaApp({ ASANA_CLIENT_ID: '' });
      try {
        const { body } = await bare.http().get('/api/services/asana_service').expect(200);
        expect(body.service).toEqual(entry({ status: 'disconnected', health: 'degraded' }));
      } finally {
        await bare.close();
      }
    });
  });

  describe('POST /register-workflow', () => {
    it('stores the workflow for the organization and returns it', async () => {
      const workflow_config = { trigger: 'scheduled_trigger', every: { hours: 2 } };
      const { body } = await post('/register-workflow', { service_id: 'asana_service', workflow_config }).expect(200);
      expect(body).toEqual({
        success: true,
        workflow_id: UUID,
        service_id: 'asana_service',
        workflow_config,
        message: TEXT,
        timestamp: TIMESTAMP,
      });
      const listed = await get('/workflows').expect(200);
      const { workflow_id, service_id, timestamp } = body;
      const stored = { workflow_id, service_id, workflow_config, created_at: timestamp };
      expect(listed.body).toEqual({ success: true, workflows: [stored], next_cursor: null });
      const deleted = await server.http().delete(`/api/services/workflows/${body.workflow_id}`).expect(200);
      expect(deleted.body).toEqual({ success: true, workflow_id: body.workflow_id, message: TEXT });
      await server.http().delete(`/api/services/workflows/${body.workflow_id}`).expect(404);
      expect((await get('/workflows')).body.workflows).toEqual([]);
    });

    it('takes an absent configuration as empty, and pages', async () => {
      for (let made = 0; made < 3; made += 1) {
        const { body } = await post('/register-workflow', { service_id: 'asana_service' }).expect(200);
        expect(body.workflow_config).toEqual({});
      }
      const first = (await get('/workflows', { limit: 2 }).expect(200)).body;
      const second = (await get('/workflows', { limit: 2, cursor: first.next_cursor }).expect(200)).body;
      expect([first.workflows.length, second.workflows.length, second.next_cursor]).toEqual([2, 1, null]);
    });

    it('refuses in the documented words', async () => {
      expect((await post('/register-workflow', {}).expect(400)).body).toMatchObject(failed('service_id is required'));
      const unknown = await post('/register-workflow', { service_id: 'nothing' }).expect(404);
      expect(unknown.body).toMatchObject(failed("Service 'nothing' not found"));
    });

    it.each([
      ['a list', []],
      ['NUL', { text: 'a\u0000b' }],
      ['what is too large', { text: 'x'.repeat(70_000) }],
    ])('refuses %s as configuration, naming the field', async (_, workflow_config) => {
      const { body } = await post('/register-workflow', { service_id: 'asana_service', workflow_config }).expect(400);
      expect(body).toMatchObject(failed(expect.stringContaining('workflow_config')));
    });

    it('is not for sessions that lack the scope', async () => {
      const token = await session({ user_id: 'reader', scopes: ['connections:read'] });
      await post('/register-workflow', { service_id: 'asana_service' }, token).expect(403);
    });
  });

  describe('POST /test-chat-command', () => {
    const asked = { service_id: 'asana_service', command: 'show my asana tasks' };

    it('carries a reading command out as the user', async () => {
      const user_id = `user-${randomUUID()}`;
      await server.connect(user_id, ANA);
      const { body } = await post('/test-chat-command', { ...asked, user_id }).expect(200);
      expect(body).toEqual({
        success: true,
        ...asked,
        result: expect.stringMatching(/^You have (more than )?\d+ open tasks? in Meridian Labs: \S/),
        items: expect.arrayContaining([{ id: expect.stringMatching(/^\d+$/), name: TEXT }]),
        simulated: false,
        timestamp: TIMESTAMP,
      });
      for (const [command, words] of [
        ['use asana', 'Ana Ruiz'],
        ['access asana', 'Meridian Labs'],
      ]) {
        const answer = await post('/test-chat-command', { ...asked, command, user_id }).expect(200);
        expect(answer.body).toMatchObject({ simulated: false, result: expect.stringContaining(words ?? '') });
      }
    });

    it('only says what a writing command would do, and changes nothing', async () => {
      const user_id = `user-${randomUUID()}`;
      await server.connect(user_id, ANA);
      server.sandbox.asana.clearCalls();
      for (const command of ['create asana project', 'update asana task status']) {
        const { body } = await post('/test-chat-command', { ...asked, command, user_id }).expect(200);
        expect(body).toMatchObject({ simulated: true, result: expect.stringContaining('would'), items: [] });
      }
      expect(server.sandbox.asana.calls()).toEqual([]);
    });

    it('simulates without a user, as documented', async () => {
      const { body } = await post('/test-chat-command', asked).expect(200);
      expect(body).toEqual({ success: true, ...asked, result: TEXT, items: [], simulated: true, timestamp: TIMESTAMP });
    });

    it('refuses in the documented words', async () => {
      for (const body of [{}, { service_id: 'asana_service' }, { command: 'use asana' }]) {
        const answer = await post('/test-chat-command', body).expect(400);
        expect(answer.body).toMatchObject(failed('service_id and command are required'));
      }
      const { body } = await post('/test-chat-command', { ...asked, command: 'Use Asana' }).expect(400);
      expect(body).toMatchObject({ ...failed(expect.stringContaining('Use Asana')), available_commands: COMMANDS });
      const unknown = await post('/test-chat-command', { ...asked, service_id: 'nothing' }).expect(404);
      expect(unknown.body).toMatchObject(failed("Service 'nothing' not found"));
    });

    it('needs the scope of the provider to read for a user, and a connection', async () => {
      const token = await session({ user_id: 'ann', scopes: ['connections:read'] });
      const { body } = await post('/test-chat-command', asked, token).expect(403);
      expect(body).toMatchObject(failed(expect.stringContaining('asana:read')));
      await post('/test-chat-command', { ...asked, user_id: 'unconnected' }).expect(401);
    });
  });
});

describe('other documented routes of the application', () => {
  let server: AsanaTestApp;
  beforeAll(async () => {
    server = await startAsanaApp();
  });
  afterAll(() => server.close());

  it.each(['/healthz', '/health'])('GET %s says the status and nothing else, to anybody', async (path) => {
    const { text } = await server.http(null).get(path).expect(200);
    expect(text).toBe('{"status":"ok"}');
  });

  it('GET /api/oauth/asana/url answers the address of consent', async () => {
    const { body } = await server.http().get('/api/oauth/asana/url').query({ user_id: 'ann' }).expect(200);
    expect(body).toMatchObject({
      success: true,
      service: 'asana',
      oauth_url: expect.stringContaining('oauth_authorize'),
    });
  });

  it('GET /api/oauth/asana/url answers 500 in the documented form without a client', async () => {
    const bare = await startAsanaApp({ ASANA_CLIENT_ID: '' });
    try {
      const { body } = await bare.http().get('/api/oauth/asana/url').query({ user_id: 'ann' }).expect(500);
      expect(body).toMatchObject({ success: false, error: TEXT });
    } finally {
      await bare.close();
    }
  });
});
