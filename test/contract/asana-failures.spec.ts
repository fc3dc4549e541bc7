import { type FaultRule } from '../../sandbox/asana/index.js';
import { ANA, type AsanaTestApp, atomError, startAsanaApp } from './asana-support.js';

type Fault = FaultRule['fault'];

let server: AsanaTestApp;
let project: string;
let workspace: string;
let task: string;

beforeAll(async () => {
  server = await startAsanaApp({ UPSTREAM_TIMEOUT_MS: '150', ASANA_RATE_PER_MINUTE: '100000' });
  await server.connect('ana', ANA);
  workspace = await server.gidOf('/workspaces', 'Meridian Labs');
  project = await server.gidOf(`/workspaces/${workspace}/projects`, 'Website relaunch');
  task = (await server.upstream(`/projects/${project}/tasks?limit=1`))[0].gid;
}, 60_000);
afterAll(() => server.close());
afterEach(() => server.sandbox.asana.clearFaults());

/** Every operation of the room with an input that would succeed, and its documented code. */
const operations = [
  ['get', '/tasks', () => ({ project_id: project }), 'LIST_TASKS_FAILED'],
  ['get', '/search', () => ({ query: 'home' }), 'SEARCH_FILES_FAILED'],
  ['post', '/tasks', () => ({ name: 'A', project_id: project }), 'CREATE_TASK_FAILED'],
  ['put', '/tasks/:task', () => ({ name: 'B' }), 'UPDATE_TASK_FAILED'],
  ['post', '/tasks/:task/complete', () => ({}), 'UPDATE_TASK_FAILED'],
  ['post', '/tasks/:task/comments', () => ({ comment: 'C' }), 'ADD_COMMENT_FAILED'],
  ['get', '/projects', () => ({}), 'GET_PROJECTS_FAILED'],
  ['get', '/sections', () => ({ project_id: project }), 'GET_SECTIONS_FAILED'],
  ['get', '/teams', () => ({}), 'GET_TEAMS_FAILED'],
  ['get', '/users', () => ({}), 'GET_USERS_FAILED'],
  ['get', '/users/me', () => ({}), 'GET_USER_PROFILE_FAILED'],
  ['get', '/users/profile', () => ({}), 'GET_USER_PROFILE_FAILED'],
  ['post', '/search', () => ({ project_id: project, query: 'home' }), 'SEARCH_FILES_FAILED'],
  ['post', '/list-tasks', () => ({ project_id: project }), 'LIST_TASKS_FAILED'],
  ['post', '/create-task', () => ({ project_id: project, name: 'D' }), 'CREATE_TASK_FAILED'],
  ['post', '/update-task', () => ({ task_id: task, name: 'E' }), 'UPDATE_TASK_FAILED'],
  ['post', '/projects', () => ({}), 'GET_PROJECTS_FAILED'],
  ['post', '/sections', () => ({ project_id: project }), 'GET_SECTIONS_FAILED'],
  ['post', '/teams', () => ({ workspace_id: workspace }), 'GET_TEAMS_FAILED'],
  ['post', '/users', () => ({ workspace_id: workspace }), 'GET_USERS_FAILED'],
  ['post', '/user-profile', () => ({}), 'GET_USER_PROFILE_FAILED'],
  ['get', '/tasks/:task', () => ({}), 'GET_TASK_FAILED'],
  ['delete', '/tasks/:task', () => ({}), 'DELETE_TASK_FAILED'],
  ['put', '/tasks/:task/custom-fields', () => ({ custom_fields: { Reference: 'x' } }), 'UPDATE_TASK_FAILED'],
  ['get', '/tasks/:task/subtasks', () => ({}), 'LIST_SUBTASKS_FAILED'],
  ['post', '/tasks/:task/subtasks', () => ({ name: 'G' }), 'CREATE_TASK_FAILED'],
  ['get', '/tasks/:task/dependencies', () => ({}), 'LIST_DEPENDENCIES_FAILED'],
  ['post', '/tasks/:task/dependencies', () => ({ dependencies: [task] }), 'ADD_DEPENDENCIES_FAILED'],
  ['delete', '/tasks/:task/dependencies/1', () => ({}), 'REMOVE_DEPENDENCIES_FAILED'],
  ['get', '/tasks/:task/dependents', () => ({}), 'LIST_DEPENDENTS_FAILED'],
  ['post', '/tasks/:task/dependents', () => ({ dependents: [task] }), 'ADD_DEPENDENTS_FAILED'],
  ['delete', '/tasks/:task/dependents/1', () => ({}), 'REMOVE_DEPENDENTS_FAILED'],
  ['get', '/tasks/:task/comments', () => ({}), 'LIST_COMMENTS_FAILED'],
  ['get', '/tasks/:task/stories', () => ({}), 'LIST_STORIES_FAILED'],
  ['get', '/tasks/:task/attachments', () => ({}), 'LIST_ATTACHMENTS_FAILED'],
  ['post', '/tasks/:task/tags', () => ({ tag_id: '1' }), 'ADD_TAG_FAILED'],
  ['delete', '/tasks/:task/tags/1', () => ({}), 'REMOVE_TAG_FAILED'],
  ['post', '/tasks/:task/followers', () => ({ followers: ['me'] }), 'ADD_FOLLOWERS_FAILED'],
  ['delete', '/tasks/:task/followers/me', () => ({}), 'REMOVE_FOLLOWERS_FAILED'],
  ['post', '/tasks/:task/projects', () => ({ project_id: project }), 'ADD_PROJECT_FAILED'],
  ['delete', '/tasks/:task/projects/1', () => ({}), 'REMOVE_PROJECT_FAILED'],
  ['get', '/projects/:project', () => ({}), 'GET_PROJECT_FAILED'],
  ['put', '/projects/:project', () => ({ name: 'H' }), 'UPDATE_PROJECT_FAILED'],
  ['post', '/projects/:project/archive', () => ({}), 'UPDATE_PROJECT_FAILED'],
  ['delete', '/projects/:project', () => ({}), 'DELETE_PROJECT_FAILED'],
  ['get', '/projects/:project/custom-fields', () => ({}), 'GET_CUSTOM_FIELDS_FAILED'],
  ['post', '/projects/:project/sections', () => ({ name: 'I' }), 'CREATE_SECTION_FAILED'],
  ['put', '/sections/1', () => ({ name: 'J' }), 'UPDATE_SECTION_FAILED'],
  ['delete', '/sections/1', () => ({}), 'DELETE_SECTION_FAILED'],
  ['post', '/sections/1/tasks', () => ({ task_id: task }), 'MOVE_TASK_FAILED'],
  ['get', '/tags', () => ({}), 'GET_TAGS_FAILED'],
  ['post', '/tags', () => ({ name: 'K' }), 'CREATE_TAG_FAILED'],
  ['get', '/workspaces', () => ({}), 'GET_WORKSPACES_FAILED'],
  ['get', '/user/profile', () => ({}), 'GET_USER_PROFILE_FAILED'],
] as const;

