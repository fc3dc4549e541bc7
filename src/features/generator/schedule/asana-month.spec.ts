import { type AsanaActivity, type AsanaActivitySettings, chooseAsanaActivity } from './asana-choice.js';
import { type AsanaProjectState, type AsanaState, type AsanaTaskState } from './asana-state.js';
import { projectVolume } from './asana-volume.js';
import { chooseCommenter } from './commenter.js';
import { nextDueTime } from './next-activity.js';
import { SeededRandom } from './random.js';
import { type ActivityLevel } from './rate.js';

/**
 * A month of an Asana job: after every choice the documented probability of each outcome, worked out here from the state
 * it was made over, is compared with what happened. The sum of the differences has a standard deviation that is known,
 * whatever way the month takes.
 */
const DAY = 86_400_000;
const START = Date.parse('2026-10-15T00:00:00Z');
const MOST_DEVIATIONS = 4.5;
const settings: AsanaActivitySettings = {
  blockedTaskFrequency: 15,
  blockedTaskDuration: 2,
  newProjectFrequencyDays: 14,
};
const users = ['Ann Lee', 'Bo Chen', 'Carla Diaz', 'Deniz Kaya'].map((name, place) => ({ id: `u${place}`, name }));

type Task = { -readonly [Key in keyof AsanaTaskState]: AsanaTaskState[Key] };
interface Project extends AsanaProjectState {
  tasks: Task[];
}
type Choose = typeof chooseAsanaActivity;

class Job {
  readonly projects: Project[] = [];
  readonly users = users;
  #made = 0;

  id = () => `${(this.#made += 1)}`;

  task(project: AsanaProjectState, now: number, random: SeededRandom): Task {
    const id = this.id();
    const assignee = random.pick(users).id;
    const task: Task = {
      id,
      name: `task ${id}`,
      status: 'new',
      assignee,
      createdAt: now,
      timesBlocked: 0,
      commentCount: 0,
      subtasks: [],
    };
    this.projects.find((each) => each.id === project.id)?.tasks.push(task);
    return task;
  }

  comment(task: Task, author: string, now: number) {
    task.commentCount += 1;
    task.lastComment = { author, text: 'Noted.', at: now };
  }

  apply(activity: AsanaActivity, level: ActivityLevel, now: number, random: SeededRandom) {
    if (activity.type === 'create_project') {
      const project: Project = { id: this.id(), name: 'project', createdAt: now, tasks: [] };
      this.projects.push(project);
      for (const { comments } of projectVolume(level, random)) {
        const task = this.task(project, now, random);
        for (let count = 0; count < comments; count += 1)
          this.comment(task, chooseCommenter(task, users, random).id, now);
      }
      return;
    }
    if (activity.type === 'create_task') {
      this.task(activity.project, now, random);
      return;
    }
    const task: Task = activity.task;
    if (activity.type === 'create_subtask') task.subtasks = [...task.subtasks, this.id()];
    else if (activity.type === 'reassign') task.assignee = activity.to.id;
    else this.comment(task, activity.actor.id, now);
    if (activity.type === 'start_work' || activity.type === 'unblock') task.status = 'in_progress';
    if (activity.type === 'complete') task.status = 'completed';
    if (activity.type === 'block') Object.assign(task, { status: 'blocked', blockedAt: now, timesBlocked: 1 });
  }
}

/** The documented probability of every outcome; `nothing` is a task that stays blocked. */
function documented({ projects }: AsanaState, now: number): Map<string, number> {
  const all = projects.flatMap(({ tasks }) => tasks);
  const newest = projects.at(-1);
  const completed = newest?.tasks.filter(({ status }) => status === 'completed').length ?? 0;
  let project = 0;
  if (newest === undefined) project = 1;
  else if (completed / newest.tasks.length > 0.8) project = 0.3;
  else if (now - newest.createdAt >= 14 * DAY) project = 0.5;
  const has = (status: string) => all.some((task) => task.status === status);
  const weights = new Map([
    ['start_work', has('new') ? 30 : 0],
    ['progress', has('in_progress') ? 20 : 0],
    ['block', all.some((task) => task.status === 'in_progress' && task.timesBlocked === 0) ? 15 : 0],
    ['unblock', has('blocked') ? 25 : 0],
    ['complete', has('in_progress') ? 15 : 0],
    ['conversation', all.some((task) => task.commentCount > 0) ? 25 : 0],
    ['create_task', 10],
    ['create_subtask', all.length > 0 ? 5 : 0],
    ['reassign', has('in_progress') ? 3 : 0],
    ['out_of_office', all.length > 0 ? 2 : 0],
  ]);
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const probabilities = new Map([...weights].map(([type, weight]) => [type, ((1 - project) * weight) / total]));
  const frees = all
    .filter(({ status }) => status === 'blocked')
    .map(({ blockedAt = 0 }) => (now - blockedAt >= 2 * DAY ? 0.7 : ((now - blockedAt) / (2 * DAY)) * 0.3));
  const tried = probabilities.get('unblock') ?? 0;
  const freed = frees.length === 0 ? 0 : frees.reduce((sum, free) => sum + free, 0) / frees.length;
  return probabilities
    .set('unblock', tried * freed)
    .set('nothing', tried * (1 - freed))
    .set('create_project', project);
}

