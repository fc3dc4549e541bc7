import { type TaskDetails } from '../../providers/asana/index.js';
import { dateOf, dayMeant } from './days.js';
import { type Comparison, type Condition, type Trigger } from './rule.schemas.js';

/** One value of a field in all the ways in which it may be named, such as name and gid. */
type Spellings = readonly string[];

interface Reference {
  readonly gid: string;
  readonly name: string;
}

const spelled = ({ gid, name }: Reference): Spellings => [gid, name];
const one = (value: string | null): readonly Spellings[] => (value === null || value === '' ? [] : [[value]]);

/** @param project whose section is meant */
type Reader = (task: TaskDetails, project: string) => readonly Spellings[];

const READERS: Readonly<Record<string, Reader>> = {
  name: (task) => one(task.name),
  notes: (task) => one(task.notes),
  completed: (task) => one(String(task.completed)),
  assignee: (task) => (task.assignee ? [spelled(task.assignee)] : []),
  section: (task, project) => {
    const section = sectionOf(task, project);
    return section ? [spelled(section)] : [];
  },
  tags: (task) => task.tags.map(spelled),
  followers: (task) => task.followers.map(spelled),
  due_on: (task) => one(task.due_on),
  start_on: (task) => one(task.start_on),
  created_at: (task) => one(task.created_at),
  modified_at: (task) => one(task.modified_at),
  completed_at: (task) => one(task.completed_at),
};
const CUSTOM = 'custom_fields.';
const IS_DATE = /(_on|_at)$/;

export const sectionOf = (task: TaskDetails, project: string): Reference | null =>
  task.memberships.find((place) => place.project?.gid === project)?.section ?? null;

/** Whether all conditions hold for a task. @param now milliseconds since the epoch */
export function allHold(conditions: readonly Condition[], task: TaskDetails, project: string, now: number): boolean {
  return conditions.every((condition) =>
    condition.operator === 'any'
      ? condition.conditions.some((each) => holds(each, task, project, now))
      : holds(condition, task, project, now),
  );
}

/** What a trigger demands of a task besides the rule's own conditions. */
export function isMeant(trigger: Trigger, task: TaskDetails, now: number): boolean {
  switch (trigger.type) {
    case 'task_completed':
      return task.completed;
    case 'task_moved': {
      if (trigger.section === undefined) return true;
      const section = sectionOf(task, trigger.project_id);
      return section !== null && isAmong([spelled(section)], [trigger.section]);
    }
    case 'due_soon': {
      const due = dueDay(task);
      return !task.completed && due !== null && due >= dateOf(now) && due <= dayMeant(`+${trigger.days}d`, now);
    }
    case 'overdue':
      return !task.completed && (task.due_at ? Date.parse(task.due_at) < now : (task.due_on ?? '9') < dateOf(now));
    case 'manual':
    case 'schedule':
    case 'task_created':
    case 'task_updated':
      return true;
  }
}

const dueDay = (task: TaskDetails) => task.due_on ?? task.due_at?.slice(0, 10) ?? null;

function holds(comparison: Comparison, task: TaskDetails, project: string, now: number): boolean {
  const values = valuesOf(comparison.field, task, project);
  switch (comparison.operator) {
    case 'is_empty':
      return values.length === 0;
    case 'is_not_empty':
      return values.length > 0;
    case 'equals':
      return equals(comparison.field, values, comparison.value, now);
    case 'not_equals':
      return !equals(comparison.field, values, comparison.value, now);
    case 'in':
      return isAmong(values, comparison.value);
    case 'not_in':
      return !isAmong(values, comparison.value);
    case 'contains':
      return contains(values, comparison.value);
    case 'not_contains':
      return !contains(values, comparison.value);
    case 'before':
      return values.some(([value = '']) => value.slice(0, 10) < dayMeant(comparison.value, now));
    case 'after':
      return values.some(([value = '']) => value.slice(0, 10) > dayMeant(comparison.value, now));
    case 'less_than':
      return values.some(([value]) => Number(value) < comparison.value);
    case 'greater_than':
      return values.some(([value]) => Number(value) > comparison.value);
  }
}

function valuesOf(field: string, task: TaskDetails, project: string): readonly Spellings[] {
  if (!field.startsWith(CUSTOM)) return READERS[field]?.(task, project) ?? [];
  const wanted = folded(field.slice(CUSTOM.length));
  const found = task.custom_fields.find(({ gid, name }) => gid === wanted || folded(name) === wanted);
  const value = found?.value ?? null;
  if (value === null) return [];
  if (Array.isArray(value)) return value.map(spelled);
  return typeof value === 'object' ? [spelled(value)] : one(String(value));
}

const folded = (value: string | number | boolean) => String(value).trim().toLocaleLowerCase();

function equals(field: string, values: readonly Spellings[], wanted: string | number | boolean, now: number): boolean {
  if (!IS_DATE.test(field) || field.startsWith(CUSTOM)) return isAmong(values, [wanted]);
  return values.some(([value = '']) => value.slice(0, 10) === dayMeant(String(wanted), now));
}

const isAmong = (values: readonly Spellings[], wanted: readonly (string | number | boolean)[]) => {
  const words = new Set(wanted.map(folded));
  return values.some((spellings) => spellings.some((spelling) => words.has(folded(spelling))));
};

const contains = (values: readonly Spellings[], words: string) =>
  values.some((spellings) => spellings.some((spelling) => folded(spelling).includes(folded(words))));
