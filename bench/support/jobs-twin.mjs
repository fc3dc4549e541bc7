// The stateful twins in a process of their own, without limits: what is measured is not theirs. Prints its port, the
// variables that point a server at it, and what jobs are started with as its first line; answers with the number of calls.
import { createServer } from 'node:http';

const SANDBOX = '../../dist/sandbox/sandbox.js';
const PEOPLE = ['ana.ruiz@example.com', 'ben.okafor@example.com'];
/** The twins keep the last few thousand calls only. */
const SAMPLE_MS = 100;

/** @type {typeof import('../../sandbox/sandbox.js')} */
const { startSandbox } = await import(SANDBOX);
const { asana, okta, env, url } = await startSandbox();
asana.setLimits({ perMinute: 10_000_000, concurrentReads: 1000, concurrentWrites: 1000 });
// The headers name limits also where nothing is refused, and a client keeps to what they say.
const buckets = Object.keys(okta.setLimits({ enabled: false }).perMinute);
okta.setLimits({ perMinute: Object.fromEntries(buckets.map((bucket) => [bucket, 10_000_000])) });
const workspace = asana.snapshot().state.workspaces.find(({ premium }) => premium)?.gid;
const tokens = PEOPLE.map((person) => ({
  name: person,
  token: asana.issueToken({ person, personal: true }).accessToken,
}));

let calls = 0;
function sample() {
  calls += asana.calls().length + okta.calls().length;
  asana.clearCalls();
  okta.clearCalls();
}
setInterval(sample, SAMPLE_MS);

const server = createServer((_, response) => {
  sample();
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ calls }));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const orgUrl = `${url}/okta`;
  const common = {
    industry: 'technology',
    anthropic_api_key: '',
    working_hours: 'global',
    duration_days: 'indefinite',
  };
  const starts = {
    asana: { ...common, workspace_gid: workspace, user_tokens: tokens, initial_projects: 1, activity_level: 'low' },
    okta: {
      ...{ ...common, connection_type: 'okta', org_url: orgUrl, org_size: 'startup', initial_users: 5 },
      ...{ activity_level: 'low', user_tokens: [{ name: 'Admin', token: okta.sswsTokens.admin, org_url: orgUrl }] },
    },
  };
  console.log(JSON.stringify({ port, env: { ...env.asana, ...env.okta }, starts }));
});
process.once('SIGTERM', () => process.exit(0));
