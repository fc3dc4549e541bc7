import { type Clock } from '../../src/platform/clock/index.js';
import { startTestApp, type TestApp } from '../support/app.js';

/** People of the twin's seed. */
export const ANA = 'ana.ruiz@example.com';
export const BEN = 'ben.okafor@example.com';

/** Bodies are untyped on purpose: assertions state the shape. */
export type Json = ReturnType<typeof JSON.parse>;

export interface AsanaTestApp extends TestApp {
  /** Connects the user `user_id` to the account of a seeded person; full access unless scopes are given. */
  connect(userId: string, person: string, scopes?: string): Promise<void>;
  /** gid of the twin's object of that name: `gidOf('/workspaces', 'Meridian Labs')`. */
  gidOf(path: string, name: string): Promise<string>;
  /** A read of the twin itself, past the server under test. */
  upstream(path: string): Promise<Json>;
}

export async function startAsanaApp(env: Record<string, string> = {}, clock?: Clock): Promise<AsanaTestApp> {
  const server = await startTestApp(env, clock);
  const { asana } = server.sandbox;
  const upstream = async (path: string) => {
    const { accessToken } = asana.issueToken({ person: ANA, personal: true });
    const base = `${server.sandbox.url}/asana/api/1.0`;
    const answer = await fetch(base + path, { headers: { authorization: `Bearer ${accessToken}` } });
    return ((await answer.json()) as { data: Json }).data;
  };
  return {
    ...server,
    upstream,
    async connect(userId, person, scopes) {
      const { accessToken } = asana.issueToken({ person, scopes, expiresIn: 3600 });
      const body = { provider: 'asana', user_id: userId, access_token: accessToken };
      await server.http().post('/api/connections').send(body).expect(201);
    },
    async gidOf(path, name) {
      const records = (await upstream(path)) as { gid: string; name: string }[];
      const found = records.find((record) => record.name === name);
      if (!found) throw new Error(`The twin has no "${name}" in ${path}`);
      return found.gid;
    },
  };
}

/** The server with one connected user, and the objects of the seed that most tests ask for. */
export async function startSeededAsanaApp(userId: string) {
  const server = await startAsanaApp();
  await server.connect(userId, ANA);
  const workspace = await server.gidOf('/workspaces', 'Meridian Labs');
  return {
    server,
    workspace,
    club: await server.gidOf('/workspaces', 'Allotment Club'),
    team: await server.gidOf(`/workspaces/${workspace}/teams`, 'Customer Success'),
    project: await server.gidOf(`/workspaces/${workspace}/projects`, 'Website relaunch'),
  };
}

/** The error body of the family. */
export const atomError = (status: number, code: string, message?: unknown) => ({
  status,
  ok: false,
  success: false,
  title: expect.any(String),
  type: expect.stringMatching(/^urn:switchyard:problem:/),
  error: { code, message: message ?? expect.any(String) },
});
