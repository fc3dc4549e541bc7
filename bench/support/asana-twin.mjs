// The stateful twin of Asana in a process of its own, with the limits that Asana documents, as built. Prints its port, its
// variables, a token and a project of the paid workspace as its first line; answers at /count which batches it has received,
// at /tasks?prefix= how many tasks there are by that beginning of their names, and how many names.
import { serveCount, startTwin } from './counting-twin.mjs';

const twin = await startTwin();
const { projects, workspaces } = twin.asana.snapshot().state;
const paid = workspaces.find(({ premium }) => premium);
const project = projects.find(({ workspace }) => workspace === paid?.gid);

const count = { batches: 0, calls: 0, refused: 0, failed: 0, firstAt: '', lastAt: '' };

/** @param {import('./counting-twin.mjs').ReceivedCall} call */
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

/** @param {URLSearchParams} query */
function tasks(query) {
  const prefix = query.get('prefix') ?? '';
  const names = twin.asana.snapshot().state.tasks.flatMap(({ name }) => (name.startsWith(prefix) ? [name] : []));
  return { tasks: names.length, names: new Set(names).size };
}

serveCount(twin, { count, add, tasks, facts: { project: project?.gid } });
