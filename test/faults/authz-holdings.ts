import { randomUUID } from 'node:crypto';
import { EventLog } from '../../src/hub/events/index.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { type TestApp } from '../support/app.js';
import { configureCallbacks } from '../support/callbacks.js';
import { deliver, establishHook, taskChanged } from '../support/deliveries.js';
import { furnishGenerator } from './authz-generator.js';
import { furnishOkta } from './authz-okta.js';

type Json = ReturnType<typeof JSON.parse>;

export const OWNER = 'owner-of-everything';
const DEADLINE_MS = 20_000;

/** Everything of the one tenant that the others shall not reach. */
export interface Holdings {
  /** Ids of the owner's things by the name that `authz-requests.ts` gives them, with its `$`. */
  readonly things: Record<string, string>;
  /** Texts that stand only in what belongs to the owner. */
  readonly canaries: string[];
}

/** Gives the owner one of everything, at the server and at Asana. */
export async function furnish(server: TestApp): Promise<Holdings> {
  const of = async (method: 'get' | 'post', path: string, fields: object = {}): Promise<Json> => {
    const named = { user_id: OWNER, ...fields };
    const request = server.http()[method](`/api${path}`);
    const { status, text, body } = await (method === 'get' ? request.query(named) : request.send(named));
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return body;
  };
  const mark = () => `canary-${randomUUID()}`;
  const canaries: string[] = [];
  const things: Record<string, string> = await connectOwner(server, canaries);
  const { workspaces } = await of('get', '/asana/workspaces');
  const workspace_id = (things.$workspace = workspaces[0].gid);
  const { teams } = await of('get', '/asana/teams', { workspace_id });
  const newProject = async () =>
    (await of('post', '/asana/projects', { name: mark(), team_id: teams[0].gid })).project.gid;
  const project_id = (things.$project = await newProject());
  things.$spareProject = await newProject();
  await addPriority(server, workspace_id, project_id);
  const newTask = async () => {
    const name = mark();
    canaries.push(name);
    return (await of('post', '/asana/tasks', { name, project_id })).task.gid;
  };
  for (const name of ['$task', '$otherTask', '$spareTask', '$proxiedTask']) things[name] = await newTask();
  const newSection = async () =>
    (await of('post', `/asana/projects/${project_id}/sections`, { name: mark() })).section.gid;
  things.$section = await newSection();
  things.$spareSection = await newSection();
  things.$tag = (await of('post', '/asana/tags', { name: mark() })).tag.gid;

  const newMirror = async (project = '') =>
    (await of('post', '/asana/mirrors', { project_id: project })).mirror.id as string;
  const mirror = (things.$mirror = await newMirror(project_id));
  things.$spareMirror = await newMirror(things.$spareProject);
  canaries.push(mirror);

  const newEndpoint = async () => {
    const description = mark();
    canaries.push(description);
    // Nobody listens there.
    const body = { url: 'http://127.0.0.1:9/hook', description, types: ['authz.none'] };
    const answer = await server.http().post('/api/webhooks/endpoints').send(body).expect(201);
    return answer.body.endpoint.id as string;
  };
  const endpoint = (things.$endpoint = await newEndpoint());
  things.$spareEndpoint = await newEndpoint();
  const tested = await server.http().post(`/api/webhooks/endpoints/${endpoint}/test`).expect(202);
  const message = (things.$message = tested.body.message.id as string);
  canaries.push(endpoint, message);

  const trigger = { type: 'manual', project_id };
  const newRule = async () => {
    const name = mark();
    canaries.push(name);
    const rule = { name, trigger, actions: [{ type: 'add_comment', text: 'Seen' }] };
    return (await of('post', '/asana/enhanced/automation', rule)).rule.id as string;
  };
  const rule = (things.$rule = await newRule());
  things.$spareRule = await newRule();
  const run = (things.$run = (await of('post', `/asana/enhanced/automation/${rule}/run`)).run.id as string);
  const failing = { action: 'complete', items: ['999'] };
  const bulk = (things.$bulk = (await of('post', '/asana/tasks/bulk', failing)).operation.id as string);
  await eventually(async () => {
    const { operation } = await of('get', `/asana/bulk/${bulk}`);
    return operation.finished_at !== null;
  });

  const hook = await establishHook(server, { user: OWNER });
  await deliver(server.url, hook, taskChanged(1));
  things.$delivery = (await of('get', '/webhooks/deliveries')).deliveries[0].id;
  canaries.push(things.$delivery ?? '');

  const newSubscription = async (resource: string) =>
    (await of('post', '/webhooks/subscriptions', { provider: 'asana', resource })).subscription.id as string;
  const subscription = (things.$subscription = await newSubscription(project_id));
  things.$spareSubscription = await newSubscription(things.$task ?? '');
  canaries.push(subscription);

  const name = mark();
  const key = await of('post', '/keys', { name, scopes: ['asana:read'] });
  things.$key = key.api_key.id;
  canaries.push(name, key.api_key.id);
  const workflow = await of('post', '/services/register-workflow', { service_id: 'asana_service' });
  things.$workflow = workflow.workflow_id;
  canaries.push(rule, run, bulk, await somethingHappens(server));
  await furnishWorkflow(server, of, { things, canaries });
  Object.assign(things, await furnishOkta(server, OWNER, canaries));
  Object.assign(things, await furnishGenerator(server, workspace_id, canaries));
  return { things, canaries };
}

