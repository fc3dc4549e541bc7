// `npm run bench -- okta-list [--users N] [--rounds N] [--no-build]`: the users of an organization, listed page by page
// again and again by one reader that holds one page, from the stateful twin of Okta under its documented limits. Everything
// is counted at the twin: the quota used is the pages it was asked for over the minutes from the first to the last, over the
// pages a minute it allows; the burst at the beginning counts. Memory is judged as in `bulk`, by what the code holds.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { build } from './support/build.mjs';
import { floors, heldMegabytes, missedGrowth, residentMegabytes } from './support/memory.mjs';
import { onStage, startProcess, startServer } from './support/processes.mjs';

/** https://developer.okta.com/docs/reference/rl-global-mgmt/, /api/v1/users */
const PER_MINUTE = 600;
const PAGE = 100;
const SAMPLE_PAGES = 10;
const USER = 'bench-user';
const GOALS = { growthMb: 20 };

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '20' },
    'no-build': { type: 'boolean', default: false },
  },
});
const users = Number(values.users);
const rounds = Number(values.rounds);

/** @typedef {{ pages: number, refused: number, failed: number, firstAt: string, lastAt: string }} Count */

async function start() {
  const twin = await startProcess('okta-twin.mjs', values.users);
  const { orgUrl, token } = /** @type {{ orgUrl: string, token: string }} */ (/** @type {unknown} */ (twin));
  // Asana is not asked.
  const server = await startServer(orgUrl);
  const { pid } = await server.launch();

  /** @param {string} path @param {object} [body] @returns {Promise<unknown>} */
  async function ask(path, body) {
    const headers = { authorization: `Bearer ${server.key}`, ...(body && { 'content-type': 'application/json' }) };
    const sent = body && { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(server.url + path, { headers, ...sent });
    // Ours, before the provider is asked: the minute's quota is used up, and a client does not wait for long.
    if (response.status === 429) {
      await sleep(Number(response.headers.get('retry-after')) * 1000);
      return ask(path, body);
    }
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
  /** @returns {Promise<unknown>} */
  const counted = async () => (await fetch(`http://127.0.0.1:${twin.port}`)).json();
  await ask('/api/connections', {
    ...{ provider: 'okta', user_id: USER, site: orgUrl },
    ...{ token_type: 'SSWS', access_token: token },
  });
  return {
    ask,
    resident: () => residentMegabytes(pid),
    held: () => heldMegabytes(server),
    count: () => /** @type {Promise<Count>} */ (counted()),
  };
}

/**
 * @param {Awaited<ReturnType<typeof start>>} stage
 * @param {number[]} sizes gets the megabytes held, each so many pages
 * @returns {Promise<number>} how many different users were listed
 */
async function listAll({ ask, held }, sizes) {
  const ids = new Set();
  for (let cursor = ''; ;) {
    const path = `/api/okta/users?user_id=${USER}&limit=${PAGE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const page = /** @type {{ users: { id: string }[], next_cursor: string | null }} */ (await ask(path));
    for (const { id } of page.users) ids.add(id);
    if (ids.size % (PAGE * SAMPLE_PAGES) === 0) sizes.push(await held());
    if (page.next_cursor === null) return ids.size;
    cursor = page.next_cursor;
  }
}

/** @param {Count} count @param {number[]} listed of each round @param {number[]} held @param {number} resident */
function report({ pages, refused, failed, firstAt, lastAt }, listed, held, resident) {
  const minutes = (Date.parse(lastAt) - Date.parse(firstAt)) / 60_000;
  const quota = pages / minutes / PER_MINUTE;
  const [, second = NaN, last = NaN] = floors(held, 3);
  console.log(`
${users} users listed ${rounds} times in ${(minutes * 60).toFixed(0)} s: ${pages} pages
quota used       ${(quota * 100).toFixed(1)} % of ${PER_MINUTE} pages a minute
answered 429     ${refused}
memory           ${resident.toFixed(0)} MB; held at least ${second.toFixed(0)} MB in the second third, ${last.toFixed(0)} MB in the last`);
  const missed = [
    ...(listed.every((count) => count === users) ? [] : [`${listed.join(', ')} users were listed`]),
    ...(failed === 0 ? [] : [`${failed} pages failed`]),
    ...(refused === 0 ? [] : [`${refused} pages answered 429`]),
    ...missedGrowth(last - second, GOALS.growthMb),
  ];
  console.log(missed.length > 0 ? `\nMissed: ${missed.join('; ')}.` : '\nAll figures are reached.');
  if (missed.length > 0) process.exitCode = 1;
}

if (!values['no-build']) build();
await onStage(async () => {
  const stage = await start();
  const listed = [];
  /** @type {number[]} */
  const held = [];
  for (let round = 0; round < rounds; round++) {
    listed.push(await listAll(stage, held));
  }
  report(await stage.count(), listed, held, stage.resident());
});
