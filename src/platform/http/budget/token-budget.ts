import type { RateLimits } from '../../../contracts/index.js';
import type { BudgetContext } from './budget-context.js';
import { type Cost, costOf, type Priority } from './cost.js';
import type { Taken } from './exchange.js';
import { Hand, type Lack, overtakes } from './hand.js';
import { HeardLimits } from './heard-limits.js';
import { PendingReport } from './pending-report.js';
import type { BudgetDemand, BudgetLevel, Permit } from './rate-budgets.js';
import { RecentDemand } from './recent-demand.js';
import { reasonOf, stopping, usedUp } from './refusals.js';
import type { Slots } from './slots.js';
import { SharedState } from './shared-state.js';
import { probeOutcome } from './tiers.js';
import type { Told } from './told-limits.js';
import { type Waiter, WaitingLine } from './waiting-line.js';
import { wantsOf } from './wants.js';

/** Longest a call waits before it is refused. */
const PATIENCE_MS = { interactive: 10_000, background: 120_000 } as const;
/** Pause after a 429 that names none, and the shortest after one that does. */
const BACK_OFF_SECONDS = 5;
const SHORTEST_BLOCK_SECONDS = 1;
/** What was used is reported, and what is idle given back, after this time. */
const SETTLE_MS = 1_000;
/** Sign of life of an instance that has nothing but calls under way. */
const HEARTBEAT_MS = 5_000;
/** Permits are fetched ahead, and idle slots called for, no more often than this. */
const AHEAD_EVERY_MS = 50;
/** Others are called for slots no more often than this while some are waited for. */
const CALL_EVERY_MS = 100;
/** Who was asked for in vain is asked for again no sooner. */
const SOONEST_MS = 10;

/** One key's budget on one instance: what it holds, who waits, and the exchanges with the shared state. */
export class TokenBudget {
  readonly #hand = new Hand();
  readonly #line = new WaitingLine();
  readonly #demand = new RecentDemand();
  readonly #report = new PendingReport();
  readonly #heard: HeardLimits;
  readonly #shared: SharedState;
  #last: Taken | undefined;
  #askedAt = -Infinity;
  #asking: Promise<void> | undefined;
  #isClosing = false;
  #isClosed = false;
  #doubts = 0;
  #isPoked = false;
  #calledAt = -Infinity;
  #hasProbe = false;
  #timer: { readonly at: number; readonly cancel: () => void } | undefined;
  #usedAt = 0;
  readonly #now = (): number => this.context.store.time.now();

  constructor(
    readonly key: string,
    readonly provider: string,
    private limits: RateLimits,
    private readonly context: BudgetContext,
  ) {
    this.#shared = new SharedState(key, context);
    this.#heard = new HeardLimits(provider, context);
  }

