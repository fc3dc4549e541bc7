import { type AsanaActivity, ASANA_WEIGHTS, type PlacedTask } from './asana-choice.js';
import { type AsanaState } from './asana-state.js';
import { workerOn } from './commenter.js';
import { type Random } from './random.js';
import { type ActivityLevel } from './rate.js';

/** Both borders are possible. */
type Range = readonly [minimum: number, maximum: number];

interface Volume {
  tasks: Range;
  subtaskProbability: number;
  subtasks: Range;
  commentProbability: number;
  comments: Range;
}

export const ASANA_VOLUMES: Readonly<Record<ActivityLevel, Volume>> = {
  low: { tasks: [5, 8], subtaskProbability: 0.5, subtasks: [2, 3], commentProbability: 0.8, comments: [3, 5] },
  medium: { tasks: [8, 15], subtaskProbability: 0.6, subtasks: [2, 4], commentProbability: 0.8, comments: [4, 7] },
  high: { tasks: [15, 25], subtaskProbability: 0.7, subtasks: [3, 6], commentProbability: 0.9, comments: [6, 10] },
};

/** Tasks of a project whose scenario was made up rather than taken from an industry. */
const MADE_UP_TASKS: Range = [5, 12];

/** So many first tasks of a project are never bare, so that every project has something to look at. */
const ALWAYS_WITH_SUBTASKS = 3;
const ALWAYS_WITH_COMMENTS = 2;

const BOOTSTRAP_ACTIVITIES: Range = [3, 6];

/** Between the first projects of a job, in ms. */
export const INITIAL_PROJECT_SPACING_MS = 2_000;

/** How much one task of a new project begins with. */
export interface TaskVolume {
  subtasks: number;
  comments: number;
}

/** The tasks of a new project, in order. */
export function projectVolume(level: ActivityLevel, random: Random, options: { madeUp?: boolean } = {}): TaskVolume[] {
  const tasks = random.integer(...(options.madeUp ? MADE_UP_TASKS : ASANA_VOLUMES[level].tasks));
  return Array.from({ length: tasks }, (_, place) => taskVolume(level, place, random));
}

/** @param place of the task within its project, from 0 */
export function taskVolume(level: ActivityLevel, place: number, random: Random): TaskVolume {
  const volume = ASANA_VOLUMES[level];
  const hasSubtasks = place < ALWAYS_WITH_SUBTASKS || random.chance(volume.subtaskProbability);
  const hasComments = place < ALWAYS_WITH_COMMENTS || random.chance(volume.commentProbability);
  return {
    subtasks: hasSubtasks ? random.integer(...volume.subtasks) : 0,
    comments: hasComments ? random.integer(...volume.comments) : 0,
  };
}

/** How many activities follow the first projects at once. */
export const bootstrapCount = (random: Random): number => random.integer(...BOOTSTRAP_ACTIVITIES);

/**
 * One of the activities that follow the first projects: work that starts or goes on.
 * @returns undefined when no task is new or in progress
 */
export function chooseBootstrapActivity({ projects, users }: AsanaState, random: Random): AsanaActivity | undefined {
  const all: PlacedTask[] = projects.flatMap((project) => project.tasks.map((task) => ({ project, task })));
  const possible = {
    start_work: all.filter(({ task }) => task.status === 'new'),
    progress: all.filter(({ task }) => task.status === 'in_progress'),
  };
  const types = (['start_work', 'progress'] as const).filter((type) => possible[type].length > 0);
  if (types.length === 0) return undefined;
  const type = random.weighted(types.map((each) => [each, ASANA_WEIGHTS[each]]));
  const placed = random.pick(possible[type]);
  return { ...placed, type, actor: workerOn(placed.task, users, random) };
}
