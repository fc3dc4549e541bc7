import type { z } from 'zod';
import * as answers from '../../src/providers/asana/asana.detail-answers.js';
import { type AsanaTestApp, atomError, BEN, type Json, startSeededAsanaApp } from './asana-support.js';

let server: AsanaTestApp;
let workspace: string;
let project: string;
let task: string;
let other: string;
const user_id = 'ana';

beforeAll(async () => {
  ({ server, workspace, project } = await startSeededAsanaApp(user_id));
}, 60_000);
afterAll(() => server.close());

const api = (path: string) => `/api/asana/tasks/${task}${path}`;
const post = (path: string, body: object) =>
  server
    .http()
    .post(api(path))
    .send({ user_id, ...body });
const remove = (path: string) => server.http().delete(api(path)).query({ user_id }).expect(200);
const list = async <T>(path: string, schema: z.ZodType<T>, query: object = {}): Promise<T> => {
  const answer = await server
    .http()
    .get(api(path))
    .query({ user_id, ...query })
    .expect(200);
  return schema.parse(answer.body);
};
const done = (message: string) => ({ ok: true, success: true, message, data: { id: task, gid: task, message } });
const create = async (name: string): Promise<string> => {
  const body = { user_id, name, project_id: project };
  return (await server.http().post('/api/asana/tasks').send(body).expect(201)).body.task.gid;
};
const stored = (fields: string): Promise<Json> => server.upstream(`/tasks/${task}?opt_fields=${fields}`);
const gids = (records: readonly { gid: string }[]) => records.map(({ gid }) => gid);

beforeEach(async () => {
  task = await create('Linked');
  other = await create('Other');
});

it('subtasks are listed by pages, as tasks', async () => {
  for (const name of ['One', 'Two', 'Three']) await post('/subtasks', { name }).expect(201);
  const first = await list('/subtasks', answers.subtaskListAnswer, { limit: 2 });
  expect(first.subtasks.map(({ name }) => name)).toEqual(['One', 'Two']);
  expect(first.data.subtasks).toEqual(first.subtasks);
  expect(first.pagination).toMatchObject({ limit: 2, has_more: true });
  expect(first).not.toHaveProperty('cache');
  const offset = first.pagination.next_offset;
  const second = await list('/subtasks', answers.subtaskListAnswer, { limit: 2, offset });
  expect(second.subtasks.map(({ name }) => name)).toEqual(['Three']);
});

it('dependencies are added, listed and removed', async () => {
  expect((await post('/dependencies', { dependencies: [other] }).expect(200)).body).toEqual(
    done('Dependencies added successfully'),
  );
  const { dependencies } = await list('/dependencies', answers.dependencyListAnswer);
  expect(dependencies).toMatchObject([{ gid: other, name: 'Other', completed: false }]);
  expect((await remove(`/dependencies/${other}`)).body).toEqual(done('Dependency removed successfully'));
  expect((await list('/dependencies', answers.dependencyListAnswer)).dependencies).toEqual([]);
});

it('dependents are added, listed and removed', async () => {
  await post('/dependents', { dependents: [other] }).expect(200);
  expect(gids((await list('/dependents', answers.dependentListAnswer)).dependents)).toEqual([other]);
  await remove(`/dependents/${other}`);
  expect((await list('/dependents', answers.dependentListAnswer)).dependents).toEqual([]);
});

it('a circle of dependencies is Asana’s to refuse', async () => {
  const answer = await post('/dependencies', { dependencies: [task] }).expect(400);
  expect(answer.body).toMatchObject(atomError(400, 'VALIDATION_ERROR'));
});

it.each(['comment', 'text'])('comments are written as %s and listed apart from the other stories', async (spelling) => {
  await post('/comments', { [spelling]: 'Well done' }).expect(201);
  await post('/tags', { tag: await server.gidOf(`/workspaces/${workspace}/tags`, 'security') }).expect(200);
  await post('/comments', { [spelling]: 'Really' }).expect(201);
  const { comments, data } = await list('/comments', answers.commentListAnswer);
  expect(data.comments).toEqual(comments);
  expect(comments.map(({ text, created_by }) => [text, created_by?.name])).toEqual([
    ['Well done', 'Ana Ruiz'],
    ['Really', 'Ana Ruiz'],
  ]);
  const { stories } = await list('/stories', answers.storyListAnswer);
  expect(stories.map(({ type }) => type)).toContain('system');
  expect(stories.filter(({ type }) => type === 'comment')).toEqual(comments);
  expect(stories.find(({ resource_subtype }) => resource_subtype === 'added_to_tag')?.text).toBe(
    'Ana Ruiz added to security',
  );
});

