import { type ActingPerson } from '../../sandbox/asana/acting-person.js';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { type Client, clientWith, type Reply } from './twin-client.js';

export const ANA = 'ana.ruiz@example.com';
export const BEN = 'ben.okafor@example.com';
/** When the twin's clock begins, milliseconds since the epoch. */
export const NOW = Date.UTC(2026, 0, 15, 12);
/** Seconds. */
export const HOUR = 3600;
const STALE =
  'Sync token invalid or too old. If you are attempting to keep resources in sync, you must fetch the full dataset for this query now and use the new sync token for the next sync.';

/** A twin with a new project of two sections, and the stream of its events from here on. */
export interface EventStage {
  readonly sandbox: Sandbox;
  readonly ana: Client;
  readonly person: ActingPerson;
  readonly org: string;
  readonly project: string;
  readonly sections: readonly string[];
  /** The first token of a stream. */
  readonly start: (resource: string, as?: Client) => Promise<string>;
  readonly poll: (resource: string, token: string, as?: Client) => Promise<Reply>;
  /** The first token of the project's stream. */
  readonly sync: string;
  /** What was added to the project's stream since the last look, which this is none of. */
  readonly peek: () => Promise<Reply>;
  /** What was added since the last look, one line each. */
  readonly news: () => Promise<string[]>;
  readonly newTask: (data?: object) => Promise<string>;
}

export async function openEventStage(): Promise<EventStage> {
  const sandbox = await startSandbox({ now: () => NOW });
  // One that lives longer than the clock is moved.
  const ana = clientWith(sandbox, sandbox.asana.issueToken({ person: ANA, personal: true }).accessToken);
  const org = (await ana.get('/workspaces')).body.data[0].gid as string;
  const team = (await ana.get(`/workspaces/${org}/teams`)).body.data[0].gid as string;
  const project = (await ana.post('/projects', { name: 'Under test', workspace: org, team })).body.data.gid as string;
  await ana.post(`/projects/${project}/sections`, { name: 'Doing' });
  const sections = (await ana.get(`/projects/${project}/sections`)).body.data.map(({ gid }: { gid: string }) => gid);
  const start = async (resource: string, as = ana): Promise<string> => {
    const { status, body } = await as.get(`/events?resource=${resource}`);
    expect([status, body.errors[0].message]).toEqual([412, STALE]);
    return body.sync;
  };
  const poll = (resource: string, token: string, as = ana) => as.get(`/events?resource=${resource}&sync=${token}`);
  const sync = await start(project);
  let latest = sync;
  return {
    sandbox,
    ana,
    person: sandbox.asana.as(ANA),
    org,
    project,
    sections,
    start,
    poll,
    sync,
    peek: () => poll(project, latest),
    news: async () => {
      const { status, body } = await poll(project, latest);
      expect(status).toBe(200);
      latest = body.sync;
      return body.data.map(eventLine);
    },
    newTask: async (data = {}) =>
      (await ana.post('/tasks', { name: 'Task', projects: [project], ...data })).body.data.gid,
  };
}

/** As in `default_task added to project`. */
export function eventLine({ action, resource, parent, change }: ReturnType<typeof JSON.parse>): string {
  return [
    `${resource.resource_subtype ?? resource.resource_type} ${action}`,
    parent ? (action === 'added' ? `to ${parent.resource_type}` : `from ${parent.resource_type}`) : '',
    change ? `${change.field} ${change.action}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
