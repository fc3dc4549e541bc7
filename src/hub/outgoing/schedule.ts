/** Seconds between the tries of one message: eleven tries over about a day. */
const PAUSES = [5, 30, 120, 600, 1_800, 3_600, 7_200, 18_000, 18_000, 36_000];
/** Added to a pause, at most this share of it: what failed together shall not come back together. */
const JITTER = 0.2;

const FIVE_DAYS_MS = 5 * 86_400_000;
/** An endpoint rests for this share of the time for which it has been failing. */
const REST_SHARE = 0.1;
const SHORTEST_REST_MS = 1_000;
const LONGEST_REST_MS = 600_000;

/**
 * Milliseconds until the next try of a message; undefined when it has had its last.
 * @param tries it has had
 * @param random from 0 to below 1
 */
export function pauseAfter(tries: number, random: number): number | undefined {
  const pause = PAUSES[tries - 1];
  return pause === undefined ? undefined : pause * 1_000 * (1 + JITTER * random);
}

/**
 * Milliseconds for which nothing is sent to an endpoint that only fails: little at first, and less than any pause of a
 * message, so that one message alone is never kept up.
 * @param failingFor milliseconds since its first failure
 */
export const restAfter = (failingFor: number): number =>
  Math.min(Math.max(failingFor * REST_SHARE, SHORTEST_REST_MS), LONGEST_REST_MS);

/** Whether an endpoint has failed for so long that nobody listens there any more. */
export const isLasting = (failingFor: number): boolean => failingFor >= FIVE_DAYS_MS;
