import { filtersFor, isWanted, refusalOf } from './asana.webhook-filters.js';

const changed = { resource_type: 'task', action: 'changed' };
const added = { resource_type: 'task', action: 'added' };

describe('filters', () => {
  it.each([
    [[], []],
    [['task.added', 'task.added'], [added]],
    [['task.completed'], [{ ...changed, fields: ['completed'] }]],
    [
      ['task.changed', 'task.completed', 'task.added'],
      [changed, added],
    ],
    [
      ['task.*', 'task.added', 'task.completed', 'story.added'],
      [{ resource_type: 'task' }, { resource_type: 'story', action: 'added' }],
    ],
  ])('of %j are %j', (events, filters) => {
    expect(filtersFor(events)).toEqual(filters);
  });

  it.each([
    [[], 'goal.added', true],
    [['task.changed'], 'task.changed', true],
    [['task.changed'], 'task.completed', true],
    [['task.completed'], 'task.changed', false],
    [['task.*'], 'task.deleted', true],
    [['task.*'], 'story.added', false],
  ])('%j lets %s through: %s', (events, type, passes) => {
    expect(isWanted(events, type)).toBe(passes);
  });
});

describe('a wish', () => {
  it.each([
    [{ resource: '1', events: [] }],
    [{ resource: '1', resourceType: 'project', events: ['task.completed', 'task.*', 'story.added'] }],
    [{ resource: '1', resourceType: 'workspace', events: ['project.added', 'project.changed'] }],
  ])('like %j can be had', (wish) => {
    expect(refusalOf(wish)).toBeUndefined();
  });

  it.each([
    [{ resource: 'external:1', events: [] }, 'resource'],
    [{ resource: '1/../2', events: [] }, 'resource'],
    [{ resource: '1', events: ['completed'] }, 'events'],
    [{ resource: '1', events: ['task.vaporized'] }, 'events'],
    [{ resource: '1', resourceType: 'workspace', events: [] }, 'events'],
    [{ resource: '1', resourceType: 'team', events: ['task.added'] }, 'events'],
    [{ resource: '1', resourceType: 'portfolio', events: ['task.*'] }, 'events'],
  ])('like %j is refused', (wish, field) => {
    expect(refusalOf(wish)).toMatchObject({ field });
  });
});
