/**
 * How often something may crash before it is hopeless, and how long to wait before the next try.
 * @param {{ limit?: number, windowMs?: number, firstDelayMs?: number, now?: () => number }} [options]
 */
export function crashPolicy({ limit = 5, windowMs = 60_000, firstDelayMs = 250, now = () => performance.now() } = {}) {
  /** @type {number[]} */
  let crashes = [];
  return {
    /** Counts a crash. @returns {{ giveUp: true } | { giveUp: false, delayMs: number }} */
    record: () => {
      crashes = [...crashes.filter((at) => at > now() - windowMs), now()];
      if (crashes.length >= limit) return { giveUp: true };
      return { giveUp: false, delayMs: firstDelayMs * 2 ** (crashes.length - 1) };
    },
  };
}
