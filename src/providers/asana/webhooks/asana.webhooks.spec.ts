import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ProviderCall, type ProviderRequest } from '../../../contracts/index.js';
import { UpstreamHttp, UpstreamObserver } from '../../../platform/http/index.js';
import { asanaManifest } from '../asana.manifest.js';
import { asanaWebhooks } from './asana.webhooks.js';

interface Received {
  readonly method: string | undefined;
  readonly url: URL;
  readonly body: unknown;
}

let server: Server;
let received: Received[];
let asked: ProviderRequest[];
let answer: { readonly status: number; readonly body: unknown };
const upstream = new UpstreamHttp({ allowLoopback: true, timeoutMs: 2_000 }, new UpstreamObserver());

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const json: unknown = body === '' ? undefined : JSON.parse(body);
      received.push({ method: request.method, url: new URL(request.url ?? '', 'http://asana'), body: json });
      response.writeHead(answer.status).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  await upstream.onApplicationShutdown();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});
beforeEach(() => {
  received = [];
  asked = [];
});

const call: ProviderCall = (request) => {
  asked.push(request);
  const { method, path, query, body, accept } = request;
  return upstream.send({
    provider: 'asana',
    method,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    allowedHosts: [],
    query,
    json: body,
    policy: 'once',
    acceptStatus: (status) => accept?.includes(status) === true,
  });
};
const missed = (syncToken: string | undefined, events: string[] = []) => {
  if (!asanaWebhooks.missed) throw new Error('Asana can tell what was missed.');
  return asanaWebhooks.missed(call, { resource: '20', events }, syncToken);
};

const target = 'https://here.example/api/webhooks/asana/t';
const webhook = { gid: '99', active: true, target, failure_deletion_timestamp: null };
const remote = { id: '99', active: true, target, failureDeletionAt: null };

it('says in its manifest how it signs', () => {
  expect(asanaManifest.webhooks).toMatchObject({
    signature: { header: 'x-hook-signature', algorithm: 'sha256', encoding: 'hex' },
    handshake: { header: 'x-hook-secret' },
    keptHeaders: [],
  });
});

describe('create', () => {
  it('asks for what Asana allows, and tells the digest of the secret alone', async () => {
    answer = { status: 201, body: { data: webhook, 'X-Hook-Secret': 'b537207f20cb' } };
    const created = await asanaWebhooks.create(call, { resource: '20', target, events: ['task.completed'] });
    const secretHash = createHash('sha256').update('b537207f20cb').digest('hex');
    expect(created).toEqual({ ...remote, secretHash });
    expect(received).toMatchObject([
      {
        method: 'POST',
        url: { pathname: '/webhooks' },
        body: {
          data: {
            resource: '20',
            target,
            filters: [{ resource_type: 'task', action: 'changed', fields: ['completed'] }],
          },
        },
      },
    ]);
  });

  it('sends no filters where all is wanted, and needs no secret in the answer', async () => {
    answer = { status: 201, body: { data: webhook } };
    await expect(asanaWebhooks.create(call, { resource: '20', target, events: [] })).resolves.toEqual(remote);
    expect(received[0]?.body).toEqual({ data: { resource: '20', target } });
  });

  it('does not ask for what Asana refuses', async () => {
    const wish = { resource: '20', resourceType: 'workspace', target, events: [] };
    await expect(asanaWebhooks.create(call, wish)).rejects.toMatchObject({ kind: 'rejected' });
    expect(received).toEqual([]);
  });
});

describe('find', () => {
  it('reads the state', async () => {
    const body = { data: { ...webhook, active: false, failure_deletion_timestamp: '2026-11-22T12:00:00Z' } };
    answer = { status: 200, body };
    await expect(asanaWebhooks.find(call, '99')).resolves.toEqual({
      ...remote,
      active: false,
      failureDeletionAt: '2026-11-22T12:00:00.000Z',
    });
    expect(asked[0]?.priority).toBe('background');
  });

  it('knows that it is gone', async () => {
    answer = { status: 404, body: { errors: [] } };
    await expect(asanaWebhooks.find(call, '99')).resolves.toBeUndefined();
    answer = { status: 403, body: { errors: [] } };
    await expect(asanaWebhooks.find(call, '99')).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

it('removes it, also when it is gone', async () => {
  for (const status of [200, 404]) {
    answer = { status, body: { data: {} } };
    await expect(asanaWebhooks.remove(call, '99')).resolves.toBeUndefined();
  }
  expect(received.map(({ method, url }) => [method, url.pathname])).toEqual([
    ['DELETE', '/webhooks/99'],
    ['DELETE', '/webhooks/99'],
  ]);
});

describe('missed', () => {
  const happened = {
    action: 'deleted',
    resource: { gid: '11', resource_type: 'task' },
    created_at: '2026-11-21T11:00:00.000Z',
  };

  it.each([undefined, 'too-old'])('begins anew with the token %s', async (token) => {
    answer = { status: 412, body: { errors: [{ message: 'Sync token invalid or too old.' }], sync: 'fresh' } };
    await expect(missed(token)).resolves.toEqual({ events: [], syncToken: 'fresh', hasMore: false, isReset: true });
    expect(received[0]?.url.searchParams.get('sync')).toBe(token ?? null);
  });

  it('reads a page', async () => {
    answer = { status: 200, body: { data: [happened], sync: 'next', has_more: true } };
    await expect(missed('known')).resolves.toMatchObject({
      events: [{ type: 'task.deleted', subject: 'task:11' }],
      syncToken: 'next',
      hasMore: true,
      isReset: false,
    });
    expect(asked[0]).toMatchObject({ priority: 'background', path: '/events' });
    expect(received[0]?.url.searchParams.get('resource')).toBe('20');
  });

  it('leaves out what is not wanted, and what cannot be read', async () => {
    answer = { status: 200, body: { data: [happened, { action: 42 }], sync: 'next', has_more: false } };
    await expect(missed('known', ['task.added'])).resolves.toMatchObject({ events: [], hasMore: false });
    await expect(missed('known', ['task.*'])).resolves.toMatchObject({ events: [{ type: 'task.deleted' }] });
  });

  it('throws what is an error', async () => {
    answer = { status: 403, body: { errors: [] } };
    await expect(missed('known')).rejects.toMatchObject({ kind: 'forbidden' });
    answer = { status: 200, body: { data: [] } };
    await expect(missed('known')).rejects.toMatchObject({ kind: 'unavailable', code: 'response_unreadable' });
  });
});
