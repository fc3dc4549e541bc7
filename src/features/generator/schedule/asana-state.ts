/** new → in_progress → blocked ↔ in_progress → completed */
export type AsanaTaskStatus = 'new' | 'in_progress' | 'blocked' | 'completed';

/** One of the accounts a job works with, named by its gid: display names are for texts. */
export interface AsanaUser {
  id: string;
  name: string;
}

/** What choices look at in a task a job made. Times are epoch ms. */
export interface AsanaTaskState {
  id: string;
  name: string;
  status: AsanaTaskStatus;
  /** gid of the assignee, or null */
  assignee: string | null;
  createdAt: number;
  startedAt?: number;
  /** Since when it is blocked; left from the last time in a task that is so no longer. */
  blockedAt?: number;
  /** How often it was blocked so far. */
  timesBlocked: number;
  completedAt?: number;
  commentCount: number;
  /** `author` is a gid. Present as soon as there is a comment. */
  lastComment?: { author: string; text: string; at: number };
  /** gids, in order of creation */
  subtasks: readonly string[];
}

export interface AsanaProjectState {
  id: string;
  name: string;
  createdAt: number;
  tasks: readonly AsanaTaskState[];
}

/** What a job has made so far, oldest first, and whom it works as. */
export interface AsanaState {
  projects: readonly AsanaProjectState[];
  users: readonly AsanaUser[];
}
