// The stateful twin of Asana in a process of its own, with many tasks in many projects, the limits that Asana documents,
// and webhooks. Arguments: tasks, projects. Prints its port, its variables, a token and the projects as its first line;
// answers at /count what it has received since with that token, at /tasks how many tasks stand in those projects.
import { createServer } from 'node:http';

const SANDBOX = '../../dist/sandbox/sandbox.js';
const PERSON = 'ana.ruiz@example.com';
/** Calls are counted and forgotten so often: the twin keeps the last few thousand only. */
const SAMPLE_MS = 100;
const API = '/api/1.0/';

const [tasks = 0, projects = 0] = process.argv.slice(2).map(Number);

/** @type {typeof import('../../sandbox/sandbox.js')} */
const { startSandbox } = await import(SANDBOX);
const { asana, env } = await startSandbox();
const person = asana.as(PERSON);
const team = asana.snapshot().state.teams[0]?.gid;

/** @param {string} name @param {string} token @returns {Promise<string>} */
async function newProject(name, token) {
  const response = await fetch(`${env.asana?.ASANA_API_BASE_URL}/projects`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ data: { name, team } }),
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
    person.createTasks(gid, count, (index) => `Call back ${n}/${index}: they asked for two more seats`);
    gids.push(gid);
  }
  asana.setLimits({ perMinute: null });
  asana.clearCalls();
  return gids;
}

const gids = await furnish();
const { accessToken, refreshToken } = asana.issueToken({ person: PERSON });

const count = { calls: 0, pages: 0, refused: 0, failed: 0, firstAt: '', lastAt: '' };

/** @param {import('../../sandbox/asana/index.js').ReceivedCall} call */
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

/** @type {import('../../sandbox/asana/index.js').ReceivedCall[]} */
let underWay = [];
function sample() {
  const received = [...underWay, ...asana.calls()];
  asana.clearCalls();
  underWay = received.filter(({ status }) => status === null);
  for (const call of received) if (call.status !== null) add(call);
}
setInterval(sample, SAMPLE_MS);

/** Gids of the tasks of a project, in order. @param {string} project */
function tasksOf(project) {
  const { sections } = asana.snapshot().state;
  return sections.flatMap((section) => (section.project === project ? section.tasks : [])).sort();
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://twin');
  sample();
  const answer = pathname === '/tasks' ? tasksOf(searchParams.get('project') ?? '') : count;
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const tokens = { access_token: accessToken, refresh_token: refreshToken };
  console.log(JSON.stringify({ port, env: env.asana, tokens, projects: gids }));
});
process.once('SIGTERM', () => process.exit(0));
