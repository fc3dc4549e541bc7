import path from 'node:path';
import { npmCommand, runQuietly } from './command.mjs';
import { isInstalled } from './installed.mjs';
import { whenChanged } from './stamp.mjs';
import { withProgress } from './terminal.mjs';

/**
 * @param {string} title
 * @param {string[]} command
 * @param {string} root
 */
const shown = (title, command, root) => withProgress(title, () => runQuietly(title, command, root));

/**
 * Installs the locked dependencies unless they are there; with NODE_ENV=production npm would leave out the compiler.
 * @param {string} root
 */
export async function install(root) {
  if (isInstalled(root)) return;
  await shown('Installing dependencies', npmCommand(['ci', '--include=dev', '--loglevel=error']), root);
}

/**
 * Installs the dependencies of a folder that has its own lockfile, unless they are there.
 * @param {string} root
 * @param {string} folder
 */
export async function installApart(root, folder) {
  if (isInstalled(path.join(root, folder))) return;
  const command = npmCommand(['ci', '--prefix', folder, '--ignore-scripts', '--loglevel=error']);
  await shown(`Installing dependencies of ${folder}`, command, root);
}

/** Makes Prisma's client when the schema has changed. @param {string} root */
export const generateClient = (root) =>
  whenChanged(
    {
      root,
      name: 'generate',
      inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
      output: 'src/platform/database/generated/client.ts',
    },
    () =>
      shown(
        'Generating the database client',
        [process.execPath, 'node_modules/prisma/build/index.js', 'generate'],
        root,
      ),
  );

const COMPILER = [process.execPath, 'node_modules/typescript/bin/tsc', '-p'];

/** Compiles the server and the sandbox when their sources have changed. @param {string} root */
export const build = (root) =>
  whenChanged(
    {
      root,
      name: 'build',
      inputs: ['src', 'sandbox', 'prisma/schema.prisma', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
      output: 'dist/src/main.js',
    },
    () => shown('Building', [...COMPILER, 'tsconfig.build.json'], root),
  );

/** Compiles the client when its sources have changed. @param {string} root */
export const buildClient = (root) =>
  whenChanged(
    { root, name: 'build-client', inputs: ['client', 'tsconfig.build.json'], output: 'dist/client/index.js' },
    () => shown('Building the client', [...COMPILER, 'client/tsconfig.json'], root),
  );
