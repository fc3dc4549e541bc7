import { setTimeout as sleep } from 'node:timers/promises';
import { good } from './steps.mjs';
import { openStream } from './stream.mjs';
import { holdings, meetTwins } from './twins.mjs';

const PATIENCE_MS = 90_000;

/** @typedef {ReturnType<typeof import('./steps.mjs').stepper>} Step */
/** @typedef {import('../../client/index.js').SwitchyardClient} Api */
/** @typedef {import('./twins.mjs').Twins} Twins */
/** @typedef {import('./stream.mjs').Stream} Stream */
/** @typedef {{ name: string, id: string }} Job */
/** What jobs are started with, by service. @typedef {ReturnType<typeof bodiesFor>} Bodies */
/** @typedef {{ data: { job_id: string } }} Activity */

/**
 * The data generator: tokens are tried, a job for each service is planned, started, watched, interrupted in the middle of
 * its beginning, told what to do, and cleaned up, so that the services are as they were.
 * @param {Step} step
 * @param {Api} api
 * @param {{ url: string, credential: string, sandbox: string, restart?: (() => Promise<void>) | undefined }} place
 */
export async function jobs(step, api, { url, credential, sandbox, restart }) {
  const twins = await meetTwins(sandbox);
  await tokens(step, api, twins);
  const before = await holdings(twins);
  const bodies = await plan(step, api, twins);
  const follow = (/** @type {string | undefined} */ after) =>
    openStream(`${url}/api/events?types=job.activity`, credential, after);
  const started = await work(step, api, { bodies, follow, restart });
  await control(step, api, started);
  await cleanUp(step, api, started);
  await step('The twins are as they were', async () => {
    const after = await holdings(twins);
    const others = Object.keys({ ...before, ...after }).filter((kind) => before[kind] !== after[kind]);
    if (others.length > 0) throw new Error(`not the same: ${others.join(', ')}`);
    return [null, `${Object.keys(after).length} lists and numbers are the same`];
  });
}

/** @param {Step} step @param {Api} api @param {Twins} twins */
async function tokens(step, api, { asanaKeys: [apiKey = ''], okta, oktaToken }) {
  await step('Try a token of each kind', async () => {
    const asana = await good(api.POST('/api/validate_token', { body: { api_key: apiKey } }));
    const body = { connection_type: 'okta', token: oktaToken, org_url: okta };
    const ofOkta = await good(api.POST('/api/validate_token', { body }));
    return [null, `Asana: ${asana.user.name}, Okta: ${ofOkta.user.name}`];
  });
  await step('Try wrong ones', async () => {
    const wrong = [{ api_key: 'wrong' }, { connection_type: 'okta', token: 'wrong', org_url: okta }];
    const told = [];
    for (const body of wrong) {
      const { error, response } = await api.POST('/api/validate_token', { body });
      if (response.status !== 401) throw new Error(`the answer was ${response.status}`);
      told.push(/** @type {{ detail?: string }} */ (error).detail);
    }
    return [null, `both 401: ${told.join('; ')}`];
  });
}

/** @param {Twins} twins */
function bodiesFor({ asanaKeys, workspace, okta, oktaToken }) {
  const common = {
    industry: 'technology',
    anthropic_api_key: '',
    activity_level: 'low',
    seed: 'tour',
    job_name: 'Tour',
  };
  return {
    Asana: {
      ...common,
      workspace_gid: workspace,
      user_tokens: asanaKeys.map((token, place) => ({ name: `Person ${place + 1}`, token })),
      initial_projects: 1,
    },
    Okta: {
      ...common,
      connection_type: 'okta',
      org_url: okta,
      org_size: 'startup',
      user_tokens: [{ name: 'Administrator', token: oktaToken, org_url: okta }],
      initial_users: 5,
    },
  };
}

/** @param {Step} step @param {Api} api @param {Twins} twins @returns {Promise<Bodies>} */
async function plan(step, api, twins) {
  const bodies = bodiesFor(twins);
  return step('Ask what jobs would make', async () => {
    const plans = [];
    for (const [name, body] of Object.entries(bodies)) {
      const { objects } = await good(api.POST('/api/jobs/dry-run', { body }));
      plans.push(`${name}: ${listOf(objects)}`);
    }
    return [bodies, plans.join('; ')];
  });
}

/**
 * From the start of both jobs to the end of their initialization.
 * @param {Step} step
 * @param {Api} api
 * @param {{ bodies: Bodies, follow: (after?: string) => Promise<Stream>, restart?: (() => Promise<void>) | undefined }} place
 * @returns {Promise<Job[]>}
 */
