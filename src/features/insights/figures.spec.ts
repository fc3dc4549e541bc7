import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type MeasuredTask } from '../../providers/asana/index.js';
import { AnalyticsFigures } from './analytics-figures.js';
import { nameOfWeek, startOfWeek, WeeklyCounts } from './iso-weeks.js';
import { QuantileSketch } from './quantile-sketch.js';
import { GroupedTallies, isDueSoon, isOverdue } from './tallies.js';
import { MOST_STORIES_READ, WorkflowFigures } from './workflow-figures.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The same numbers in every run. */
function numbers(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
const iso = (moment: number) => new Date(moment).toISOString();

function* someTasks(count: number): Generator<MeasuredTask> {
  const random = numbers(7);
  for (let index = 0; index < count; index += 1) {
    const createdAt = NOW - random() * 120 * DAY_MS;
    const completed = random() < 0.4;
    const person = Math.floor(random() * 6);
    yield {
      gid: String(index),
      completed,
      completed_at: completed ? iso(createdAt + random() * (NOW - createdAt)) : null,
      created_at: iso(createdAt),
      due_on: random() < 0.5 ? iso(NOW + (random() - 0.5) * 40 * DAY_MS).slice(0, 10) : null,
      due_at: null,
      assignee: person === 0 ? null : { gid: `9${person}`, name: `Person ${person}` },
      memberships: [{ project: { gid: '1' }, section: { gid: `5${index % 3}`, name: `Section ${index % 3}` } }],
    };
  }
}

const sectionOf = (task: MeasuredTask) => {
  const { gid = '', name } = task.memberships?.[0]?.section ?? {};
  return { id: gid, gid, name: name ?? '', project: { id: '1', gid: '1', name: 'P' } };
};

describe('figures of many tasks', () => {
  const tasks = [...someTasks(5_000)];
  const figures = new AnalyticsFigures(NOW);
  for (const task of tasks) figures.add(task, sectionOf(task));
  const result = figures.result({ examined: 1, skipped: 0 });
  const today = iso(NOW).slice(0, 10);
  const inWeek = iso(NOW + 7 * DAY_MS).slice(0, 10);
  const count = (list: readonly MeasuredTask[], is: (task: MeasuredTask) => boolean) => list.filter(is).length;
  const overdue = (task: MeasuredTask) => !task.completed && Boolean(task.due_on && task.due_on < today);

  it('are what a count by hand gives', () => {
    const completed = count(tasks, (task) => task.completed ?? false);
    expect(result).toMatchObject({
      total: 5_000,
      completed,
      open: 5_000 - completed,
      overdue: count(tasks, overdue),
      completion_rate: Number((completed / 5_000).toFixed(4)),
      unassigned: count(tasks, (task) => !task.completed && !task.assignee),
      due_soon: count(
        tasks,
        (task) => !task.completed && Boolean(task.due_on && task.due_on >= today && task.due_on <= inWeek),
      ),
    });
  });

  it('hold for each person and section', () => {
    expect(result.by_assignee).toHaveLength(6);
    for (const row of result.by_assignee) {
      const own = tasks.filter((task) => (task.assignee?.gid ?? null) === row.gid);
      expect(row).toMatchObject({ total: own.length, overdue: count(own, overdue) });
    }
    expect(result.by_section.map(({ total }) => total).sort()).toEqual([1_666, 1_667, 1_667]);
    expect(result.by_assignee.map(({ total }) => total)).toEqual(
      result.by_assignee.map(({ total }) => total).sort((a, b) => b - a),
    );
  });

  it('hold for each of the last twelve weeks', () => {
    expect(result.weekly_throughput.map(({ week }) => week).slice(-2)).toEqual(['2026-W46', '2026-W47']);
    for (const { starts_on, created, completed } of result.weekly_throughput) {
      const from = Date.parse(starts_on);
      const within = (moment: string | null | undefined) =>
        Boolean(moment) && Date.parse(moment ?? '') >= from && Date.parse(moment ?? '') < from + 7 * DAY_MS;
      expect(created).toBe(count(tasks, (task) => within(task.created_at)));
      expect(completed).toBe(count(tasks, (task) => within(task.completed_at)));
    }
  });

  it('say how long tasks took, to one percent', () => {
    const hours = tasks
      .filter((task) => task.completed)
      .map((task) => (Date.parse(task.completed_at ?? '') - Date.parse(task.created_at ?? '')) / HOUR_MS)
      .sort((a, b) => a - b);
    const at = (share: number) => hours[Math.floor(share * (hours.length - 1))] ?? 0;
    const { median_hours, p85_hours, mean_hours } = result.cycle_time;
    expect(Math.abs((median_hours ?? 0) / at(0.5) - 1)).toBeLessThan(0.011);
    expect(Math.abs((p85_hours ?? 0) / at(0.85) - 1)).toBeLessThan(0.011);
    expect(mean_hours).toBeCloseTo(hours.reduce((sum, each) => sum + each, 0) / hours.length, 1);
  });

  it('are none of no tasks', () => {
    const none = new AnalyticsFigures(NOW).result({ examined: 0, skipped: 0 });
    expect(none).toMatchObject({ total: 0, completion_rate: 0, by_assignee: [], by_section: [] });
    expect(none.cycle_time).toEqual({ count: 0, median_hours: null, p85_hours: null, mean_hours: null });
  });

  it('need no more memory for more tasks', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heapAfter = (many: number) => {
      const counted = new AnalyticsFigures(NOW);
      for (const task of someTasks(many)) counted.add(task, sectionOf(task));
      collect();
      const { heapUsed } = process.memoryUsage();
      expect(counted.result({ examined: 1, skipped: 0 }).total).toBe(many);
      return heapUsed;
    };
    heapAfter(1_000);
    expect(heapAfter(100_000) - heapAfter(1_000)).toBeLessThan(1_000_000);
  });
});

