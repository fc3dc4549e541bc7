import { type AsanaUser } from './asana-state.js';
import { type Random } from './random.js';

export const OUT_OF_OFFICE_REASONS = ['sick', 'pto', 'busy'] as const;
export type OutOfOfficeReason = (typeof OUT_OF_OFFICE_REASONS)[number];

/** This share of a job's users says to be out of office when Asana's rate limit makes the job rest. */
const SHARE_AT_RATE_LIMIT = 0.3;

export const drawOutOfOfficeReason = (random: Random): OutOfOfficeReason => random.pick(OUT_OF_OFFICE_REASONS);

/** Who says so at a rate limit, and why; possibly nobody. */
export const outOfOfficeAtRateLimit = (
  users: readonly AsanaUser[],
  random: Random,
): { user: AsanaUser; reason: OutOfOfficeReason }[] =>
  users
    .filter(() => random.chance(SHARE_AT_RATE_LIMIT))
    .map((user) => ({ user, reason: drawOutOfOfficeReason(random) }));
