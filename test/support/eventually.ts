import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Looks until there is something.
 * @throws Error when there is still nothing at the end of the time
 */
export async function eventually<T>(look: () => T | Promise<T>, withinMs = 10_000): Promise<NonNullable<T>> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`It did not happen within ${withinMs} ms.`);
    await sleep(5);
  }
}
