import { connect, createServer, type Server, type Socket } from 'node:net';

/** The database's address as the server knows it; the line behind it can be cut and mended. */
export class DatabaseLine {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly target: URL) {}

  async mend(): Promise<string> {
    if (this.server) return this.url();
    const server = createServer((socket) => this.relay(socket));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    const address = server.address();
    this.port = typeof address === 'object' && address ? address.port : 0;
    this.server = server;
    return this.url();
  }

  /** As a killed database looks: open connections break, new ones are refused. */
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  private relay(socket: Socket): void {
    const upstream = connect(Number(this.target.port), this.target.hostname);
    for (const [end, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      this.sockets.add(end);
      end
        .on('error', () => undefined)
        .on('close', () => {
          this.sockets.delete(end);
          other.destroy();
        });
      end.pipe(other);
    }
  }
}
