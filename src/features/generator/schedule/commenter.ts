import { type AsanaTaskState, type AsanaUser } from './asana-state.js';
import { type Random } from './random.js';

/** With fewer comments than this everybody is still to be heard. */
const YOUNG_THREAD = 5;
const ANOTHER_SHARE = 0.7;

/** The user a text names, as whole words; the longest name first, so that "Ann Lee" is not read as "Ann". */
function named(text: string, users: readonly AsanaUser[]): AsanaUser | undefined {
  const words = (value: string) => ` ${value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const within = words(text);
  return users
    .filter(({ name }) => words(name).trim() !== '' && within.includes(` ${words(name).trim()} `))
    .sort((first, second) => second.name.length - first.name.length)[0];
}

/**
 * Who writes the next comment under a task: anybody writes the first; whoever the last one names answers it; a question
 * is answered by somebody else, as is everything in a young thread; later 70 % are by somebody else. Somebody who is the
 * only user talks on alone, and to be named by oneself is no call.
 * @param users at least one
 */
export function chooseCommenter(
  { commentCount, lastComment }: Pick<AsanaTaskState, 'commentCount' | 'lastComment'>,
  users: readonly AsanaUser[],
  random: Random,
): AsanaUser {
  if (lastComment === undefined) return random.pick(users);
  const others = users.filter(({ id }) => id !== lastComment.author);
  const called = named(lastComment.text, others);
  if (called !== undefined) return called;
  const author = users.find(({ id }) => id === lastComment.author);
  if (author === undefined || others.length === 0) return random.pick(users);
  const another = lastComment.text.includes('?') || commentCount < YOUNG_THREAD || random.chance(ANOTHER_SHARE);
  return another ? random.pick(others) : author;
}

/**
 * Who works on a task: its assignee where the job works as that account, else any of the job's users.
 * @param users at least one
 */
export const workerOn = (
  { assignee }: Pick<AsanaTaskState, 'assignee'>,
  users: readonly AsanaUser[],
  random: Random,
): AsanaUser => users.find(({ id }) => id === assignee) ?? random.pick(users);
