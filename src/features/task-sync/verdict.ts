import { isDeepStrictEqual } from 'node:util';
import { type TaskState, taskState } from './task-state.js';

/** What is stored of a task. */
export interface Known {
  /** As the column has it. */
  readonly data: unknown;
  readonly modifiedAt: Date;
  readonly deletedAt: Date | null;
  readonly seenAt: Date;
}

/**
 * What an answer of the provider means for what is stored:
 * - `changed`: something is different now; also of a task that was not known, or that is back
 * - `retold`: nothing is, but it was written since, or is stored in another form
 * - `same`: just so it is stored
 * - `gone`: it is there no more
 * - `stale`: the answer is older than what is stored
 * - `unclear`: two answers that were under way at the same time differ, and neither says which is newer: ask again
 */
export type Verdict = 'changed' | 'retold' | 'same' | 'gone' | 'stale' | 'unclear';

/**
 * Asana changes `modified_at` with most writes, but not when a task moves to another section or gets a tag: of two
 * answers with the same one, the one that was asked for after the other had come is newer.
 * @param askedAt a moment before the question was sent, by the clock of `seenAt`
 * @param state undefined: the provider says that there is no such task
 */
export function judge(known: Known | undefined, state: TaskState | undefined, askedAt: Date): Verdict {
  if (!state) return judgeGone(known, askedAt);
  if (!known) return 'changed';
  const isLater = askedAt > known.seenAt;
  if (known.deletedAt) return isLater ? 'changed' : 'unclear';
  const age = Date.parse(state.modified_at) - known.modifiedAt.getTime();
  if (age < 0) return 'stale';
  if (isDeepStrictEqual(known.data, state)) return 'same';
  if (age === 0 && !isLater) return 'unclear';
  return isSameBut(known.data, state) ? 'retold' : 'changed';
}

function judgeGone(known: Known | undefined, askedAt: Date): Verdict {
  if (!known) return 'gone';
  if (askedAt <= known.seenAt) return known.deletedAt ? 'stale' : 'unclear';
  return known.deletedAt ? 'same' : 'gone';
}

/** The state as it was stored; undefined where there was none, as of a task that was gone when it was first asked for. */
export const storedState = (data: unknown): TaskState | undefined => taskState.safeParse(data).data;

/** Comments, for one, are no change of what is kept. */
function isSameBut(data: unknown, state: TaskState): boolean {
  const before = storedState(data);
  return before !== undefined && isDeepStrictEqual({ ...before, modified_at: state.modified_at }, state);
}
