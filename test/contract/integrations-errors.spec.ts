import { type FaultRule } from '../../sandbox/asana/index.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { ANA, type Json, startAsanaApp } from './asana-support.js';
import { BASE, enhancedError, type Integrations, startIntegrations } from './integrations-support.js';

let at: Integrations;
beforeAll(async () => (at = await startIntegrations()), 60_000);
afterAll(() => at.server.close());
afterEach(() => at.server.sandbox.asana.clearFaults());

/** Every path and operation with an input that would succeed. */
const operations: readonly [method: 'get' | 'post', path: string, endpoint: string, input: () => object][] = [
  ['post', '/tasks', 'tasks', () => ({ operation: 'list' })],
  ['post', '/tasks', 'tasks', () => ({ operation: 'create', data: { name: 'A' } })],
  ['post', '/tasks', 'tasks', () => ({ operation: 'update', task_id: '1', data: { name: 'A' } })],
  ['post', '/tasks', 'tasks', () => ({ operation: 'complete', task_id: '1' })],
  ['post', '/tasks', 'tasks', () => ({ operation: 'delete', task_id: '1' })],
  ['post', '/tasks', 'tasks', () => ({ operation: 'add_comment', task_id: '1', comment: 'C' })],
  ['post', '/tasks', 'tasks', () => ({ name: 'A' })],
  ['get', '/tasks', 'tasks', () => ({})],
  ['post', '/projects', 'projects', () => ({})],
  ['post', '/projects', 'projects', () => ({ operation: 'create', data: { name: 'P', team: at.team } })],
  ['post', '/projects', 'projects', () => ({ operation: 'update', project_id: '1', data: { name: 'P' } })],
  ['post', '/projects', 'projects', () => ({ operation: 'archive', project_id: '1' })],
  ['get', '/projects', 'projects', () => ({})],
  ['post', '/teams', 'teams', () => ({})],
  ['get', '/teams', 'teams', () => ({})],
  ['post', '/users', 'users', () => ({})],
  ['get', '/users', 'users', () => ({})],
  ['post', '/sections', 'sections', () => ({ project_id: at.project })],
  ['get', '/workspaces', 'workspaces', () => ({})],
  ['post', '/search', 'search', () => ({ query: 'home' })],
  ['post', '/user/profile', 'user/profile', () => ({})],
];

describe.each(operations)('%s %s (%#)', (method, path, endpoint, input) => {
  const call = (user_id: string | undefined, credential?: string | null) => {
    const request = at.server.http(credential)[method](BASE + path);
    const values = { user_id, ...input() };
    return method === 'get' ? request.query(values) : request.send(values);
  };
  const under = (fault: FaultRule['fault']) => {
    at.server.sandbox.asana.setFaults([{ match: { path: '/api/1.0' }, fault }]);
    return call('ana');
  };

  it('answers 400 when it is not said for whom, and 401 without tokens or credential', async () => {
    const unnamed = await call(undefined);
    expect(unnamed.status).toBe(400);
    expect(unnamed.body).toMatchObject(enhancedError(endpoint, 'VALIDATION_ERROR', 'user_id is required'));
    const unconnected = await call('nobody');
    expect(unconnected.status).toBe(401);
    expect(unconnected.body).toMatchObject(enhancedError(endpoint, 'AUTH_ERROR', 'Asana tokens not found'));
    const anonymous = await call('ana', null);
    expect(anonymous.body).toMatchObject(enhancedError(endpoint, 'UNAUTHENTICATED', expect.any(String)));
  });

  it.each([
    [{ status: 404 }, 404, 'NOT_FOUND'],
    [{ status: 403 }, 403, 'FORBIDDEN'],
    [{ malformed: true }, 500, 'ASANA_API_ERROR'],
  ] as const)('translates %j to %d %s', async (fault, status, code) => {
    const answer = await under(fault);
    expect([answer.status, answer.body]).toMatchObject([status, enhancedError(endpoint, code, expect.any(String))]);
    expect(JSON.stringify(answer.body)).not.toContain('Injected');
  });
});

