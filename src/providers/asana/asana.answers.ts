import { z } from 'zod';
import { type Page } from './asana.client.js';
import * as show from './asana.entities.js';

/**
 * The family's success bodies. Their readers look in different places, so lists stand in all of them: at the top level
 * (desktop client), under `data` (REST readers) and under `data.data` (the older skill).
 * Where a task's assignee is a name and where an object is decided by the member: `files` and a single `data` carry the
 * name; `task`, `tasks` and `results` carry the object.
 */
const done = { ok: z.literal(true), success: z.literal(true) };
const DONE = { ok: true, success: true } as const;

const pagination = z.strictObject({
  limit: z.int(),
  offset: z.string().nullable(),
  next_offset: z.string().nullable().describe('Opaque; send it as `offset` for the next page.'),
  has_more: z.boolean(),
});
const nextPageToken = z.string().nullable().describe('The same as `pagination.next_offset`.');

type Lists = Readonly<Record<string, readonly unknown[]>>;
type PageAsked = { readonly limit: number; readonly offset?: string };
type ListShape<Inner extends z.ZodRawShape, Data extends z.ZodRawShape, Top extends z.ZodRawShape> = {
  inner: Inner;
  data: Data;
  top: Top;
};

const listSchema = <I extends z.ZodRawShape, D extends z.ZodRawShape, T extends z.ZodRawShape>(
  shape: ListShape<I, D, T>,
) =>
  z.strictObject({
    ...done,
    data: z.strictObject({
      status: z.literal('success'),
      data: z.strictObject({ ...shape.inner, nextPageToken }),
      ...shape.data,
    }),
    ...shape.top,
    pagination,
  });

const sameEverywhere = <S extends z.ZodRawShape>(shape: S) => listSchema({ inner: shape, data: shape, top: shape });

function listBody<I extends Lists, D extends Lists, T extends Lists>(
  lists: { inner: I; data: D; top: T },
  nextOffset: string | null,
  asked: PageAsked,
) {
  return {
    ...DONE,
    data: { status: 'success' as const, data: { ...lists.inner, nextPageToken: nextOffset }, ...lists.data },
    ...lists.top,
    pagination: {
      limit: asked.limit,
      offset: asked.offset ?? null,
      next_offset: nextOffset,
      has_more: nextOffset !== null,
    },
  };
}

const files = z.array(show.taskFile);
const tasks = z.array(show.task);
const result = show.task.extend({ type: z.literal('task') });

export const taskListAnswer = listSchema({ inner: { files }, data: { files, tasks }, top: { tasks } });
export function taskList({ items, nextOffset }: Page<show.Task>, asked: PageAsked) {
  const shown = { files: items.map(show.toTaskFile) };
  return listBody({ inner: shown, data: { ...shown, tasks: items }, top: { tasks: items } }, nextOffset, asked);
}

export const searchAnswer = listSchema({
  inner: { files },
  data: { files, tasks },
  top: { tasks, results: z.array(result) },
});
export function searchResults(found: readonly show.Task[], asked: PageAsked) {
  const shown = { files: found.map(show.toTaskFile) };
  const results = found.map((task) => ({ type: 'task' as const, ...task }));
  return listBody({ inner: shown, data: { ...shown, tasks: found }, top: { tasks: found, results } }, null, asked);
}

const everywhere = <L extends Lists>(lists: L, nextOffset: string | null, asked: PageAsked) =>
  listBody({ inner: lists, data: lists, top: lists }, nextOffset, asked);

export const projectListAnswer = sameEverywhere({ projects: z.array(show.project) });
export const projectList = ({ items, nextOffset }: Page<show.Project>, asked: PageAsked) =>
  everywhere({ projects: items }, nextOffset, asked);

export const sectionListAnswer = sameEverywhere({ sections: z.array(show.section) });
export const sectionList = ({ items, nextOffset }: Page<show.Section>, asked: PageAsked) =>
  everywhere({ sections: items }, nextOffset, asked);

export const teamListAnswer = sameEverywhere({ teams: z.array(show.team) });
export const teamList = ({ items, nextOffset }: Page<show.Team>, asked: PageAsked) =>
  everywhere({ teams: items }, nextOffset, asked);

export const userListAnswer = sameEverywhere({ users: z.array(show.user) });
export const userList = ({ items, nextOffset }: Page<show.User>, asked: PageAsked) =>
  everywhere({ users: items }, nextOffset, asked);

export const projectAnswer = z.strictObject({ ...done, data: show.project, project: show.project });
export const projectBody = (project: show.Project) => ({ ...DONE, data: project, project });

export const profileAnswer = z.strictObject({ ...done, data: show.profile, user: show.profile });
export const profileBody = (user: show.Profile) => ({ ...DONE, data: user, user });

export const taskAnswer = z.strictObject({ ...done, data: show.taskFile, task: show.task });
export const taskBody = (task: show.Task) => ({ ...DONE, data: show.toTaskFile(task), task });

export const taskChangeAnswer = z.strictObject({
  ...done,
  data: show.taskFile.extend({ message: z.string() }),
  task: show.task,
});
export const taskChange = (message: string, task: show.Task) => ({
  ...DONE,
  data: { message, ...show.toTaskFile(task) },
  task,
});

export const commentAnswer = z.strictObject({ ...done, data: show.comment, comment: show.comment });
export const commentBody = (comment: show.Comment) => ({ ...DONE, data: comment, comment });

/** What `POST /api/asana/projects` answers: a list, or the project it created. */
export const projectsPostAnswer = z.union([projectListAnswer, projectAnswer]);
