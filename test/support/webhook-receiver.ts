import { type ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { type WireRequest, WireServer } from './wire-server.js';

export interface ReceivedMessage {
  /** Path it came to. */
  readonly path: string;
  /** `webhook-id` */
  readonly id: string;
  readonly headers: WireRequest['headers'];
  readonly text: string;
  readonly body: { type: string; timestamp: string; data: ReturnType<typeof JSON.parse> };
}

type Reply = (response: ServerResponse) => void;

export const replying =
  (status: number, headers: Record<string, string> = {}): Reply =>
  (response) =>
    void response.writeHead(status, headers).end('what an answer says is not shown');

export const never: Reply = () => undefined;

/** Takes what endpoints are sent, as an organization's own server would. */
export class WebhookReceiver {
  readonly received: ReceivedMessage[] = [];
  readonly #replies = new Map<string, Reply>();
  readonly #server = new WireServer(({ url, headers, body }, response) => {
    const text = body.toString();
    const id = String(headers['webhook-id']);
    this.received.push({ path: url, id, headers, text, body: JSON.parse(text) });
    (this.#replies.get(url) ?? replying(204))(response);
  });

  readonly start = () => this.#server.start();
  readonly stop = () => this.#server.stop();

  /** Address of a path of its own. */
  readonly at = (path: string): string => this.#server.url + path;

  /** How a path answers from now on; by default 204. */
  reply(path: string, reply: Reply): void {
    this.#replies.set(path, reply);
  }

  to(path: string): readonly ReceivedMessage[] {
    return this.received.filter((message) => message.path === path);
  }

  ids(path: string): readonly string[] {
    return this.to(path).map(({ id }) => id);
  }
}

/** Whether the standard's own library takes the signature. */
export function isVerified(secret: string, { text, headers }: ReceivedMessage): boolean {
  try {
    new Webhook(secret).verify(text, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}
