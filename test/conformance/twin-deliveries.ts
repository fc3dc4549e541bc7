import { type ActingPerson } from '../../sandbox/asana/acting-person.js';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { type Client, clientWith } from './twin-client.js';
import { type Receiver, startReceiver } from './twin-receiver.js';

export const ANA = 'ana.ruiz@example.com';
/** When the twin's clock begins, milliseconds since the epoch. */
export const NOW = Date.UTC(2026, 0, 15, 12);
/** Seconds. */
export const HOUR = 3600;

/** A twin with one webhook, on one project, whose target is a receiver that has heard nothing yet. */
export interface DeliveryStage {
  readonly sandbox: Sandbox;
  readonly receiver: Receiver;
  readonly ana: Client;
  readonly person: ActingPerson;
  readonly project: string;
  readonly webhook: string;
  /** Another webhook on the project: its gid. */
  readonly listen: (path: string) => Promise<string>;
  /** The webhook, as the API shows it. */
  readonly shown: (gid?: string) => Promise<ReturnType<typeof JSON.parse>>;
  /** Of the tasks that events received were about. */
  readonly names: () => (string | undefined)[];
  /** One event of its own delivery: the new task's, without those of its section and story. */
  readonly onlyTasks: () => Promise<unknown>;
  readonly rename: (task: string, ...to: string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openDeliveryStage(): Promise<DeliveryStage> {
  const sandbox = await startSandbox({ now: () => NOW });
  const receiver = await startReceiver();
  // One that lives longer than the clock is moved.
  const ana = clientWith(sandbox, sandbox.asana.issueToken({ person: ANA, personal: true }).accessToken);
  const person = sandbox.asana.as(ANA);
  const project = (await ana.get('/projects')).body.data[0].gid as string;
  const listen = async (path: string): Promise<string> =>
    (await ana.post('/webhooks', { resource: project, target: receiver.url + path })).body.data.gid;
  const webhook = await listen('/hook');
  await sandbox.asana.settle();
  receiver.received.splice(0);
  sandbox.asana.webhooks.clearDeliveries();
  const nameOf = (gid: string) => sandbox.asana.snapshot().state.tasks.find((task) => task.gid === gid)?.name;
  return {
    sandbox,
    receiver,
    ana,
    person,
    project,
    webhook,
    listen,
    shown: async (gid = webhook) => (await ana.get(`/webhooks/${gid}`)).body.data,
    names: () => receiver.events().map(({ resource }) => nameOf(resource.gid)),
    onlyTasks: () => ana.put(`/webhooks/${webhook}`, { filters: [{ resource_type: 'task', action: 'changed' }] }),
    rename: async (task, ...to) => {
      for (const name of to) {
        person.rename(task, name);
        await new Promise((turn) => setImmediate(turn));
        await new Promise((turn) => setImmediate(turn));
      }
    },
    close: async () => {
      await sandbox.close();
      await receiver.close();
    },
  };
}
