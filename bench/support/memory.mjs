import { execFileSync } from 'node:child_process';

/**
 * Memory of a process that is really in use, in megabytes. Not on Windows, which has no `ps`.
 * @param {number} pid
 * @returns {number}
 */
export function residentMegabytes(pid) {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

/**
 * What the code of a server holds by its own metrics, the heap and what hangs on it, in megabytes. The resident memory
 * follows it by tens of megabytes and minutes, as V8 gives pages back or takes them: it cannot tell a small leak.
 * @param {{ url: string, key: string }} server
 */
export async function heldMegabytes({ url, key }) {
  const metrics = await (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${key}` } })).text();
  const bytes = ['heap_size_used', 'external_memory'].map((name) =>
    Number(new RegExp(`^switchyard_nodejs_${name}_bytes (\\S+)$`, 'm').exec(metrics)?.[1] ?? NaN),
  );
  return bytes.reduce((sum, each) => sum + each, 0) / 1_048_576;
}

/**
 * How much more there is at the end than at the beginning, along the least-squares line; NaN for less than two sizes.
 * @param {number[]} sizes at equal distances
 */
export function growth(sizes) {
  const middle = (sizes.length - 1) / 2;
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const above = sizes.reduce((sum, size, step) => sum + (step - middle) * (size - mean), 0);
  const below = sizes.reduce((sum, _, step) => sum + (step - middle) ** 2, 0);
  return (above / below) * (sizes.length - 1);
}

/**
 * The smallest of each part of a series: from one collection to the next the heap grows by more than a leak adds, but
 * what is never let go raises the floor. NaN for a part without any.
 * @param {number[]} sizes
 * @param {number} parts
 */
export function floors(sizes, parts) {
  const bound = (/** @type {number} */ part) => Math.round((part * sizes.length) / parts);
  const least = (/** @type {number[]} */ part) => (part.length > 0 ? Math.min(...part) : NaN);
  return Array.from({ length: parts }, (_, part) => least(sizes.slice(bound(part), bound(part + 1))));
}

/** @param {number} grown in megabytes @param {number} most @returns {string[]} what is missed */
export function missedGrowth(grown, most) {
  if (grown <= most) return [];
  if (Number.isNaN(grown)) return ['the run is too short to tell whether memory grows'];
  return [`memory grew by ${grown.toFixed(0)} MB instead of at most ${most}`];
}