  /** At once when the hand serves it and nobody waits; else when its turn comes. */
  admit(demand: BudgetDemand): Permit | Promise<Permit> {
    const { priority = 'interactive', signal, limits } = demand;
    this.limits = limits;
    const cost = costOf(demand);
    const now = this.#now();
    this.#usedAt = now;
    if (this.#line.isEmpty && !this.#hand.lack(cost, priority, now)) return this.#permit(cost, priority);
    if (this.#isClosed) throw stopping(this.provider);
    return this.#wait(cost, priority, signal);
  }

  level(): BudgetLevel | undefined {
    if (!this.#last) return undefined;
    const now = this.#now();
    const { limit, free, freedAt } = this.#last;
    const isBlocked = now < this.#hand.blockedUntil;
    const remaining = isBlocked ? 0 : Math.min(limit, free + this.#hand.permits);
    const resetAt = isBlocked ? this.#hand.blockedUntil : Math.min(freedAt, now + 60_000);
    return { limit, remaining, resetSeconds: remaining === limit ? 0 : Math.max(1, Math.ceil((resetAt - now) / 1000)) };
  }

  /** Another instance was told to pause (until then), or waits for slots or has returned some (0). */
  poke(blockedUntil: number): void {
    this.#hand.blockedUntil = Math.max(this.#hand.blockedUntil, blockedUntil);
    this.#askAgain();
  }

  /** What others said may have been missed, a pause even: nothing is used before the shared state has been asked. */
  doubt(): void {
    this.#hand.isStale = true;
    this.#doubts += 1;
    this.#askAgain();
  }

  #askAgain(): void {
    this.#isPoked = true;
    if (this.#shared.holdsShare || !this.#line.isEmpty) this.#askIn(0);
  }

  /** Unused for so long that only its level could be asked for. */
  isIdleSince(moment: number): boolean {
    return this.#usedAt < moment && this.#line.isEmpty && this.#report.isEmpty && !this.#shared.holdsShare;
  }

  /** Gives back what is idle, and holds nothing ahead from now on. */
  async drain(): Promise<void> {
    this.#isClosing = true;
    await this.#asking;
    if (this.#shared.holdsShare) await this.#exchange();
  }

  /** Refuses who still waits, tells the others what they do not know yet, and is silent from then on. */
  async close(): Promise<void> {
    [this.#isClosing, this.#isClosed] = [true, true];
    this.#timer?.cancel();
    for (const waiter of this.#line) waiter.refuse(stopping(this.provider));
    await this.#asking;
    if (this.#shared.holdsShare || !this.#report.isEmpty) await this.#exchange();
  }

  #permit(cost: Cost, priority: Priority): Permit {
    const now = this.#now();
    this.#hand.spend(cost, priority);
    this.#demand.note(cost.calls, this.#hand.busy);
    this.#report.noteCall(cost, now);
    const isProbe = this.#hasProbe;
    this.#hasProbe = false;
    const isLow = this.#hand.permits * 2 < this.#demand.permits && now - this.#askedAt >= AHEAD_EVERY_MS;
    this.#askIn(isLow && !this.#isClosing ? 0 : SETTLE_MS);
    let isOut = true;
    const release: Permit['release'] = (outcome) => {
      if (isOut) this.#release(cost, isProbe, outcome);
      isOut = false;
    };
    return { release };
  }

  #release(cost: Cost, isProbe: boolean, outcome: Parameters<Permit['release']>[0]): void {
    const { status, retryAfterSeconds, headers } = outcome;
    this.#hand.finish(cost);
    const told = this.#heard.note(this.limits, headers, cost.rules, this.#report, this.#now());
    if (told) this.#heed(told, cost.rules);
    if (isProbe) this.#report.noteProbe(probeOutcome(status));
    const isOfRules = told?.remaining === 0 && cost.rules.length > 0;
    if (status === 429 && !isOfRules) this.#block(retryAfterSeconds ?? BACK_OFF_SECONDS, isProbe);
    if (!this.#line.isEmpty) this.#serve();
    const isNews = status === 429 || isProbe || this.#othersWait || told?.remaining === 0;
    this.#askIn(isNews ? 0 : SETTLE_MS);
  }

  #block(seconds: number, isProbe: boolean): void {
    const until = this.#now() + Math.max(SHORTEST_BLOCK_SECONDS, seconds) * 1000;
    this.#report.noteRefusal(until, isProbe);
    this.#pause(until);
  }

  /** What is held beyond what the provider has left is not used. */
  #heed({ remaining, until }: Told, rules: readonly string[]): void {
    if (rules.length === 0) this.#hand.limitTo(remaining);
    if (remaining > 0) return;
    for (const rule of rules) this.#hand.blockRule(rule, until);
    if (rules.length === 0) this.#pause(until);
  }

  #pause(until: number): void {
    this.#hand.blockedUntil = Math.max(this.#hand.blockedUntil, until);
    this.context.announce(this.key, until);
  }

  #wait(cost: Cost, priority: Priority, signal: AbortSignal | undefined): Promise<Permit> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(reasonOf(signal));
      const leave = () => {
        this.#line.delete(waiter);
        cancel();
        signal?.removeEventListener('abort', abort);
      };
      const waiter: Waiter = {
        cost,
        priority,
        until: this.#now() + PATIENCE_MS[priority],
        isAsked: false,
        admit: () => {
          leave();
          resolve(this.#permit(cost, priority));
        },
        refuse: (error) => {
          leave();
          reject(error);
        },
      };
      const abort = () => waiter.refuse(reasonOf(signal));
      const cancel = this.context.clock.after(PATIENCE_MS[priority], () =>
        waiter.refuse(usedUp(this.provider, SETTLE_MS)),
      );
      signal?.addEventListener('abort', abort);
      this.#line.add(waiter);
      this.#serve();
    });
  }

  /** Admits who can be served, refuses whom nothing can help in time, and asks again when that is of use. */
  #serve(): void {
    const now = this.#now();
    const lacking = new Set<Lack>();
    let soonest = Infinity;
    for (const waiter of this.#line) {
      const lack = this.#hand.lack(waiter.cost, waiter.priority, now);
      if (lack === undefined && !overtakes(waiter.cost, lacking)) waiter.admit();
      if (lack === undefined) continue;
      lacking.add(lack);
      const wait = this.#waitFor(lack, waiter.priority, now);
      if (now + wait > waiter.until) waiter.refuse(usedUp(this.provider, wait));
      else soonest = Math.min(soonest, waiter.isAsked ? Math.max(wait, SOONEST_MS) : wait);
    }
    if (soonest < Infinity) this.#askIn(soonest);
  }

  /** Milliseconds until asking again can bring what is lacking. */
  #waitFor(lack: Lack, priority: Priority, now: number): number {
    const waits = this.#last?.waits;
    const from = (wait = 0) => Math.max(0, this.#askedAt + wait - now);
    if (lack === 'block') return this.#hand.blockedUntil - now;
    if (lack === 'stale') return 0;
    if (lack === 'permits') return from(waits?.[priority]);
    return from(lack.startsWith('rule ') ? waits?.rules[lack.slice(5)] : waits?.slots);
  }

  #askIn(milliseconds: number): void {
    if (this.#asking || this.#isClosed) return;
    const at = this.#now() + milliseconds;
    if (this.#timer && this.#timer.at <= at) return;
    this.#timer?.cancel();
    const ask = () => void (this.#isClosed || this.#exchange());
    if (milliseconds > 0) this.#timer = { at, cancel: this.context.clock.after(milliseconds, ask) };
    else {
      // All that ask in this turn of the event loop share one exchange.
      this.#timer = { at, cancel: () => undefined };
      queueMicrotask(ask);
    }
  }

  /** One at a time: who wants another meanwhile gets this one. */
  #exchange(): Promise<void> {
    return (this.#asking ??= this.#ask());
  }

  async #ask(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = undefined;
    const doubts = this.#doubts;
    this.#isPoked = false;
    const now = this.#now();
    this.#demand.renew(now, this.#hand.busy);
    const wants = wantsOf(this.#line, this.#hand, this.#ahead(), now);
    for (const waiter of this.#line) waiter.isAsked = true;
    const slotsBefore = this.#shared.ownSlots;
    this.#last = await this.#shared.exchange(wants, this.#report, this.limits);
    this.#asking = undefined;
    this.#askedAt = this.#now();
    this.#hand.add(this.#last);
    this.#hand.isStale = doubts !== this.#doubts;
    this.#hasProbe ||= this.#last.granted.isProbe;
    if (this.#othersWait && this.#shared.ownSlots < slotsBefore) this.context.announce(this.key, 0);
    this.#serve();
    this.#callForSlots();
    if (this.#isPoked) this.#askAgain();
    if (this.#shared.holdsShare || !this.#report.isEmpty) this.#askIn(this.#isBusyOnly() ? HEARTBEAT_MS : SETTLE_MS);
  }

  #ahead(): { permits: number; slots: Slots } {
    const nothing = { reads: 0, writes: 0 };
    if (this.#isClosing) return { permits: 0, slots: nothing };
    return { permits: this.#demand.permits, slots: this.#othersWait ? nothing : this.#demand.slots };
  }

  get #othersWait(): boolean {
    const { reads = false, writes = false } = this.#last?.othersWait ?? {};
    return reads || writes;
  }

  /** Who hears it once returns what falls idle from then on. */
  #callForSlots(): void {
    const isWaiting = this.#last !== undefined && this.#last.waits.slots > 0;
    if (!isWaiting || this.#askedAt - this.#calledAt < CALL_EVERY_MS) return;
    this.#calledAt = this.#askedAt;
    this.context.announce(this.key, 0);
  }

  #isBusyOnly(): boolean {
    const { reads, writes } = this.#hand.busy;
    return this.#report.isEmpty && this.#hand.permits === 0 && this.#shared.ownSlots === reads + writes;
  }
}
