// A provider's API in its own process, as fast as Node gets: the same 20 KB of 50 tasks for whatever is asked. Prints its
// port; answers how many lists it gave at /count.
import { createServer } from 'node:http';

const TASKS = 50;
const notes = 'Call back about the offer; they asked for two more seats and a longer trial.';

const named = (/** @type {string} */ gid, /** @type {string} */ name) => ({ gid, name });
const task = (/** @type {number} */ index) => ({
  gid: String(1_200_000_000_000_000 + index),
  name: `Call lead ${index}`,
  notes: notes.slice(0, index % 40),
  completed: index % 3 === 0,
  completed_at: index % 3 === 0 ? '2026-03-02T09:30:00.000Z' : null,
  due_on: '2026-03-09',
  due_at: null,
  assignee: named('1200000000000001', 'Ana Ruiz'),
  projects: [named('1200000000000002', 'Callbacks')],
  workspace: named('1200000000000003', 'Field sales'),
  tags: [],
  created_at: '2026-03-01T08:00:00.000Z',
  modified_at: '2026-03-02T09:30:00.000Z',
});

const tasks = Buffer.from(JSON.stringify({ data: Array.from({ length: TASKS }, (_, i) => task(i)), next_page: null }));
const person = Buffer.from(JSON.stringify({ data: { ...named('1200000000000001', 'Ana Ruiz'), workspaces: [] } }));
let lists = 0;

const server = createServer((request, response) => {
  const { url = '' } = request;
  const isList = url.includes('/tasks');
  if (isList) lists += 1;
  const body = url === '/count' ? Buffer.from(String(lists)) : isList ? tasks : person;
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  response.end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(JSON.stringify({ port: typeof address === 'object' && address ? address.port : 0, bytes: tasks.length }));
});