it('attachments are listed', async () => {
  task = await server.gidOf(`/projects/${project}/tasks?limit=100`, 'Draft pricing page copy');
  const { attachments } = await list('/attachments', answers.attachmentListAnswer);
  expect(attachments).toEqual([
    {
      id: attachments[0]?.gid,
      gid: expect.any(String),
      name: 'pricing-draft.pdf',
      host: 'asana',
      size: 184_320,
      created_at: expect.stringMatching(/Z$/),
      download_url: null,
      permanent_url: expect.stringContaining('asset_id='),
      view_url: null,
    },
  ]);
});

it.each(['tag', 'tag_id', 'tag_gid'])('tags are put on and taken off, spelled %s', async (spelling) => {
  const tag = await server.gidOf(`/workspaces/${workspace}/tags`, 'security');
  await post('/tags', { [spelling]: tag }).expect(200);
  await post('/tags', { [spelling]: tag }).expect(200);
  expect(gids((await stored('tags')).tags)).toEqual([tag]);
  expect((await remove(`/tags/${tag}`)).body).toEqual(done('Tag removed successfully'));
  expect((await stored('tags')).tags).toEqual([]);
});

it.each([BEN, 'gid'])('followers are added and removed, named by %s', async (named) => {
  const follower = named === 'gid' ? server.sandbox.asana.person(BEN).gid : named;
  await post('/followers', { followers: [follower, 'me'] }).expect(200);
  expect((await stored('followers.name')).followers.map(({ name }: Json) => name)).toContain('Ben Okafor');
  expect((await remove(`/followers/${encodeURIComponent(follower)}`)).body).toEqual(
    done('Follower removed successfully'),
  );
  expect((await stored('followers.name')).followers.map(({ name }: Json) => name)).not.toContain('Ben Okafor');
});

it('a task is put into another project, with its section, and taken out', async () => {
  const second = await server.gidOf(`/workspaces/${workspace}/projects`, 'Mobile app 3.0');
  const testing = await server.gidOf(`/projects/${second}/sections`, 'Testing');
  expect((await post('/projects', { project: second, section: testing }).expect(200)).body).toEqual(
    done('Project added successfully'),
  );
  const { memberships } = await stored('memberships.section');
  expect(memberships.map(({ section }: Json) => section.gid)).toContain(testing);
  await remove(`/projects/${second}`);
  expect(gids((await stored('projects')).projects)).toEqual([project]);
});

it('a task is moved to a section, to its top or beside a neighbour', async () => {
  const review = await server.gidOf(`/projects/${project}/sections`, 'Review');
  const move = (task_id: string, position: object = {}) =>
    server
      .http()
      .post(`/api/asana/sections/${review}/tasks`)
      .send({ user_id, task_id, ...position })
      .expect(200);
  expect((await move(task)).body).toEqual(done('Task moved successfully'));
  await move(other, { insert_after: task });
  const moved: Json[] = await server.upstream(`/sections/${review}/tasks`);
  expect(gids(moved as { gid: string }[]).slice(0, 2)).toEqual([task, other]);
});

describe('what is wrong is named', () => {
  it.each([
    ['post', '/dependencies', {}, 'user_id and dependencies are required.'],
    ['post', '/dependencies', { dependencies: [] }, /^dependencies: /],
    ['post', '/dependencies', { dependencies: ['x'] }, /^dependencies.0: must be an Asana gid/],
    ['post', '/dependents', {}, 'user_id and dependents are required.'],
    ['post', '/tags', {}, 'user_id and tag_id are required.'],
    ['post', '/tags', { tag: 'urgent' }, /^tag_id: must be an Asana gid/],
    ['post', '/followers', {}, 'user_id and followers are required.'],
    ['post', '/followers', { followers: ['Ben'] }, /^followers.0: must be an Asana gid, "me" or an e-mail address/],
    ['post', '/projects', {}, 'user_id and project_id are required.'],
    ['post', '/projects', { project_id: '1', insert_before: 'top' }, /^insert_before: must be an Asana gid/],
    ['post', '/comments', {}, 'user_id and comment are required.'],
    ['post', '/subtasks', {}, 'user_id and name are required.'],
    ['delete', '/tags/x', {}, /^tagId: must be an Asana gid/],
    ['delete', '/followers/Ben', {}, /^follower: must be an Asana gid, "me" or an e-mail address/],
  ] as const)('%s %s %j', async (method, path, body, message) => {
    const answer = await server.http()[method](api(path)).query({ user_id }).send(body).expect(400);
    const expected = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(answer.body).toMatchObject(atomError(400, 'VALIDATION_ERROR', expected));
  });
});
