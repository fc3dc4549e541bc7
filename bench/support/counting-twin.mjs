// What the twins of the quota benchmarks share: the stateful twin of Asana, its calls counted and forgotten as they come.
import { createServer } from 'node:http';

const SANDBOX = '../../dist/sandbox/sandbox.js';
export const PERSON = 'ana.ruiz@example.com';
/** The twin keeps the last few thousand calls only. */
const SAMPLE_MS = 100;

/** @typedef {import('../../sandbox/asana/index.js').ReceivedCall} ReceivedCall */

export async function startTwin() {
  /** @type {typeof import('../../sandbox/sandbox.js')} */
  const { startSandbox } = await import(SANDBOX);
  const { asana, env } = await startSandbox();
  return { asana, env: env.asana };
}

/**
 * Answers at /count what was received, at /tasks what it is asked there, and prints its port and the facts as one line.
 * @param {Awaited<ReturnType<typeof startTwin>>} twin
 * @param {{
 *   count: object,
 *   add: (call: ReceivedCall) => void,
 *   tasks: (query: URLSearchParams) => unknown,
 *   facts: object,
 * }} options `add` is told of each call once it is answered
 */
export function serveCount({ asana, env }, { count, add, tasks, facts }) {
  const { accessToken, refreshToken } = asana.issueToken({ person: PERSON });
  asana.clearCalls();

  /** @type {ReceivedCall[]} */
  let underWay = [];
  function sample() {
    const received = [...underWay, ...asana.calls()];
    asana.clearCalls();
    underWay = received.filter(({ status }) => status === null);
    for (const call of received) if (call.status !== null) add(call);
  }
  setInterval(sample, SAMPLE_MS);

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://twin');
    sample();
    const answer = pathname === '/tasks' ? tasks(searchParams) : count;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const tokens = { access_token: accessToken, refresh_token: refreshToken };
    console.log(JSON.stringify({ port, env, tokens, ...facts }));
  });
  process.once('SIGTERM', () => process.exit(0));
}
