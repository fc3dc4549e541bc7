// `npm run bench -- bulk [--tasks N] [--no-build]`: tasks made in bulk at the stateful twin of Asana under its documented
// limits, a thousand an operation. Everything is counted at the twin. The quota used is the calls it received, those
// inside a batch one by one, over the minutes from the first batch to the last, over the calls a minute it allows; the burst
// at the beginning counts, so that short runs show more than 100 %. Memory is judged by what the code holds right after a
// collection: the run is cut into thirds, of which the first finds its size, and the least in the last is compared with the
// least in the second. What is never let go raises it. The resident memory is shown beside: it says what a machine needs.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { build } from './support/build.mjs';
import { onStage } from './support/processes.mjs';
import { PER_MINUTE, reportQuota, startQuotaStage, USER } from './support/quota-stage.mjs';

const OPERATION_SIZE = 1000;
const PREFIX = 'Bulk ';
const SAMPLE_MS = 2_000;
const REPORT_MS = 15_000;

/** @typedef {import('./support/quota-stage.mjs').Count & { batches: number }} Count */
/** @typedef {import('./support/quota-stage.mjs').Memory} Memory */
/** @typedef {{ tasks: number, names: number }} Made */
/** @typedef {{ id: string, status: string, succeeded: number, failed: number, estimated_seconds_remaining: number | null }} Operation */

const { values } = parseArgs({
  options: { tasks: { type: 'string', default: '10000' }, 'no-build': { type: 'boolean', default: false } },
});
const tasks = Number(values.tasks);
const deadlineMs = (tasks / PER_MINUTE) * 60_000 * 1.5 + 60_000;

/** @typedef {Awaited<ReturnType<typeof start>>} Stage */

async function start() {
  const { twin, ask, askTwin, resident, held } = await startQuotaStage('asana-twin.mjs');
  const { project } = /** @type {{ project: string }} */ (/** @type {unknown} */ (twin));
  return {
    project,
    resident,
    held,
    /** @param {string} method @param {string} path @param {object} [body] */
    askForOperation: async (method, path, body) =>
      /** @type {{ operation: Operation }} */ (await ask(method, path, body)).operation,
    received: () => /** @type {Promise<Count>} */ (askTwin('/count')),
    made: () => /** @type {Promise<Made>} */ (askTwin(`/tasks?prefix=${encodeURIComponent(PREFIX)}`)),
  };
}

/** @param {Stage} stage @returns {Promise<string[]>} ids of the operations */
async function begin({ project, askForOperation }) {
  const ids = [];
  for (let from = 0; from < tasks; from += OPERATION_SIZE) {
    const items = Array.from({ length: Math.min(OPERATION_SIZE, tasks - from) }, (_, n) => ({
      name: `${PREFIX}${from + n}`,
      notes: 'Call back about the offer; they asked for two more seats.',
      due_on: '2026-12-24',
    }));
    const body = { user_id: USER, action: 'create', project_id: project, items };
    ids.push((await askForOperation('POST', '/api/asana/tasks/bulk', body)).id);
  }
  return ids;
}

/**
 * Looks at the work until it is over.
 * @param {Stage} stage
 * @param {string[]} ids
 * @returns {Promise<Memory>} over time
 */
async function follow({ resident, held, askForOperation, received }, ids) {
  const began = performance.now();
  /** @type {Memory} */
  const memory = { resident: [], held: [] };
  let nextReport = began;
  for (;;) {
    await sleep(SAMPLE_MS);
    memory.resident.push(resident());
    memory.held.push(await held());
    const operations = await Promise.all(
      ids.map((id) => askForOperation('GET', `/api/asana/bulk/${id}?user_id=${USER}`)),
    );
    const succeeded = operations.reduce((sum, operation) => sum + operation.succeeded, 0);
    const isOver = operations.every(({ status }) => status === 'completed');
    if (performance.now() >= nextReport || isOver) {
      nextReport += REPORT_MS;
      const { refused } = await received();
      const seconds = ((performance.now() - began) / 1000).toFixed(0).padStart(4);
      const share = `${succeeded} of ${tasks} tasks`.padStart(22);
      console.log(`${seconds} s ${share}  ${refused} calls refused  ${resident().toFixed(0)} MB`);
    }
    if (isOver) return memory;
    if (performance.now() - began > deadlineMs) throw new Error('It takes too long.');
  }
}

/** @param {Count} count @param {Made} made @param {Memory} memory */
function report(count, made, memory) {
  const texts = { what: `${made.tasks} tasks`, sent: `${count.batches} batches of ${count.calls} calls` };
  const isRight = made.tasks === tasks && made.names === tasks;
  const missed = isRight ? [] : [`${made.tasks} tasks were made, ${made.names} of them once`];
  reportQuota(texts, count, memory, missed);
}

if (!values['no-build']) build();
await onStage(async () => {
  const stage = await start();
  const memory = await follow(stage, await begin(stage));
  const made = await stage.made();
  report(await stage.received(), made, memory);
});
