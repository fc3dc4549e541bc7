// `npm run tour`: walks the main journey over real HTTP with the typed client and prints each step. Exit status 0 when
// all of it worked. Against SWITCHYARD_URL or the server of DATA_DIR when one answers, else against a temporary one.
import path from 'node:path';
import { buildClient, install } from './start/prepare.mjs';
import { journey } from './tour/journey.mjs';
import { findOrStartServer } from './tour/server.mjs';

const root = path.resolve(import.meta.dirname, '..');
await install(root);
await buildClient(root);
/** @type {typeof import('../client/index.js')} */
const client = await import(path.join(root, 'dist/client/index.js'));

const server = await findOrStartServer();
let failed = false;
try {
  await journey(server, client);
} catch (error) {
  failed = true;
  console.error(`\n  ✗ ${error instanceof Error ? error.message : String(error)}`);
} finally {
  await server.stop();
}
console.log(failed ? '\nThe tour did not get through.' : '\nThe whole journey works.');
process.exit(failed ? 1 : 0);
