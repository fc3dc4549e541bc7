// The stateful twin of Asana in a process of its own, with the limits that Asana documents, as built. Prints its port, its
// variables and a token as its first line; answers at /count what it has received.
import { createServer } from 'node:http';

const SANDBOX = '../../dist/sandbox/sandbox.js';
const PERSON = 'ana.ruiz@example.com';
/** Calls are counted and forgotten so often: the twin keeps the last few thousand only. */
const SAMPLE_MS = 100;

/** @type {typeof import('../../sandbox/sandbox.js')} */
const { startSandbox } = await import(SANDBOX);
const { asana, env } = await startSandbox();
const { accessToken, refreshToken } = asana.issueToken({ person: PERSON });
const { projects, workspaces } = asana.snapshot().state;
const paid = workspaces.find(({ premium }) => premium);
const project = projects.find(({ workspace }) => workspace === paid?.gid);

const count = { batches: 0, calls: 0, refused: 0, failed: 0, firstAt: '', lastAt: '' };

/** @param {import('../../sandbox/asana/index.js').ReceivedCall} call */
function add({ path, body, status, time }) {
  if (path !== '/api/1.0/batch') return;
  const { data } = /** @type {{ data: { actions: object[] } }} */ (body);
  count.batches += 1;
  count.calls += data.actions.length;
  count.refused += status === 429 ? data.actions.length : 0;
  count.failed += status === 200 || status === 429 ? 0 : data.actions.length;
  count.firstAt ||= time;
  count.lastAt = time;
}

/** @type {import('../../sandbox/asana/index.js').ReceivedCall[]} */
let underWay = [];
function sample() {
  const received = [...underWay, ...asana.calls()];
  asana.clearCalls();
  underWay = received.filter(({ path, status }) => path === '/api/1.0/batch' && status === null);
  for (const call of received) if (call.status !== null) add(call);
}
setInterval(sample, SAMPLE_MS);

/** How many tasks there are by that beginning of their names, and how many names. @param {string} prefix */
function tasksNamed(prefix) {
  const names = asana.snapshot().state.tasks.flatMap(({ name }) => (name.startsWith(prefix) ? [name] : []));
  return { tasks: names.length, names: new Set(names).size };
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://twin');
  sample();
  const answer = pathname === '/tasks' ? tasksNamed(searchParams.get('prefix') ?? '') : count;
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const tokens = { access_token: accessToken, refresh_token: refreshToken };
  console.log(JSON.stringify({ port, env: env.asana, tokens, project: project?.gid }));
});
process.once('SIGTERM', () => process.exit(0));
