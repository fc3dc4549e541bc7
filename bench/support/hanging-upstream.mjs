// A provider that says who somebody is and what a project is, and never answers when it is asked for tasks, or for anything
// else. Prints its port; at /held, how many calls wait.
import { createServer } from 'node:http';

const ME = { gid: '1', resource_type: 'user', name: 'Bench', email: 'bench@example.com', workspaces: [] };
const PROJECT = /^\/api\/1\.0\/projects\/(\d+)$/;
let held = 0;

/** @param {string} pathname */
function answerTo(pathname) {
  if (pathname === '/api/1.0/users/me') return ME;
  const [, gid] = PROJECT.exec(pathname) ?? [];
  return gid === undefined ? undefined : { gid, resource_type: 'project', name: 'Hanging' };
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://upstream');
  if (pathname === '/held') return void response.end(String(held));
  const data = answerTo(pathname);
  if (data) return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
  held += 1;
  response.once('close', () => (held -= 1));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(JSON.stringify({ port: typeof address === 'object' && address ? address.port : 0 }));
});
process.once('SIGTERM', () => process.exit(0));
