import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, clientFor, clientWith, request } from '../../test/conformance/twin-client.js';
import { type Receiver, startReceiver } from '../../test/conformance/twin-receiver.js';
import { type Sandbox, startSandbox } from '../sandbox.js';
import { type ActingPerson } from './acting-person.js';

const ANA = 'ana.ruiz@example.com';
const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR = 3600;

describe('deliveries to webhooks', () => {
  let sandbox: Sandbox;
  let receiver: Receiver;
  let ana: Client;
  let person: ActingPerson;
  let project: string, webhook: string;

  beforeEach(async () => {
    sandbox = await startSandbox({ now: () => NOW });
    receiver = await startReceiver();
    // One that lives longer than the clock is moved.
    ana = clientWith(sandbox, sandbox.asana.issueToken({ person: ANA, personal: true }).accessToken);
    person = sandbox.asana.as(ANA);
    project = (await ana.get('/projects')).body.data[0].gid;
    webhook = await listen('/hook');
    await sandbox.asana.settle();
    receiver.received.splice(0);
    sandbox.asana.webhooks.clearDeliveries();
  });
  afterEach(async () => {
    await sandbox.close();
    await receiver.close();
  });

  const listen = async (path: string): Promise<string> =>
    (await ana.post('/webhooks', { resource: project, target: receiver.url + path })).body.data.gid;
  const shown = async (gid = webhook) => (await ana.get(`/webhooks/${gid}`)).body.data;
  const names = () =>
    receiver
      .events()
      .map(({ resource }) => sandbox.asana.snapshot().state.tasks.find((task) => task.gid === resource.gid)?.name);
  /** One event of its own delivery: the new task's, without those of its section and story. */
  const onlyTasks = () => ana.put(`/webhooks/${webhook}`, { filters: [{ resource_type: 'task', action: 'changed' }] });
  const rename = async (task: string, ...to: string[]): Promise<void> => {
    for (const name of to) {
      person.rename(task, name);
      await new Promise((turn) => setImmediate(turn));
      await new Promise((turn) => setImmediate(turn));
    }
  };

  it('are signed, and group what happens in one moment', async () => {
    const [first] = person.createTasks(project, 3);
    await sandbox.asana.settle();
    expect(receiver.received).toHaveLength(1);
    expect(receiver.received[0]?.genuine).toBe(true);
    expect(
      receiver.events().filter(({ action, resource }) => action === 'added' && resource.gid === first),
    ).toHaveLength(2);
    expect(sandbox.asana.webhooks.deliveries()).toEqual([
      {
        delivery: expect.any(Number),
        webhook,
        time: '2026-01-15T12:00:00.000Z',
        events: 9,
        attempt: 1,
        signature: expect.stringMatching(/^[0-9a-f]{64}$/),
        outcome: 'delivered',
        status: 200,
      },
    ]);
  });

  it('come by themselves after a change through the API, before anyone asks', async () => {
    const arrived = new Promise<void>((done) => {
      const push = receiver.received.push.bind(receiver.received);
      receiver.received.push = (...hooks) => {
        done();
        return push(...hooks);
      };
    });
    await ana.post('/tasks', { name: 'Told', projects: [project] });
    await arrived;
    expect(names()).toContain('Told');
  });

  it('hold at most as many events as set', async () => {
    sandbox.asana.webhooks.set({ maxEventsPerDelivery: 4 });
    person.createTasks(project, 3);
    await sandbox.asana.settle();
    expect(receiver.received.map(({ events }) => events.length)).toEqual([4, 4, 1]);
  });

  it('pass filters by type, subtype, action and field', async () => {
    const task = person.createTask({ projects: [project], name: 'a', resource_subtype: 'milestone' }).gid;
    await sandbox.asana.settle();
    const heard = async (filters: object[]): Promise<string[]> => {
      await ana.put(`/webhooks/${webhook}`, { filters });
      receiver.received.splice(0);
      person.updateTask(task, { name: `${Math.random()}`, due_on: `2030-01-${10 + Math.floor(Math.random() * 9)}` });
      person.comment(task, 'Well');
      await sandbox.asana.settle();
      const lines = receiver
        .events()
        .map(({ action, resource, change }) => [resource.resource_type, action, change?.field].join(' ').trim());
      person.updateTask(task, { due_on: null });
      await sandbox.asana.settle();
      return [...new Set(lines)].sort();
    };
    expect(await heard([{ resource_type: 'task', action: 'changed', fields: ['name'] }])).toEqual([
      'task changed name',
    ]);
    expect(await heard([{ resource_subtype: 'comment_added' }])).toEqual(['story added']);
    expect(await heard([{ resource_type: 'task', resource_subtype: 'default_task' }])).toEqual([]);
    expect(await heard([{ resource_type: 'task', resource_subtype: 'milestone' }])).toEqual([
      'task changed due_on',
      'task changed name',
    ]);
    expect(await heard([{ action: 'deleted' }, { action: 'changed', fields: ['due_on'] }])).toEqual([
      'task changed due_on',
    ]);
  });

  it('are retried later and later by the clock, in order, and the webhook shows it', async () => {
    await onlyTasks();
    const task = person.createTask({ projects: [project], name: 'a' }).gid;
    receiver.status = 503;
    await rename(task, 'b');
    await sandbox.asana.settle();
    await rename(task, 'c');
    await sandbox.asana.settle();
    expect(receiver.received).toHaveLength(1);
    expect(await shown()).toMatchObject({
      active: true,
      delivery_retry_count: 0,
      last_failure_at: '2026-01-15T12:00:00.000Z',
      last_failure_content: '503 Service Unavailable\n\nOut of order',
      next_attempt_after: '2026-01-15T12:00:10.000Z',
      failure_deletion_timestamp: '2026-01-16T12:00:00.000Z',
    });
    for (const [seconds, attempts] of [
      [9, 1],
      [1, 2],
      [19, 2],
      [1, 3],
    ] as const) {
      sandbox.asana.advanceClock(seconds);
      await sandbox.asana.settle();
      expect(receiver.received).toHaveLength(attempts);
    }
    expect(await shown()).toMatchObject({ delivery_retry_count: 2, next_attempt_after: '2026-01-15T12:01:10.000Z' });
    receiver.status = 204;
    sandbox.asana.advanceClock(40);
    await sandbox.asana.settle();
    expect(receiver.received.every(({ genuine }) => genuine)).toBe(true);
    expect(receiver.received.map(({ events }) => events.length)).toEqual([1, 1, 1, 1, 1]);
    expect(await shown()).toMatchObject({
      delivery_retry_count: 0,
      next_attempt_after: null,
      failure_deletion_timestamp: null,
      last_success_at: '2026-01-15T12:01:10.000Z',
    });
    expect(sandbox.asana.webhooks.deliveries().map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 503],
      [2, 503],
      [3, 503],
      [4, 204],
      [1, 204],
    ]);
  });

  it('count as failed when there is no answer in time', async () => {
    sandbox.asana.webhooks.set({ timeoutMs: 60 });
    receiver.status = null;
    person.createTasks(project, 1);
    await sandbox.asana.settle();
    expect((await shown()).last_failure_content).toBe('No answer within 0.06 seconds');
    await receiver.close();
    sandbox.asana.advanceClock(10);
    await sandbox.asana.settle();
    expect((await shown()).last_failure_content).toMatch(/^Connection failed: ECONN/);
    expect(sandbox.asana.webhooks.deliveries().map(({ status }) => status)).toEqual([null, null]);
  });

  it('end after 24 hours of failure: the webhook is deleted and its events are lost', async () => {
    receiver.status = 500;
    person.createTasks(project, 1);
    await sandbox.asana.settle();
    person.createTasks(project, 1);
    sandbox.asana.advanceClock(24 * HOUR - 1);
    await sandbox.asana.settle();
    expect((await shown()).gid).toBe(webhook);
    receiver.status = 200;
    sandbox.asana.advanceClock(1);
    await sandbox.asana.settle();
    expect((await ana.get(`/webhooks/${webhook}`)).status).toBe(404);
    expect(sandbox.asana.webhooks.counts()).toMatchObject({ delivered: 0, eventsLost: 6, webhooksDeleted: 1 });
    const again = await listen('/hook');
    expect(again).not.toBe(webhook);
    receiver.received.splice(0);
    await sandbox.asana.settle();
    expect(receiver.events()).toEqual([]);
  });

  it('try until shortly before the end, so a target that is back in time keeps its webhook', async () => {
    receiver.status = 500;
    person.createTasks(project, 1);
    await sandbox.asana.settle();
    for (let hours = 0; hours < 22; hours += 1) {
      sandbox.asana.advanceClock(HOUR);
      await sandbox.asana.settle();
    }
    const attempts = receiver.received.length;
    expect(attempts).toBeGreaterThanOrEqual(8);
    receiver.status = 200;
    const { next_attempt_after: next, failure_deletion_timestamp: deletion } = await shown();
    expect(Date.parse(next)).toBeLessThan(Date.parse(deletion));
    sandbox.asana.advanceClock((Date.parse(next) - NOW) / 1000 - 22 * HOUR);
    await sandbox.asana.settle();
    expect(receiver.received).toHaveLength(attempts + 2);
    expect(await shown()).toMatchObject({ failure_deletion_timestamp: null });
  });

  it('end at once when the target answers 410', async () => {
    receiver.status = 410;
    person.createTasks(project, 1);
    await sandbox.asana.settle();
    expect((await ana.get(`/webhooks/${webhook}`)).status).toBe(404);
    expect(sandbox.asana.webhooks.counts()).toMatchObject({ eventsLost: 3, webhooksDeleted: 1 });
  });

  it('include an empty one every eight hours, whose failure counts as well', async () => {
    sandbox.asana.advanceClock(8 * HOUR - 1);
    await sandbox.asana.settle();
    expect(receiver.received).toEqual([]);
    sandbox.asana.advanceClock(1);
    await sandbox.asana.settle();
    expect(receiver.received).toEqual([{ events: [], genuine: true }]);
    expect((await shown()).last_success_at).toBe('2026-01-15T20:00:00.000Z');
    sandbox.asana.advanceClock(48 * HOUR);
    await sandbox.asana.settle();
    expect(receiver.received).toHaveLength(2);
    receiver.status = 500;
    sandbox.asana.advanceClock(8 * HOUR);
    await sandbox.asana.settle();
    sandbox.asana.advanceClock(24 * HOUR);
    await sandbox.asana.settle();
    expect(sandbox.asana.webhooks.list()).toEqual([]);
  });

  it('can be dropped, doubled, held back and let go in another order', async () => {
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
