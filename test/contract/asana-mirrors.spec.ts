import * as answers from '../../src/features/task-sync/mirror.answers.js';
import { connectAsana } from '../support/connect.js';
import { eventually } from '../support/eventually.js';
import { MirrorStage } from '../support/mirror-stage.js';
import { atomError } from './asana-support.js';

let stage: MirrorStage;
const user_id = 'ana';

beforeAll(async () => {
  stage = await MirrorStage.open({}, { isTold: true });
  await connectAsana(stage.app, 'bob');
}, 60_000);
afterEach(() => stage.twin.clearFaults());
afterAll(() => stage.close());

const http = () => stage.app.http();
const get = (path: string, query: object = {}) =>
  http()
    .get(`/api/asana/mirrors${path}`)
    .query({ user_id, ...query });
const follow = async (project_id: string) => {
  const { body } = await http().post('/api/asana/mirrors').send({ user_id, project_id }).expect(202);
  return answers.mirrorAnswer.parse(body).mirror;
};
const mirrorOf = async (id: string) => answers.mirrorAnswer.parse((await get(`/${id}`).expect(200)).body).mirror;
const tasksOf = async (id: string, query: object = {}) =>
  answers.taskListAnswer.parse((await get(`/${id}/tasks`, query).expect(200)).body);
const live = (id: string) =>
  eventually(async () => {
    const mirror = await mirrorOf(id);
    return mirror.status === 'live' && mirror.waiting === 0 && mirror;
  });

describe('/api/asana/mirrors', () => {
  it('mirrors a project, says how far it is, and shows its tasks without asking Asana', async () => {
    const { project, gids } = await stage.newProject(7);
    const begun = await follow(project);
    expect(begun).toMatchObject({ project_id: project, status: 'syncing', synced_at: null, age_seconds: null });
    expect(await live(begun.id)).toMatchObject({ examined: 7, total: 7, percent: 100, told: true, failure_code: null });
    stage.twin.clearCalls();
    const first = await tasksOf(begun.id, { limit: 4 });
    const second = await tasksOf(begun.id, { limit: 4, cursor: first.next_cursor });
    expect([...first.tasks, ...second.tasks].map(({ gid }) => gid)).toEqual([...gids].sort());
    expect(second.next_cursor).toBeNull();
    expect(first.mirror).toMatchObject({ id: begun.id, age_seconds: expect.any(Number) });
    expect(stage.twin.calls()).toEqual([]);
    const { mirrors } = answers.mirrorListAnswer.parse((await get('').expect(200)).body);
    expect(mirrors.map(({ id }) => id)).toContain(begun.id);
  });

  it('shows a change a moment after it was made in Asana, and no deleted task', async () => {
    const { project, gids } = await stage.newProject(2);
    const { id } = await follow(project);
    await live(id);
    const began = performance.now();
    stage.ana.complete(gids[0] ?? '');
    await eventually(async () => (await tasksOf(id)).tasks.some(({ completed }) => completed));
    expect(performance.now() - began).toBeLessThan(2_000);
    stage.ana.deleteTask(gids[1] ?? '');
    await eventually(async () => (await tasksOf(id)).tasks.length === 1);
  });

  it('mirrors a project once, however often it is asked to', async () => {
    const { project } = await stage.newProject(1);
    const { id } = await follow(project);
    expect((await follow(project)).id).toBe(id);
    await live(id);
    expect(await follow(project)).toMatchObject({ id, status: 'live' });
  });

  it('forgets a project and its tasks, but not those of another mirrored one', async () => {
    const one = await stage.newProject(2);
    const other = await stage.newProject(1);
    stage.ana.addToProject(one.gids[0] ?? '', other.project);
    const first = await follow(one.project);
    const second = await follow(other.project);
    await Promise.all([live(first.id), live(second.id)]);
    const { body } = await http().delete(`/api/asana/mirrors/${first.id}`).query({ user_id }).expect(200);
    expect(answers.deletedAnswer.parse(body).data).toEqual({ id: first.id });
    await get(`/${first.id}`).expect(404);
    expect((await tasksOf(second.id)).tasks.map(({ gid }) => gid)).toEqual([...other.gids, one.gids[0]].sort());
    expect(await stage.stored(one.gids[1] ?? '')).toBeUndefined();
  });

  it('is nobody else’s', async () => {
    const { project } = await stage.newProject(1);
    const { id } = await follow(project);
    for (const path of [`/${id}`, `/${id}/tasks`]) {
      const { body } = await get(path, { user_id: 'bob' }).expect(404);
      expect(body).toMatchObject(atomError(404, 'NOT_FOUND'));
    }
    await http().delete(`/api/asana/mirrors/${id}`).query({ user_id: 'bob' }).expect(404);
    expect((await get('', { user_id: 'bob' }).expect(200)).body.mirrors).toEqual([]);
  });
});

describe('what it refuses', () => {
  it.each([
    ['without a user', { project_id: '1' }, atomError(400, 'VALIDATION_ERROR', 'user_id and project_id are required.')],
    ['without a project', { user_id }, atomError(400, 'VALIDATION_ERROR', 'user_id and project_id are required.')],
    ['a project that is no gid', { user_id, project_id: '../1' }, atomError(400, 'VALIDATION_ERROR')],
    ['a project that Asana does not show', { user_id, project_id: '404404' }, atomError(404, 'NOT_FOUND')],
    ['a user without a connection', { user_id: 'nobody', project_id: '1' }, atomError(401, 'AUTH_ERROR')],
  ])('%s', async (_what, body, error) => {
    const answer = await http().post('/api/asana/mirrors').send(body);
    expect(answer.body).toMatchObject(error);
    expect(answer.status).toBe(error.status);
  });

  it('ids and cursors that are none', async () => {
    await get('/1').expect(400);
    await get('/0199c0de-71aa-7c31-9a52-0d3c8f2b6e10').expect(404);
    const { project } = await stage.newProject(1);
    const { id } = await follow(project);
    await get(`/${id}/tasks`, { cursor: 'Li4vMQ' }).expect(400);
  });

  it('to hide that Asana does not answer', async () => {
    stage.twin.setFaults([{ match: { pathPattern: '/projects/' }, fault: { status: 503 } }]);
    const { body } = await http().post('/api/asana/mirrors').send({ user_id, project_id: '1' }).expect(500);
    expect(body).toMatchObject(atomError(500, 'FOLLOW_PROJECT_FAILED'));
  });
});
