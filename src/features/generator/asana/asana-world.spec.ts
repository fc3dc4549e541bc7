import {
  type AsanaWorld,
  emptyWorld,
  forgetProject,
  forgetTask,
  isAsanaWorld,
  keepWithinBounds,
  noteComment,
  type WorldTask,
} from './asana-world.js';
import { taskStateOf } from './asana-choices.js';

const at = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString();
const task = (id: string, own: Partial<WorldTask> = {}): WorldTask => ({
  ...{ id, name: `Task ${id}`, status: 'new', created_at: at(1) },
  ...own,
});
const world = (tasks: WorldTask[]): AsanaWorld => ({
  ...emptyWorld(),
  projects: [{ id: '1', name: 'Project', created_at: at(1), tasks }],
});

describe('the state of an Asana job', () => {
  it('may be of the system before', () => {
    const legacy = {
      projects: [
        {
          id: '1',
          name: 'Launch',
          status: 'active',
          created_at: '2026-01-01T09:00:00.123456',
          tasks: [
            {
              id: '2',
              name: 'Plan',
              status: 'blocked',
              assignee: '3',
              assignee_name: 'Ana',
              created_at: '2026-01-01T09:00:01',
              blocked_at: '2026-01-03T09:00:01',
              blocker_reason: 'No answer',
              subtasks: [{ id: '4', name: 'Call' }],
              comment_count: 2,
              last_comment_at: '2026-01-02T10:00:00',
            },
          ],
        },
      ],
      used_scenarios: ['Launch'],
      created_object_ids: { portfolios: [], custom_fields: ['5'], tags: [], sections: [] },
    };
    expect(isAsanaWorld(legacy)).toBe(true);
    const [only] = (legacy as AsanaWorld).projects[0]?.tasks ?? [];
    if (!only) throw new Error('The task is there.');
    const seen = taskStateOf(only);
    expect(seen).toMatchObject({ status: 'blocked', timesBlocked: 1, subtasks: ['4'], commentCount: 2 });
    expect(seen.lastComment).toMatchObject({ author: '', at: Date.parse('2026-01-02T10:00:00') });
  });

  it.each([
    [null],
    [{}],
    [{ projects: [], used_scenarios: 'all' }],
    [{ ...emptyWorld(), projects: [{ id: '1', name: 'P', created_at: 'soon', tasks: [] }] }],
    [{ ...emptyWorld(), projects: [{ id: '1', name: 'P', created_at: at(1), tasks: [{ id: '2' }] }] }],
  ])('is not %j', (state) => {
    expect(isAsanaWorld(state)).toBe(false);
  });

  it('lets go of the tasks completed first, then of the oldest', () => {
    const open = Array.from({ length: 2_998 }, (_, number) => task(`open-${number}`, { created_at: at(9) }));
    const completed = [5, 3, 4].map((day) => task(`done-${day}`, { status: 'completed', completed_at: at(day) }));
    const state = world([task('oldest'), ...open, ...completed]);
    keepWithinBounds(state);
    const ids = () => state.projects.flatMap(({ tasks }) => tasks.map(({ id }) => id));
    expect(ids()).toHaveLength(3_000);
    expect(ids()).not.toContain('done-3');
    expect(ids()).not.toContain('done-4');
    expect(ids()).toContain('done-5');
    state.projects[0]?.tasks.push(task('young', { created_at: at(20) }), task('younger', { created_at: at(21) }));
    keepWithinBounds(state);
    expect(ids()).not.toContain('done-5');
    expect(ids()).not.toContain('oldest');
    expect(ids()).toContain('younger');
  });

  it('remembers of the last comment what the next one depends on', () => {
    const on = task('1', { comment_count: 4 });
    noteComment(on, '3', `Ben, when? ${'x'.repeat(1_000)}`, new Date(at(2)));
    expect(on).toMatchObject({ comment_count: 5, last_comment_at: at(2), last_comment: { author: '3' } });
    expect(on.last_comment?.text).toMatch(/^Ben, when\? x+$/);
    expect(on.last_comment?.text).toHaveLength(300);
  });

  it('forgets what is gone', () => {
    const state = world([task('1'), task('2')]);
    forgetTask(state, '1');
    expect(state.projects[0]?.tasks.map(({ id }) => id)).toEqual(['2']);
    forgetProject(state, '1');
    expect(state.projects).toEqual([]);
  });
});
