import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Socket } from 'node:net';
import { ProviderError } from '../../src/contracts/index.js';
import {
  type UpstreamAttempt,
  UpstreamHttp,
  UpstreamObserver,
  type UpstreamOptions,
  type UpstreamRequest,
} from '../../src/platform/http/index.js';
import { type WireRequest, WireServer } from './wire-server.js';

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

type Received = Omit<WireRequest, 'body'> & { readonly body: string };

export const bytes =
  (content: string | Buffer, headers: Record<string, string> = {}, status = 200) =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end(content);

export const json = (value: unknown, status = 200) => bytes(JSON.stringify(value), {}, status);

/** Breaks the connection off before anything is answered. */
export const reset: Answer = (_response, request) => void request.socket.resetAndDestroy();

/** A byte now and then, and never an end. */
export const trickle = (response: ServerResponse) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(timer));
};

/** A provider that answers as the test says, and the client that asks it: a new one for each test. */
export class UpstreamWire {
  answer: Answer = json({ ok: true });
  /** Requests that arrived whole. */
  received: Received[] = [];
  /** What the client told its observer. */
  attempts: UpstreamAttempt[] = [];
  observer = new UpstreamObserver();
  upstream = new UpstreamHttp({ allowLoopback: true, timeoutMs: 2_000 }, this.observer);
  private readonly server = new WireServer((received, response, request) => {
    this.received.push({ ...received, body: received.body.toString() });
    this.answer(response, request);
  });

  readonly start = () => this.server.start();
  readonly stop = () => this.server.stop();

  /** The client's, since the beginning of the test. */
  get connections(): ReadonlySet<Socket> {
    return this.server.connections;
  }

  renew(options: Partial<UpstreamOptions>): void {
    [this.received, this.attempts] = [[], []];
    this.server.connections.clear();
    this.answer = json({ ok: true });
    this.observer = new UpstreamObserver();
    this.observer.subscribe((attempt) => this.attempts.push(attempt));
    this.upstream = new UpstreamHttp({ allowLoopback: true, timeoutMs: 2_000, ...options }, this.observer);
  }

  readonly url = (path = '/') => this.server.url + path;

  readonly send = (request: Partial<UpstreamRequest> = {}) =>
    this.upstream.send({
      provider: 'acme',
      method: 'GET',
      url: this.url(),
      allowedHosts: [],
      policy: 'once',
      ...request,
    });

  /** A call that must fail. */
  readonly failing = (request: Partial<UpstreamRequest> = {}): Promise<ProviderError> =>
    this.send(request).then(
      (response) => Promise.reject(new Error(`answered ${response.status}`)),
      (error: unknown) => {
        expect(error).toBeInstanceOf(ProviderError);
        return error as ProviderError;
      },
    );
}

/** For a whole spec file. @param options what its client has otherwise than by default */
export function useUpstreamWire(options: Partial<UpstreamOptions> = {}): UpstreamWire {
  const wire = new UpstreamWire();
  beforeAll(() => wire.start());
  afterAll(() => wire.stop());
  beforeEach(() => wire.renew(options));
  afterEach(() => wire.upstream.onApplicationShutdown());
  return wire;
}
