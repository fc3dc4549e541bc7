// `npm run bench -- NAME [options]`: one benchmark of bench/; without a name it lists them. Exit status 0 when its figures
// are reached.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '..');
const names = readdirSync(path.join(ROOT, 'bench'))
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.replace('.mjs', ''));
const [name] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  if (name) console.error(`There is no benchmark called "${name}".`);
  console.log(`Benchmarks: ${names.join(', ')}. Run one with: npm run bench -- NAME`);
  process.exit(name ? 1 : 0);
}
// Not in a process of its own: an interruption reaches what must end all that it started.
process.chdir(ROOT);
process.argv.splice(2, 1);
await import(pathToFileURL(path.join(ROOT, 'bench', `${name}.mjs`)).href);
