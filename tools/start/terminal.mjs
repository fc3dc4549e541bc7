const colours = process.stdout.isTTY && !process.env.NO_COLOR;

/** @param {number} code https://en.wikipedia.org/wiki/ANSI_escape_code#SGR */
const style = (code) => (/** @type {string} */ text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = style(1);
export const dim = style(2);
export const red = style(31);
export const yellow = style(33);

/** @param {number} milliseconds */
export const duration = (milliseconds) =>
  milliseconds < 9_950 ? `${(milliseconds / 1_000).toFixed(1)} s` : `${Math.round(milliseconds / 1_000)} s`;

/** One line about what happens. @param {string} text */
export const say = (text) => console.log(`  ${text}`);

/** One line about what went wrong. @param {string} text */
export const warn = (text) => console.error(`  ${yellow('!')} ${text}`);

/**
 * Shows that something long is going on, and how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 */
export async function withProgress(title, work) {
  const started = performance.now();
  const live = process.stdout.isTTY;
  const show = (/** @type {string} */ end) =>
    process.stdout.write(`${live ? '\r' : ''}  ${title} … ${dim(duration(performance.now() - started))}${end}`);
  if (!live) say(`${title} …`);
  const ticking = live ? setInterval(() => show(' '), 100) : undefined;
  try {
    const result = await work();
    show('\n');
    return result;
  } finally {
    clearInterval(ticking);
  }
}
