import { type TaskDetails } from '../../providers/asana/index.js';
import { allHold, isMeant } from './conditions.js';
import { dayMeant } from './days.js';
import { newRule, trigger } from './rule.schemas.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const PROJECT = '1305';
const named = (gid: string, name: string) => ({ id: gid, gid, name });

const task: TaskDetails = {
  ...named('1406', 'Write the Announcement'),
  notes: 'Two paragraphs.',
  description: 'Two paragraphs.',
  completed: false,
  completed_at: null,
  due_on: '2026-11-24',
  due_at: null,
  assignee: { ...named('1102', 'Ada Palmer'), email: null },
  projects: [named(PROJECT, 'Spring launch')],
  workspace: named('1201', 'Northwind'),
  tags: [named('31', 'Blocked'), named('32', 'Legal')],
  created_at: '2026-11-01T08:00:00.000Z',
  modified_at: '2026-11-20T08:00:00.000Z',
  permalink_url: null,
  url: 'https://app.asana.com/0/1305/1406/f',
  html_notes: '',
  resource_subtype: 'default_task',
  start_on: null,
  start_at: null,
  completed_by: null,
  parent: null,
  followers: [],
  memberships: [
    { project: named('9', 'Elsewhere'), section: named('90', 'Done') },
    { project: named(PROJECT, 'Spring launch'), section: named('1307', 'To do') },
  ],
  num_subtasks: 0,
  subtasks: [],
  dependencies: [],
  dependents: [],
  custom_fields: [
    { ...named('41', 'Priority'), type: 'enum', value: named('411', 'High'), display_value: 'High' },
    { ...named('42', 'Effort'), type: 'number', value: 0, display_value: '0' },
    { ...named('43', 'Channels'), type: 'multi_enum', value: [named('431', 'Web')], display_value: 'Web' },
    { ...named('44', 'Promised on'), type: 'date', value: '2026-11-30', display_value: '2026-11-30' },
    { ...named('45', 'Reference'), type: 'text', value: null, display_value: null },
  ],
};

/** Through the schema, as every condition comes. */
function holds(condition: object): boolean {
  const rule = { name: 'x', trigger: { type: 'manual', project_id: PROJECT }, actions: [{ type: 'complete' }] };
  return allHold(newRule.parse({ ...rule, conditions: [condition] }).conditions, task, PROJECT, NOW);
}

