import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectAsana } from '../test/support/connect.js';
import { startTestApp, type TestApp } from '../test/support/app.js';
import { AsanaSkills, createSwitchyard, NetworkError } from './index.js';

const USER = 'desk-1';
let app: TestApp;
let asana: AsanaSkills;

beforeAll(async () => {
  app = await startTestApp();
  await connectAsana(app, USER);
  asana = new AsanaSkills({ baseUrl: app.url, credential: app.key });
});
afterAll(() => app.close());

/** The data of a result that must be good. */
async function good<T>(result: Promise<{ ok: true; data: T } | { ok: false; error: object }>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.data;
}

it('walks a desktop journey: projects, sections, tasks, search, people, profile', async () => {
  const { items: projects } = await good(asana.listProjects(USER));
  const project = projects[0]!.gid;
  const workspace = projects[0]!.workspace!.gid;
  expect((await good(asana.listSections(USER, project))).items.length).toBeGreaterThan(0);
  expect((await good(asana.listTeams(USER, workspace))).items[0]).toHaveProperty('name');
  expect((await good(asana.listUsers(USER, workspace))).items[0]).toHaveProperty('email');
  expect(await good(asana.profile(USER))).toMatchObject({ email: 'ana.ruiz@example.com' });

  const task = await good(asana.createTask(USER, { name: 'From the desk', projectId: project, dueOn: '2026-12-01' }));
  expect(task).toMatchObject({ name: 'From the desk', due_on: '2026-12-01', completed: false });
  expect(await good(asana.updateTask(USER, task.gid, { completed: true, dueOn: null }))).toMatchObject({
    gid: task.gid,
    completed: true,
    due_on: null,
  });
  const found = await good(asana.searchTasks(USER, project, 'from the desk'));
  expect(found.map(({ gid }) => gid)).toContain(task.gid);
});

it('pages through a list', async () => {
  const { items } = await good(asana.listProjects(USER));
  const project = items[0]!.gid;
  const first = await good(asana.listTasks(USER, project, { limit: 2 }));
  const second = await good(asana.listTasks(USER, project, { limit: 2, offset: first.nextPageToken! }));
  expect(first.items).toHaveLength(2);
  expect(second.items[0]!.gid).not.toBe(first.items[0]!.gid);
});

it('makes one task for one key', async () => {
  const { items } = await good(asana.listProjects(USER));
  const draft = { name: 'Only once', projectId: items[0]!.gid };
  const [first, again] = [
    await good(asana.createTask(USER, draft, 'key-1')),
    await good(asana.createTask(USER, draft, 'key-1')),
  ];
  expect(again.gid).toBe(first.gid);
});

describe('what goes wrong', () => {
  it('is told by status, with what the server calls it', async () => {
    expect(await asana.listTasks('stranger', '1')).toEqual({
      ok: false,
      error: {
        code: 'HTTP_401',
        message: expect.any(String),
        details: { code: 'AUTH_ERROR', requestId: expect.any(String) },
      },
    });
    expect(await asana.createTask(USER, { name: 'x', projectId: 'no gid' })).toMatchObject({
      error: { code: 'HTTP_400', details: { code: 'VALIDATION_ERROR', errors: [{ field: 'project_id' }] } },
    });
  });

  it('says how long to wait', async () => {
    app.sandbox.asana.setFaults([{ match: { path: '/api/1.0/' }, fault: { status: 429, retryAfter: 30 }, times: 1 }]);
    expect(await asana.profile(USER)).toMatchObject({
      error: { code: 'HTTP_429', details: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) } },
    });
  });

  it('is CONFIG_ERROR without a server, REQUEST_SETUP_ERROR without a credential, NETWORK_ERROR without an answer', async () => {
    expect(await new AsanaSkills(undefined).profile(USER)).toMatchObject({ error: { code: 'CONFIG_ERROR' } });
    const locked = new AsanaSkills({
      baseUrl: app.url,
      credential: () => Promise.reject(new Error('keychain locked')),
    });
    expect(await locked.profile(USER)).toEqual({
      ok: false,
      error: { code: 'REQUEST_SETUP_ERROR', message: 'keychain locked' },
    });
    const nowhere = new AsanaSkills({ baseUrl: 'http://127.0.0.1:1', credential: 'k' });
    expect(await nowhere.profile(USER)).toMatchObject({ error: { code: 'NETWORK_ERROR' } });
    expect(() => createSwitchyard({ baseUrl: 'nowhere', credential: 'k' })).toThrow('Invalid URL');
  });

  it('is PYTHON_API_ERROR when success has no data', async () => {
    const server = createServer((_, response) =>
      response.setHeader('content-type', 'application/json').end('{"ok":true}'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const odd = new AsanaSkills({
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      credential: 'k',
    });
    expect(await odd.profile(USER)).toMatchObject({ error: { code: 'PYTHON_API_ERROR' } });
    server.close();
  });
});

it('offers every path of the document, typed, with the credential of the moment', async () => {
  let asked = 0;
  const client = createSwitchyard({ baseUrl: app.url, credential: () => (asked++, app.key) });
  const { data } = await client.GET('/api/auth/{provider}/status', {
    params: { path: { provider: 'asana' }, query: { user_id: USER } },
  });
  expect(data).toMatchObject({ connected: true });
  expect(asked).toBe(1);
  const offline = createSwitchyard({ baseUrl: 'http://127.0.0.1:1', credential: 'k' });
  await expect(offline.GET('/livez')).rejects.toThrow(NetworkError);
});
