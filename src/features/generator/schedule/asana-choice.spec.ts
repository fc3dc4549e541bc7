import { type AsanaActivitySettings, chooseAsanaActivity, createsProject, unblockProbability } from './asana-choice.js';
import { type AsanaTaskState, type AsanaTaskStatus } from './asana-state.js';
import { chooseCommenter, workerOn } from './commenter.js';
import { outOfOfficeAtRateLimit } from './out-of-office.js';
import { SeededRandom } from './random.js';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const DAY = 86_400_000;
const settings: AsanaActivitySettings = {
  blockedTaskFrequency: 15,
  blockedTaskDuration: 2,
  newProjectFrequencyDays: 14,
};
const ann = { id: '1', name: 'Ann' };
const annLee = { id: '2', name: 'Ann Lee' };
const bo = { id: '3', name: 'Bo' };
const users = [ann, annLee, bo];

const task = (status: AsanaTaskStatus, changes: Partial<AsanaTaskState> = {}): AsanaTaskState => ({
  id: status,
  name: status,
  status,
  assignee: ann.id,
  createdAt: NOW - DAY,
  timesBlocked: 0,
  commentCount: 0,
  subtasks: [],
  ...changes,
});
const project = (tasks: AsanaTaskState[], daysOld = 1) => ({
  id: 'p',
  name: 'p',
  createdAt: NOW - daysOld * DAY,
  tasks,
});
const tasks = (completed: number, open: number) => [
  ...new Array<AsanaTaskState>(completed).fill(task('completed')),
  ...new Array<AsanaTaskState>(open).fill(task('in_progress')),
];
const seeds = (count: number) => Array.from({ length: count }, (_, seed) => SeededRandom.of(`seed ${seed}`));

/** Whether a share of 2,000 fits a probability: 4.5 standard deviations. */
function expectShare(happened: number, probability: number) {
  const off = Math.abs(happened - 2_000 * probability);
  expect(off).toBeLessThanOrEqual(4.5 * Math.sqrt(2_000 * probability * (1 - probability)));
}

describe('creating a project', () => {
  it.each<[string, ReturnType<typeof project>[], number]>([
    ['none is there', [], 1],
    ['the newest has no tasks, however old', [project([], 100)], 0],
    ['the newest is young and has work', [project(tasks(0, 5))], 0],
    ['exactly 80 % are completed', [project(tasks(4, 1))], 0],
    ['more than 80 % are completed', [project(tasks(5, 1))], 0.3],
    ['more than 80 % are completed, of an old one', [project(tasks(5, 1), 20)], 0.3],
    ['the newest is a moment short of its time', [project(tasks(0, 5), 13.999)], 0],
    ['the newest has had its time', [project(tasks(0, 5), 14)], 0.5],
    ['an older one is completed', [project(tasks(5, 0), 30), project(tasks(0, 5))], 0],
  ])('when %s', (_, projects, probability) => {
    const state = { projects, users };
    expectShare(seeds(2_000).filter((random) => createsProject(state, settings, NOW, random)).length, probability);
  });
});

describe('a blocked task', () => {
  it.each([
    [0, 0],
    [1, 0.15],
    [1.9, 0.285],
    [2, 0.7],
    [9, 0.7],
  ])('comes free after %f of 2 days with %f', (days, probability) => {
    expect(unblockProbability(task('blocked', { blockedAt: NOW - days * DAY }), 2, NOW)).toBeCloseTo(probability, 6);
  });

  it('comes free with 70 % where blocks last no time', () => {
    expect(unblockProbability(task('blocked', { blockedAt: NOW }), 0, NOW)).toBe(0.7);
  });

  it('that stays blocked is left for another choice when an activity is asked for', () => {
    const state = { projects: [project([task('blocked', { blockedAt: NOW, timesBlocked: 1 })])], users };
    const types = (forced: boolean) =>
      new Set(seeds(500).map((random) => chooseAsanaActivity(state, settings, NOW, random, { forced })?.type));
    expect(types(false)).toEqual(new Set([undefined, 'create_task', 'create_subtask', 'out_of_office']));
    expect(types(true)).toEqual(new Set(['create_task', 'create_subtask', 'out_of_office']));
  });
});

