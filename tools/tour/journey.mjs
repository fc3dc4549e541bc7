import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { cookiesOf, signIn } from './browser.mjs';
import { callbacks } from './callbacks.mjs';
import { jobs } from './jobs.mjs';
import { done, good, stepper } from './steps.mjs';

const USER = 'tour';
const BULK = 25;

/**
 * Connect an Asana account through OAuth, work with its tasks in every way there is, have leads called back, let jobs fill
 * Asana and Okta and clean up, see that all is healthy, disconnect.
 * @param {{ url: string, key: string, restart?: () => Promise<void> }} server restart: where the tour may do so
 * @param {typeof import('../../client/index.js')} client
 * @param {(line: string) => void} tell
 */
export async function journey(
  { url, key: credential, restart },
  { AsanaSkills, createSwitchyard },
  tell = console.log,
) {
  const api = createSwitchyard({ baseUrl: url, credential });
  const asana = new AsanaSkills({ baseUrl: url, credential });
  const ofUser = { params: { query: { user_id: USER } } };
  const step = stepper(tell);

  await step('The server is ready', async () => [null, (await good(api.GET('/readyz'))).status]);
  const sandbox = await connect(step, api, url);

  const project = await step('List the projects', async () => {
    const { items } = await done(asana.listProjects(USER));
    const first = items[0];
    if (!first) throw new Error('there is none');
    return [first.gid, `${items.length}, the first is "${first.name}"`];
  });
  await step('List its tasks', async () => {
    const { items, nextPageToken } = await done(asana.listTasks(USER, project, { limit: 5 }));
    return [null, `${items.length}, more: ${nextPageToken !== null}`];
  });
  const name = `Tour of ${new Date().toISOString()}`;
  const task = await step('Create a task, twice with one key', async () => {
    const key = randomUUID();
    const create = () => done(asana.createTask(USER, { name, projectId: project }, key));
    const [first, again] = [await create(), await create()];
    if (first.gid !== again.gid) throw new Error('there are two');
    return [first.gid, `one task, ${first.gid}`];
  });
  await step('Complete it', async () => {
    const { completed } = await done(asana.updateTask(USER, task, { completed: true }));
    if (!completed) throw new Error('it is still open');
    return [null, 'completed'];
  });
  await step('Find it again by search', async () => {
    const found = await done(asana.searchTasks(USER, project, name));
    if (!found.some(({ gid }) => gid === task)) throw new Error('it was not found');
    return [null, `${found.length} found`];
  });
  await step('Any other call, passed through', async () => {
    const response = await fetch(`${url}/api/proxy/asana/users/me?user_id=${USER}`, {
      headers: { authorization: `Bearer ${credential}` },
    });
    const { data } = /** @type {{ data: { name: string } }} */ (await response.json());
    return [null, `GET /users/me is ${data.name}`];
  });
  await bulk(step, api, project);
  await insights(step, api, project);
  await callbacks(step, api, { url, credential, sandbox, userId: USER, projectId: project });
  await jobs(step, api, { url, credential, sandbox, restart });
  await step('Everything is healthy', async () => {
    const path = { provider: 'asana' };
    const query = { user_id: USER };
    const { connection } = await good(api.GET('/api/{provider}/health/diagnosis', { params: { path, query } }));
    if (connection.cause !== 'healthy') throw new Error(`${connection.message} ${connection.next_action.text}`);
    return [null, connection.message];
  });
  await step('What else there is: the registry', async () => {
    const { services } = await good(api.GET('/api/services', ofUser));
    return [null, services.map(({ name: label, capabilities }) => `${label}: ${capabilities.length}`).join(', ')];
  });
  await step('Disconnect: revoke and forget', async () => {
    const params = { path: { provider: 'asana' } };
    const { message } = await good(api.POST('/api/auth/{provider}/disconnect', { params, body: { user_id: USER } }));
    return [null, message];
  });
}

