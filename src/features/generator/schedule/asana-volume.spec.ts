import { type AsanaTaskStatus } from './asana-state.js';
import { fieldValue, taskDates, taskTags, uniqueName } from './asana-task-fields.js';
import { bootstrapCount, chooseBootstrapActivity, projectVolume } from './asana-volume.js';
import { SeededRandom } from './random.js';

const NOW = Date.parse('2026-11-22T22:00:00Z');
const MOST_DEVIATIONS = 4.5;

function expectShare(happened: number, count: number, probability: number) {
  const off = Math.abs(happened - count * probability);
  expect(off).toBeLessThanOrEqual(MOST_DEVIATIONS * Math.sqrt(count * probability * (1 - probability)));
}

/** That the values are these and no others, each as often as its weight says. */
function expectDistribution(values: number[], weights: Map<number, number>) {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  for (const [value, weight] of weights) {
    expectShare(values.filter((each) => each === value).length, values.length, weight / total);
  }
  expect(values.every((value) => weights.has(value))).toBe(true);
}

const even = ([minimum, maximum]: readonly [number, number]) =>
  new Map(Array.from({ length: maximum - minimum + 1 }, (_, place) => [minimum + place, 1]));

describe('the volume of a new project', () => {
  it.each([
    ['low', [5, 8], 0.5, [2, 3], 0.8, [3, 5]],
    ['medium', [8, 15], 0.6, [2, 4], 0.8, [4, 7]],
    ['high', [15, 25], 0.7, [3, 6], 0.9, [6, 10]],
  ] as const)('at the %s level', (level, tasks, subtaskShare, subtasks, commentShare, comments) => {
    const random = SeededRandom.of(`volume ${level}`);
    const projects = Array.from({ length: 2_000 }, () => projectVolume(level, random));
    expectDistribution(
      projects.map(({ length }) => length),
      even(tasks),
    );
    const later = projects.flatMap((project) => project.slice(3));
    expectShare(later.filter((task) => task.subtasks > 0).length, later.length, subtaskShare);
    expectShare(later.filter((task) => task.comments > 0).length, later.length, commentShare);
    const some = (counts: number[]) => counts.filter((count) => count > 0);
    expectDistribution(some(projects.flat().map((task) => task.subtasks)), even(subtasks));
    expectDistribution(some(projects.flat().map((task) => task.comments)), even(comments));
    for (const [first, second, third] of projects) {
      for (const task of [first, second, third]) expect(task?.subtasks).toBeGreaterThan(0);
      for (const task of [first, second]) expect(task?.comments).toBeGreaterThan(0);
    }
    const thirds = projects.map((project) => project[2]?.comments ?? 0);
    expectShare(thirds.filter((count) => count > 0).length, thirds.length, commentShare);
  });

  it('whose scenario is made up has 5 to 12 tasks', () => {
    const random = SeededRandom.of('made up');
    const sizes = Array.from({ length: 2_000 }, () => projectVolume('high', random, { madeUp: true }).length);
    expectDistribution(sizes, even([5, 12]));
  });
});

describe('what follows the first projects', () => {
  const user = { id: 'u', name: 'Ann' };
  const of = (...statuses: AsanaTaskStatus[]) => ({
    users: [user],
    projects: [
      {
        id: 'p',
        name: 'p',
        createdAt: NOW,
        tasks: statuses.map((status) => ({
          id: status,
          name: status,
          status,
          assignee: null,
          createdAt: NOW,
          timesBlocked: 0,
          commentCount: 0,
          subtasks: [],
        })),
      },
    ],
  });

  it('are 3 to 6 activities', () => {
    const random = SeededRandom.of('bootstrap');
    expectDistribution(
      Array.from({ length: 2_000 }, () => bootstrapCount(random)),
      even([3, 6]),
    );
  });

  it('start work or go on with it, 3 to 2', () => {
    const random = SeededRandom.of('bootstrap');
    const state = of('new', 'in_progress', 'blocked', 'completed');
    const drawn = Array.from({ length: 2_000 }, () => chooseBootstrapActivity(state, random));
    const started = drawn.filter((activity) => activity?.type === 'start_work');
    expectShare(started.length, drawn.length, 0.6);
    expect(started.every((activity) => activity && 'task' in activity && activity.task.id === 'new')).toBe(true);
    expect(drawn.filter((activity) => activity?.type === 'progress')).toHaveLength(2_000 - started.length);
    expect(chooseBootstrapActivity(of('new'), random)).toMatchObject({ type: 'start_work', actor: user });
    expect(chooseBootstrapActivity(of('blocked', 'completed'), random)).toBeUndefined();
  });
});

