import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

const require = createRequire(import.meta.url);
const packageFolder = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));

/** The message of the last Rust panic; the engine is unusable after one. @type {{ message?: string }} */
export const lastPanic = {};

/** The commit of Prisma's engines that the WebAssembly was built from; the CLI compares it with its own. */
export function engineCommit() {
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  return String(version).split('.').at(-1);
}

/**
 * The engine races its advisory lock against a 10 s timer which it never clears, so every short command would keep
 * the process alive for 10 s: its timers must not hold the event loop.
 * @param {() => void} callback
 * @param {number} milliseconds
 */
const unreferencedTimeout = (callback, milliseconds) => setTimeout(callback, milliseconds >>> 0).unref();

async function instantiate() {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (/** @type {string} */ message) => (lastPanic.message = message) },
  });
  const imports = Object.fromEntries(
    Object.entries(bindings).map(([name, value]) => [
      name,
      name.startsWith('__wbg_setTimeout_') ? unreferencedTimeout : value,
    ]),
  );
  const binary = await readFile(path.join(packageFolder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': imports });
  bindings.__wbg_set_wasm(instance.exports);
  /** @type {{ __wbindgen_start(): void }} */ (/** @type {unknown} */ (instance.exports)).__wbindgen_start();
  return bindings.SchemaEngine;
}

/** @type {ReturnType<typeof instantiate> | undefined} */
let loading;

/** Prisma's schema engine class, loaded once per process. */
export const loadSchemaEngine = () => (loading ??= instantiate());
