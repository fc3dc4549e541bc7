import { type ProviderCall, ProviderError } from '../../src/contracts/index.js';
import { UpstreamHttp, UpstreamObserver } from '../../src/platform/http/index.js';
import { Secret } from '../../src/platform/vault/index.js';
import { AsanaClient } from '../../src/providers/asana/asana.client.js';
import { identify, testConnection } from '../../src/providers/asana/asana.identity.js';
import { asana } from '../../src/providers/asana/index.js';
import { missing, type Prism, startPrismMock } from './prism.js';

const reason = missing('asana_oas.strict.json');
if (reason) console.warn(`hub → asana conformance skipped: ${reason}`);
const describeWhenPossible = reason ? describe.skip : describe;

const page = { limit: 100 };
const nextPage = { limit: 1, offset: 'eyJ0eXAiOJiKV1iQLCJhbGciOiJIUzI1NiJ9' };
const since = '2026-11-21T09:00:00.000Z';
const workspace = { workspace: '12345' };
const team = { team: '159874' };
const draft = { name: 'Buy catnip', notes: 'Organic', due_on: '2026-12-24', assignee: 'me' };

/** Every operation of the client, with and without what is optional. */
const operations: Record<keyof AsanaClient, ((client: AsanaClient) => Promise<unknown>)[]> = {
  workspaces: [(client) => client.workspaces(page), (client) => client.workspaces(nextPage)],
  user: [(client) => client.user('me'), (client) => client.user('12345'), (client) => client.user('ada@example.com')],
  users: [(client) => client.users(workspace, page), (client) => client.users(team, nextPage)],
  teams: [(client) => client.teams('12345', page), (client) => client.teams('12345', nextPage)],
  ownTeams: [(client) => client.ownTeams('12345', page)],
  projects: [(client) => client.projects(workspace, false, page), (client) => client.projects(team, true, nextPage)],
  project: [(client) => client.project('12345')],
  createProject: [
    (client) => client.createProject(workspace, { name: 'Stuff' }),
    (client) => client.createProject(team, { name: 'Stuff', notes: 'N', color: 'light-green', public: true }),
  ],
  sections: [(client) => client.sections('12345', page), (client) => client.sections('12345', nextPage)],
  projectTasks: [
    (client) => client.projectTasks('12345', undefined, page),
    (client) => client.projectTasks('12345', since, nextPage),
  ],
  assignedTasks: [
    (client) => client.assignedTasks('me', '12345', undefined, page),
    (client) => client.assignedTasks('67890', '12345', since, nextPage),
  ],
  searchTasks: [
    (client) => client.searchTasks('12345', 'cat & dog', undefined, 20),
    (client) => client.searchTasks('12345', 'cat', '67890', 100),
  ],
  createTask: [
    (client) => client.createTask({ ...draft, projects: ['12345', '67890'] }),
    (client) => client.createTask({ name: 'Bare', workspace: '12345' }),
  ],
  updateTask: [
    (client) => client.updateTask('12345', { ...draft, completed: true }),
    (client) => client.updateTask('12345', { due_on: null, assignee: null, notes: '' }),
  ],
  addComment: [(client) => client.addComment('12345', 'Well done')],
};

describeWhenPossible('calls to Asana against its official description', () => {
  let prism: Prism;
  let upstream: UpstreamHttp;
  let calls = 0;
  const violations: string[] = [];

  beforeAll(async () => {
    prism = await startPrismMock();
    upstream = new UpstreamHttp({ allowLoopback: true, timeoutMs: 20_000 }, new UpstreamObserver());
  }, 90_000);
  afterAll(async () => {
    await upstream.onApplicationShutdown();
    await prism.close();
  });

  const send: ProviderCall = ({ method, path, query, body }) =>
    upstream.send({
      provider: asana.manifest.id,
      method,
      url: prism.url + path,
      allowedHosts: asana.manifest.hosts,
      query,
      json: body,
      bearer: Secret.of('a-token'),
      policy: 'once',
    });
  /** Counts, and notes down whatever Prism refuses and whatever the client cannot read. */
  const recorded: ProviderCall = async (request) => {
    calls += 1;
    const answer = await send(request).catch((error: unknown) => {
      const status = error instanceof ProviderError ? error.status : String(error);
      violations.push(`${request.method} ${request.path}: refused with ${status}`);
      throw error;
    });
    const found = answer.headers['sl-violations'];
    if (found) violations.push(`${request.method} ${request.path}: ${found}`);
    return answer;
  };
  const run = async (name: string, work: () => Promise<unknown>) => {
    const before = violations.length;
    await work().catch((error: unknown) => {
      const { message, cause } = error as Error;
      if (violations.length === before) violations.push(`${name}: ${message} ${String(cause)}`);
    });
  };

  it('breaks it nowhere and reads every example', async () => {
    const client = new AsanaClient(recorded);
    for (const [name, variants] of Object.entries(operations)) {
      for (const variant of variants) await run(name, () => variant(client));
    }
    await run('identify', () => identify(recorded));
    await run('test', () => testConnection(recorded));
    console.log(`hub → asana conformance: ${calls} calls, ${violations.length} violations`);
    expect(violations).toEqual([]);
    expect(calls).toBeGreaterThanOrEqual(Object.values(operations).flat().length);
  }, 60_000);

  it('would notice a break', async () => {
    await expect(
      send({ method: 'GET', path: '/tasks', query: { limit: 1000, opt_fields: 'no_such_field' } }),
    ).rejects.toMatchObject({ kind: 'rejected' });
  });
});
