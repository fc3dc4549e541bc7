// `npm run bench -- sync [--tasks N] [--projects N] [--no-build]`: tasks of many projects, mirrored side by side for one
// user from the stateful twin of Asana under its documented limits, webhooks included. Everything is counted at the twin:
// the quota used is the calls it received with the user's token over the minutes from the first to the last, over the
// calls a minute it allows; the burst at the beginning counts. Memory is judged as in `bulk`, by what the code holds. In
// the end every mirrored task is listed and compared with those of the twin.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { build } from './support/build.mjs';
import { onStage } from './support/processes.mjs';
import { PER_MINUTE, reportQuota, startQuotaStage, USER } from './support/quota-stage.mjs';

const SAMPLE_MS = 1_000;
const REPORT_MS = 10_000;
const PAGE = 100;

/** @typedef {import('./support/quota-stage.mjs').Count & { pages: number }} Count */
/** @typedef {import('./support/quota-stage.mjs').Memory} Memory */
/** @typedef {{ id: string, project_id: string, status: string, examined: number, waiting: number }} Mirror */

const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '100000' },
    projects: { type: 'string', default: '250' },
    'no-build': { type: 'boolean', default: false },
  },
});
const tasks = Number(values.tasks);
const deadlineMs = (tasks / PAGE / PER_MINUTE) * 60_000 * 6 + 120_000;

/** @typedef {Awaited<ReturnType<typeof start>>} Stage */

async function start() {
  const { twin, ask, askTwin, resident, held } = await startQuotaStage('sync-twin.mjs', values.tasks, values.projects);
  const { projects } = /** @type {{ projects: string[] }} */ (/** @type {unknown} */ (twin));
  return {
    projects,
    ask,
    resident,
    held,
    received: () => /** @type {Promise<Count>} */ (askTwin('/count')),
    /** @param {string} project */
    tasksAtTwin: (project) => /** @type {Promise<string[]>} */ (askTwin(`/tasks?project=${project}`)),
  };
}

/** Asks for all projects, a few requests at a time. @param {Stage} stage */
async function follow({ projects, ask }) {
  const left = [...projects];
  const client = async () => {
    for (let project = left.shift(); project; project = left.shift()) {
      await ask('POST', '/api/asana/mirrors', { user_id: USER, project_id: project });
    }
  };
  await Promise.all(Array.from({ length: 8 }, client));
}

/** @param {Stage} stage @returns {Promise<Mirror[]>} */
async function mirrorsOf({ ask }) {
  const found = [];
  for (let cursor = ''; ;) {
    const at = `/api/asana/mirrors?user_id=${USER}&limit=100${cursor && `&cursor=${cursor}`}`;
    const { mirrors, next_cursor } = /** @type {{ mirrors: Mirror[], next_cursor: string | null }} */ (
      await ask('GET', at)
    );
    found.push(...mirrors);
    if (next_cursor === null) return found;
    cursor = next_cursor;
  }
}

/** Looks at the work until it is over. @param {Stage} stage @returns {Promise<Memory>} over time */
async function untilLive(stage) {
  const began = performance.now();
  /** @type {Memory} */
  const memory = { resident: [], held: [] };
  let nextReport = began;
  for (;;) {
    await sleep(SAMPLE_MS);
    memory.resident.push(stage.resident());
    memory.held.push(await stage.held());
    const mirrors = await mirrorsOf(stage);
    const live = mirrors.filter(({ status, waiting }) => status === 'live' && waiting === 0).length;
    const isOver = live === stage.projects.length;
    if (performance.now() >= nextReport || isOver) {
      nextReport += REPORT_MS;
      const { calls, refused } = await stage.received();
      const examined = mirrors.reduce((sum, mirror) => sum + mirror.examined, 0);
      const seconds = ((performance.now() - began) / 1000).toFixed(0).padStart(4);
      const share = `${examined} of ${tasks} tasks, ${live} projects`.padStart(36);
      console.log(`${seconds} s ${share}  ${calls} calls, ${refused} refused  ${stage.resident().toFixed(0)} MB`);
    }
    if (isOver) return memory;
    if (performance.now() - began > deadlineMs) throw new Error('It takes too long.');
  }
}

/** How many projects are mirrored exactly as they are, and the tasks in them. @param {Stage} stage */
async function compare(stage) {
  let right = 0;
  let mirrored = 0;
  for (const { id, project_id } of await mirrorsOf(stage)) {
    const gids = [];
    for (let cursor = ''; ;) {
      const at = `/api/asana/mirrors/${id}/tasks?user_id=${USER}&limit=100${cursor && `&cursor=${cursor}`}`;
      const page = /** @type {{ tasks: { gid: string }[], next_cursor: string | null }} */ (await stage.ask('GET', at));
      gids.push(...page.tasks.map(({ gid }) => gid));
      if (page.next_cursor === null) break;
      cursor = page.next_cursor;
    }
    mirrored += gids.length;
    if (JSON.stringify(gids.sort()) === JSON.stringify(await stage.tasksAtTwin(project_id))) right += 1;
  }
  return { right, mirrored };
}

/** @param {Count} count @param {{ right: number, mirrored: number }} found @param {Memory} memory */
function report(count, { right, mirrored }, memory) {
  const texts = {
    what: `${mirrored} tasks of ${values.projects} projects`,
    sent: `${count.calls} calls, ${count.pages} of them pages of tasks`,
  };
  const isRight = mirrored === tasks && right === Number(values.projects);
  const missed = isRight ? [] : [`${mirrored} tasks were mirrored, ${right} projects as they are`];
  reportQuota(texts, count, memory, missed);
}

if (!values['no-build']) build();
await onStage(async () => {
  const stage = await start();
  const following = follow(stage);
  const memory = await untilLive(stage);
  await following;
  const count = { ...(await stage.received()) };
  report(count, await compare(stage), memory);
});
