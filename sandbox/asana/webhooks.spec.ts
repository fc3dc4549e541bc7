import { type Receiver, startReceiver } from '../../test/conformance/twin-receiver.js';
import { type Client, clientFor, type Reply } from '../../test/conformance/twin-client.js';
import { type Sandbox, startSandbox } from '../sandbox.js';

const ANA = 'ana.ruiz@example.com';
const NOW = Date.UTC(2026, 0, 15, 12);

describe('webhooks', () => {
  let sandbox: Sandbox;
  let receiver: Receiver;
  let ana: Client;
  let org: string, team: string, project: string;

  beforeEach(async () => {
    sandbox = await startSandbox({ now: () => NOW });
    receiver = await startReceiver();
    ana = clientFor(sandbox, ANA);
    org = (await ana.get('/workspaces')).body.data[0].gid;
    team = (await ana.get(`/workspaces/${org}/teams`)).body.data[0].gid;
    project = (await ana.get(`/teams/${team}/projects`)).body.data[0].gid;
  });
  afterEach(async () => {
    await sandbox.close();
    await receiver.close();
  });

  const create = (data: object = {}, as: Client = ana): Promise<Reply> =>
    as.post('/webhooks', { resource: project, target: `${receiver.url}/hook`, ...data });
  const refusal = ({ status, body }: Reply) => [status, body.errors?.[0]?.message];
  const kept = () => sandbox.asana.webhooks.list().length;

  it('is made in a handshake during the call, and tells its secret beside the data', async () => {
    const { status, headers, body } = await create({
      filters: [{ resource_type: 'task', action: 'changed', fields: ['completed'] }],
    });
    expect(status).toBe(201);
    expect(body['X-Hook-Secret']).toMatch(/^[0-9a-f]{64}$/);
    expect(receiver.secrets.get('/hook')).toBe(body['X-Hook-Secret']);
    expect(headers.get('location')).toBe(`${sandbox.url}/asana/api/1.0/webhooks/${body.data.gid}`);
    expect(body.data).toEqual({
      gid: expect.stringMatching(/^\d{16}$/),
      resource_type: 'webhook',
      active: true,
      resource: { gid: project, resource_type: 'project', name: expect.any(String) },
      target: `${receiver.url}/hook`,
      created_at: '2026-01-15T12:00:00.000Z',
      delivery_retry_count: 0,
      failure_deletion_timestamp: null,
      filters: [{ resource_type: 'task', action: 'changed', fields: ['completed'] }],
      last_failure_at: null,
      last_failure_content: '',
      last_success_at: '2026-01-15T12:00:00.000Z',
      next_attempt_after: null,
    });
    await sandbox.asana.settle();
    expect(receiver.received).toEqual([{ events: [], genuine: true }]);
  });

  it('accepts 204 in the handshake, with a secret of its own per webhook', async () => {
    receiver.handshake = (request, response) => {
      response.writeHead(204, { 'x-hook-secret': request.headers['x-hook-secret'] ?? '' }).end();
    };
    const made = await Promise.all([create(), create({ target: `${receiver.url}/other` })]);
    expect(made.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(made.map(({ body }) => body['X-Hook-Secret'])).size).toBe(2);
  });

  it('fails when the target does not echo the secret, answers wrongly, late or not at all', async () => {
    const remote = 'The remote server which is intended to receive the webhook';
    receiver.handshake = (_request, response) => response.writeHead(200).end();
    expect(refusal(await create())).toEqual([400, `${remote} did not respond with the handshake secret.`]);
    receiver.handshake = (_request, response) => response.writeHead(200, { 'x-hook-secret': 'f'.repeat(64) }).end();
    expect(refusal(await create())).toEqual([400, `${remote} did not respond with the handshake secret.`]);
    receiver.handshake = (request, response) =>
      response.writeHead(201, { 'x-hook-secret': request.headers['x-hook-secret'] ?? '' }).end();
    expect(refusal(await create())).toEqual([400, `${remote} responded with an incorrect status code: 201`]);
    receiver.handshake = (_request, response) => response.writeHead(302, { location: '/elsewhere' }).end();
    expect(refusal(await create())).toEqual([400, `${remote} responded with an incorrect status code: 302`]);
    receiver.handshake = () => undefined;
    sandbox.asana.webhooks.set({ timeoutMs: 50 });
    expect(refusal(await create())).toEqual([400, `${remote} could not be reached. No answer within 0.05 seconds`]);
    const gone = await startReceiver();
    await gone.close();
    expect(refusal(await create({ target: gone.url }))).toEqual([
      400,
      `${remote} could not be reached. Connection failed: ECONNREFUSED`,
    ]);
    expect(kept()).toBe(0);
    await sandbox.asana.settle();
    expect(receiver.received).toEqual([]);
  });

  it.each([
    [{ resource: undefined }, 400, 'resource: Missing input'],
    [{ resource: '12' }, 400, 'resource: Unknown object: 12'],
    [{ resource: 'x' }, 400, 'resource: Not a recognized ID: x'],
    [{ target: 'nowhere' }, 400, 'target: Not a valid URL: nowhere'],
    [{ target: 'ftp://example.com/' }, 400, 'target: Not a valid URL: ftp://example.com/'],
    [
      { filters: [{ resource_type: 'task', action: 'completed' }] },
      400,
      'filters: [0]: action: Must be one of changed, added, removed, deleted, undeleted',
    ],
    [
      {
        filters: [
          { action: 'changed', fields: ['name'] },
          { action: 'added', fields: ['name'] },
        ],
      },
      400,
      'filters: [1]: fields: Only allowed with the action changed',
    ],
    [{ filters: [{ colour: 'red' }] }, 400, 'colour: Cannot write this property'],
  ])('refuses %j', async (data, status, message) => {
    expect(refusal(await create(data))).toEqual([status, message]);
    expect(receiver.secrets.size).toBe(0);
  });

  it('needs filters on a workspace or a team, and reports no tasks there', async () => {
    for (const resource of [org, team]) {
      const type = resource === org ? 'workspace' : 'team';
      expect(refusal(await create({ resource }))).toEqual([400, `filters: Webhooks on a ${type} require filters`]);
      expect(refusal(await create({ resource, filters: [{ resource_type: 'task', action: 'changed' }] }))).toEqual([
        400,
        `filters: [0]: resource_type: Not supported on a ${type} webhook: task`,
      ]);
      expect((await create({ resource, filters: [{}] })).status).toBe(400);
      const withFields = [{ resource_type: 'project', action: 'changed', fields: ['name'] }];
      expect((await create({ resource, filters: withFields })).status).toBe(400);
      const membership = [{ resource_type: 'workspace_membership', action: 'changed' }];
      expect((await create({ resource, filters: membership })).status).toBe(400);
      expect((await create({ resource, filters: [{ resource_type: 'project' }] })).status).toBe(201);
    }
    const made = (await ana.post('/projects', { name: 'Announced', workspace: org, team })).body.data.gid as string;
    await ana.post('/tasks', { name: 'Not announced', projects: [made] });
    await sandbox.asana.settle();
    const added = {
      user: { gid: sandbox.asana.person(ANA).gid, resource_type: 'user' },
      created_at: '2026-01-15T12:00:00.000Z',
      action: 'added',
      resource: { gid: made, resource_type: 'project' },
      parent: { gid: team, resource_type: 'team' },
    };
    expect(receiver.events()).toEqual([added, added]);
  });

  it('refuses targets on the own machine when it is as strict as Asana', async () => {
    sandbox.asana.webhooks.set({ allowLoopbackTargets: false });
    for (const host of [
      'localhost',
      'a.localhost',
      '127.0.0.1',
      '127.1',
      '2130706433',
      '[::1]',
      '[::ffff:127.0.0.1]',
    ]) {
      expect((await create({ target: `http://${host}:9/` })).status).toBe(403);
    }
    expect(receiver.secrets.size).toBe(0);
  });

  it('refuses a second one of the same person, resource and target, also while the first is being made', async () => {
    const duplicate = [
      403,
      'Duplicated webhook. You already have an existing webhook for the given resource and target. Delete the old one before creating another.',
    ];
    const made = await Promise.all([create(), create()]);
    expect(made.map(({ status }) => status).sort()).toEqual([201, 403]);
    expect(refusal(await create())).toEqual(duplicate);
    expect((await create({}, clientFor(sandbox, 'ben.okafor@example.com'))).status).toBe(201);
    expect((await create({ target: `${receiver.url}/hook?state=2` })).status).toBe(201);
  });

  it('counts webhooks and event streams of a resource, and webhooks of a person', async () => {
    sandbox.asana.webhooks.set({ perResource: 2, perUserAndApp: 3 });
    expect((await ana.get(`/events?resource=${project}`)).status).toBe(412);
    expect((await create()).status).toBe(201);
    expect(refusal(await create({ target: `${receiver.url}/2` }))).toEqual([
      403,
      'resource: The limit of 2 webhooks on one resource is reached',
    ]);
    expect((await ana.get(`/events?resource=${project}`)).status).toBe(412);
    expect((await clientFor(sandbox, 'ben.okafor@example.com').get(`/events?resource=${project}`)).status).toBe(403);
    const [task, second, third] = (await ana.get(`/projects/${project}/tasks`)).body.data;
    expect((await create({ resource: task.gid })).status).toBe(201);
    expect((await create({ resource: second.gid })).status).toBe(201);
    expect(refusal(await create({ resource: third.gid }))).toEqual([403, 'The limit of 3 webhooks is reached']);
  });

  it('is listed, read, changed and deleted by its person through its application only', async () => {
    const { gid } = (await create()).body.data;
    const task = (await ana.get(`/projects/${project}/tasks`)).body.data[0].gid as string;
    await create({ resource: task });
    const compact = { gid, resource_type: 'webhook', active: true, target: `${receiver.url}/hook` };
    const page = (await ana.get(`/webhooks?workspace=${org}&limit=1`)).body;
    expect(page.data).toEqual([{ ...compact, resource: expect.objectContaining({ gid: project }) }]);
    expect((await ana.get(page.next_page.path)).body.data).toHaveLength(1);
    expect((await ana.get(`/webhooks?workspace=${org}&resource=${task}`)).body.data).toHaveLength(1);
    expect((await ana.get('/webhooks')).status).toBe(400);
    const fields = 'filters,resource.name,failure_deletion_timestamp';
    expect((await ana.get(`/webhooks/${gid}?opt_fields=${fields}`)).body.data).toEqual({
      gid,
      filters: [],
      resource: { gid: project, name: expect.any(String) },
      failure_deletion_timestamp: null,
    });
    const filters = [{ resource_type: 'story', action: 'added' }];
    expect((await ana.put(`/webhooks/${gid}`, { filters })).body.data.filters).toEqual(filters);
    expect((await ana.put(`/webhooks/${gid}`, { filters: [{ action: 'completed' }] })).status).toBe(400);
    expect((await ana.put(`/webhooks/${gid}`, { target: 'http://example.com/' })).status).toBe(400);
    const elsewhere = sandbox.asana.issueToken({ person: ANA, personal: true }).accessToken;
    for (const token of [clientFor(sandbox, 'ben.okafor@example.com').token, elsewhere]) {
      const headers = { authorization: `Bearer ${token}` };
      const url = `${sandbox.url}/asana/api/1.0/webhooks`;
      expect((await fetch(`${url}/${gid}`, { headers })).status).toBe(403);
      expect((await fetch(`${url}/${gid}`, { method: 'DELETE', headers })).status).toBe(403);
      expect(await (await fetch(`${url}?workspace=${org}`, { headers })).json()).toMatchObject({ data: [] });
    }
    expect((await ana.remove(`/webhooks/${gid}`)).body).toEqual({ data: {} });
    expect(refusal(await ana.get(`/webhooks/${gid}`))).toEqual([404, `webhook: Unknown object: ${gid}`]);
    expect((await ana.get('/webhooks/x')).status).toBe(400);
  });

  it('asks for its scopes', async () => {
    const { gid } = (await create()).body.data;
    const only = (scope: string): Client => clientFor(sandbox, ANA, scope);
    expect((await only('webhooks:read').get(`/webhooks/${gid}`)).status).toBe(200);
    expect((await only('webhooks:write').get(`/webhooks/${gid}`)).status).toBe(403);
    expect((await create({ target: `${receiver.url}/2` }, only('webhooks:read'))).status).toBe(403);
    expect((await only('webhooks:write').remove(`/webhooks/${gid}`)).status).toBe(403);
    expect((await only('tasks:read').get(`/events?resource=${project}`)).status).toBe(403);
    expect((await only('webhooks:delete').remove(`/webhooks/${gid}`)).status).toBe(200);
  });

  it('can be made in a batch', async () => {
    const { body } = await ana.post('/batch', {
      actions: [
        { method: 'post', relative_path: '/webhooks', data: { resource: project, target: `${receiver.url}/batch` } },
        { method: 'get', relative_path: '/events', data: { resource: project } },
      ],
    });
    expect(body.data.map((one: { status_code: number }) => one.status_code)).toEqual([201, 412]);
    expect(body.data[0].body['X-Hook-Secret']).toBe(receiver.secrets.get('/batch'));
  });
});