describe('a condition', () => {
  it.each<[object, boolean]>([
    [{ field: 'name', operator: 'equals', value: 'write the announcement' }, true],
    [{ field: 'name', operator: 'not_equals', value: 'Write' }, true],
    [{ field: 'notes', operator: 'contains', value: 'PARAGRAPHS' }, true],
    [{ field: 'notes', operator: 'not_contains', value: 'paragraphs' }, false],
    [{ field: 'completed', operator: 'equals', value: false }, true],
    [{ field: 'completed', operator: 'not_equals', value: 'false' }, false],
    [{ field: 'assignee', operator: 'equals', value: 'ada palmer' }, true],
    [{ field: 'assignee', operator: 'in', value: ['1', '1102'] }, true],
    [{ field: 'assignee', operator: 'is_empty' }, false],
    [{ field: 'section', operator: 'equals', value: 'To do' }, true],
    [{ field: 'section', operator: 'equals', value: 'Done' }, false],
    [{ field: 'section', operator: 'equals', value: '1307' }, true],
    [{ field: 'tags', operator: 'equals', value: 'legal' }, true],
    [{ field: 'tags', operator: 'contains', value: 'lock' }, true],
    [{ field: 'tags', operator: 'not_in', value: ['blocked'] }, false],
    [{ field: 'tags', operator: 'not_in', value: ['other'] }, true],
    [{ field: 'followers', operator: 'is_empty' }, true],
    [{ field: 'due_on', operator: 'before', value: '+4d' }, true],
    [{ field: 'due_on', operator: 'before', value: '+3d' }, false],
    [{ field: 'due_on', operator: 'after', value: 'today' }, true],
    [{ field: 'due_on', operator: 'equals', value: '+3d' }, true],
    [{ field: 'due_on', operator: 'not_equals', value: '2026-11-24' }, false],
    [{ field: 'start_on', operator: 'before', value: '2099-01-01' }, false],
    [{ field: 'start_on', operator: 'is_empty' }, true],
    [{ field: 'created_at', operator: 'before', value: '-14d' }, true],
    [{ field: 'modified_at', operator: 'equals', value: '-1d' }, true],
    [{ field: 'completed_at', operator: 'is_not_empty' }, false],
    [{ field: 'custom_fields.priority', operator: 'equals', value: 'high' }, true],
    [{ field: 'custom_fields.41', operator: 'equals', value: '411' }, true],
    [{ field: 'custom_fields.Effort', operator: 'equals', value: 0 }, true],
    [{ field: 'custom_fields.Effort', operator: 'less_than', value: 1 }, true],
    [{ field: 'custom_fields.Effort', operator: 'greater_than', value: 0 }, false],
    [{ field: 'custom_fields.Effort', operator: 'is_empty' }, false],
    [{ field: 'custom_fields.Channels', operator: 'in', value: ['Mobile', 'web'] }, true],
    [{ field: 'custom_fields.Promised on', operator: 'after', value: '+8d' }, true],
    [{ field: 'custom_fields.Reference', operator: 'is_empty' }, true],
    [{ field: 'custom_fields.Reference', operator: 'not_equals', value: 'x' }, true],
    [{ field: 'custom_fields.Priority', operator: 'less_than', value: 5 }, false],
  ])('%j: %s', (condition, result) => expect(holds(condition)).toBe(result));

  it('of a group holds when one of them does', () => {
    const no = { field: 'name', operator: 'equals', value: 'x' };
    const yes = { field: 'assignee', operator: 'is_not_empty' };
    expect(holds({ operator: 'any', conditions: [no, yes] })).toBe(true);
    expect(holds({ operator: 'any', conditions: [no, no] })).toBe(false);
  });
});

describe('a trigger', () => {
  const meant = (given: object, changed: Partial<TaskDetails> = {}) =>
    isMeant(trigger.parse({ project_id: PROJECT, ...given }), { ...task, ...changed }, NOW);
  it.each<[object, Partial<TaskDetails>, boolean]>([
    [{ type: 'manual' }, {}, true],
    [{ type: 'schedule', cron: '* * * * *' }, {}, true],
    [{ type: 'due_soon' }, {}, true],
    [{ type: 'due_soon', days: 2 }, {}, false],
    [{ type: 'due_soon' }, { completed: true }, false],
    [{ type: 'due_soon' }, { due_on: '2026-11-20' }, false],
    [{ type: 'due_soon' }, { due_on: null, due_at: '2026-11-22T08:00:00Z' }, true],
    [{ type: 'overdue' }, {}, false],
    [{ type: 'overdue' }, { due_on: '2026-11-20' }, true],
    [{ type: 'overdue' }, { due_on: '2026-11-20', completed: true }, false],
    [{ type: 'overdue' }, { due_on: '2026-11-21', due_at: '2026-11-21T11:00:00Z' }, true],
    [{ type: 'overdue' }, { due_on: null }, false],
    [{ type: 'task_completed' }, {}, false],
    [{ type: 'task_completed' }, { completed: true }, true],
    [{ type: 'task_moved' }, {}, true],
    [{ type: 'task_moved', section: 'to do' }, {}, true],
    [{ type: 'task_moved', section: 'Done' }, {}, false],
  ])('%j with %j: %s', (given, changed, result) => expect(meant(given, changed)).toBe(result));
});

describe('a day', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['today', '2026-11-21'],
    ['+10d', '2026-12-01'],
    ['-21d', '2026-10-31'],
  ])('%s is %s', (text, date) => expect(dayMeant(text, NOW)).toBe(date));
});
