import type { RateLimits } from '../../../contracts/index.js';
import type { BudgetState, Share } from './budget-state.js';

/** Calls under way at once. */
export interface Slots {
  readonly reads: number;
  readonly writes: number;
}

export interface SlotWants {
  /** What the instance has and keeps: calls under way, and idle slots nobody there waits for. */
  readonly kept: Slots;
  /** What the first that waits needs: it gets all of that or nothing, so that no two instances hold halves. */
  readonly first: Slots;
  /** When that one gives up; null where nobody waits. */
  readonly dueBy: Share['dueBy'];
  /** What all that wait need, the first included. */
  readonly waiting: Slots;
  /** To be taken ahead of demand. */
  readonly spare: Slots;
}

interface TakenSlots {
  readonly granted: Slots;
  readonly share: Pick<Share, 'slots' | 'needs' | 'dueBy'>;
  readonly waitMs: number;
  readonly othersWait: Readonly<Record<keyof Slots, boolean>>;
}

const KINDS = ['reads', 'writes'] as const;
/** Who returns slots tells those who wait, so this is only for when that was not heard. */
const ASK_AGAIN_MS = 100;

/**
 * Slots go to the call that gives up first, whole calls at a time, whichever instance it waits on. Interactive calls
 * wait shorter, so they go before background ones. https://en.wikipedia.org/wiki/Earliest_deadline_first_scheduling
 */
export function takeSlots(state: BudgetState, instance: string, wants: SlotWants, limits: RateLimits): TakenSlots {
  const others = Object.entries(state.shares).flatMap(([id, share]) => (id === instance ? [] : [share]));
  const granted = { reads: 0, writes: 0 };
  const needs = { reads: 0, writes: 0 };
  const dueBy: Share['dueBy'] = { reads: null, writes: null };
  for (const kind of KINDS) {
    const limit = slotLimit(limits, kind);
    const due = wants.dueBy[kind] ?? Infinity;
    const sooner = others.reduce((sum, share) => sum + (isDueBefore(share, kind, due) ? share.needs[kind] : 0), 0);
    const free = limit - others.reduce((sum, share) => sum + share.slots[kind], 0) - wants.kept[kind] - sooner;
    granted[kind] = grant(free, kind, wants);
    if (granted[kind] >= wants.first[kind]) continue;
    needs[kind] = wants.first[kind];
    dueBy[kind] = wants.dueBy[kind];
  }
  const slots = { reads: wants.kept.reads + granted.reads, writes: wants.kept.writes + granted.writes };
  return {
    granted,
    share: { slots, needs, dueBy },
    waitMs: needs.reads + needs.writes > 0 ? ASK_AGAIN_MS : 0,
    othersWait: {
      reads: others.some((share) => share.needs.reads > 0),
      writes: others.some((share) => share.needs.writes > 0),
    },
  };
}

function isDueBefore({ dueBy }: Share, kind: keyof Slots, due: number): boolean {
  const moment = dueBy[kind];
  return moment !== null && moment < due;
}

function grant(free: number, kind: keyof Slots, { first, waiting, spare }: SlotWants): number {
  if (free < first[kind] || free <= 0) return 0;
  const needed = Math.min(free, waiting[kind]);
  return needed + Math.min(spare[kind], Math.floor((free - needed) / 2));
}

/** Infinity where the provider names no limit. */
export function slotLimit(limits: RateLimits, kind: keyof Slots): number {
  return (kind === 'reads' ? limits.concurrentReads : limits.concurrentWrites) ?? Infinity;
}
