import { HOUR, type DeliveryStage, NOW, openDeliveryStage } from '../../test/conformance/twin-deliveries.js';

describe('deliveries to webhooks', () => {
  let stage: DeliveryStage;

  beforeEach(async () => {
    stage = await openDeliveryStage();
  });
  afterEach(() => stage.close());

  it('are signed, and group what happens in one moment', async () => {
    const { sandbox, receiver, person, project, webhook } = stage;
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
    const { receiver, ana, project, names } = stage;
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
    const { sandbox, receiver, person, project } = stage;
    sandbox.asana.webhooks.set({ maxEventsPerDelivery: 4 });
    person.createTasks(project, 3);
    await sandbox.asana.settle();
    expect(receiver.received.map(({ events }) => events.length)).toEqual([4, 4, 1]);
  });

  it('pass filters by type, subtype, action and field', async () => {
    const { sandbox, receiver, ana, person, project, webhook } = stage;
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
    const { sandbox, receiver, person, project, shown, onlyTasks, rename } = stage;
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
    const { sandbox, receiver, person, project, shown } = stage;
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
    const { sandbox, receiver, ana, person, project, webhook, listen, shown } = stage;
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
    const { sandbox, receiver, person, project, shown } = stage;
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
    const { sandbox, receiver, ana, person, project, webhook } = stage;
    receiver.status = 410;
    person.createTasks(project, 1);
    await sandbox.asana.settle();
    expect((await ana.get(`/webhooks/${webhook}`)).status).toBe(404);
    expect(sandbox.asana.webhooks.counts()).toMatchObject({ eventsLost: 3, webhooksDeleted: 1 });
  });

  it('include an empty one every eight hours, whose failure counts as well', async () => {
    const { sandbox, receiver, shown } = stage;
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
});