type Call = (method: 'get' | 'post', path: string, fields?: object) => Promise<Json>;

/** The callback workflow of the owner's organization, which is the tenant of all of it. */
async function furnishWorkflow(server: TestApp, of: Call, { things, canaries }: Holdings): Promise<void> {
  const { organizationId, config } = await configureCallbacks(server, things.$project ?? '');
  things.$organization = organizationId;
  things.$apiKey = config.apiKey;
  const newOne = async (path: string, member: string) => {
    const name = `canary-${randomUUID()}`;
    canaries.push(name);
    return (await of('post', path, { name }))[member].id as string;
  };
  things.$campaign = await newOne('/callbacks/campaigns', 'campaign');
  things.$spareCampaign = await newOne('/callbacks/campaigns', 'campaign');
  things.$lead = await newOne('/callbacks/leads', 'lead');
  things.$spareLead = await newOne('/callbacks/leads', 'lead');
  const taskData = { type: 'callback', lead: { id: things.$lead } };
  const made = await of('post', '/integrations/asana/tasks', {
    organizationId,
    campaignId: things.$campaign,
    taskData,
  });
  things.$callbackTask = made.task.gid;
}

/** An event of the owner's. @returns a text that stands in it alone */
async function somethingHappens(server: TestApp): Promise<string> {
  const prisma = server.app.get(PrismaService);
  const { organizationId } = await prisma.apiKey.findFirstOrThrow({ where: { name: 'bootstrap' } });
  const note = `canary-${randomUUID()}`;
  const occurredAt = new Date().toISOString();
  const event = { type: 'task.changed', subject: 'task:1', occurredAt, identity: note, data: { note } };
  const owner = { organizationId, userId: OWNER };
  await prisma.$transaction((tx) => server.app.get(EventLog).append(owner, 'asana', [event], tx));
  return note;
}

/** A custom field for the tasks of the project, straight at Asana. */
async function addPriority(server: TestApp, workspace: string, project: string): Promise<void> {
  const asana = (method: 'get' | 'post', path: string) =>
    server.http()[method](`/api/proxy/asana${path}`).query({ user_id: OWNER });
  const { body } = await asana('get', `/workspaces/${workspace}/custom_fields`).expect(200);
  const { gid } = body.data.find(({ name }: Json) => name === 'Priority');
  await asana('post', `/projects/${project}/addCustomFieldSetting`)
    .send({ data: { custom_field: gid } })
    .expect(200);
}

/** A bulk operation that is under way for as long as its first batch takes. */
export async function beginSlowBulk(server: TestApp, task: string): Promise<Record<string, string>> {
  server.sandbox.asana.setFaults([{ match: { path: '/api/1.0/batch' }, fault: { delayMs: 1000 } }]);
  const body = { user_id: OWNER, action: 'complete', items: [task] };
  const answer = await server.http().post('/api/asana/tasks/bulk').send(body).expect(202);
  return { $runningBulk: answer.body.operation.id };
}

/** Connects the owner's account, or connects it again. */
export async function connectOwner(server: TestApp, canaries: string[]): Promise<Record<string, string>> {
  const { $accessToken: access_token, $refreshToken: refresh_token } = ownTokens(server);
  const metadata = { mark: `canary-${randomUUID()}` };
  const connection = { provider: 'asana', user_id: OWNER, metadata, access_token, refresh_token };
  const { body } = await server.http().post('/api/connections').send(connection).expect(201);
  canaries.push(metadata.mark, body.connection.id);
  return { $connection: body.connection.id };
}

/** New tokens of the owner's account, which nobody else knows. */
export function ownTokens(server: TestApp): Record<string, string> {
  const [person] = server.sandbox.asana.state().people;
  const { accessToken, refreshToken } = server.sandbox.asana.issueToken({ person: person?.email ?? '' });
  return { $accessToken: accessToken, $refreshToken: refreshToken ?? '' };
}

async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + DEADLINE_MS; performance.now() < deadline;) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come to be in time.');
}
