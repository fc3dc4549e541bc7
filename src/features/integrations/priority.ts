import { problem, ProblemError } from '../../platform/problem/index.js';
import { type TaskDetails } from '../../providers/asana/index.js';

/** Asana has no priority of its own; projects have a custom field of this name from Asana's own library. */
export const PRIORITY_FIELD = 'Priority';

const same = (one: string, other: string) => one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();

export const isPriority = (task: TaskDetails, priority: string): boolean =>
  task.custom_fields.some(
    ({ name, display_value }) => same(name, PRIORITY_FIELD) && display_value !== null && same(display_value, priority),
  );

/** The custom field behind a priority that was given. */
export const priorityFields = (priority: string | null | undefined) =>
  priority === undefined ? undefined : { [PRIORITY_FIELD]: priority };

/** Names the field of the request where the custom field behind it was refused. */
export async function namingPriority<T>(field: string, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'validation_failed') throw error;
    const errors = error.options.errors?.map((one) =>
      one.field === `custom_fields.${PRIORITY_FIELD}` ? { ...one, field } : one,
    );
    throw problem('validation_failed', { ...error.options, errors });
  }
}
