import { taskState } from './task-state.js';
import { judge, type Known, storedState } from './verdict.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 12, 0, seconds));
const task = (modified: number, more: object = {}) =>
  taskState.parse({ gid: '1', name: 'Call Jo', modified_at: at(modified).toISOString(), ...more });
const known = (modified: number, seen: number, more: Partial<Known> = {}): Known => ({
  data: task(modified),
  modifiedAt: at(modified),
  deletedAt: null,
  seenAt: at(seen),
  ...more,
});
const deleted = (modified: number, seen: number) => known(modified, seen, { deletedAt: at(seen) });
const renamed = { name: 'Call Joe' };

describe('an answer', () => {
  it.each([
    ['about a task nobody knew', undefined, task(1), 9, 'changed'],
    ['written later', known(1, 5), task(2, renamed), 9, 'changed'],
    ['written later, whenever it was asked for', known(1, 5), task(2, renamed), 4, 'changed'],
    ['written earlier', known(2, 5), task(1, renamed), 9, 'stale'],
    ['that says the same', known(1, 5), task(1), 4, 'same'],
    ['written later that says the same, as after a comment', known(1, 5), task(2), 9, 'retold'],
    ['written at the same time, asked for later', known(1, 5), task(1, renamed), 9, 'changed'],
    ['written at the same time, asked for before the other had come', known(1, 5), task(1, renamed), 4, 'unclear'],
    ['about a deleted task, asked for later', deleted(1, 5), task(1), 9, 'changed'],
    ['about a deleted task, asked for before that was known', deleted(1, 5), task(3), 4, 'unclear'],
    ['that there is no such task', known(1, 5), undefined, 9, 'gone'],
    ['that there is no such task, when another showed it meanwhile', known(1, 5), undefined, 4, 'unclear'],
    ['that there is still no such task', deleted(1, 5), undefined, 9, 'same'],
    ['that there was no such task', deleted(1, 5), undefined, 4, 'stale'],
    ['that there is no such task, which nobody knew', undefined, undefined, 9, 'gone'],
  ])('%s', (_what, stored, state, asked, verdict) => {
    expect(judge(stored, state, at(asked))).toBe(verdict);
  });

  it('is the same as what an older release stored, if it says nothing new', () => {
    const { custom_fields: _, followers: __, ...older } = task(1);
    expect(judge(known(1, 5, { data: older }), task(1), at(9))).toBe('retold');
    expect(judge(known(1, 5, { data: older }), task(1, { followers: [{ gid: '7', name: 'Jo' }] }), at(9))).toBe(
      'changed',
    );
  });
});

describe('the state of a task', () => {
  it('is the same when it is read from what was stored', () => {
    const state = task(1, {
      assignee: { gid: '7', name: 'Ana', resource_type: 'user' },
      followers: [{ gid: '9' }, { gid: '8', name: null }],
      memberships: [{ project: { gid: '2', name: 'B' }, section: null }, { project: { gid: '1', name: 'A' } }],
      custom_fields: [{ gid: '5', type: 'number', number_value: 3 }],
    });
    expect(storedState(JSON.parse(JSON.stringify(state)))).toEqual(state);
    expect(state.followers.map(({ gid }) => gid)).toEqual(['8', '9']);
    expect(state.memberships.map(({ project }) => project?.gid)).toEqual(['1', '2']);
    expect(storedState({})).toBeUndefined();
  });

  it('has no text that the database refuses', () => {
    expect(task(1, { name: 'a\u0000b', notes: 'half \ud83d, whole \u{1F600}' })).toMatchObject({
      name: 'a\uFFFDb',
      notes: 'half \uFFFD, whole \u{1F600}',
    });
  });
});
