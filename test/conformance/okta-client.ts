import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Sandbox } from '../../sandbox/sandbox.js';
import { type Reply, request } from './twin-client.js';

type Json = ReturnType<typeof JSON.parse>;

export interface OktaClient {
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
  put(path: string, body?: unknown): Promise<Reply>;
  remove(path: string): Promise<Reply>;
}

/** Calls the twin's management API; `authorization` is the whole header, the administrator's API token unless given. */
export function oktaClient(
  sandbox: Sandbox,
  authorization = `SSWS ${sandbox.okta.sswsTokens.admin}`,
  base = `${sandbox.url}/okta`,
): OktaClient {
  const send = (method: string, path: string, body?: unknown): Promise<Reply> => {
    const url = path.startsWith('http') ? path : `${base}/api/v1${path}`;
    if (body === undefined) return request(url, { method, headers: { authorization } });
    const headers = { authorization, 'content-type': 'application/json' };
    return request(url, { method, headers, body: JSON.stringify(body) });
  };
  return {
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    remove: (path) => send('DELETE', path),
  };
}

/** A profile nobody has yet. */
export function profileOf(name: string): Json {
  const login = `${name}@new.example.com`;
  return { firstName: name, lastName: 'New', login, email: login };
}

/** Address of the next page; undefined on the last. */
export function nextOf(reply: Reply): string | undefined {
  return /<([^>]+)>; rel="next"/.exec(reply.headers.get('link') ?? '')?.[1];
}

export interface HookReceiver {
  url: string;
  /** What arrived, with its `authorization` header. */
  received: { body: Json; authorization: string | undefined }[];
  /** Status for deliveries; null leaves them without an answer. */
  status: number | null;
  /** Whether the verification challenge is answered. */
  verifies: boolean;
  /** Events received, in order. */
  events(): Json[];
  close(): Promise<void>;
}

/** The target of an event hook on a real port. */
export async function startHookReceiver(): Promise<HookReceiver> {
  const server = createServer((incoming, response) => {
    const challenge = incoming.headers['x-okta-verification-challenge'];
    if (incoming.method === 'GET') {
      const body = JSON.stringify({ verification: receiver.verifies ? challenge : 'something else' });
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
      return;
    }
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body: Json = JSON.parse(Buffer.concat(chunks).toString());
      receiver.received.push({ body, authorization: incoming.headers.authorization });
      if (receiver.status !== null) response.writeHead(receiver.status).end();
    });
  });
  const receiver: HookReceiver = {
    url: '',
    received: [],
    status: 200,
    verifies: true,
    events: () => receiver.received.flatMap(({ body }) => body.data.events),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return receiver;
}

/** An event hook on the receiver for these event types, verified and active; returns its id. */
export async function addHook(okta: OktaClient, receiver: HookReceiver, items: string[]): Promise<string> {
  const { body } = await okta.post('/eventHooks', hookBody(receiver.url, items));
  await okta.post(`/eventHooks/${body.id}/lifecycle/verify`);
  return body.id;
}

export function hookBody(uri: string, items: string[]): Json {
  const authScheme = { type: 'HEADER', key: 'Authorization', value: 'a-shared-secret' };
  return {
    name: 'Changes',
    events: { type: 'EVENT_TYPE', items },
    channel: { type: 'HTTP', version: '1.0.0', config: { uri, authScheme } },
  };
}
