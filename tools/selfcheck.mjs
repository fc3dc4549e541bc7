// `node tools/selfcheck.mjs [--url URL --key KEY]`: 37 checks over HTTP that the whole Asana integration is there and
// answers as documented. Without arguments against SWITCHYARD_URL or the server of DATA_DIR, else a temporary one.
import { parseArgs } from 'node:util';
import { runChecks } from './selfcheck/run.mjs';
import { findOrStartServer } from './tour/server.mjs';

async function chosenServer() {
  const { url, key } = parseArgs({ options: { url: { type: 'string' }, key: { type: 'string' } } }).values;
  if (url && key) return { url: url.replace(/\/$/, ''), key, stop: async () => {} };
  if (url || key) throw new Error('Give both --url and --key, or neither.');
  return findOrStartServer();
}

async function selfcheck() {
  const server = await chosenServer();
  try {
    return await runChecks(server, (line) => console.log(line));
  } finally {
    await server.stop();
  }
}

const passed = await selfcheck().catch((/** @type {unknown} */ error) => {
  console.error(`The self-check could not run: ${error instanceof Error ? error.message : String(error)}`);
  return false;
});
process.exit(passed ? 0 : 1);
