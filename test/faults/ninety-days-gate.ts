import { request, type ServerResponse } from 'node:http';
import { WireServer, type WireRequest } from '../support/wire-server.js';

/** The way to a server; while it is closed, webhooks do not arrive. */
export class Gate {
  isOpen = true;
  private readonly wire = new WireServer((received, response) => this.pass(received, response));

  /** @param port at which the server listens on loopback */
  constructor(private readonly port: number) {}

  start(): Promise<string> {
    return this.wire.start();
  }

  stop(): Promise<void> {
    return this.wire.stop();
  }

  private pass({ method, url, headers, body }: WireRequest, response: ServerResponse): void {
    if (!this.isOpen && url.startsWith('/api/webhooks/')) return void response.destroy();
    const passed = request({ host: '127.0.0.1', port: this.port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy()).end(body);
  }
}
