import type { BudgetState } from './budget-state.js';
import type { CallWindow } from './call-window.js';
import type { Slots, SlotWants } from './slots.js';
import type { ProbeOutcome } from './tiers.js';
import type { Told } from './told-limits.js';

/** What an instance has done since its last exchange, and what it wants. */
export interface Exchange {
  readonly instance: string;
  /** Calls made, of the whole and by rule. */
  readonly used: { readonly calls: CallWindow; readonly rules: Readonly<Record<string, CallWindow>> };
  /** What it keeps of the permits it had. The others are returned. */
  readonly kept: { readonly permits: number; readonly rules: Readonly<Record<string, number>> };
  /** Permits for those who wait, besides what is kept; `spare` are taken ahead of demand. */
  readonly wants: { readonly interactive: number; readonly background: number; readonly spare: number };
  /** For those who wait for a call under a rule: each gets a permit of the rule and one of the whole. */
  readonly ruleWants: Readonly<Record<string, { readonly interactive: number; readonly background: number }>>;
  /** The first who waits: it may be the one to try the next tier. */
  readonly first?: {
    readonly priority: 'interactive' | 'background';
    readonly cost: number;
    /** Permits it needs besides those that are kept. */
    readonly missing: number;
  };
  readonly slots: SlotWants;
  /** The provider refused a call, and until when it wants none. */
  readonly refusal?: { readonly until: number; readonly isProbe: boolean };
  readonly probe?: ProbeOutcome;
  /** What the provider's answers said of its limits, of the whole and by rule. */
  readonly told?: Readonly<Record<string, Told>>;
}

export interface Granted {
  readonly interactive: number;
  readonly background: number;
  readonly rules: Readonly<Record<string, number>>;
  readonly slots: Slots;
  /** The first call made with these permits tries the next tier. */
  readonly isProbe: boolean;
}

/** Milliseconds until asking again can help; 0 where nobody waits in vain. */
export interface Waits {
  readonly interactive: number;
  readonly background: number;
  readonly slots: number;
  readonly rules: Readonly<Record<string, number>>;
}

export interface Taken {
  readonly state: BudgetState;
  readonly granted: Granted;
  /** The granted and the kept permits may be used until then. */
  readonly permitsUntil: number;
  readonly blockedUntil: number;
  readonly waits: Waits;
  /** Whether other instances wait for slots: then those that fall idle are theirs. */
  readonly othersWait: Readonly<Record<keyof Slots, boolean>>;
  readonly limit: number;
  /** Calls of the minute that no instance has used or holds a permit for. */
  readonly free: number;
  /** When the first of the counted calls no longer counts. */
  readonly freedAt: number;
}
