// What the benchmarks of a quota share: the server with one user connected to a twin that counts, and the verdict.
import { median } from './load.mjs';
import { floors, heldMegabytes, missedGrowth, residentMegabytes } from './memory.mjs';
import { startProcess, startServer } from './processes.mjs';

/** https://developers.asana.com/docs/rate-limits, paid plan */
export const PER_MINUTE = 1500;
export const USER = 'bench-user';
const GOALS = { quota: 0.95, refused: 0.001, growthMb: 20 };

/** @typedef {{ calls: number, refused: number, failed: number, firstAt: string, lastAt: string }} Count */
/** @typedef {{ resident: number[], held: number[] }} Memory in megabytes, at equal distances of time */

/**
 * @param {string} twinScript of `bench/support`, which prints `env` and `tokens` among its facts
 * @param {...string} args for it
 */
export async function startQuotaStage(twinScript, ...args) {
  const twin = await startProcess(twinScript, ...args);
  const { env, tokens } = /** @type {{ env: NodeJS.ProcessEnv, tokens: object }} */ (/** @type {unknown} */ (twin));
  // The plan is not named to the server: it learns by itself which limit applies.
  const server = await startServer('', { env: { ...env, ASANA_RATE_PER_MINUTE: undefined } });
  const { pid } = await server.launch();

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<unknown>} */
  async function ask(method, path, body) {
    const headers = { authorization: `Bearer ${server.key}`, ...(body && { 'content-type': 'application/json' }) };
    const response = await fetch(server.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
  /** @param {string} path @returns {Promise<unknown>} */
  const askTwin = async (path) => (await fetch(`http://127.0.0.1:${twin.port}${path}`)).json();

  await ask('POST', '/api/connections', { provider: 'asana', user_id: USER, ...tokens });
  return { twin, ask, askTwin, resident: () => residentMegabytes(pid), held: () => heldMegabytes(server) };
}

/**
 * Prints the figures, and what of the goals is missed.
 * @param {{ what: string, sent: string }} texts as in `100 tasks` and `12 calls, 10 of them batches`
 * @param {Count} count
 * @param {Memory} memory
 * @param {string[]} missed what the caller itself misses
 */
export function reportQuota({ what, sent }, { calls, refused, failed, firstAt, lastAt }, { resident, held }, missed) {
  const minutes = (Date.parse(lastAt) - Date.parse(firstAt)) / 60_000;
  const quota = calls / minutes / PER_MINUTE;
  const [, second = NaN, last = NaN] = floors(held, 3);
  console.log(`
${what} in ${(minutes * 60).toFixed(0)} s: ${sent}, first to last
quota used       ${(quota * 100).toFixed(1)} % of ${PER_MINUTE} calls a minute
answered 429     ${refused} calls, ${((refused / calls) * 100).toFixed(2)} %
memory           ${median(resident).toFixed(0)} MB; held at least ${second.toFixed(0)} MB in the second third, ${last.toFixed(0)} MB in the last`);
  const all = [
    ...missed,
    ...(failed === 0 ? [] : [`${failed} calls failed`]),
    ...(quota >= GOALS.quota ? [] : [`less than ${GOALS.quota * 100} % of the quota used`]),
    ...(refused / calls < GOALS.refused ? [] : [`${GOALS.refused * 100} % of the calls or more answered 429`]),
    ...missedGrowth(last - second, GOALS.growthMb),
  ];
  console.log(all.length > 0 ? `\nMissed: ${all.join('; ')}.` : '\nAll figures are reached.');
  if (all.length > 0) process.exitCode = 1;
}
