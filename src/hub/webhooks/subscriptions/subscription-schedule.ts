import { type WebhookSubscription } from '../../../platform/database/index.js';
import { waitsForConnection } from './subscription-failures.js';

const MINUTE = 60_000;
/** Lost deliveries are found within it, and the token for finding them is renewed long before it dies. */
const HEALTHY = 60 * MINUTE;
/** Deliveries fail, and the provider counts the hours until it gives up. */
const FAILING = 5 * MINUTE;
/** The database is asked, not the provider. */
const UNCONNECTED = 5 * MINUTE;
const FIRST_PAUSE = MINUTE;

/** Milliseconds from one check of a subscription to the next, with jitter: what was made together shall not stay so. */
export function pauseAfterCheck(
  { failures, failureCode, failureDeletionAt }: WebhookSubscription,
  retryAfterSeconds = 0,
  random: () => number = Math.random,
): number {
  const pause = pauseFor(failures, failureCode, failureDeletionAt);
  return Math.round(Math.max(pause * (0.9 + random() / 10), retryAfterSeconds * 1_000));
}

function pauseFor(failures: number, failureCode: string | null, failureDeletionAt: Date | null): number {
  if (waitsForConnection(failureCode)) return UNCONNECTED;
  if (failures > 0) return Math.min(FIRST_PAUSE * 2 ** Math.min(failures - 1, 10), HEALTHY);
  return failureDeletionAt ? FAILING : HEALTHY;
}
