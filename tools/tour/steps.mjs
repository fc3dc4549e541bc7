/**
 * Tells of each step what it came to and how long it took.
 * @param {(line: string) => void} tell
 * @returns {<T>(title: string, work: () => Promise<[T, string]>) => Promise<T>} the work yields its result, and what to
 * tell of it
 */
export function stepper(tell) {
  let number = 0;
  return async (title, work) => {
    number += 1;
    const started = performance.now();
    const [result, told] = await work().catch((/** @type {Error} */ error) => {
      throw new Error(`${number}. ${title}: ${error.message}`);
    });
    const time = `${Math.round(performance.now() - started)} ms`;
    tell(`  ✓ ${String(number).padStart(2)}. ${title.padEnd(36)} ${told} (${time})`);
    return result;
  };
}

/**
 * The body of a good answer.
 * @template T
 * @param {Promise<{ data?: T, error?: unknown, response: Response }>} call
 * @returns {Promise<T>}
 */
export async function good(call) {
  const { data, error, response } = await call;
  if (data !== undefined) return data;
  const { detail } = /** @type {{ detail?: string }} */ (error ?? {});
  throw new Error(`${new URL(response.url).pathname} answered ${response.status}: ${detail ?? ''}`);
}

/**
 * What a skill came to.
 * @template T
 * @param {Promise<import('../../client/index.js').Result<T>>} skill
 * @returns {Promise<T>}
 */
export async function done(skill) {
  const result = await skill;
  if (result.ok) return result.data;
  throw new Error(`${result.error.code}: ${result.error.message}`);
}
