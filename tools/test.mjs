// `npm test`: installs what is missing, checks everything, says what failed. `npm test -- PATH` runs only jest, on PATH.
import { unsupportedNode } from './start/node-version.mjs';

const unsupported = unsupportedNode(process.versions.node);
if (unsupported) {
  console.error(unsupported);
  process.exitCode = 1;
} else {
  const { main } = await import('./test/main.mjs');
  process.exitCode = await main(process.argv.slice(2));
}
