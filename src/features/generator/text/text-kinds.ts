/** How an answer must look: one line, running prose, or an object. */
type TextForm = 'line' | 'prose' | 'profile';

interface TextKindFacts {
  /** What is asked for, as the prompt says it. */
  readonly purpose: string;
  /** Most output tokens that may be spent on one answer. */
  readonly maxTokens: number;
  /** Longest answer in characters; a longer one is cut at the end of a sentence or word. */
  readonly maxLength: number;
  readonly form: TextForm;
}

/** Every kind of text that activities ask for. The token ceilings are those of the documented generator. */
export const TEXT_KINDS = {
  project_name: line('the name of a new project: specific, 3 to 8 words, no trailing punctuation', 50, 100),
  project_description: prose(
    'the description of a project: goal, scope and who is involved, 2 to 3 sentences',
    200,
    900,
  ),
  task_name: line('the name of a task of the project: starts with a verb, 3 to 10 words', 50, 120),
  task_description: prose(
    'the description of a task: what is to be done and when it counts as done, 1 to 3 sentences',
    150,
    700,
  ),
  subtask_name: line(
    'the name of a subtask that is one small step of the task: starts with a verb, 2 to 8 words',
    50,
    100,
  ),
  comment_initial: prose(
    'the first comment under a task that was just created: a question, a hint or an offer',
    80,
    400,
  ),
  comment_start: prose('a comment of the assignee who starts work on the task now', 120, 500),
  comment_progress: prose('a comment that reports progress on the task, with one concrete detail', 120, 500),
  comment_blocked: prose('a comment that says why work on the task cannot go on, and what is needed', 120, 500),
  comment_unblocked: prose('a comment that says the blocker of the task is gone and work goes on', 80, 400),
  comment_completed: prose('a comment that reports the task as completed, with the result', 120, 500),
  comment_ooo: prose('a comment of somebody who is out of office, for the reason given', 80, 400),
  conversation: prose('a reply to the last comment by a colleague: an answer, a question or a suggestion', 100, 450),
  reassignment: prose('a comment that hands the task over to a colleague, with the reason', 100, 450),
  activity_description: prose('one sentence for an activity log that says what happened and why', 100, 300),
  user_profile: {
    purpose: 'the profile of an employee of the department',
    maxTokens: 400,
    maxLength: 100,
    form: 'profile',
  },
  group_name: line('the name of a group of users in a company directory, 2 to 5 words', 50, 80),
  group_description: prose(
    'the description of a group in a company directory: who belongs to it and what it opens',
    100,
    400,
  ),
  profile_update_reason: line('the reason why the profile of an employee was changed, at most one sentence', 80, 200),
} as const satisfies Readonly<Record<string, TextKindFacts>>;

export type TextKind = keyof typeof TEXT_KINDS;

function line(purpose: string, maxTokens: number, maxLength: number): TextKindFacts {
  return { purpose, maxTokens, maxLength, form: 'line' };
}

function prose(purpose: string, maxTokens: number, maxLength: number): TextKindFacts {
  return { purpose, maxTokens, maxLength, form: 'prose' };
}