describe('a task', () => {
  const task = (due: Partial<MeasuredTask>): MeasuredTask => ({ gid: '1', ...due });
  it.each([
    [{ due_on: '2026-11-20' }, true, false],
    [{ due_on: '2026-11-21' }, false, true],
    [{ due_on: '2026-11-28' }, false, true],
    [{ due_on: '2026-11-29' }, false, false],
    [{ due_at: '2026-11-21T11:59:59Z' }, true, false],
    [{ due_at: '2026-11-21T12:00:01Z', due_on: '2026-11-20' }, false, true],
    [{ due_on: '2026-11-20', completed: true }, false, false],
    [{}, false, false],
  ])('%j is overdue: %s, due soon: %s', (due, overdue, soon) => {
    expect([isOverdue(task(due), NOW), isDueSoon(task(due), NOW)]).toEqual([overdue, soon]);
  });
});

describe('groups', () => {
  it('beyond the most are counted together', () => {
    const groups = new GroupedTallies({ name: 'others' }, 2);
    for (const name of ['a', 'b', 'c', 'd', 'a']) groups.add(name, { name }, { gid: '1' }, NOW);
    expect(groups.list().map(({ name, total }) => [name, total])).toEqual([
      ['a', 2],
      ['others', 2],
      ['b', 1],
    ]);
  });
});

describe('ISO weeks', () => {
  it.each([
    ['2026-01-01', '2026-W01'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
    ['2026-11-22', '2026-W47'],
  ])('%s lies in %s', (date, week) => {
    expect(nameOfWeek(startOfWeek(Date.parse(date)))).toBe(week);
  });
  it('count what lies in them alone', () => {
    const weeks = new WeeklyCounts(NOW, 2);
    for (const date of [
      '2026-11-08T23:59:59Z',
      '2026-11-09T00:00:00Z',
      '2026-11-22T23:59:59Z',
      '2026-11-23T00:00:00Z',
    ]) {
      weeks.add(Date.parse(date));
    }
    expect(weeks.list().map(({ count }) => count)).toEqual([1, 1]);
  });
});

describe('a quantile sketch', () => {
  it('stays within one percent over nine orders of magnitude', () => {
    const sketch = new QuantileSketch();
    const values = Array.from({ length: 1_000 }, (_, index) => 10 ** (index / 111 - 3));
    for (const value of values) sketch.add(value);
    for (const share of [0, 0.1, 0.5, 0.85, 0.99, 1]) {
      const exact = values[Math.floor(share * 999)] ?? 0;
      expect(Math.abs((sketch.quantile(share) ?? 0) / exact - 1)).toBeLessThanOrEqual(0.0101);
    }
  });
});

describe('stages', () => {
  const open = (gid: string, daysAgo: number): MeasuredTask => ({
    gid,
    created_at: iso(NOW - daysAgo * DAY_MS),
    memberships: [
      { project: { gid: '2' }, section: { gid: '99' } },
      { project: { gid: '1' }, section: { gid: '51', name: 'Doing' } },
    ],
  });
  it('are aged by creation until the moments of entry are known', () => {
    const figures = new WorkflowFigures({ gid: '1', name: 'P' }, [{ gid: '51', name: 'Doing' }], NOW);
    for (const days of [0.5, 1, 6.9, 7, 29, 30]) figures.add(open(String(days), days));
    expect(figures.result().stages[0]?.ageing).toEqual({
      basis: 'created',
      under_1_day: 1,
      days_1_to_7: 2,
      days_7_to_30: 2,
      over_30_days: 1,
      oldest_days: 30,
    });
    figures.setEntries((figures.openTasks ?? []).map(({ section }) => ({ section, enteredAt: NOW - DAY_MS / 4 })));
    expect(figures.result().stages[0]?.ageing).toMatchObject({
      basis: 'entered_stage',
      under_1_day: 6,
      oldest_days: 0.3,
    });
  });
  it('remember only so many open tasks', () => {
    const figures = new WorkflowFigures({ gid: '1' }, [], NOW);
    for (let index = 0; index < MOST_STORIES_READ; index += 1) figures.add(open(String(index), 1));
    expect(figures.openTasks).toHaveLength(MOST_STORIES_READ);
    figures.add(open('more', 1));
    expect(figures.openTasks).toBeUndefined();
  });
});
