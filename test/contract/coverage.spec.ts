import { configureCallbacks } from '../support/callbacks.js';
import { ANA, connectAsana } from '../support/connect.js';
import { documentedOperations } from '../support/openapi.js';
import { type AsanaTestApp, type Json, startSeededAsanaApp } from './asana-support.js';
import { authoritative, health, postFamily } from './documented/asana.js';
import { laterVariant, nativeClient } from './documented/asana-later.js';
import { callbacks } from './documented/callbacks.js';
import { generator } from './documented/generator.js';
import { integrations } from './documented/integrations.js';
import { type Documented } from './documented/operation.js';
import { connections, open, services, signIn } from './documented/services-and-sign-in.js';

/**
 * Every operation of the compatibility contract: it is served, it answers what is documented, and it refuses as is
 * documented. What more there is to say about one stands in the file of its family.
 */
const documented: readonly Documented[] = [
  ...authoritative,
  ...postFamily,
  ...health,
  ...integrations,
  ...callbacks,
  ...laterVariant,
  ...services,
  ...nativeClient,
  ...signIn,
  ...generator,
  ...connections,
];

let server: AsanaTestApp;
/** What the texts with a `$` stand for. */
const seed: Record<string, string> = { $user: 'ana', $renewable: 'renewable' };

beforeAll(async () => {
  const { server: started, workspace, team, project } = await startSeededAsanaApp('ana');
  server = started;
  await connectAsana(server, 'renewable');
  const post = async (path: string, body: object): Promise<Json> =>
    (
      await server
        .http()
        .post(`/api/asana${path}`)
        .send({ user_id: 'ana', ...body })
    ).body;
  const newTask = async (name: string) =>
    (await post('/tasks', { name, project_id: project, assignee: 'me' })).task.gid;
  const listed = await server.http().get('/api/connections').query({ user_id: 'ana' }).expect(200);
  Object.assign(seed, {
    $workspace: workspace,
    $team: team,
    $project: project,
    $task: await newTask('A task'),
    $spare: await newTask('Another'),
    $archivable: (await post('/projects', { name: 'To archive', team_id: team })).project.gid,
    $connection: listed.body.connections[0].id,
  });
  await post(`/tasks/${seed.$task}/comments`, { comment: 'First' });
  Object.assign(seed, await newWorkflow(project));
  Object.assign(seed, await newJobs(workspace));
}, 60_000);
afterAll(() => server.close());

/** The callback workflow of the organization, with a task of its own. */
async function newWorkflow(project: string): Promise<Record<string, string>> {
  const { organizationId, config } = await configureCallbacks(server, project);
  const task = { organizationId, campaignId: 'spring', taskData: { name: 'Its own' } };
  const { body } = await server.http().post('/api/integrations/asana/tasks').send(task).expect(201);
  return { $organization: organizationId, $apiKey: config.apiKey, $callbackTask: body.task.gid };
}

/** Jobs that rest, and tokens for more. */
async function newJobs(workspace: string): Promise<Record<string, string>> {
  const { asana, okta, url } = server.sandbox;
  const { accessToken: $jobToken } = asana.issueToken({ person: ANA, personal: true });
  const $oktaToken = okta.sswsTokens.admin;
  const $orgUrl = `${url}/okta`;
  const activity_log = [{ timestamp: '2026-01-02T03:05:00', action: 'project_created', details: {} }];
  const take = async (file: { job_id: string; config: object }): Promise<string> =>
    (
      await server
        .http()
        .post('/api/jobs/import')
        .send({ status: 'paused', activity_log, ...file })
        .expect(200)
    ).body.job_id;
  const industry = 'technology';
  const $job = await take({
    job_id: 'job_0a0a0a0a',
    config: { industry, workspace_gid: workspace, user_tokens: [{ name: 'Ana', token: $jobToken }] },
  });
  const user_tokens = [{ name: 'Admin', token: $oktaToken, org_url: $orgUrl }];
  const ofOkta = { connection_type: 'okta', job_id: 'job_0b0b0b0b', users: [], groups: [], app_assignments: [] };
  const config = { industry, org_url: $orgUrl, org_size: 'startup', user_tokens };
  return { $jobToken, $oktaToken, $orgUrl, $job, $oktaJob: await take({ ...ofOkta, config }) };
}

const filled = (fields: object): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(fields, (_, value: unknown) => (typeof value === 'string' ? (seed[value] ?? value) : value)),
  );

/** Sends what is not part of the path as a query or as a body. */
async function send(operation: string, request: object, credential?: string | null) {
  const [method = '', template = ''] = operation.split(' ');
  const fields = filled(request);
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const { [name]: value } = fields;
    delete fields[name];
    return typeof value === 'string' ? value : '1';
  });
  const agent = server.http(credential);
  return method === 'GET' || method === 'DELETE'
    ? agent[method === 'GET' ? 'get' : 'delete'](path).query(fields).redirects(0)
    : agent[method.toLowerCase() as 'post' | 'put' | 'patch'](path).send(fields);
}

const has = (body: unknown, member: string): boolean => {
  const holder = member
    .split('.')
    .slice(0, -1)
    .reduce<Json>((value, name) => value?.[name], body);
  return typeof holder === 'object' && holder !== null && (member.split('.').at(-1) ?? '') in holder;
};

/** Wherever the families put what went wrong. */
const wordsOf = ({ error, detail, message, connection_status, code, errors = [], type }: Json): string =>
  [
    typeof error === 'string' ? error : `${error?.code} ${error?.message}`,
    ...[detail, message, connection_status, code, type],
    ...errors.map((one: Json) => `${one.field} `),
  ].join(' | ');

/** Path parameters have names of their own here. */
const shapeOf = (operation: string) => operation.replace('{provider}', 'asana').replace(/\{\w+\}/g, '{}');

it('is served in full, and described', async () => {
  const served = new Set((await documentedOperations(server)).map(({ method, path }) => shapeOf(`${method} ${path}`)));
  const wanted = [...documented.map(({ operation }) => operation), ...open];
  expect(wanted.filter((operation) => !served.has(shapeOf(operation)))).toEqual([]);
  process.stdout.write(`contract: ${new Set(wanted).size} documented operations, all served\n`);
});

it('would notice what is absent', () => {
  expect([has({ data: { files: [{ id: null }] } }, 'data.files.0.id'), has({ data: null }, 'data.files')]).toEqual([
    true,
    false,
  ]);
  expect(has({ data: { files: [] } }, 'data.files.0.id')).toBe(false);
});

describe.each(documented)('$section $operation', ({ operation, request, members, status = 200, refusal }) => {
  it(`answers ${JSON.stringify(request)} as documented`, async () => {
    const answer = await send(operation, { user_id: '$user', ...request });
    expect([answer.status, answer.text]).toEqual([status, expect.anything()]);
    expect(members.split(' ').filter((member) => member !== '' && !has(answer.body, member))).toEqual([]);
  });

  it(`refuses ${JSON.stringify(refusal.request)} with ${refusal.status}`, async () => {
    const answer = await send(operation, refusal.request, refusal.as === 'none' ? null : undefined);
    expect([answer.status, wordsOf(answer.body)]).toEqual([refusal.status, expect.stringContaining(refusal.says)]);
  });
});
