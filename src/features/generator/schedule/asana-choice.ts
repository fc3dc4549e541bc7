import { type AsanaProjectState, type AsanaState, type AsanaTaskState, type AsanaUser } from './asana-state.js';
import { workerOn } from './commenter.js';
import { drawOutOfOfficeReason, type OutOfOfficeReason } from './out-of-office.js';
import { type Random } from './random.js';

const DAY_MS = 86_400_000;

export interface AsanaActivitySettings {
  /** percent: the weight of blocking a task */
  blockedTaskFrequency: number;
  /** days */
  blockedTaskDuration: number;
  /** days */
  newProjectFrequencyDays: number;
}

/** A task of the state with the project it is in. */
export interface PlacedTask {
  project: AsanaProjectState;
  task: AsanaTaskState;
}

/** What changes one task; `actor` writes the comment or makes the change. */
export type AsanaTaskActivityType =
  'start_work' | 'progress' | 'block' | 'unblock' | 'complete' | 'conversation' | 'create_subtask';

export type AsanaActivity =
  | { type: 'create_project' }
  | { type: 'create_task'; project: AsanaProjectState }
  | (PlacedTask & { type: AsanaTaskActivityType; actor: AsanaUser })
  | (PlacedTask & { type: 'reassign'; actor: AsanaUser; to: AsanaUser })
  | (PlacedTask & { type: 'out_of_office'; actor: AsanaUser; reason: OutOfOfficeReason });

export type AsanaActivityType = Exclude<AsanaActivity['type'], 'create_project'>;

/**
 * Weights of what may be done. `block` has the blocked frequency instead, and no second test: a job's setting of 15 %
 * means that a block is as likely as a completion.
 */
export const ASANA_WEIGHTS: Readonly<Record<Exclude<AsanaActivityType, 'block'>, number>> = {
  start_work: 30,
  progress: 20,
  unblock: 25,
  complete: 15,
  conversation: 25,
  create_task: 10,
  create_subtask: 5,
  reassign: 3,
  out_of_office: 2,
};

/** The tasks each activity may choose from. Nobody blocks a task a second time; any task in progress can complete. */
function candidates({ projects, users }: AsanaState): Record<Exclude<AsanaActivityType, 'create_task'>, PlacedTask[]> {
  const all = projects.flatMap((project) => project.tasks.map((task) => ({ project, task })));
  const inProgress = all.filter(({ task }) => task.status === 'in_progress');
  const open = all.filter(({ task }) => task.status !== 'completed');
  return {
    start_work: all.filter(({ task }) => task.status === 'new'),
    progress: inProgress,
    block: inProgress.filter(({ task }) => task.timesBlocked === 0),
    unblock: all.filter(({ task }) => task.status === 'blocked'),
    complete: inProgress,
    conversation: users.length < 2 ? [] : all.filter(({ task }) => task.lastComment !== undefined),
    create_subtask: open.length === 0 ? all : open,
    reassign: users.length < 2 ? [] : inProgress,
    out_of_office: all,
  };
}

/**
 * Whether to create a project: the first always; none while the newest is without tasks; with 30 % when more than 80 %
 * of its tasks are completed; with 50 % when it is `newProjectFrequencyDays` old.
 * @param now epoch ms
 */
export function createsProject(
  { projects }: AsanaState,
  settings: AsanaActivitySettings,
  now: number,
  random: Random,
): boolean {
  const newest = projects.at(-1);
  if (newest === undefined) return true;
  if (newest.tasks.length === 0) return false;
  const completed = newest.tasks.filter(({ status }) => status === 'completed').length;
  if (completed / newest.tasks.length > 0.8) return random.chance(0.3);
  return now - newest.createdAt >= settings.newProjectFrequencyDays * DAY_MS && random.chance(0.5);
}

/** How likely a blocked task comes free: 70 % once it was blocked for as long as is usual, less before. */
export function unblockProbability(task: AsanaTaskState, blockedTaskDuration: number, now: number): number {
  const days = (now - (task.blockedAt ?? task.createdAt)) / DAY_MS;
  return days >= blockedTaskDuration ? 0.7 : (days / blockedTaskDuration) * 0.3;
}

const otherThan = (id: string | null | undefined, users: readonly AsanaUser[], random: Random): AsanaUser =>
  random.pick(users.filter((user) => user.id !== id));

function outOfOffice(all: readonly PlacedTask[], users: readonly AsanaUser[], random: Random): AsanaActivity {
  const actor = random.pick(users);
  const own = all.filter(({ task }) => task.assignee === actor.id);
  const open = own.filter(({ task }) => task.status !== 'completed');
  const placed = random.pick([open, own, all].find((tasks) => tasks.length > 0) ?? all);
  return { ...placed, type: 'out_of_office', actor, reason: drawOutOfOfficeReason(random) };
}

/**
 * What a job does next: perhaps a project, else one of the activities that apply, by weight.
 * @param state with at least one user
 * @param now epoch ms
 * @param options.forced an activity somebody asked for: a task that stays blocked is then left for another choice
 * @returns undefined where a blocked task was looked at and stays blocked
 */
export function chooseAsanaActivity(
  state: AsanaState,
  settings: AsanaActivitySettings,
  now: number,
  random: Random,
  options: { forced?: boolean } = {},
): AsanaActivity | undefined {
  if (createsProject(state, settings, now, random)) return { type: 'create_project' };
  const tasks = candidates(state);
  if (tasks.out_of_office.length === 0) return { type: 'create_task', project: random.pick(state.projects) };
  const weights = new Map<AsanaActivityType, number>([
    ...(Object.entries(ASANA_WEIGHTS) as [keyof typeof ASANA_WEIGHTS, number][]),
    ['block', settings.blockedTaskFrequency],
  ]);
  const applicable = [...weights].filter(([type]) => type === 'create_task' || tasks[type].length > 0);
  const type = random.weighted(applicable);
  if (type !== 'unblock') return activityOf(type, state, tasks, random);
  const placed = random.pick(tasks.unblock);
  if (random.chance(unblockProbability(placed.task, settings.blockedTaskDuration, now))) {
    return { ...placed, type, actor: workerOn(placed.task, state.users, random) };
  }
  if (!options.forced) return undefined;
  return activityOf(random.weighted(applicable.filter(([other]) => other !== 'unblock')), state, tasks, random);
}

function activityOf(
  type: AsanaActivityType,
  { projects, users }: AsanaState,
  tasks: ReturnType<typeof candidates>,
  random: Random,
): AsanaActivity {
  if (type === 'create_task') return { type, project: random.pick(projects) };
  if (type === 'out_of_office') return outOfOffice(tasks.out_of_office, users, random);
  const placed = random.pick(tasks[type]);
  if (type === 'conversation') {
    return { ...placed, type, actor: otherThan(placed.task.lastComment?.author, users, random) };
  }
  const actor = workerOn(placed.task, users, random);
  if (type !== 'reassign') return { ...placed, type, actor };
  return { ...placed, type, actor, to: otherThan(placed.task.assignee, users, random) };
}
