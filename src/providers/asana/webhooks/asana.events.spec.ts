import { readDelivery, toReported, eventAnswer } from './asana.events.js';

const received = new Date('2026-11-21T12:00:00.500Z');
const at = '2026-11-21T11:59:58.147Z';
const task = { gid: '11', resource_type: 'task', resource_subtype: 'default_task' };
const project = { gid: '20', resource_type: 'project' };
const user = { gid: '7', resource_type: 'user' };
const read = (...events: unknown[]) => readDelivery({ events }, received);
const reported = (event: object) => {
  const [only] = read(event);
  if (!only) throw new Error('Nothing was read.');
  return only;
};

describe('a delivery', () => {
  it.each([
    ['added', { action: 'added', resource: task, parent: project }, 'task.added'],
    ['removed', { action: 'removed', resource: task, parent: project }, 'task.removed'],
    ['deleted', { action: 'deleted', resource: task, parent: null }, 'task.deleted'],
    ['undeleted', { action: 'undeleted', resource: task }, 'task.undeleted'],
    ['changed', { action: 'changed', resource: task, change: { field: 'name', action: 'changed' } }, 'task.changed'],
    [
      'completed',
      { action: 'changed', resource: task, change: { field: 'completed', action: 'changed' } },
      'task.completed',
    ],
    ['of a story', { action: 'added', resource: { gid: '5', resource_type: 'story' }, parent: task }, 'story.added'],
    [
      'never heard of',
      { action: 'vaporized', resource: { gid: '5', resource_type: 'goal_map' } },
      'goal_map.vaporized',
    ],
  ])('tells that something was %s', (_what, event, type) => {
    const found = reported({ ...event, user, created_at: at });
    expect(found).toMatchObject({
      type,
      subject: `${event.resource.resource_type}:${event.resource.gid}`,
      occurredAt: at,
      data: { resource: event.resource, action: event.action, actor: '7' },
    });
  });

  it('names the project where it is told', () => {
    expect(reported({ action: 'added', resource: task, parent: project }).data).toMatchObject({
      project: '20',
      parent: project,
      change: null,
      actor: null,
    });
    expect(reported({ action: 'changed', resource: project }).data).toHaveProperty('project', '20');
    expect(reported({ action: 'changed', resource: task }).data).not.toHaveProperty('project');
  });

  it('keeps of a change what it points to, and no other value', () => {
    const change = {
      field: 'assignee',
      action: 'changed',
      new_value: { gid: '7', resource_type: 'user', name: 'Ana' },
    };
    expect(reported({ action: 'changed', resource: task, change }).data.change).toEqual({
      field: 'assignee',
      action: 'changed',
      new_value: { gid: '7', resource_type: 'user' },
    });
    const text = { field: 'name', action: 'changed', new_value: 'a name' };
    expect(JSON.stringify(reported({ action: 'changed', resource: task, change: text }))).not.toContain('a name');
  });

  it.each([
    ['type and task', { type: 'task.completed', task: { gid: '11' } }],
    ['type and resource', { type: 'task.completed', resource: { gid: '11' } }],
  ])('may be written with %s', (_form, event) => {
    expect(reported(event)).toMatchObject({
      type: 'task.completed',
      subject: 'task:11',
      occurredAt: received.toISOString(),
      data: { resource: { gid: '11', resource_type: 'task' }, action: 'completed' },
    });
    expect(reported({ ...event, created_at: at }).occurredAt).toBe(at);
  });

  it('without events is a heartbeat', () => {
    expect(readDelivery({ events: [] }, received)).toEqual([]);
  });

  it.each([
    ['no object', 'events'],
    ['null', null],
    ['an empty object', {}],
    ['a list', []],
    ['events that are none', { events: [42] }],
    ['an event of nothing', { events: [{ action: 'changed' }] }],
    ['an event with a path for an id', { events: [{ action: 'changed', resource: { ...task, gid: '../1' } }] }],
    ['a named event of nothing', { events: [{ type: 'task.completed' }] }],
    ['a named event of one word', { events: [{ type: 'task', task: { gid: '1' } }] }],
    ['a time that is none', { events: [{ action: 'changed', resource: task, created_at: 'now' }] }],
  ])('that is %s is none', (_what, body) => {
    expect(() => readDelivery(body, received)).toThrow('This is no delivery of Asana');
  });

  it('is not repeated in the error', () => {
    expect(() => readDelivery({ events: [{ action: 'a secret thing', resource: task }] }, received)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('a secret thing') }),
    );
  });
});

describe('identity', () => {
  const event = {
    user,
    created_at: at,
    action: 'changed',
    resource: task,
    parent: null,
    change: { field: 'assignee', action: 'changed', new_value: { gid: '7', resource_type: 'user' } },
  };
  const identity = (other: object) => reported({ ...event, ...other }).identity;

  it('is that of the same happening as the events endpoint tells it', () => {
    const compact = {
      ...event,
      type: 'task',
      created_at: '2026-11-21T12:59:58.147+01:00',
      user: { ...user, name: 'Ana' },
      resource: { ...task, name: 'Call Jo' },
      change: { ...event.change, new_value: { gid: '7', resource_type: 'user', name: 'Ana' } },
    };
    expect(toReported(eventAnswer.parse(compact), new Date()).identity).toBe(identity({}));
  });

  it.each([
    ['action', { action: 'deleted' }],
    ['resource', { resource: { ...task, gid: '12' } }],
    ['parent', { parent: project }],
    ['field', { change: { ...event.change, field: 'name' } }],
    ['kind of change', { change: { ...event.change, action: 'added' } }],
    ['value', { change: { ...event.change, new_value: { gid: '8' } } }],
    ['person', { user: null }],
    ['moment', { created_at: '2026-11-21T11:59:58.148Z' }],
  ])('is another for another %s', (_what, other) => {
    expect(identity(other)).not.toBe(identity({}));
  });

  it('of an event without a time is that of its delivery', () => {
    const body = { events: [{ type: 'task.changed', task: { gid: '11' } }] };
    const of = (when: Date) => readDelivery(body, when)[0]?.identity;
    expect(of(received)).toBe(of(received));
    expect(of(received)).not.toBe(of(new Date(received.getTime() + 1)));
  });
});
