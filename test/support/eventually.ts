import { setTimeout as sleep } from 'node:timers/promises';

type Nothing = false | 0 | '' | null | undefined;

/**
 * Looks until there is something: jobs and other processes cannot tell us.
 * @param what for the error, as in "It never came to be: the end of the run"
 * @param everyMs longer where a look costs what is looked for its time
 * @throws Error when there is still nothing at the end of the time
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  withinMs = 10_000,
  everyMs = 5,
): Promise<Exclude<T, Nothing>> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found) return found as Exclude<T, Nothing>;
    if (performance.now() > giveUpAt) throw new Error(`It never came to be: ${what}`);
    await sleep(everyMs);
  }
}

/** `until`, where the place in the test says enough. */
export const eventually = <T>(look: () => T | Promise<T>, withinMs?: number) =>
  until('what the test looks for', look, withinMs);
