import { createApp } from '../../src/app.js';
import { CLOCK, type Clock } from '../../src/platform/clock/index.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { freePort } from '../../tools/network/ports.mjs';
import { until } from '../support/eventually.js';
import { type AsanaTestApp, ANA, type Json } from './asana-support.js';

/** A task for the twin, in Asana's form; `section` is put in after it was made. */
export interface SeedTask {
  readonly name: string;
  readonly section?: string;
  readonly [field: string]: unknown;
}

/** Writes to the twin itself, past the server under test. */
export async function writeUpstream(server: AsanaTestApp, method: string, path: string, data: object): Promise<Json> {
  const { accessToken } = server.sandbox.asana.issueToken({ person: ANA, personal: true });
  const answer = await fetch(`${server.sandbox.url}/asana/api/1.0${path}`, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ data }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { data: Json }).data;
}

/** A project of its own with these sections, by name. */
export async function newProject(server: AsanaTestApp, team: string, name: string, sections: readonly string[]) {
  const { gid } = await writeUpstream(server, 'POST', '/projects', { name, team });
  const byName: Record<string, string> = {};
  for (const section of sections) {
    byName[section] = (await writeUpstream(server, 'POST', `/projects/${gid}/sections`, { name: section })).gid;
  }
  return { gid: gid as string, sections: byName };
}

/** Makes tasks ten at a time, as many as there are. @returns their gids in order */
export async function makeTasks(server: AsanaTestApp, project: string, tasks: readonly SeedTask[]): Promise<string[]> {
  const gids: string[] = [];
  for (let at = 0; at < tasks.length; at += 10) {
    const part = tasks.slice(at, at + 10);
    const actions = part.map(({ section: _section, ...data }) => ({
      method: 'post',
      relative_path: '/tasks',
      data: { projects: [project], ...data },
    }));
    const made = (await writeUpstream(server, 'POST', '/batch', { actions })) as { body: { data: { gid: string } } }[];
    gids.push(...made.map(({ body }) => body.data.gid));
    const moves = part.flatMap(({ section }, index) => {
      const task = gids[at + index];
      return section ? [{ method: 'post', relative_path: `/sections/${section}/addTask`, data: { task } }] : [];
    });
    if (moves.length > 0) await writeUpstream(server, 'POST', '/batch', { actions: moves });
  }
  return gids;
}

/** `until`, with the time that jobs over many tasks take. */
export const eventually = <T>(what: string, look: () => Promise<T>) => until(what, look, 20_000);

/** Another instance of the same server: its own process state; the same database, provider and time. */
export async function secondInstance(server: AsanaTestApp) {
  const { settings } = server;
  const port = await freePort();
  const publicUrl = `http://${settings.http.host}:${port}`;
  const app = await createApp(
    { ...settings, http: { ...settings.http, port, publicUrl } },
    new Log('fatal'),
    server.app.get<Clock>(CLOCK),
  );
  await app.listen({ host: settings.http.host, port });
  return { app, url: publicUrl, close: () => app.close() };
}
