import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from '../../tools/network/ports.mjs';

const ROOT = resolve(process.cwd());
const PRISM = join(ROOT, 'test/conformance/node_modules/@stoplight/prism-cli/dist/index.js');
const START_TIMEOUT_MS = 60_000;

/** Folder with the providers' API descriptions; `SPECS_DIR` overrides it. */
export const SPECS_DIR = resolve(ROOT, process.env.SPECS_DIR ?? '../shared/specs');

export interface Prism {
  url: string;
  close(): Promise<void>;
}

/** `describe`, or a skip that says why: past jest, which shows no console of files that are skipped whole. */
export function describeAgainst(what: string, spec = 'asana_oas.strict.json') {
  const reason = missing(spec);
  if (reason) process.stderr.write(`${what} conformance skipped: ${reason}\n`);
  return reason ? describe.skip : describe;
}

/** Why a conformance test against this description cannot run; undefined when it can. */
function missing(spec: string): string | undefined {
  if (!existsSync(join(SPECS_DIR, spec))) return `no ${spec} in ${SPECS_DIR} (set SPECS_DIR)`;
  if (!existsSync(PRISM)) return 'prism is not installed: npm ci --prefix test/conformance --ignore-scripts';
  return undefined;
}

/** Passes calls on to `upstreamUrl` and answers a problem wherever request or answer breaks the description. */
export function startPrismProxy(upstreamUrl: string, spec = 'asana_oas.strict.json'): Promise<Prism> {
  return start(['proxy', join(SPECS_DIR, spec), upstreamUrl, '--errors']);
}

/**
 * Answers from the description's examples and refuses calls that break it.
 * @param options.examplesMayErr where the description's own examples break it: they are answered all the same
 */
export function startPrismMock(
  spec = 'asana_oas.strict.json',
  { examplesMayErr = false }: { readonly examplesMayErr?: boolean } = {},
): Promise<Prism> {
  return start(['mock', join(SPECS_DIR, spec), ...(examplesMayErr ? [] : ['--errors'])]);
}

async function start(command: string[]): Promise<Prism> {
  const port = await freePort();
  const child = spawn(process.execPath, [PRISM, ...command, '--host', '127.0.0.1', '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const close = (): Promise<void> => stop(child);
  try {
    await listening(child);
  } catch (error) {
    await close();
    throw error;
  }
  return { url: `http://127.0.0.1:${port}`, close };
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let output = '';
    const timer = setTimeout(() => fail(new Error(`Prism did not start in time:\n${output}`)), START_TIMEOUT_MS);
    const read = (chunk: Buffer): void => {
      // Only the beginning matters, but the pipes must be drained for as long as Prism lives.
      if (output.length < 100_000) output += chunk.toString();
      if (!output.includes('Prism is listening')) return;
      clearTimeout(timer);
      done();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(new Error(`Prism ended with ${code}:\n${output}`));
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill('SIGKILL');
  });
}