async function work(step, api, { bodies, follow, restart }) {
  const stream = await follow();
  const started = await step('Start one for each', async () => {
    const all = [];
    for (const [name, body] of Object.entries(bodies)) {
      all.push({ name, id: (await good(api.POST('/api/jobs/start', { body }))).job_id });
    }
    return [all, all.map(({ name, id }) => `${name}: ${id}`).join(', ')];
  });
  /** Ids of the events that told of an activity, by job. @type {Map<string, Set<string>>} */
  const told = new Map(started.map(({ id }) => [id, new Set()]));
  /** @param {Stream} from @returns {Promise<string>} its id */
  const hear = async (from) => {
    const { id, data } = await from.next();
    told.get(/** @type {Activity} */ (JSON.parse(data)).data.job_id)?.add(id);
    return id;
  };
  const last = await step('Watch them begin', async () => {
    try {
      let id = '';
      while ([...told.values()].some(({ size }) => size === 0)) id = await hear(stream);
      return [id, await progressOf(api, started)];
    } finally {
      stream.close();
    }
  });
  await step('Restart the server meanwhile', async () => {
    if (!restart) return [null, 'left out: this server was not started by the tour'];
    const begun = await Promise.all(started.map((job) => initialization(api, job)));
    if (!begun.some(({ initializing }) => initializing)) throw new Error('nothing was left to go on with');
    await restart();
    return [null, `at ${begun.map(({ progress }) => `${progress.percentage} %`).join(' and ')}`];
  });
  await step('They go on to the end', async () => {
    const resumed = await follow(last);
    try {
      await until('initialized', started, async (job) => !(await initialization(api, job)).initializing);
      for (const job of started)
        while ((told.get(job.id)?.size ?? 0) < (await activitiesOf(api, job))) await hear(resumed);
    } finally {
      resumed.close();
    }
    const heard = started.map(({ name, id }) => `${name} ${told.get(id)?.size}`);
    return [null, `${await progressOf(api, started)}; the stream told of every activity: ${heard.join(', ')}`];
  });
  return started;
}

/** @param {Step} step @param {Api} api @param {Job[]} started */
async function control(step, api, started) {
  await step('Pause them', async () => {
    for (const { id } of started) await good(api.POST('/api/jobs/{id}/pause', { params: { path: { id } } }));
    return [null, await statusesOf(api, started)];
  });
  await step('An activity now, though paused', async () => {
    const before = new Map();
    for (const job of started) {
      before.set(job.id, await activitiesOf(api, job));
      await good(api.POST('/api/jobs/{id}/generate-now', { params: { path: { id: job.id } } }));
    }
    await until('active', started, async (job) => (await activitiesOf(api, job)) > before.get(job.id));
    const done = await Promise.all(started.map(async (job) => `${job.name}: ${await newestOf(api, job)}`));
    return [null, `${done.join(', ')}; ${await statusesOf(api, started)}`];
  });
  await step('Resume them', async () => {
    for (const { id } of started) await good(api.POST('/api/jobs/{id}/resume', { params: { path: { id } } }));
    return [null, await statusesOf(api, started)];
  });
}

/** @param {Step} step @param {Api} api @param {Job[]} started */
async function cleanUp(step, api, started) {
  const announced = await step('Ask what cleaning up would remove', async () => {
    const all = await Promise.all(started.map(({ id }) => cleanedUp(api, id, true)));
    return [all, all.map(listOf).join('; ')];
  });
  await step('Clean up, and delete the jobs', async () => {
    for (const [place, { name, id }] of started.entries()) {
      const removed = await cleanedUp(api, id, false);
      if (listOf(removed) !== listOf(announced[place] ?? {})) throw new Error(`${name}: only ${listOf(removed)}`);
      await good(api.DELETE('/api/jobs/{id}/delete', { params: { path: { id } } }));
    }
    return [null, 'all that was announced'];
  });
}

/** @param {Api} api @param {string} id @param {boolean} dryRun @returns {Promise<Record<string, number>>} counts */
async function cleanedUp(api, id, dryRun) {
  const answer = await good(
    api.POST('/api/jobs/{id}/cleanup', { params: { path: { id } }, body: { dry_run: dryRun } }),
  );
  const failed = Object.values(answer).flatMap((value) => (Array.isArray(value) ? value : []));
  if (failed.length > 0) throw new Error(`not removed: ${JSON.stringify(failed)}`);
  return Object.fromEntries(
    Object.entries(answer).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : [])),
  );
}

/** @param {Api} api @param {Job} job */
const initialization = (api, { id }) =>
  good(api.GET('/api/jobs/{id}/initialization-progress', { params: { path: { id } } }));

/** @param {Api} api @param {Job[]} started */
async function progressOf(api, started) {
  const all = await Promise.all(started.map(async (job) => ({ ...job, ...(await initialization(api, job)).progress })));
  return all.map(({ name, percentage }) => `${name} ${percentage} %`).join(', ');
}

/** @param {Api} api @param {Job[]} started */
async function statusesOf(api, started) {
  const { jobs: all } = await good(api.GET('/api/jobs'));
  const statusOf = (/** @type {string} */ id) => all.find(({ job_id }) => job_id === id)?.status;
  return started.map(({ name, id }) => `${name} ${statusOf(id)}`).join(', ');
}

/** @param {Api} api @param {Job} job */
const logOf = (api, { id }) =>
  good(api.GET('/api/jobs/{id}/activity_log', { params: { path: { id }, query: { limit: 1 } } }));

/** How many there were. @param {Api} api @param {Job} job */
const activitiesOf = async (api, job) => (await logOf(api, job)).total;

/** @param {Api} api @param {Job} job */
const newestOf = async (api, job) => (await logOf(api, job)).activities[0]?.action;

/** @param {Record<string, number>} counts */
const listOf = (counts) =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');

/** @param {string} what @param {Job[]} started @param {(job: Job) => Promise<boolean>} check */
async function until(what, started, check) {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(100)) {
    const checked = await Promise.all(started.map(check));
    if (checked.every(Boolean)) return;
  }
  throw new Error(`they are not ${what} after ${PATIENCE_MS / 1000} seconds`);
}
