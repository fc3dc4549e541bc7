import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

type Json = ReturnType<typeof JSON.parse>;

interface ReceivedHook {
  /** Untyped on purpose: assertions state the shape. */
  events: Json[];
  /** Whether the signature is that of the body, by the secret of the handshake at this path. */
  genuine: boolean;
}

/** A webhook target on a real port: each path is a target of its own. */
export interface Receiver {
  url: string;
  received: ReceivedHook[];
  /** By path, from the handshakes. */
  secrets: Map<string, string>;
  /** Status for deliveries; null leaves them without an answer. */
  status: number | null;
  /** Answers handshakes instead; returning without an end leaves them hanging. */
  handshake: (request: IncomingMessage, response: ServerResponse) => void;
  /** All events received, in order. */
  events(): Json[];
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(Buffer.concat(chunks), request, response));
  });
  const answer = (body: Buffer, request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '';
    const secret = request.headers['x-hook-secret'];
    if (typeof secret === 'string') {
      receiver.secrets.set(path, secret);
      receiver.handshake(request, response);
      return;
    }
    const expected = createHmac('sha256', receiver.secrets.get(path) ?? '')
      .update(body)
      .digest('hex');
    const { events } = JSON.parse(body.toString()) as { events: Json[] };
    receiver.received.push({ events, genuine: request.headers['x-hook-signature'] === expected });
    if (receiver.status !== null)
      response.writeHead(receiver.status).end(receiver.status < 400 ? undefined : 'Out of order');
  };
  const receiver: Receiver = {
    url: '',
    received: [],
    secrets: new Map(),
    status: 200,
    handshake: (request, response) => {
      response.writeHead(200, { 'X-Hook-Secret': request.headers['x-hook-secret'] ?? '' }).end();
    },
    events: () => receiver.received.flatMap(({ events }) => events),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return receiver;
}
