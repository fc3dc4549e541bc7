// `npm start`. Nothing may be imported before the version check that an older Node does not have.
import { unsupportedNode } from './start/node-version.mjs';

const unsupported = unsupportedNode(process.versions.node);
if (unsupported) {
  console.error(unsupported);
  process.exitCode = 1;
} else {
  const { main } = await import('./start/main.mjs');
  await main();
}