interface Tally {
  happened: number;
  expected: number;
  variance: number;
  /** It happened where it may not. */
  impossible: boolean;
}

function month(level: ActivityLevel, choose: Choose, seed: string) {
  const schedule = { activityLevel: level, workingHours: 'global', burstFactor: 0.5 } as const;
  const job = new Job();
  const times = SeededRandom.of(`${seed}/times`);
  const random = SeededRandom.of(`${seed}/choices`);
  const world = SeededRandom.of(`${seed}/world`);
  const tallies = new Map<string, Tally>();
  for (
    let due = nextDueTime(schedule, START, times);
    due.at < START + 30 * DAY;
    due = nextDueTime(schedule, due.at, times)
  ) {
    const probabilities = documented(job, due.at);
    const activity = choose(job, settings, due.at, random);
    for (const [type, probability] of probabilities) {
      const tally = tallies.get(type) ?? { happened: 0, expected: 0, variance: 0, impossible: false };
      if (type === (activity?.type ?? 'nothing')) {
        tally.happened += 1;
        tally.impossible ||= probability === 0;
      }
      tally.expected += probability;
      tally.variance += probability * (1 - probability);
      tallies.set(type, tally);
    }
    if (activity !== undefined) job.apply(activity, level, due.at, world);
  }
  return { tallies, tasks: job.projects.flatMap(({ tasks }) => tasks) };
}

const deviation = ({ happened, expected, variance, impossible }: Tally) =>
  impossible ? Infinity : (happened - expected) / Math.sqrt(variance);

const misfits = (tallies: Map<string, Tally>) =>
  [...tallies].filter(([, tally]) => Math.abs(deviation(tally)) > MOST_DEVIATIONS).map(([type]) => type);

describe('a month of an Asana job', () => {
  it.each(['low', 'medium', 'high'] as const)('chooses as documented at the %s level', (level) => {
    const { tallies, tasks } = month(level, chooseAsanaActivity, `asana ${level}`);
    const counts = [...tallies].map(([type, { happened, expected }]) => `${type} ${expected.toFixed(0)}/${happened}`);
    process.stdout.write(`asana ${level.padEnd(6)} table/measured: ${counts.join(', ')}\n`);
    expect(misfits(tallies)).toEqual([]);
    for (const type of tallies.keys()) expect([type, tallies.get(type)?.happened]).not.toEqual([type, 0]);
    expect(tasks.some(({ status, timesBlocked }) => status === 'completed' && timesBlocked > 0)).toBe(true);
  });

  it('is the same for the same seed', () => {
    expect(month('low', chooseAsanaActivity, 'seed')).toEqual(month('low', chooseAsanaActivity, 'seed'));
  });

  it.each<[string, string, Choose]>([
    [
      'blocks are tested twice',
      'block',
      (state, told, now, random) => {
        const activity = chooseAsanaActivity(state, told, now, random);
        return activity?.type === 'block' && !random.chance(0.15) ? undefined : activity;
      },
    ],
    [
      'what was blocked never completes',
      'complete',
      (state, told, now, random) => {
        const activity = chooseAsanaActivity(state, told, now, random);
        return activity?.type === 'complete' && activity.task.timesBlocked > 0 ? undefined : activity;
      },
    ],
    [
      'nobody is reassigned',
      'reassign',
      (state, told, now, random) => {
        const activity = chooseAsanaActivity(state, told, now, random);
        return activity?.type === 'reassign' ? undefined : activity;
      },
    ],
    [
      'blocked tasks come free at once',
      'unblock',
      (state, told, now, random) => chooseAsanaActivity(state, { ...told, blockedTaskDuration: 0 }, now, random),
    ],
    [
      'projects come sooner',
      'create_project',
      (state, told, now, random) => chooseAsanaActivity(state, { ...told, newProjectFrequencyDays: 3 }, now, random),
    ],
  ])('would not fit if %s', (_, type, broken) => {
    expect(misfits(month('medium', broken, 'broken').tallies)).toContain(type);
  });
});