describe('the dates of a task', () => {
  const days = (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / 86_400_000;
  const drawn = (existing: number) => {
    const random = SeededRandom.of(`dates ${existing}`);
    return Array.from({ length: 20_000 }, () => taskDates(NOW, existing, random));
  };

  it('leave 1 to 7 days in half, up to 21 in 35 %, up to 60 in 15 % of tasks', () => {
    const weights = new Map<number, number>();
    for (const [from, until, share] of [
      [1, 7, 50],
      [7, 21, 35],
      [21, 60, 15],
    ] as const) {
      for (let day = from; day <= until; day += 1) {
        weights.set(day, (weights.get(day) ?? 0) + share / (until - from + 1));
      }
    }
    expectDistribution(
      drawn(0).map(({ startOn, dueOn }) => days(startOn, dueOn)),
      weights,
    );
  });

  it('start within 2 days of the project, and 1 to 3 days later for every task before', () => {
    const starts = (existing: number) => drawn(existing).map(({ startOn }) => days('2026-11-22', startOn));
    expectDistribution(starts(0), even([0, 2]));
    expectDistribution(starts(10), new Map([10, 11, 12, 20, 21, 22, 30, 31, 32].map((day) => [day, 1])));
  });
});

describe('tags, values and names', () => {
  it('60 % of tasks have 1 to 3 different tags', () => {
    const random = SeededRandom.of('tags');
    const drawn = Array.from({ length: 6_000 }, () => taskTags(['a', 'b', 'c', 'd', 'e'], random));
    expectDistribution(
      drawn.map(({ length }) => length),
      new Map([
        [0, 0.4],
        [1, 0.2],
        [2, 0.2],
        [3, 0.2],
      ]),
    );
    for (const tags of drawn) expect(new Set(tags).size).toBe(tags.length);
  });

  it('a custom field has a value of its type', () => {
    const random = SeededRandom.of('values');
    const many = <T>(draw: () => T) => Array.from({ length: 500 }, draw);
    const options = ['Low', 'High', 'Urgent', 'None'];
    const numbers = many(() => fieldValue({ type: 'number', precision: 1, min: 0.25, max: 0.5 }, NOW, random).value);
    expect(new Set(numbers)).toEqual(new Set([0.3, 0.4, 0.5]));
    const chosen = many(() => fieldValue({ type: 'enum', options }, NOW, random).value);
    expect(new Set(chosen)).toEqual(new Set(options));
    for (const value of many(() => fieldValue({ type: 'multi_enum', options }, NOW, random).value as string[])) {
      expect(value.length).toBeGreaterThanOrEqual(1);
      expect(value.length).toBeLessThanOrEqual(3);
      expect(new Set(value).size).toBe(value.length);
    }
    const dates = many(() => fieldValue({ type: 'date', daysAhead: [9, 10] }, NOW, random).value);
    expect(new Set(dates)).toEqual(new Set(['2026-12-01', '2026-12-02']));
    const texts = many(() => fieldValue({ type: 'text', examples: ['A', 'B'] }, NOW, random).value);
    expect(new Set(texts)).toEqual(new Set(['A', 'B']));
  });

  it('a name that is taken gets a number', () => {
    expect(uniqueName('Launch', new Set())).toBe('Launch');
    expect(uniqueName('Launch', new Set(['Launch']))).toBe('Launch #2');
    expect(uniqueName('Launch', new Set(['Launch', 'Launch #2', 'Launch #4']))).toBe('Launch #3');
  });
});