/** @typedef {ReturnType<typeof stepper>} Step */
/** @typedef {import('../../client/index.js').SwitchyardClient} Api */

/** @param {Step} step @param {Api} api @param {string} url @returns {Promise<string>} where the sandbox stands in */
async function connect(step, api, url) {
  const params = { path: { provider: 'asana' }, query: { user_id: USER } };
  const started = await step('Ask where to sign in to Asana', async () => {
    const { data, response } = await api.GET('/api/auth/{provider}/authorize', { params });
    if (!data) throw new Error(`the server answered ${response.status}`);
    return [{ address: data.auth_url, cookie: cookiesOf(response) }, new URL(data.auth_url).host];
  });
  await step('Sign in at the sandbox and allow', async () => [
    null,
    `the browser ends at ${await signIn(url, started.address, started.cookie)}`,
  ]);
  await step('The status says connected', async () => {
    const { connected, tokens } = await good(api.GET('/api/auth/{provider}/status', { params }));
    if (!connected) throw new Error('not connected');
    return [null, `as ${tokens?.user_info?.name}`];
  });
  return started.address.replace(/\/-\/.*$/, '');
}

/** @param {Step} step @param {Api} api @param {string} project */
async function bulk(step, api, project) {
  const params = { query: { user_id: USER } };
  const operation = await step(`Create ${BULK} tasks in bulk`, async () => {
    const items = Array.from({ length: BULK }, (_, index) => ({ name: `Bulk ${index + 1}` }));
    const body = /** @type {const} */ ({ action: 'create', user_id: USER, project_id: project, items });
    const { operation: accepted } = await good(api.POST('/api/asana/tasks/bulk', { body }));
    return [accepted.id, accepted.status];
  });
  await step('Watch them being made', async () => {
    const seen = [];
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(250)) {
      const path = { id: operation };
      const { operation: now } = await good(api.GET('/api/asana/bulk/{id}', { params: { ...params, path } }));
      if (seen.at(-1) !== `${now.percent} %`) seen.push(`${now.percent} %`);
      if (now.failed > 0 || now.failure_code)
        throw new Error(`${now.failed} failed: ${now.failure_code ?? 'see its items'}`);
      if (now.status === 'completed') return [null, `${seen.join(', ')}; ${now.succeeded} done, ${now.failed} failed`];
    }
    throw new Error('they are still not there after a minute');
  });
}

/** @param {Step} step @param {Api} api @param {string} project */
async function insights(step, api, project) {
  const params = { query: { user_id: USER, project_id: project } };
  await step('How the work stands, by stage', async () => {
    const { workflows } = await good(api.GET('/api/asana/enhanced/workflows', { params }));
    const stages = (workflows ?? []).flatMap(({ stages: all }) => all);
    return [null, stages.map(({ name, open }) => `${name} ${open} open`).join(', ')];
  });
  await step('How it went', async () => {
    const { analytics } = await good(api.GET('/api/asana/enhanced/analytics', { params }));
    if (!analytics) throw new Error('not computed yet');
    return [null, `${analytics.total} tasks, ${analytics.completed} completed, ${analytics.overdue} overdue`];
  });
  await step('A rule, tried without doing anything', async () => {
    const body = {
      user_id: USER,
      name: 'Ask about what is overdue',
      trigger: /** @type {const} */ ({ type: 'overdue', project_id: project }),
      conditions: [],
      actions: [/** @type {const} */ ({ type: 'add_comment', text: 'Still on it?' })],
    };
    const { rule } = await good(api.POST('/api/asana/enhanced/automation', { body }));
    const path = { id: rule.id };
    const dry = { user_id: USER, dry_run: true };
    const { run } = await good(api.POST('/api/asana/enhanced/automation/{id}/run', { params: { path }, body: dry }));
    await good(api.DELETE('/api/asana/enhanced/automation/{id}', { params: { path, query: { user_id: USER } } }));
    return [null, `it would comment on ${run.matched} of ${run.examined} tasks`];
  });
}
