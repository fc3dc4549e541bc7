import { z } from 'zod';
import { type Page, type PageRequest } from './asana.client.js';
import * as details from './asana.detail-entities.js';
import * as show from './asana.entities.js';
import { paginationFields, paginationOf } from './asana.pagination.js';
import { type RemovalPlan } from './asana.removals.js';

/**
 * Success bodies about single objects and what hangs on them: the object stands under `data` and under its own name.
 * As everywhere in the family a task's assignee is a name in `data` and an object in `task`.
 */
const done = { ok: z.literal(true), success: z.literal(true) };
const DONE = { ok: true, success: true } as const;
const message = z.string().describe('A sentence for a person.');

export const taskAnswer = z.strictObject({ ...done, data: details.taskDetailsFile, task: details.taskDetails });
export const taskBody = (task: details.TaskDetails) => ({ ...DONE, data: details.toTaskDetailsFile(task), task });

export const taskChangeAnswer = z.strictObject({
  ...done,
  data: details.taskDetailsFile.extend({ message }),
  task: details.taskDetails,
});
export const taskChange = (words: string, task: details.TaskDetails) => ({
  ...DONE,
  data: { message: words, ...details.toTaskDetailsFile(task) },
  task,
});

export const projectAnswer = z.strictObject({ ...done, data: details.projectDetails, project: details.projectDetails });
export const projectBody = (project: details.ProjectDetails) => ({ ...DONE, data: project, project });

export const projectChangeAnswer = z.strictObject({
  ...done,
  data: show.project.extend({ message }),
  project: show.project,
});
export const projectChange = (words: string, project: show.Project) => ({
  ...DONE,
  data: { message: words, ...project },
  project,
});

export const sectionAnswer = z.strictObject({ ...done, data: show.section, section: show.section });
export const sectionBody = (section: show.Section) => ({ ...DONE, data: section, section });

export const tagAnswer = z.strictObject({ ...done, data: details.tag, tag: details.tag });
export const tagBody = (tag: details.Tag) => ({ ...DONE, data: tag, tag });

/** For changes after which there is no object to show. */
export const doneAnswer = z.strictObject({
  ...done,
  message,
  data: z.strictObject({ id: z.string(), gid: z.string(), message }).describe('What was changed.'),
});
export const doneBody = (words: string, gid: string) => ({
  ...DONE,
  message: words,
  data: { id: gid, gid, message: words },
});

/** For deletions: what was deleted, or what would be. */
const dryRunAnswer = z.strictObject({
  ...done,
  message,
  dry_run: z.literal(true),
  data: z.strictObject({
    id: z.string(),
    gid: z.string(),
    name: z.string(),
    message,
    would_delete: z.strictObject({
      tasks: z.int().describe('Of a project: those without an assignee that are in no other project.'),
      subtasks: z.int().nullable().describe('Direct ones of a task, which go with it. Null: not counted.'),
      complete: z.boolean().describe('False: there are more tasks than were looked at, so at least so many.'),
    }),
  }),
});
export const deletionAnswer = z.union([doneAnswer, dryRunAnswer]);
export function dryRunBody({ gid, name, tasks, subtasks, isComplete }: RemovalPlan) {
  const words = 'Nothing was deleted.';
  const would_delete = { tasks, subtasks, complete: isComplete };
  return { ...DONE, message: words, dry_run: true, data: { id: gid, gid, name, message: words, would_delete } };
}

const lists = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ ...done, data: z.strictObject(shape), ...shape, ...paginationFields });

function list<Lists extends Readonly<Record<string, readonly unknown[]>>>(
  shown: Lists,
  page: Omit<Page<unknown>, 'items'>,
  asked: PageRequest,
) {
  return { ...DONE, data: shown, ...shown, ...paginationOf(page, asked) };
}

const tasks = z.array(show.task);
export const subtaskListAnswer = lists({ subtasks: tasks });
export const subtaskList = (page: Page<show.Task>, asked: PageRequest) => list({ subtasks: page.items }, page, asked);

export const dependencyListAnswer = lists({ dependencies: tasks });
export const dependencyList = (page: Page<show.Task>, asked: PageRequest) =>
  list({ dependencies: page.items }, page, asked);

export const dependentListAnswer = lists({ dependents: tasks });
export const dependentList = (page: Page<show.Task>, asked: PageRequest) =>
  list({ dependents: page.items }, page, asked);

export const attachmentListAnswer = lists({ attachments: z.array(details.attachment) });
export const attachmentList = (page: Page<details.Attachment>, asked: PageRequest) =>
  list({ attachments: page.items }, page, asked);

export const storyListAnswer = lists({ stories: z.array(details.story) });
export const storyList = (page: Page<details.Story>, asked: PageRequest) => list({ stories: page.items }, page, asked);

export const commentListAnswer = lists({ comments: z.array(details.story) });
export const commentList = (page: Page<details.Story>, asked: PageRequest) =>
  list({ comments: page.items }, page, asked);

export const customFieldListAnswer = lists({ custom_fields: z.array(details.customField) });
export const customFieldList = (page: Page<details.CustomField>, asked: PageRequest) =>
  list({ custom_fields: page.items }, page, asked);

export const tagListAnswer = lists({ tags: z.array(details.tag) });
export const tagList = (page: Page<details.Tag>, asked: PageRequest) => list({ tags: page.items }, page, asked);

export const workspaceListAnswer = lists({ workspaces: z.array(show.workspace) });
export const workspaceList = (page: Page<show.Workspace>, asked: PageRequest) =>
  list({ workspaces: page.items }, page, asked);

const status = {
  connected: z.boolean(),
  user: show.profile.nullable(),
  workspaces: z.array(show.reference),
  timestamp: z.iso.datetime(),
  message,
};
export const statusAnswer = z.strictObject({ ...done, ...status, data: z.strictObject(status) });
export function statusBody(user: show.Profile | undefined, now: Date) {
  const shown = {
    connected: user !== undefined,
    user: user ?? null,
    workspaces: user?.workspaces ?? [],
    timestamp: now.toISOString(),
    message: user ? 'Connected to Asana.' : 'Not connected to Asana.',
  };
  return { ...DONE, ...shown, data: shown };
}
