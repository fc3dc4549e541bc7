import { z } from 'zod';

import { emptyWindow } from './call-window.js';

const count = z.number().int();
const moment = z.number();
const callWindow = z.object({ first: count, counts: z.array(count) });
const slots = z.object({ reads: count, writes: count });

const shareSchema = z.object({
  /** Permits taken and neither reported as used nor returned, of the whole and by rule. */
  permits: count,
  rules: z.record(z.string(), count),
  /** Until then they may be used; later they count as used at that moment. */
  permitsUntil: moment,
  /** Calls under way, and idle slots kept for the next. */
  slots,
  /** Slots that the first of those who wait there needs, and when it gives up. */
  needs: slots,
  dueBy: z.object({ reads: moment.nullable(), writes: moment.nullable() }),
  /** Without news until then, the instance is gone and its slots are free. */
  slotsUntil: moment,
  /** Whether somebody there waits for a permit. */
  short: z.boolean(),
});
export type Share = z.output<typeof shareSchema>;

const stateSchema = z.object({
  calls: callWindow,
  rules: z.record(z.string(), callWindow),
  shares: z.record(z.string(), shareSchema),
  /** The provider said: not before then. */
  blockedUntil: moment,
  tier: z.object({
    /** Of the manifest's `perMinute`: the one that is known to be allowed, until it has to be learnt again. */
    index: count,
    until: moment,
    /** The next one was refused: it is not tried again before. */
    noProbeBefore: moment,
  }),
  /** The call that tries whether the next tier is allowed. */
  probe: z.object({ instance: z.string(), until: moment }).nullable(),
  /** What the provider's answers said last, of the whole (``) and by rule, and the calls of others that it implies. */
  told: z
    .record(z.string(), z.object({ limit: count, remaining: count, reset: count, until: moment, foreign: count }))
    .default({}),
  /** The moment up to which background calls have used their pace. */
  pacedUntil: moment,
});

/** What all instances know of one key. Plain JSON: it is the row's `state`. */
export type BudgetState = z.output<typeof stateSchema>;

export const emptyState = (): BudgetState => ({
  calls: emptyWindow(),
  rules: {},
  shares: {},
  blockedUntil: 0,
  tier: { index: 0, until: 0, noProbeBefore: 0 },
  probe: null,
  told: {},
  pacedUntil: 0,
});

/** A row of another version of this server that cannot be read counts as absent. */
export const parseState = (json: unknown): BudgetState | undefined => stateSchema.safeParse(json).data;
