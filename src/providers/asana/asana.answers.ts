import { z } from 'zod';
import { JsonText } from '../../platform/api/index.js';
import { type Page, type PageRequest } from './asana.client.js';
import * as show from './asana.entities.js';
import { paginationFields, paginationOf } from './asana.pagination.js';

/**
 * The family's success bodies. Their readers look in different places, so lists stand in all of them: at the top level
 * (desktop client), under `data` (REST readers) and under `data.data` (the older skill).
 * Where a task's assignee is a name and where an object is decided by the member: `files` and a single `data` carry the
 * name; `task`, `tasks` and `results` carry the object.
 */
const done = { ok: z.literal(true), success: z.literal(true) };
const DONE = { ok: true, success: true } as const;

const nextPageToken = z.string().nullable().describe('The same as `pagination.next_offset`.');

type PageFound = Omit<Page<unknown>, 'items'>;
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
    ...paginationFields,
  });

const sameEverywhere = <S extends z.ZodRawShape>(shape: S) => listSchema({ inner: shape, data: shape, top: shape });

/** The JSON of each list of one place in the body, by its name. */
type Written = Readonly<Record<string, string>>;

const members = (lists: Written) => Object.entries(lists).flatMap(([name, list]) => [`"${name}":`, list, ',']);
const withoutBraces = (value: object) => JSON.stringify(value).slice(1, -1);

/** Written by hand around the lists, because their items are nearly all of the body and stand in it several times. */
function listBody<T>(
  lists: { inner: Written; data: Written; top: Written },
  page: PageFound,
  asked: PageRequest,
): JsonText<T> {
  const token = withoutBraces({ nextPageToken: page.nextOffset });
  return new JsonText([
    `{${withoutBraces(DONE)},"data":{"status":"success","data":{`,
    ...members(lists.inner),
    `${token}},`,
    ...members(lists.data).slice(0, -1),
    '},',
    ...members(lists.top),
    `${withoutBraces(paginationOf(page, asked))}}`,
  ]);
}

const TEXT = '"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"';
/** Quotes inside texts are escaped, so only the member is found. */
const ASSIGNEE = new RegExp(`"assignee":\\{"id":${TEXT},"gid":${TEXT},"name":(${TEXT}),"email":null\\}`, 'g');

/** The JSON of tasks in the two forms that a list shows. A file differs from its task in the assignee alone. */
function writtenTasks(items: readonly show.Task[]) {
  const tasks = JSON.stringify(items);
  return { tasks, files: tasks.replace(ASSIGNEE, '"assignee":$1') };
}

const files = z.array(show.taskFile);
const tasks = z.array(show.task);
const result = show.task.extend({ type: z.literal('task') });

export const taskListAnswer = listSchema({ inner: { files }, data: { files, tasks }, top: { tasks } });
export function taskList(page: Page<show.Task>, asked: PageRequest): JsonText<z.output<typeof taskListAnswer>> {
  const { tasks, files } = writtenTasks(page.items);
  return listBody({ inner: { files }, data: { files, tasks }, top: { tasks } }, page, asked);
}

export const searchAnswer = listSchema({
  inner: { files },
  data: { files, tasks },
  top: { tasks, results: z.array(result) },
});
export function searchResults(
  found: readonly show.Task[],
  asked: PageRequest,
): JsonText<z.output<typeof searchAnswer>> {
  const { tasks, files } = writtenTasks(found);
  const top = { tasks, results: JSON.stringify(found.map((task) => ({ type: 'task', ...task }))) };
  return listBody({ inner: { files }, data: { files, tasks }, top }, { nextOffset: null }, asked);
}

function everywhere<T>(name: string, page: Page<unknown>, asked: PageRequest): JsonText<T> {
  const list = { [name]: JSON.stringify(page.items) };
  return listBody({ inner: list, data: list, top: list }, page, asked);
}

export const projectListAnswer = sameEverywhere({ projects: z.array(show.project) });
export const projectList = (page: Page<show.Project>, asked: PageRequest) =>
  everywhere<z.output<typeof projectListAnswer>>('projects', page, asked);

export const sectionListAnswer = sameEverywhere({ sections: z.array(show.section) });
export const sectionList = (page: Page<show.Section>, asked: PageRequest) =>
  everywhere<z.output<typeof sectionListAnswer>>('sections', page, asked);

export const teamListAnswer = sameEverywhere({ teams: z.array(show.team) });
export const teamList = (page: Page<show.Team>, asked: PageRequest) =>
  everywhere<z.output<typeof teamListAnswer>>('teams', page, asked);

export const userListAnswer = sameEverywhere({ users: z.array(show.user) });
export const userList = (page: Page<show.User>, asked: PageRequest) =>
  everywhere<z.output<typeof userListAnswer>>('users', page, asked);

export const projectAnswer = z.strictObject({ ...done, data: show.project, project: show.project });
export const projectBody = (project: show.Project) => ({ ...DONE, data: project, project });

export const profileAnswer = z.strictObject({ ...done, data: show.profile, user: show.profile });
export const profileBody = (user: show.Profile) => ({ ...DONE, data: user, user });

export const commentAnswer = z.strictObject({ ...done, data: show.comment, comment: show.comment });
export const commentBody = (comment: show.Comment) => ({ ...DONE, data: comment, comment });

/** What `POST /api/asana/projects` answers: a list, or the project it created. */
export const projectsPostAnswer = z.union([projectListAnswer, projectAnswer]);
