// `npm run faults -- NAME`: one fault or security check, of test/faults or of a room, whole; without a name it lists
// them. `npm test` does a part of the longest.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const checks = new Map(
  readdirSync(path.join(ROOT, 'test/faults'))
    .filter((file) => file.endsWith('.spec.ts'))
    .map((file) => [file.replace('.spec.ts', ''), `test/faults/${file}`]),
);
// Those that need the inside of a room.
checks.set('generator-asana-repeat', 'src/features/generator/asana/repeat.spec.ts');
const names = [...checks.keys()];
const [name] = process.argv.slice(2);
const chosen = names.filter((known) => name !== undefined && known.startsWith(name));

if (chosen.length === 0) {
  if (name) console.error(`There is no check called "${name}".`);
  console.log(`Checks: ${names.join(', ')}. Run one with: npm run faults -- NAME`);
  process.exit(name ? 1 : 0);
}
const files = chosen.map((known) => checks.get(known) ?? '');
const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
const env = { ...process.env, CHECKS: 'whole' };
process.exit(spawnSync(process.execPath, [jest, ...files], { cwd: ROOT, stdio: 'inherit', env }).status ?? 1);
