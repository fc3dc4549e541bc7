// `npm run bench -- NAME [options]`: one benchmark of bench/; without a name it lists them. Exit status 0 when its figures
// are reached.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const names = readdirSync(path.join(ROOT, 'bench'))
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.replace('.mjs', ''));
const [name, ...options] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  if (name) console.error(`There is no benchmark called "${name}".`);
  console.log(`Benchmarks: ${names.join(', ')}. Run one with: npm run bench -- NAME`);
  process.exit(name ? 1 : 0);
}
const run = spawnSync(process.execPath, [path.join(ROOT, 'bench', `${name}.mjs`), ...options], {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