describe.each(operations)('%s %s', (method, path, input, failure) => {
  const call = (user_id: string | undefined, credential?: string | null) => {
    const at = path.replace(':task', task).replace(':project', project);
    const request = server.http(credential)[method](`/api/asana${at}`);
    const values = { user_id, ...input() };
    return method === 'get' || method === 'delete' ? request.query(values) : request.send(values);
  };
  const under = async (fault: Fault, user = 'ana') => {
    server.sandbox.asana.setFaults([{ match: { path: '/api/1.0' }, fault }]);
    return call(user);
  };

  it('answers 401 AUTH_ERROR to a user without a connection', async () => {
    const answer = await call('nobody');
    expect(answer.body).toMatchObject(atomError(401, 'AUTH_ERROR', 'User not authenticated with Asana.'));
    expect(answer.status).toBe(401);
  });

  it('answers 401 without a credential and 400 when it is not said for whom', async () => {
    expect((await call('ana', null)).body).toMatchObject(atomError(401, 'UNAUTHENTICATED'));
    const answer = await call(undefined);
    expect(answer.body).toMatchObject(
      atomError(400, 'VALIDATION_ERROR', expect.stringMatching(/^user_id.* required\.$/)),
    );
  });

  it.each([
    [403, 403, 'FORBIDDEN'],
    [404, 404, 'NOT_FOUND'],
    [400, 400, 'VALIDATION_ERROR'],
  ])('translates a %d of Asana to %d %s', async (status, expected, code) => {
    const answer = await under({ status });
    expect(answer.status).toBe(expected);
    expect(answer.body).toMatchObject(atomError(expected, code));
    expect(JSON.stringify(answer.body)).not.toContain('Injected');
  });

  it('hands on a 429 with its Retry-After', async () => {
    // Nobody calls with a limited token before its time, so each operation gets a token of its own.
    const user = `limited by ${method} ${path}`;
    await server.connect(user, ANA);
    const answer = await under({ status: 429, retryAfter: 30 }, user);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(25);
    expect(answer.body).toMatchObject(atomError(429, 'RATE_LIMITED'));
  });

  it.each<[string, Fault]>([
    ['a 503', { status: 503 }],
    ['half a JSON', { malformed: true }],
    ['JSON of another shape', { status: 200, body: { data: 'surprise' } }],
  ])(`answers 500 ${failure} to %s`, async (_name, fault) => {
    const answer = await under(fault);
    expect(answer.status).toBe(500);
    expect(answer.body).toMatchObject(atomError(500, failure));
  });
});

it.each<[string, Fault]>([
  ['a broken connection', { reset: true }],
  ['silence', { hang: true }],
  ['half an answer', { truncate: true }],
])('%s is a failure of the operation, for reads and writes', async (_name, fault) => {
  server.sandbox.asana.setFaults([{ match: { path: '/api/1.0' }, fault }]);
  const read = await server.http().get('/api/asana/projects').query({ user_id: 'ana' });
  expect(read.body).toMatchObject(atomError(500, 'GET_PROJECTS_FAILED'));
  const write = await server.http().post('/api/asana/tasks').send({ user_id: 'ana', name: 'F', project_id: project });
  expect(write.body).toMatchObject(atomError(500, 'CREATE_TASK_FAILED'));
});

it('creates one task when only the answer was lost', async () => {
  const name = 'Written once';
  server.sandbox.asana.setFaults([{ match: { method: 'POST', path: '/api/1.0/tasks' }, fault: { reset: 'after' } }]);
  await server.http().post('/api/asana/tasks').send({ user_id: 'ana', name, project_id: project }).expect(500);
  server.sandbox.asana.clearFaults();
  const tasks: { name: string }[] = await server.upstream(`/projects/${project}/tasks?limit=100`);
  expect(tasks.filter((found) => found.name === name)).toHaveLength(1);
});

it('says which scope an account lacks', async () => {
  await server.connect('narrow', ANA, 'tasks:read projects:read workspaces:read users:read');
  const get = async (path: string, more = {}) =>
    (
      await server
        .http()
        .get(`/api/asana${path}`)
        .query({ user_id: 'narrow', ...more })
    ).body;
  expect(await get('/teams')).toMatchObject(atomError(403, 'FORBIDDEN', expect.stringContaining('teams:read')));
  expect(await get('/sections', { project_id: project })).toMatchObject(
    atomError(403, 'FORBIDDEN', expect.stringContaining('scope default')),
  );
});
