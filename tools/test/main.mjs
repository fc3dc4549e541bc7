import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadEnvironment } from '../start/environment.mjs';
import { generateClient, install, installApart } from '../start/prepare.mjs';
import { StartError } from '../start/start-error.mjs';
import { bold, dim, duration, red, say } from '../start/terminal.mjs';
import { runCheck, runChecks } from './checks.mjs';

const CONCURRENCY = 2;
/** Most tests wait for databases, queues and other processes now and then: one more than there are cores. */
const WORKERS = 3;
const CONFORMANCE = 'test/conformance';
/** Goes away together with the dependencies. */
const CACHE = 'node_modules/.cache';

/** @type {import('./checks.mjs').Check[]} */
const STATIC_CHECKS = [
  {
    name: 'lint',
    args: ['node_modules/eslint/bin/eslint.js', '.', '--cache', '--cache-location', `${CACHE}/eslint/`],
  },
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit'] },
  {
    name: 'format',
    args: [
      'node_modules/prettier/bin/prettier.cjs',
      '--check',
      '.',
      '--cache',
      '--cache-location',
      `${CACHE}/prettier`,
    ],
  },
  {
    name: 'boundaries',
    args: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--config', '.dependency-cruiser.cjs'],
  },
  { name: 'unused', args: ['node_modules/knip/bin/knip.js'] },
  { name: 'openapi', args: ['tools/client.mjs', '--check'] },
];

/** @param {string} name @param {string[]} args @returns {import('./checks.mjs').Check} */
const jest = (name, args) => ({ name, args: ['node_modules/jest/bin/jest.js', ...args], live: true });

/** Those that judge how long something takes have the machine for themselves. */
const TIMED =
  '/test/(contract/asana-mirrors|e2e/(callbacks|events|journey)|faults/(callback-pace|database-down|db-kill|fuzz|memory|migrate|outgoing|poison|rate-limit|refresh-race|sigterm|slow)).spec.ts$';
const TESTS = [
  jest('tests', ['--testPathIgnorePatterns', '/node_modules/', TIMED, '--maxWorkers', String(WORKERS)]),
  jest('timed tests', ['--runInBand', '--testPathPatterns', TIMED]),
];

/**
 * The conformance tests have dependencies of their own, wanted only where the official descriptions are.
 * @param {string} root
 */
async function installConformance(root) {
  const specs = path.resolve(root, loadEnvironment(root, process.env).SPECS_DIR ?? '../shared/specs');
  if (existsSync(path.join(root, CONFORMANCE, 'package.json')) && existsSync(specs)) {
    await installApart(root, CONFORMANCE);
  }
}

/** @param {import('./checks.mjs').CheckResult} result */
const line = ({ name, passed, tookMs }) =>
  say(`${passed ? '✓' : red('✗')} ${name.padEnd(12)} ${dim(duration(tookMs))}`);

/** @param {import('./checks.mjs').CheckResult} result */
function report(result) {
  line(result);
  if (!result.passed) console.error(`\n${result.output}\n`);
}

/**
 * @param {string[]} args for jest; none: everything is checked
 * @returns {Promise<number>} exit status
 */
export async function main(args) {
  const root = path.resolve(import.meta.dirname, '../..');
  process.chdir(root);
  try {
    await install(root);
    await installConformance(root);
    await generateClient(root);
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error);
    return 1;
  }
  if (args.length > 0) return (await runCheck(jest('tests', args), root)).passed ? 0 : 1;
  const results = await runChecks(STATIC_CHECKS, { cwd: root, concurrency: CONCURRENCY, onResult: report });
  for (const tests of TESTS) results.push(await runCheck(tests, root));
  console.log();
  results.forEach(line);
  const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
  console.log(failed.length ? red(`\n  Failed: ${failed.join(', ')}.`) : bold('\n  Everything passed.'));
  return failed.length ? 1 : 0;
}
