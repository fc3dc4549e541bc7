import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientFor, clientWith, request } from '../../test/conformance/twin-client.js';
import { ANA, type DeliveryStage, openDeliveryStage } from '../../test/conformance/twin-deliveries.js';
import { startReceiver } from '../../test/conformance/twin-receiver.js';
import { startSandbox } from '../sandbox.js';

describe('deliveries to webhooks', () => {
  let stage: DeliveryStage;

  beforeEach(async () => {
    stage = await openDeliveryStage();
  });
  afterEach(() => stage.close());

  it('can be dropped, doubled, held back and let go in another order', async () => {
    const { sandbox, receiver, person, project, webhook, onlyTasks, rename } = stage;
    await onlyTasks();
    const task = person.createTask({ projects: [project], name: 'a' }).gid;
    const numbers = () => receiver.received.length;
    sandbox.asana.webhooks.setFaults([{ times: 1, fault: { drop: true } }]);
    await rename(task, 'b', 'c');
    await sandbox.asana.settle();
    expect(numbers()).toBe(1);
    expect(sandbox.asana.webhooks.counts()).toMatchObject({ sent: 1, dropped: 1 });
    sandbox.asana.webhooks.setFaults([{ webhook, skip: 1, fault: { copies: 3 } }]);
    await rename(task, 'd');
    await sandbox.asana.settle();
    await rename(task, 'e');
    await sandbox.asana.settle();
    expect(numbers()).toBe(1 + 3 + 1);
    receiver.received.splice(0);
    sandbox.asana.webhooks.setFaults([{ times: 3, fault: { hold: true } }]);
    for (const field of [{ name: 'f' }, { due_on: '2030-01-01' }, { completed: true }, { name: 'g' }]) {
      person.updateTask(task, field);
      await sandbox.asana.settle();
    }
    const fields = () => receiver.events().map(({ change }) => change.field);
    expect(fields()).toEqual(['name']);
    expect(await sandbox.asana.webhooks.release('reversed')).toBe(3);
    expect(fields()).toEqual(['name', 'completed', 'due_on', 'name']);
    expect(await sandbox.asana.webhooks.release()).toBe(0);
  });

  it('can be delayed and paused', async () => {
    const { sandbox, receiver, person, project } = stage;
    sandbox.asana.webhooks.setFaults([{ times: 1, heartbeats: false, fault: { delayMs: 30 } }]);
    person.createTasks(project, 1);
    await new Promise((turn) => setImmediate(turn));
    await new Promise((turn) => setImmediate(turn));
    expect(receiver.received).toEqual([]);
    await sandbox.asana.settle();
    expect(receiver.received).toHaveLength(1);
    sandbox.asana.webhooks.pause();
    person.createTasks(project, 1);
    person.createTasks(project, 1);
    await sandbox.asana.settle();
    expect(receiver.received).toHaveLength(1);
    sandbox.asana.webhooks.pause(false);
    await sandbox.asana.settle();
    expect(receiver.received.map(({ events }) => events.length)).toEqual([3, 6]);
  });

  it('stop when the webhook is deleted, by its owner or by the twin', async () => {
    const { sandbox, receiver, ana, person, project, webhook, listen } = stage;
    const second = await listen('/second');
    await sandbox.asana.settle();
    receiver.received.splice(0);
    expect(sandbox.asana.webhooks.kill(webhook)).toBe(true);
    expect(sandbox.asana.webhooks.kill(webhook)).toBe(false);
    await ana.remove(`/webhooks/${second}`);
    person.createTasks(project, 1);
    await sandbox.asana.settle();
    expect(receiver.received).toEqual([]);
    const { webhooks } = sandbox.asana.snapshot();
    expect(webhooks.webhooks).toEqual([]);
    expect(webhooks.formerSecrets).toEqual([...receiver.secrets.values()]);
  });

  it('are controlled over HTTP as well', async () => {
    const { sandbox, receiver, ana, project, webhook } = stage;
    const control = (method: string, path: string, body?: unknown) =>
      request(`${sandbox.url}/asana/_control${path}`, {
        method,
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
    expect((await control('PUT', '/webhooks/settings', { max_events_per_delivery: 3 })).body).toMatchObject({
      maxEventsPerDelivery: 3,
      perResource: 1000,
    });
    expect((await control('POST', '/webhooks/pause', { paused: true })).body).toEqual({ ok: true });
    expect((await control('POST', '/webhooks/faults', [{ times: 1, fault: { hold: true } }])).status).toBe(200);
    const made = await control('POST', '/tasks', { person: ANA, project, count: 2, name: 'Bulk' });
    expect(made.body.tasks).toHaveLength(2);
    expect((await ana.get(`/tasks/${made.body.tasks[1]}`)).body.data.name).toBe('Bulk 2');
    await control('POST', '/webhooks/pause', { paused: false });
    expect((await control('POST', '/webhooks/tick')).body.counts).toMatchObject({ sent: 1, delivered: 1 });
    expect((await control('POST', '/webhooks/release', { order: 'shuffled' })).body).toEqual({ released: 1 });
    const { deliveries } = (await control('GET', '/webhooks/deliveries')).body;
    expect(deliveries.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['delivered', 'delivered']);
    expect((await control('DELETE', '/webhooks/faults')).status).toBe(200);
    expect((await control('DELETE', '/webhooks/deliveries')).status).toBe(200);
    const listed = await control('GET', '/webhooks');
    expect(listed.body.webhooks).toMatchObject([{ gid: webhook, active: true, deletionAt: null }]);
    expect(JSON.stringify(listed.body)).not.toContain(receiver.secrets.get('/hook'));
    expect((await control('DELETE', `/webhooks/${webhook}`)).body).toEqual({ ok: true });
    expect((await control('DELETE', `/webhooks/${webhook}`)).status).toBe(400);
    expect((await control('POST', '/webhooks/faults', [{ fault: { explode: true } }])).body.error).toContain(
      'Not one of the delivery faults',
    );
    expect((await control('POST', '/reset')).status).toBe(200);
    expect(sandbox.asana.webhooks.settings().maxEventsPerDelivery).toBe(1000);
  });
});

describe('webhooks of a sandbox with a state folder', () => {
  it('go on after a restart, with their secrets', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const receiver = await startReceiver();
    const first = await startSandbox({ stateDir });
    const ana = clientFor(first, ANA);
    const project = (await ana.get('/projects')).body.data[0].gid as string;
    await ana.post('/webhooks', { resource: project, target: `${receiver.url}/kept` });
    await first.asana.settle();
    await first.close();
    const second = await startSandbox({ stateDir });
    receiver.received.splice(0);
    await clientWith(second, ana.token).post('/tasks', { name: 'After', projects: [project] });
    await second.asana.settle();
    expect(receiver.received).toEqual([{ events: expect.any(Array), genuine: true }]);
    expect(receiver.events()).toHaveLength(3);
    await second.close();
    await receiver.close();
    rmSync(stateDir, { recursive: true });
  });
});
