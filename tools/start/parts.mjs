import { setTimeout as sleep } from 'node:timers/promises';
import { warn } from './terminal.mjs';

/** A second Ctrl-C is a new one only after this time: npm passes on the signal that the terminal has sent as well. */
const SAME_SIGNAL_MS = 500;

/** What is not gone by then is still starting. */
const KILL_MS = 2_000;

/** @typedef {{ stop(): Promise<unknown>, kill(): unknown }} Part `kill`: at once, without waiting for work in flight */

/**
 * What runs, in the order in which it was started. It is stopped the other way round, because each part needs those
 * before it until its end.
 * @param {{ exit?: (status: number) => void, now?: () => number }} [process]
 */
export function startedParts({ exit = (status) => process.exit(status), now = () => performance.now() } = {}) {
  /** @type {Promise<Part>[]} */
  const parts = [];
  /** @type {number | undefined} */
  let stoppingSince;

  const reversed = () => [...parts].reverse();

  /** @param {number} status */
  async function stop(status) {
    if (stoppingSince !== undefined) return;
    stoppingSince = now();
    for (const starting of reversed()) {
      // Why it did not start was said where it was waited for.
      const part = await starting.catch(() => undefined);
      try {
        await part?.stop();
      } catch (error) {
        warn(error instanceof Error ? error.message : String(error));
      }
    }
    exit(status);
  }

  return {
    /**
     * @template {Part} T
     * @param {Promise<T>} starting
     */
    add: (starting) => {
      // Whoever waits for the part sees why it does not start; here it only must not go unhandled.
      starting.catch(() => undefined);
      if (stoppingSince !== undefined) void starting.then((part) => part.kill()).catch(() => undefined);
      parts.push(starting);
      return starting;
    },
    stop,
    /** SIGINT, SIGTERM: stop in order; the second time: at once. */
    onSignal: async () => {
      if (stoppingSince === undefined) {
        await stop(0);
      } else if (now() - stoppingSince > SAME_SIGNAL_MS) {
        const killed = Promise.allSettled(reversed().map(async (starting) => (await starting).kill()));
        await Promise.race([killed, sleep(KILL_MS, undefined, { ref: false })]);
        exit(1);
      }
    },
  };
}