describe('documented sentences', () => {
  it.each<[object, string, string]>([
    [{ operation: 'create', data: {} }, 'Task name is required', 'data.name'],
    [{ operation: 'create' }, 'Task name is required', 'name'],
    [{ operation: 'create', data: { name: ' ' } }, 'Task name is required', 'data.name'],
    [{ operation: 'update', data: { name: 'X' } }, 'task_id is required', 'task_id'],
    [{ operation: 'complete' }, 'task_id is required', 'task_id'],
    [{ operation: 'delete' }, 'task_id is required', 'task_id'],
    [{ operation: 'add_comment' }, 'task_id and comment are required', 'task_id'],
    [{ operation: 'add_comment', task_id: '1' }, 'task_id and comment are required', 'comment'],
    [{ operation: 'add_comment', comment: 'C' }, 'task_id and comment are required', 'task_id'],
  ])('POST /tasks %j: %s', async (body, sentence, field) => {
    const answer = await at.post('/tasks', body, 400);
    expect(answer).toMatchObject(enhancedError('tasks', 'VALIDATION_ERROR', sentence));
    expect(answer.errors).toEqual([{ field, message: 'is required' }]);
  });

  it.each<[string, object, string]>([
    ['/tasks', { operation: 'explode' }, 'operation'],
    ['/tasks', { completed: 'maybe' }, 'completed'],
    ['/tasks', { limit: 0 }, 'limit'],
    ['/tasks', { limit: 101 }, 'limit'],
    ['/tasks', { assignee: 'all' }, 'assignee'],
    ['/tasks', { name: 'X', assignee: 'all' }, 'assignee'],
    ['/tasks', { due_on: 'soon' }, 'due_on'],
    ['/tasks', { created_since: 'yesterday' }, 'created_since'],
    ['/tasks', { operation: 'update', task_id: '../1', data: {} }, 'task_id'],
    ['/tasks', { operation: 'update', task_id: '1' }, 'data'],
    ['/tasks', { data: 'text' }, 'data'],
    ['/projects', { operation: 'delete' }, 'operation'],
    ['/projects', { operation: 'create', data: {} }, 'data.name'],
    ['/projects', { operation: 'update', data: {} }, 'project_id'],
    ['/projects', { operation: 'archive' }, 'project_id'],
    ['/projects', { archived: 'perhaps' }, 'archived'],
    ['/search', {}, 'query'],
    ['/search', { query: 'x', type: 'people' }, 'type'],
    ['/sections', {}, 'project_id'],
    ['/teams', { workspace_id: 'x' }, 'workspace_id'],
  ])('POST %s %j names %s', async (path, body, field) => {
    const answer = await at.post(path, body, 400);
    expect(answer.errors.map((error: Json) => error.field)).toEqual([field]);
  });

  it('leaves requests of the callback workflow to it, which has words of its own', async () => {
    const { id: organizationId } = await at.server.app.get(PrismaService).organization.findFirstOrThrow();
    const made = await at.post('/tasks', { organizationId, name: 'X', operation: 'list' }, 400);
    expect(made.error).toBe('Missing required fields: organizationId, taskData, campaignId');
    const listed = await at.get('/tasks', { organizationId }, 500);
    expect(listed).toMatchObject({ error: 'Failed to fetch tasks', details: 'Asana API key not configured' });
    for (const verb of ['post', 'get'] as const) await at[verb]('/tasks', { organizationId: 'another' }, 404);
  });

  it.each([
    ['/search', 'query is required.'],
    ['/sections', 'project_id is required.'],
  ])('POST %s says %s', async (path, sentence) => {
    expect((await at.post(path, {}, 400)).error.message).toBe(sentence);
  });
});

describe('scopes', () => {
  const keyWith = async (scopes: string[]) => {
    const { body } = await at.server.http().post('/api/keys').send({ name: 'k', scopes }).expect(201);
    return String(body.key);
  };

  it('lets a caller that may only read list, and nothing more', async () => {
    const key = await keyWith(['asana:read', 'users:delegate']);
    const send = (path: string, body: object) =>
      at.server
        .http(key)
        .post(BASE + path)
        .send({ user_id: 'ana', ...body });
    await send('/tasks', {}).expect(200);
    await send('/projects', {}).expect(200);
    for (const body of [
      { name: 'X' },
      { operation: 'complete', task_id: '1' },
      { operation: 'add_comment', task_id: '1', comment: 'C' },
    ]) {
      const answer = await send('/tasks', body).expect(403);
      expect(answer.body.error.message).toContain('asana:write');
    }
    await send('/projects', { operation: 'archive', project_id: at.project }).expect(403);
  });

  it('lets only a caller that may delete do so', async () => {
    const asWith = async (scope: string) =>
      at.server
        .http(await keyWith(['asana:read', 'users:delegate', scope]))
        .post(`${BASE}/tasks`)
        .send({ user_id: 'ana', operation: 'delete', task_id: '1' });
    const refused = await asWith('asana:write');
    expect([refused.status, refused.body.error.message]).toEqual([403, expect.stringContaining('asana:delete')]);
    expect((await asWith('asana:delete')).status).toBe(404);
  });

  it('shows health to operators, and to users for themselves', async () => {
    const health = `${BASE}/health`;
    await at.server.http(null).get(health).expect(401);
    await at.server
      .http(await keyWith(['asana:read']))
      .get(health)
      .expect(403);
    await at.server
      .http(await keyWith(['ops:read']))
      .get(health)
      .expect(200);
    const { body } = await at.server.http().post('/api/sessions').send({ user_id: 'ana' }).expect(201);
    await at.server.http(String(body.token)).get(health).expect(200);
  });
});

describe('health of an installation without an OAuth client', () => {
  it('is 200 and degraded', async () => {
    const server = await startAsanaApp({ ASANA_CLIENT_ID: '', ASANA_CLIENT_SECRET: '' });
    try {
      await server.connect('ana', ANA);
      const { body } = await server.http().get(`${BASE}/health`).expect(200);
      expect(body).toMatchObject({ status: 'degraded', service_available: true, database_available: true });
    } finally {
      await server.close();
    }
  });
});