describe('an activity', () => {
  const talk = { commentCount: 1, lastComment: { author: bo.id, text: 'Done?', at: NOW } };
  const state = {
    projects: [
      project([
        task('new'),
        task('in_progress', talk),
        task('in_progress', { id: 'was blocked', timesBlocked: 1, blockedAt: NOW - 9 * DAY, assignee: 'stranger' }),
        task('blocked', { blockedAt: NOW - 9 * DAY, timesBlocked: 1 }),
        task('completed', { assignee: bo.id }),
      ]),
    ],
    users,
  };

  it('is about a task it may be about, by its assignee where the job is that account', () => {
    const seen = new Map<string, Set<string>>();
    for (const random of seeds(3_000)) {
      const activity = chooseAsanaActivity(state, settings, NOW, random);
      if (activity === undefined || !('task' in activity)) continue;
      seen.set(activity.type, (seen.get(activity.type) ?? new Set()).add(activity.task.id));
      if (activity.type === 'conversation') expect(activity.actor).not.toBe(bo);
      else if (activity.type !== 'out_of_office' && activity.task.assignee === ann.id) expect(activity.actor).toBe(ann);
      else expect(users).toContain(activity.actor);
      if (activity.type === 'reassign') expect(activity.to.id).not.toBe(activity.task.assignee);
    }
    const inProgress = new Set(['in_progress', 'was blocked']);
    expect(Object.fromEntries(seen)).toEqual({
      start_work: new Set(['new']),
      progress: inProgress,
      block: new Set(['in_progress']),
      unblock: new Set(['blocked']),
      complete: inProgress,
      conversation: new Set(['in_progress']),
      create_subtask: new Set(['new', 'in_progress', 'was blocked', 'blocked']),
      reassign: inProgress,
      // Bo has nothing open; Ann Lee has nothing at all, so that any task may do.
      out_of_office: new Set(['new', 'in_progress', 'was blocked', 'blocked', 'completed']),
    });
  });

  it('needs a second user to talk or to hand over to', () => {
    const alone = { ...state, users: [bo] };
    const types = new Set(seeds(1_000).map((random) => chooseAsanaActivity(alone, settings, NOW, random)?.type));
    expect(types).not.toContain('conversation');
    expect(types).not.toContain('reassign');
    expect(types).toContain('complete');
  });

  it('is a task where there are none, and never a block at a frequency of 0', () => {
    const empty = { projects: [project([])], users };
    const types = (told: AsanaActivitySettings, among: typeof state) =>
      new Set(seeds(1_000).map((random) => chooseAsanaActivity(among, told, NOW, random)?.type));
    expect(types(settings, empty)).toEqual(new Set(['create_task']));
    expect(types({ ...settings, blockedTaskFrequency: 0 }, state)).not.toContain('block');
  });
});

describe('who comments', () => {
  const after = (author: string, text: string, commentCount: number) => ({
    commentCount,
    lastComment: { author, text, at: NOW },
  });
  const shares = (...said: Parameters<typeof after>) => {
    const counts = new Map<string, number>(users.map(({ name }) => [name, 0]));
    for (const random of seeds(2_000)) {
      const { name } = chooseCommenter(after(...said), users, random);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return Object.fromEntries(counts);
  };

  it('first is anybody', () => {
    const drawn = seeds(2_000).map((random) => chooseCommenter({ commentCount: 0 }, users, random).name);
    for (const { name } of users) expectShare(drawn.filter((each) => each === name).length, 1 / 3);
  });

  it.each([
    ['Thanks ann lee, great.', 'Ann Lee'],
    ['Over to Ann: please look.', 'Ann'],
    ['@Ann?', 'Ann'],
  ])('after "%s" is who is named', (text, name) => {
    expect(shares(bo.id, text, 9)[name]).toBe(2_000);
  });

  it('is nobody because of a part of a word, nor of the own name', () => {
    expect(shares(bo.id, 'Planning the announcement, Bo', 9)['Bo']).toBeGreaterThan(0);
    expect(shares(bo.id, 'Planning the announcement, Bo', 9)['Ann Lee']).toBeGreaterThan(0);
  });

  it('after a question and in a young thread is somebody else', () => {
    expect(shares(bo.id, 'Is this ready?', 9)['Bo']).toBe(0);
    expect(shares(bo.id, 'This is ready.', 4)['Bo']).toBe(0);
  });

  it('later is the same with 30 %', () => {
    const drawn = shares(bo.id, 'This is ready.', 5);
    expectShare(drawn['Bo'] ?? 0, 0.3);
    expectShare(drawn['Ann'] ?? 0, 0.35);
  });

  it('is the only user there is', () => {
    for (const random of seeds(20)) expect(chooseCommenter(after(bo.id, 'Ready?', 2), [bo], random)).toBe(bo);
  });

  it('works on the task as its assignee', () => {
    for (const random of seeds(20)) expect(workerOn(task('new', { assignee: bo.id }), users, random)).toBe(bo);
    const others = seeds(200).map((random) => workerOn(task('new', { assignee: null }), users, random));
    expect(new Set(others)).toEqual(new Set(users));
  });
});

describe('out of office at a rate limit', () => {
  it('are 30 % of the users, sick, on leave or busy', () => {
    const said = seeds(2_000).flatMap((random) => outOfOfficeAtRateLimit(users, random));
    for (const user of users) expectShare(said.filter((each) => each.user === user).length, 0.3);
    for (const reason of ['sick', 'pto', 'busy'] as const) {
      const count = said.filter((each) => each.reason === reason).length;
      expect(Math.abs(count - said.length / 3)).toBeLessThan(4.5 * Math.sqrt((said.length * 2) / 9));
    }
  });
});
