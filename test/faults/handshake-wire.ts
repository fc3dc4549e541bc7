import { type ServerResponse } from 'node:http';
import { WireServer, type WireRequest } from '../support/wire-server.js';

/** Told of a create call with the address that it asks deliveries for. */
type AtCreate = (target: string) => Promise<void>;

/** The wire between the server and the twin: whoever sits on it sees where each new webhook will deliver. */
export class HandshakeWire {
  /** Where the calls go on to. */
  upstream = '';
  /** Before the provider has heard of it. */
  beforeCreate: AtCreate = async () => undefined;
  /** While the provider is at it. */
  duringCreate: AtCreate = async () => undefined;
  /** When the provider has answered, and the server does not know yet. */
  afterCreate: AtCreate = async () => undefined;
  private readonly server = new WireServer((request, response) => void this.pass(request, response));

  start(): Promise<string> {
    return this.server.start();
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private async pass(request: WireRequest, response: ServerResponse): Promise<void> {
    try {
      const target = targetOf(request);
      if (target) await this.beforeCreate(target);
      const [answer] = await Promise.all([this.forward(request), target && this.duringCreate(target)]);
      if (target) await this.afterCreate(target);
      const headers: Record<string, string> = { 'content-type': 'application/json' };
      const retryAfter = answer.headers.get('retry-after');
      response.writeHead(answer.status, retryAfter === null ? headers : { ...headers, 'retry-after': retryAfter });
      response.end(await answer.text());
    } catch {
      response.destroy();
    }
  }

  private async forward({ method, url, headers, body }: WireRequest): Promise<Response> {
    const { authorization = '', 'content-type': type } = headers;
    return fetch(this.upstream + url, {
      method,
      headers: { authorization, ...(type && { 'content-type': type }) },
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
  }
}

function targetOf({ method, url, body }: WireRequest): string | undefined {
  if (method !== 'POST' || !url.includes('/webhooks')) return undefined;
  const { data } = JSON.parse(body.toString()) as { data: { target: string } };
  return data.target;
}
