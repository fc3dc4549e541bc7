import type { Cost } from './cost.js';
import type { Exchange } from './exchange.js';
import type { Hand } from './hand.js';
import type { Slots, SlotWants } from './slots.js';
import type { WaitingLine } from './waiting-line.js';

interface Needs {
  /** Calls of those who wait for nothing but permits of the whole. */
  readonly plain: { interactive: number; background: number };
  /** Calls of those who wait for a rule as well. */
  readonly ruled: Record<string, { interactive: number; background: number }>;
  readonly rules: Record<string, number>;
  readonly slots: { reads: number; writes: number };
  readonly firstSlots: { reads: number; writes: number };
  readonly dueBy: { reads: number | null; writes: number | null };
  first: NonNullable<Exchange['first']> | undefined;
}

export type Wants = Pick<Exchange, 'kept' | 'wants' | 'ruleWants' | 'first' | 'slots'>;

/** Takes out of the hand what nobody here needs, and says what is missing. `ahead` is worth holding without a need. */
export function wantsOf(line: WaitingLine, hand: Hand, ahead: { permits: number; slots: Slots }, now: number): Wants {
  const needs = needsOf(line, hand);
  const { interactive, background } = needs.plain;
  hand.trimPermits(Math.max(interactive, ahead.permits), interactive + background, needs.rules, now);
  const forBackground = hand.permitsFor('background');
  const forInteractive = hand.permits - forBackground;
  const lent = Math.min(forBackground, Math.max(0, interactive - forInteractive));
  return {
    kept: { permits: hand.permits, rules: { ...hand.rules } },
    wants: {
      interactive: Math.max(0, interactive - forInteractive - lent),
      background: Math.max(0, background - forBackground + lent),
      spare: Math.max(0, ahead.permits - Math.max(0, forInteractive - interactive)),
    },
    ruleWants: needs.ruled,
    first: needs.first && {
      ...needs.first,
      missing: Math.max(0, needs.first.cost - hand.permitsFor(needs.first.priority)),
    },
    slots: slotWants(needs, hand, ahead.slots),
  };
}

/** Idle slots are kept for calls that have a permit, and ahead; not for a first one that they are too few for. */
function slotWants({ slots, firstSlots, dueBy }: Needs, hand: Hand, ahead: Slots): SlotWants {
  const wants = { kept: zero(), first: zero(), dueBy, waiting: zero(), spare: zero() };
  for (const kind of ['reads', 'writes'] as const) {
    const busy = hand.busy[kind];
    const isEnough = firstSlots[kind] <= hand.slots[kind] - busy;
    const aheadIdle = Math.max(0, ahead[kind] - busy);
    hand.trimSlots(kind, isEnough ? Math.max(Math.min(slots[kind], hand.permits), aheadIdle) : 0);
    const idle = hand.slots[kind] - busy;
    wants.kept[kind] = hand.slots[kind];
    wants.first[kind] = isEnough ? 0 : firstSlots[kind];
    wants.waiting[kind] = Math.max(0, slots[kind] - idle);
    wants.spare[kind] = Math.max(0, aheadIdle - idle);
  }
  return wants;
}

const zero = () => ({ reads: 0, writes: 0 });

function needsOf(line: WaitingLine, hand: Hand): Needs {
  const needs: Needs = {
    plain: { interactive: 0, background: 0 },
    ruled: {},
    rules: {},
    slots: { reads: 0, writes: 0 },
    firstSlots: { reads: 0, writes: 0 },
    dueBy: { reads: null, writes: null },
    first: undefined,
  };
  const held: Record<string, number> = { ...hand.rules };
  for (const { cost, priority, until } of line) {
    for (const rule of cost.rules) needs.rules[rule] = (needs.rules[rule] ?? 0) + cost.calls;
    const missing = missingRule(cost, held);
    if (missing === undefined) {
      needs.plain[priority] += cost.calls;
      needs.first ??= { priority, cost: cost.calls, missing: 0 };
    } else {
      (needs.ruled[missing] ??= { interactive: 0, background: 0 })[priority] += cost.calls;
    }
    for (const kind of ['reads', 'writes'] as const) {
      if (cost[kind] === 0) continue;
      needs.slots[kind] += cost[kind];
      needs.firstSlots[kind] ||= cost[kind];
      needs.dueBy[kind] ??= until;
    }
  }
  return needs;
}

/** Permits of rules that are held go to the first who need them: then those wait for the whole alone. */
function missingRule(cost: Cost, held: Record<string, number>): string | undefined {
  const missing = cost.rules.find((rule) => (held[rule] ?? 0) < cost.calls);
  if (missing === undefined) for (const rule of cost.rules) held[rule] = (held[rule] ?? 0) - cost.calls;
  return missing;
}
