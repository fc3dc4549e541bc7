import { good } from './steps.mjs';
import { openStream } from './stream.mjs';

const PERSON = 'ana.ruiz@example.com';
/** From the call that completes a task at Asana to the event that says the lead is contacted. */
const GOAL_MS = 1_000;

/** @typedef {ReturnType<typeof import('./steps.mjs').stepper>} Step */
/** @typedef {import('../../client/index.js').SwitchyardClient} Api */
/** @typedef {{ gid: string, permalink_url?: string }} Task */
/** @typedef {{ data: { lead_id: string, status: string } }} LeadEvent */

/**
 * The callback workflow: configure it, test it, make a lead, see its task appear, complete the task as an agent would,
 * and watch the lead being contacted.
 * @param {Step} step
 * @param {Api} api
 * @param {{ url: string, credential: string, sandbox: string, userId: string, projectId: string }} place
 */
export async function callbacks(step, api, { url, credential, sandbox, userId, projectId }) {
  const organizationId = (await good(api.GET('/api/me'))).organization.id;
  const apiKey = await personalToken(sandbox);
  const config = await step('Test a callback set-up', async () => {
    const { workspaces } = await good(api.GET('/api/asana/workspaces', { params: { query: { user_id: userId } } }));
    const tried = { apiKey, workspaceId: workspaces[0]?.gid ?? '', defaultProjectId: projectId };
    const body = { organizationId, config: tried };
    const { checks } = await good(api.POST('/api/integrations/asana/test', { body }));
    const failed = checks.filter(({ passed }) => !passed).map(({ message }) => message);
    if (failed.length > 0) throw new Error(failed.join(' '));
    return [tried, `passed: ${checks.map(({ name }) => name).join(', ')}`];
  });
  await step('Save it', async () => {
    const body = { organizationId, config };
    const { config: saved } = await good(api.POST('/api/integrations/asana/config', { body }));
    return [null, `${saved.rateLimit.requestsPerMinute} requests a minute, the key is kept sealed`];
  });
  await step('Be told what happens in the project', async () => {
    const body = { organizationId, target: projectId };
    const { webhook } = /** @type {{ webhook: { gid?: string, active?: boolean } }} */ (
      await good(api.POST('/api/integrations/asana/webhooks', { body }))
    );
    return [null, `webhook ${webhook.gid}`];
  });
  const lead = await step('A lead comes in', async () => {
    const body = { name: 'Grace Hopper', phone: '+1 555 0100', score: 92, summary: 'Wants a demo <soon> & a price.' };
    const { lead: made } = await good(api.POST('/api/callbacks/leads', { body }));
    return [made.id, `${made.name}, status ${made.status}`];
  });
  const task = await step('Its callback task appears in Asana', async () => {
    const taskData = { lead: { id: lead }, type: 'callback', priority: 'high' };
    const body = /** @type {never} */ ({ organizationId, campaignId: 'Tour', taskData });
    const { task: made } = /** @type {{ task: Task }} */ (
      await good(api.POST('/api/integrations/asana/tasks', { body }))
    );
    const { name } = await atAsana(sandbox, apiKey, 'GET', made.gid);
    return [made.gid, `"${name}"`];
  });
  await contact(step, api, { url, credential, sandbox, apiKey, lead, task });
}

/**
 * @param {Step} step
 * @param {Api} api
 * @param {{ url: string, credential: string, sandbox: string, apiKey: string, lead: string, task: string }} place
 */
async function contact(step, api, { url, credential, sandbox, apiKey, lead, task }) {
  const stream = await openStream(`${url}/api/events?types=lead.updated`, credential);
  try {
    await step('An agent completes it in Asana', async () => {
      const began = performance.now();
      await atAsana(sandbox, apiKey, 'PUT', task, { completed: true });
      for (;;) {
        const { data } = /** @type {LeadEvent} */ (JSON.parse((await stream.next()).data));
        if (data.lead_id !== lead || data.status !== 'contacted') continue;
        const took = performance.now() - began;
        if (took > GOAL_MS) throw new Error(`the stream said so after ${Math.round(took)} ms only`);
        return [null, `the lead is contacted; the stream said so after ${Math.round(took)} ms`];
      }
    });
  } finally {
    stream.close();
  }
  await api.DELETE('/api/callbacks/leads/{id}', { params: { path: { id: lead } } });
}

/** As the organization's administrator makes one at Asana. @param {string} sandbox @returns {Promise<string>} */
async function personalToken(sandbox) {
  const response = await fetch(`${sandbox}/_control/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: PERSON, personal: true }),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status} when asked for a token`);
  return /** @type {{ access_token: string }} */ (await response.json()).access_token;
}

/**
 * @param {string} sandbox
 * @param {string} token
 * @param {'GET' | 'PUT'} method
 * @param {string} gid
 * @param {object} [data]
 * @returns {Promise<{ name: string }>}
 */
async function atAsana(sandbox, token, method, gid, data) {
  const response = await fetch(`${sandbox}/api/1.0/tasks/${gid}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(data && { body: JSON.stringify({ data }) }),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status} for the task ${gid}`);
  return /** @type {{ data: { name: string } }} */ (await response.json()).data;
}
