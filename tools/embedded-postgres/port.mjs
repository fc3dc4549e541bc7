import { readFile, writeFile } from 'node:fs/promises';
import { isPortFree } from '../network/ports.mjs';

// Below every system's range of ephemeral ports, so that no outgoing connection takes it while the server is down.
const FIRST = 15_432;
const COUNT = 4_000;

/**
 * The port of one data folder: what it had before, so that a restarted server is found under its old address;
 * another only when somebody else has taken that.
 * @param {string} file where it is remembered
 * @param {number} [wanted]
 */
export async function choosePort(file, wanted) {
  const remembered = Number(await readFile(file, 'utf8').catch(() => ''));
  const start = Math.floor(Math.random() * COUNT);
  const others = Array.from({ length: 50 }, (_, index) => FIRST + ((start + index) % COUNT));
  for (const port of [wanted, remembered, ...others]) {
    if (!port || !(await isPortFree(port))) continue;
    await writeFile(file, String(port));
    return port;
  }
  throw new Error(`No free port between ${FIRST} and ${FIRST + COUNT} on 127.0.0.1.`);
}
