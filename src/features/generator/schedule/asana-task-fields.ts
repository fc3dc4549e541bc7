import { type Random } from './random.js';

const DAY_MS = 86_400_000;

/** Days a task takes, borders included, and how often. */
const DURATIONS: readonly (readonly [readonly [minimum: number, maximum: number], number])[] = [
  [[1, 7], 50],
  [[7, 21], 35],
  [[21, 60], 15],
];

const TAGGED_SHARE = 0.6;

/** yyyy-mm-dd in UTC, as Asana takes dates. */
const dateOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/**
 * When a new task starts and is due: the first tasks with the project, each further one 1 to 3 days later for every task
 * before it.
 * @param projectCreatedAt epoch ms
 * @param existingTasks of the project, before this one
 * @returns yyyy-mm-dd
 */
export function taskDates(
  projectCreatedAt: number,
  existingTasks: number,
  random: Random,
): { startOn: string; dueOn: string } {
  const days = random.weighted(DURATIONS);
  const duration = random.integer(...days);
  const start = random.integer(0, 2) + existingTasks * random.integer(1, 3);
  return {
    startOn: dateOf(projectCreatedAt + start * DAY_MS),
    dueOn: dateOf(projectCreatedAt + (start + duration) * DAY_MS),
  };
}

/** The tags of a new task: 1 to 3 on 60 % of tasks, else none. */
export const taskTags = <T>(tags: readonly T[], random: Random): T[] =>
  random.chance(TAGGED_SHARE) ? random.sample(tags, random.integer(1, 3)) : [];

/** What of a custom field's definition its values depend on. */
export type FieldDefinition =
  | { readonly type: 'text'; readonly examples: readonly string[] }
  | { readonly type: 'number'; readonly precision: number; readonly min: number; readonly max: number }
  | { readonly type: 'enum' | 'multi_enum'; readonly options: readonly string[] }
  | { readonly type: 'date'; readonly daysAhead: readonly [minimum: number, maximum: number] };

export type FieldValue =
  | { type: 'text' | 'enum' | 'date'; value: string }
  | { type: 'number'; value: number }
  | { type: 'multi_enum'; value: string[] };

/**
 * A value for a custom field: `date` is yyyy-mm-dd, options are given by name.
 * @param createdAt of the task, epoch ms
 */
export function fieldValue(definition: FieldDefinition, createdAt: number, random: Random): FieldValue {
  switch (definition.type) {
    case 'text':
      return { type: 'text', value: random.pick(definition.examples) };
    case 'number': {
      const unit = 10 ** definition.precision;
      const steps = random.integer(Math.ceil(definition.min * unit), Math.floor(definition.max * unit));
      return { type: 'number', value: steps / unit };
    }
    case 'enum':
      return { type: 'enum', value: random.pick(definition.options) };
    case 'multi_enum':
      return {
        type: 'multi_enum',
        value: random.sample(definition.options, random.integer(1, Math.min(3, definition.options.length))),
      };
    case 'date':
      return { type: 'date', value: dateOf(createdAt + random.integer(...definition.daysAhead) * DAY_MS) };
  }
}

/** A name that is not taken: itself, or with ` #2`, ` #3` and so on. */
export function uniqueName(name: string, taken: ReadonlySet<string>): string {
  let unique = name;
  for (let number = 2; taken.has(unique); number += 1) unique = `${name} #${number}`;
  return unique;
}
