import { Agent, request } from 'node:http';
import { type Hook, signatureOf } from '../support/deliveries.js';

/** Delivers as a provider does, over connections that it keeps. */
export class InboxSender {
  readonly #agent: Agent;

  constructor(connections: number) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** @returns the status; 0 when the connection broke or nobody listens */
  send(
    url: string,
    hook: Hook,
    body: string | Buffer,
    signature: string | null = signatureOf(hook.secret, body),
  ): Promise<number> {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(signature !== null && { 'x-hook-signature': signature }),
    };
    return new Promise((resolve) => {
      const call = request(url + hook.path, { method: 'POST', agent: this.#agent, headers }, (response) => {
        response.resume().once('close', () => resolve(response.complete ? (response.statusCode ?? 0) : 0));
      });
      call.once('error', () => resolve(0));
      call.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
