import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { type AsanaSnapshot, AsanaTwin } from './asana/index.js';
import { type OktaSnapshot, OktaTwin } from './okta/index.js';
import { SnapshotFile } from './snapshot-file.js';
import { registerStartPages } from './start-page.js';

export interface SandboxOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  host?: string;
  /** Folder that keeps the state over a restart; without it, everything is forgotten on close. */
  stateDir?: string;
  /** Milliseconds since the epoch; the system's clock by default. */
  now?: () => number;
}

export interface Sandbox {
  url: string;
  /** By provider id: the variables that point an application at its twin. */
  env: Record<string, Record<string, string>>;
  asana: AsanaTwin;
  okta: OktaTwin;
  close(): Promise<void>;
}

/** One server with the twins of all providers, each below its own prefix. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = '127.0.0.1', stateDir, now = Date.now } = options;
  // Hanging and half-sent answers are faults on purpose; closing must not wait for them.
  const app = fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 500 } });
  acceptBodies(app);
  let url = '';
  const asanaFile = stateFile<AsanaSnapshot>(stateDir, 'asana');
  const asana = new AsanaTwin({ now, baseUrl: () => `${url}/asana`, ...asanaFile.options });
  const oktaFile = stateFile<OktaSnapshot>(stateDir, 'okta');
  const okta = new OktaTwin({ now, baseUrl: () => `${url}/okta`, ...oktaFile.options });
  asanaFile.follow(asana);
  oktaFile.follow(okta);
  asana.register(app, '/asana');
  okta.register(app, '/okta');
  registerStartPages(app, asana, okta);
  await app.listen({ port, host });
  asana.start();
  okta.start();
  url = `http://${host}:${(app.server.address() as AddressInfo).port}`;
  const write = (): void => {
    asanaFile.write();
    oktaFile.write();
  };
  write();
  return {
    url,
    env: { asana: asana.env(), okta: okta.env() },
    asana,
    okta,
    close: async () => {
      asana.close();
      okta.close();
      await app.close();
      write();
    },
  };
}

interface StateFile<T> {
  options: { changed: () => void; snapshot: T | undefined };
  /** From now on changes of this twin are written. */
  follow(twin: { snapshot(): T }): void;
  write(): void;
}

/** Where one twin's state is kept; without a folder nowhere. */
function stateFile<T>(stateDir: string | undefined, provider: string): StateFile<T> {
  const path = stateDir === undefined ? undefined : join(stateDir, `${provider}.json`);
  let file: SnapshotFile<T> | undefined;
  return {
    options: { changed: () => file?.changed(), snapshot: path === undefined ? undefined : SnapshotFile.read<T>(path) },
    follow: (twin) => {
      if (path !== undefined) file = new SnapshotFile(path, () => twin.snapshot());
    },
    write: () => file?.write(),
  };
}

function acceptBodies(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body as string)));
  });
}
