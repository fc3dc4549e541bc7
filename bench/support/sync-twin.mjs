// The stateful twin of Asana in a process of its own, with many tasks in many projects, the limits that Asana documents,
// and webhooks. Arguments: tasks, projects. Prints its port, its variables, a token and the projects as its first line;
// answers at /count what it has received since, at /tasks?project= the gids of the tasks there, in order.
import { PERSON, serveCount, startTwin } from './counting-twin.mjs';

const API = '/api/1.0/';

const [tasks = 0, projects = 0] = process.argv.slice(2).map(Number);

const twin = await startTwin();
const { asana, env } = twin;

/** @param {string} name @param {string} token @returns {Promise<string>} */
async function newProject(name, token) {
  const response = await fetch(`${env?.ASANA_API_BASE_URL}/projects`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ data: { name, team: asana.snapshot().state.teams[0]?.gid } }),
  });
  const { data } = /** @type {{ data: { gid: string } }} */ (await response.json());
  return data.gid;
}

async function furnish() {
  const { accessToken } = asana.issueToken({ person: PERSON });
  asana.setLimits({ perMinute: 1_000_000 });
  const gids = [];
  for (let n = 0; n < projects; n++) {
    const gid = await newProject(`Mirrored ${n}`, accessToken);
    const count = Math.floor(((n + 1) * tasks) / projects) - Math.floor((n * tasks) / projects);
    asana.as(PERSON).createTasks(gid, count, (index) => `Call back ${n}/${index}: they asked for two more seats`);
    gids.push(gid);
  }
  asana.setLimits({ perMinute: null });
  return gids;
}

const count = { calls: 0, pages: 0, refused: 0, failed: 0, firstAt: '', lastAt: '' };

/** @param {import('./counting-twin.mjs').ReceivedCall} call */
function add({ path, body, status, time }) {
  if (!path.startsWith(API)) return;
  const { actions = [undefined] } = /** @type {{ data?: { actions?: unknown[] } } | null} */ (body)?.data ?? {};
  count.calls += actions.length;
  count.pages += /\/projects\/\d+\/tasks$/.test(path) && status === 200 ? 1 : 0;
  count.refused += status === 429 ? actions.length : 0;
  // A first look at the events endpoint is answered 412 by design.
  count.failed += status !== null && status >= 400 && status !== 429 && status !== 412 ? actions.length : 0;
  count.firstAt ||= time;
  count.lastAt = time;
}

/** @param {URLSearchParams} query */
function tasksOf(query) {
  const { sections } = asana.snapshot().state;
  return sections.flatMap(({ project, tasks: gids }) => (project === query.get('project') ? gids : [])).sort();
}

serveCount(twin, { count, add, tasks: tasksOf, facts: { projects: await furnish() } });
