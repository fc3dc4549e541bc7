import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { type Canary } from './ssrf-payloads.js';

/** Listeners on addresses of this machine, which count who connects, and a look at each connection this process begins. */
export class Watch {
  readonly #servers: Server[] = [];
  #reached = 0;
  readonly #begun: string[] = [];
  #expected: ReadonlySet<number> = new Set();

  private constructor(readonly canary: Canary) {}

  static async open(): Promise<Watch> {
    const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    const others = addresses.filter(({ address, scopeid }) => address !== '127.0.0.1' && !scopeid);
    const servers = [await listen('127.0.0.1', 0)];
    const { port } = servers[0]?.address() as AddressInfo;
    const named: string[] = [];
    for (const { address, family } of others) {
      servers.push(await listen(address, port));
      named.push(family === 'IPv6' ? `[${address}]` : address);
    }
    const watch = new Watch({ port, others: named });
    for (const server of servers) {
      server.on('connection', (socket) => {
        watch.#reached += 1;
        socket.destroy();
      });
    }
    watch.#servers.push(...servers);
    watch.lookAtConnections();
    return watch;
  }

  /** Ports that are called by right: the database's, and the twin's. */
  expect(...ports: readonly number[]): void {
    this.#expected = new Set(ports);
  }

  /** Connections to the listeners so far. */
  get reached(): number {
    return this.#reached;
  }

  /** Where this process tried to connect to, besides what is expected; `[address]:port`. */
  get begun(): readonly string[] {
    return this.#begun;
  }

  reset(): void {
    this.#reached = 0;
    this.#begun.length = 0;
  }

  async close(): Promise<void> {
    jest.restoreAllMocks();
    for (const server of this.#servers) server.close();
    await Promise.all(this.#servers.map((server) => once(server, 'close')));
  }

  /** TLS or not, and whatever the name was: each try to reach an address is told by its socket. */
  private lookAtConnections(): void {
    const note = (address: string, port: number) => {
      if (!this.#expected.has(port)) this.#begun.push(`[${address}]:${port}`);
    };
    const connect = Reflect.get(Socket.prototype, 'connect') as (...parameters: unknown[]) => Socket;
    jest.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...parameters: unknown[]) {
      this.on('connectionAttempt', note);
      return Reflect.apply(connect, this, parameters);
    });
  }
}

async function listen(address: string, port: number): Promise<Server> {
  const server = createServer().listen(port, address);
  await once(server, 'listening');
  return server;
}
