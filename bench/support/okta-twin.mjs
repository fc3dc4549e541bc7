// The stateful twin of Okta in a process of its own, with the limits that Okta documents, and many people. Argument: how
// many. Prints its port, the organization's address and a token as its first line; answers at /count what it has received
// since.
import { createServer } from 'node:http';

const SANDBOX = '../../dist/sandbox/sandbox.js';
/** The twin keeps the last few thousand calls only. */
const SAMPLE_MS = 100;

/** @type {typeof import('../../sandbox/sandbox.js')} */
const { startSandbox } = await import(SANDBOX);
const { okta, url } = await startSandbox();
okta.seedUsers(Number(process.argv[2]) - okta.users().length);
okta.clearCalls();

const count = { pages: 0, refused: 0, failed: 0, firstAt: '', lastAt: '' };

function sample() {
  for (const { path, status, time } of okta.calls()) {
    if (path !== '/api/v1/users') continue;
    count.pages += 1;
    count.refused += status === 429 ? 1 : 0;
    count.failed += status === 200 || status === 429 ? 0 : 1;
    count.firstAt ||= time;
    count.lastAt = time;
  }
  okta.clearCalls();
}
setInterval(sample, SAMPLE_MS);

const server = createServer((_, response) => {
  sample();
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(count));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const facts = { orgUrl: `${url}/okta`, token: okta.sswsTokens.admin, users: okta.users().length };
  console.log(JSON.stringify({ port, ...facts }));
});
process.once('SIGTERM', () => process.exit(0));
