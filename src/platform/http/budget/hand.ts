import type { Cost, Priority } from './cost.js';
import type { Taken } from './exchange.js';
import type { Slots } from './slots.js';

/** Why a call cannot be made now; `stale` until the shared state has been asked again. */
export type Lack = 'block' | 'stale' | 'permits' | `rule ${string}` | keyof Slots;

/** What an instance holds of a key: permits of the minute, and slots for calls under way. */
export class Hand {
  #interactive = 0;
  #background = 0;
  readonly #rules: Record<string, number> = {};
  readonly #rulesBlockedUntil: Record<string, number> = {};
  #until = 0;
  #slots = { reads: 0, writes: 0 };
  #busy = { reads: 0, writes: 0 };
  #othersWait: Taken['othersWait'] = { reads: false, writes: false };
  /** Others have called for what is held here, or the provider for a pause: ask before using more. */
  isStale = false;
  blockedUntil = 0;

  get permits(): number {
    return this.#interactive + this.#background;
  }

  get rules(): Readonly<Record<string, number>> {
    return this.#rules;
  }

  get slots(): Slots {
    return this.#slots;
  }

  get busy(): Slots {
    return this.#busy;
  }

  /** What a call of that priority may take: an interactive one also what was meant for background. */
  permitsFor(priority: Priority): number {
    return priority === 'interactive' ? this.permits : this.#background;
  }

  /** What keeps a call from being made; undefined when nothing does. */
  lack(cost: Cost, priority: Priority, now: number): Lack | undefined {
    if (now < this.blockedUntil) return 'block';
    if (this.isStale || now >= this.#until) return 'stale';
    for (const rule of cost.rules) {
      const isBlocked = now < (this.#rulesBlockedUntil[rule] ?? 0);
      if (isBlocked || (this.#rules[rule] ?? 0) < cost.calls) return `rule ${rule}`;
    }
    if (this.permitsFor(priority) < cost.calls) return 'permits';
    if (this.#slots.reads - this.#busy.reads < cost.reads) return 'reads';
    return this.#slots.writes - this.#busy.writes < cost.writes ? 'writes' : undefined;
  }

  spend(cost: Cost, priority: Priority): void {
    for (const rule of cost.rules) this.#rules[rule] = (this.#rules[rule] ?? 0) - cost.calls;
    this.#busy.reads += cost.reads;
    this.#busy.writes += cost.writes;
    const own = priority === 'interactive' ? Math.min(this.#interactive, cost.calls) : 0;
    this.#interactive -= own;
    this.#background -= cost.calls - own;
  }

  /** Slots that others wait for are not kept: the next exchange decides whose turn it is. */
  finish(cost: Cost): void {
    for (const kind of ['reads', 'writes'] as const) {
      this.#busy[kind] -= cost[kind];
      if (this.#othersWait[kind]) this.#slots[kind] -= cost[kind];
    }
  }

  /** Gives up permits beyond what is wanted, and those that have run out. */
  trimPermits(interactive: number, background: number, rules: Readonly<Record<string, number>>, now: number): void {
    const isOver = now >= this.#until;
    this.#interactive = isOver ? 0 : Math.min(this.#interactive, interactive);
    this.#background = isOver ? 0 : Math.min(this.#background, background);
    for (const [rule, held] of Object.entries(this.#rules)) {
      this.#rules[rule] = isOver ? 0 : Math.min(held, rules[rule] ?? 0);
    }
  }

  /** The provider takes no call under that rule before. */
  blockRule(rule: string, until: number): void {
    this.#rules[rule] = 0;
    this.#rulesBlockedUntil[rule] = until;
  }

  /** Gives up all permits but so many: the provider will not take more. */
  limitTo(permits: number): void {
    this.#interactive = Math.min(this.#interactive, permits);
    this.#background = Math.min(this.#background, permits - this.#interactive);
  }

  /** Gives up idle slots of a kind, but for so many. */
  trimSlots(kind: keyof Slots, idle: number): void {
    this.#slots[kind] = this.#busy[kind] + Math.min(idle, Math.max(0, this.#slots[kind] - this.#busy[kind]));
  }

  add({ granted, permitsUntil, blockedUntil, othersWait }: Taken): void {
    this.#othersWait = othersWait;
    this.#interactive += granted.interactive;
    this.#background += granted.background;
    for (const [rule, permits] of Object.entries(granted.rules)) this.#rules[rule] = (this.#rules[rule] ?? 0) + permits;
    this.#slots.reads += granted.slots.reads;
    this.#slots.writes += granted.slots.writes;
    this.#until = permitsUntil;
    this.blockedUntil = Math.max(this.blockedUntil, blockedUntil);
  }
}

/** Nobody is served before one who has waited longer for the same. */
export const overtakes = ({ reads, writes }: Cost, lacking: ReadonlySet<Lack>) =>
  lacking.has('permits') || (reads > 0 && lacking.has('reads')) || (writes > 0 && lacking.has('writes'));
