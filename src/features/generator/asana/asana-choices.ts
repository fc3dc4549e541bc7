import { type AsanaActivitySettings } from '../schedule/asana-choice.js';
import {
  type AsanaProjectState,
  type AsanaState,
  type AsanaTaskState,
  type AsanaUser,
} from '../schedule/asana-state.js';
import { type JobAccount, type Step } from '../engine/step.js';
import { type AsanaJobConfig } from '../jobs/job-config.js';
import { type AsanaWorld, type WorldProject, type WorldTask } from './asana-world.js';

/** As people read it. */
export const nameOf = ({ fullName, name }: JobAccount): string => fullName ?? name;

export const userOf = (account: JobAccount): AsanaUser => ({ id: account.accountId, name: nameOf(account) });

/** The account by its gid. */
export function accountOf(step: Step, gid: string): JobAccount {
  const account = step.accounts.find(({ accountId }) => accountId === gid);
  if (!account) throw new Error(`The job ${step.jobId} does not work as ${gid}.`);
  return account;
}

/** The world as choices look at it. */
export const choiceStateOf = ({ projects }: AsanaWorld, accounts: readonly JobAccount[]): AsanaState => ({
  projects: projects.map(projectStateOf),
  users: accounts.map(userOf),
});

function projectStateOf({ id, name, created_at, tasks }: WorldProject): AsanaProjectState {
  return { id, name, createdAt: Date.parse(created_at), tasks: tasks.map(taskStateOf) };
}

export function taskStateOf(task: WorldTask): AsanaTaskState {
  const { id, name, status, assignee, started_at, blocked_at, completed_at } = task;
  const createdAt = Date.parse(task.created_at);
  const commentCount = task.comment_count ?? 0;
  const said = task.last_comment ?? { author: '', text: '' };
  return {
    id,
    name,
    status,
    assignee: assignee ?? null,
    createdAt,
    ...(started_at && { startedAt: Date.parse(started_at) }),
    ...(blocked_at && { blockedAt: Date.parse(blocked_at) }),
    ...(completed_at && { completedAt: Date.parse(completed_at) }),
    timesBlocked: task.times_blocked ?? (blocked_at ? 1 : 0),
    commentCount,
    ...(commentCount > 0 && { lastComment: { ...said, at: Date.parse(task.last_comment_at ?? task.created_at) } }),
    subtasks: (task.subtasks ?? []).map((subtask) => (typeof subtask === 'string' ? subtask : subtask.id)),
  };
}

export const settingsOf = (config: AsanaJobConfig): AsanaActivitySettings => ({
  blockedTaskFrequency: config.blocked_task_frequency,
  blockedTaskDuration: config.blocked_task_duration,
  newProjectFrequencyDays: config.new_project_frequency_days,
});

/** @throws Error for a job of another kind, which no engine hands out */
export function configOf({ config, jobId }: Step): AsanaJobConfig {
  if (config.connection_type !== 'asana') throw new Error(`The job ${jobId} is not one of Asana.`);
  return config;
}

/** Tells what a job made from what others made, where Asana does not tell by whom and when. */
export const markOf = ({ jobId }: Step): string => `Made by ${jobId}.`;
