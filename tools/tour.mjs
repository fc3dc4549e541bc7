// `npm run tour`: walks the main journey over real HTTP and prints each step. Exit status 0 when all of it worked.
// Against SWITCHYARD_URL or the server of DATA_DIR when one answers, else against a temporary one with the sandbox.
import { journey } from './tour/journey.mjs';
import { findOrStartServer } from './tour/server.mjs';

const server = await findOrStartServer();
let failed = false;
try {
  await journey(server);
} catch (error) {
  failed = true;
  console.error(`\n  ✗ ${error instanceof Error ? error.message : String(error)}`);
} finally {
  await server.stop();
}
console.log(failed ? '\nThe tour did not get through.' : '\nThe whole journey works.');
process.exit(failed ? 1 : 0);
