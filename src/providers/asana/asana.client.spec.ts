import { WireServer } from '../../../test/support/wire-server.js';
import { type ConnectedApi, type ProviderAccount, type ProviderCall } from '../../contracts/index.js';
import { UpstreamHttp, UpstreamObserver } from '../../platform/http/index.js';
import { AsanaAccounts } from './asana.accounts.js';
import { AsanaClient } from './asana.client.js';
import { identify, testConnection } from './asana.identity.js';

let received: { method: string; url: URL; body: string }[];
let answer: unknown;
const upstream = new UpstreamHttp({ allowLoopback: true, timeoutMs: 2_000 }, new UpstreamObserver());

const server = new WireServer(({ method, url, body }, response) => {
  received.push({ method, url: new URL(url, 'http://asana'), body: body.toString() });
  response.end(JSON.stringify(answer));
});

beforeAll(() => server.start());
afterAll(async () => {
  await upstream.onApplicationShutdown();
  await server.stop();
});
beforeEach(() => {
  received = [];
});

const call: ProviderCall = ({ method, path, query, body }) =>
  upstream.send({
    provider: 'asana',
    method,
    url: server.url + path,
    allowedHosts: [],
    query,
    json: body,
    policy: 'once',
  });
const client = new AsanaClient(call);
const ada = {
  gid: '1',
  name: 'Ada',
  email: 'ada@example.com',
  photo: { image_128x128: 'https://p/128' },
  workspaces: [{ gid: '9', name: 'W' }],
};

describe('AsanaClient', () => {
  it('asks for a page and reads where the next one is', async () => {
    answer = { data: [{ gid: '2', name: 'T' }], next_page: { offset: 'abc', path: '/x', uri: 'https://x' } };
    const page = await client.projectTasks('5', undefined, { limit: 10, offset: 'a+b/c=' });
    expect(page).toEqual({ items: [{ gid: '2', name: 'T' }], nextOffset: 'abc' });
    const [{ method, url } = {}] = received;
    expect([method, url?.pathname]).toEqual(['GET', '/projects/5/tasks']);
    expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
      limit: '10',
      offset: 'a+b/c=',
      opt_fields: expect.stringMatching(/^name,/),
    });
  });

  it.each([{ data: [], next_page: null }, { data: [] }])('knows the last page %j', async (body) => {
    answer = body;
    expect(await client.workspaces({ limit: 100 })).toEqual({ items: [], nextOffset: null });
  });

  it('sends writes as {data} without what was not given', async () => {
    answer = { data: { gid: '3' } };
    await client.updateTask('3', { name: undefined, due_on: null, completed: false });
    expect(received[0]).toMatchObject({ method: 'PUT', body: '{"data":{"due_on":null,"completed":false}}' });
  });

  it.each([[{}], [{ data: null }], [{ data: { name: 'no gid' } }], [{ data: { gid: 5 } }], ['text'], [null]])(
    'calls %j unreadable',
    async (body) => {
      answer = body;
      await expect(client.project('5')).rejects.toMatchObject({ kind: 'unavailable', code: 'response_unreadable' });
    },
  );

  it('does not repeat what Asana sent in the error of an unreadable answer', async () => {
    answer = { data: { gid: { secret: 'hunter2' } } };
    const error: unknown = await client.project('5').catch((thrown: unknown) => thrown);
    expect(JSON.stringify([String(error), String((error as Error).cause)])).not.toContain('hunter2');
  });

  it('never calls a path that an id could lead to', async () => {
    const tasks = client.projectTasks('../users', undefined, { limit: 1 });
    await expect(tasks).rejects.toMatchObject({ kind: 'rejected' });
    await expect(client.user('..')).rejects.toMatchObject({ kind: 'rejected' });
    expect(received).toEqual([]);
  });
});

describe('capabilities', () => {
  it('identify the account with its public profile', async () => {
    answer = { data: ada };
    expect(await identify(call)).toEqual({
      id: '1',
      name: 'Ada',
      email: 'ada@example.com',
      profile: {
        gid: '1',
        name: 'Ada',
        email: 'ada@example.com',
        avatar_url_128x128: 'https://p/128',
        workspaces: [{ gid: '9', name: 'W' }],
      },
    });
    expect(received[0]?.url.pathname).toBe('/users/me');
  });

  it.each([
    [2_000, 'normal'],
    [2_001, 'slow'],
  ])('call an answer after %d ms %s', async (elapsed, expected) => {
    answer = { data: [{ gid: '9' }, { gid: '10' }] };
    const times = [5_000, 5_000 + elapsed];
    expect(await testConnection(call, () => times.shift() ?? 0)).toEqual({
      workspaces_retrieved: 2,
      api_response_time: expected,
    });
  });
});

describe('AsanaAccounts', () => {
  const user = { organizationId: 'o', userId: 'u' };
  const accounts = (account: ProviderAccount | undefined) => {
    const port: ConnectedApi = { call: (_connection, request) => call(request), account: async () => account };
    return new AsanaAccounts(port);
  };

  it('knows gid and workspace from the connection, without a call', async () => {
    const known = accounts({
      id: '1',
      profile: {
        workspaces: [
          { gid: '7', name: 'W' },
          { gid: '8', name: 'V' },
        ],
      },
    });
    expect([await known.gidOf(user), await known.defaultWorkspaceOf(user)]).toEqual(['1', '7']);
    expect(received).toEqual([]);
  });

  it.each([undefined, { id: '1', profile: {} }, { id: '1', profile: { workspaces: [] } }])(
    'asks Asana where the connection knows %j',
    async (account) => {
      answer = { data: ada };
      expect(await accounts(account).defaultWorkspaceOf(user)).toBe('9');
    },
  );

  it('says when there is none', async () => {
    answer = { data: { gid: '1', workspaces: [] } };
    await expect(accounts(undefined).defaultWorkspaceOf(user)).rejects.toMatchObject({ code: 'provider_not_found' });
  });
});
