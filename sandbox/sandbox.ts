import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { type AsanaSnapshot, AsanaTwin } from './asana/index.js';
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
  close(): Promise<void>;
}

/** One server with the twins of all providers, each below its own prefix. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = '127.0.0.1', stateDir, now = Date.now } = options;
  // Hanging and half-sent answers are faults on purpose; closing must not wait for them.
  const app = fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 500 } });
  acceptBodies(app);
  let url = '';
  const path = stateDir === undefined ? undefined : join(stateDir, 'asana.json');
  const asana: AsanaTwin = new AsanaTwin({
    now,
    baseUrl: () => `${url}/asana`,
    changed: () => file?.changed(),
    snapshot: path === undefined ? undefined : SnapshotFile.read<AsanaSnapshot>(path),
  });
  const file = path === undefined ? undefined : new SnapshotFile(path, () => asana.snapshot());
  asana.register(app, '/asana');
  registerStartPages(app, asana);
  await app.listen({ port, host });
  asana.start();
  url = `http://${host}:${(app.server.address() as AddressInfo).port}`;
  file?.write();
  return {
    url,
    env: { asana: asana.env() },
    asana,
    close: async () => {
      asana.close();
      await app.close();
      file?.write();
    },
  };
}

function acceptBodies(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body as string)));
  });
}
