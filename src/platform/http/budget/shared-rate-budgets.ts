import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { ProviderError } from '../../../contracts/index.js';
import { ChangeFeed } from '../../database/index.js';
import { Log, Metrics } from '../../telemetry/index.js';
import type { BudgetContext } from './budget-context.js';
import { BUDGET_OPTIONS, type BudgetOptions } from './budget-options.js';
import { BudgetStore } from './budget-store.js';
import { type BudgetDemand, type BudgetLevel, type Permit, RateBudgets } from './rate-budgets.js';
import { TokenBudget } from './token-budget.js';
import type { Told } from './told-limits.js';

const TOPIC = 'rate_budgets';
/** A key's level is remembered for so long after its last call. */
const IDLE_MS = 600_000;
const SWEEP_EVERY_MS = 60_000;
const CLEAN_EVERY_MS = 3_600_000;
/** The database being away is told once in this time. */
const REPORT_EVERY_MS = 5_000;

/**
 * Budgets in `rate_budgets`, one row a key. Each instance takes permits in blocks and spends them from memory, so a hot
 * key costs a few queries a second, and a permit exists once. While the database is away, each goes on with what it last
 * knew.
 */
@Injectable()
export class SharedRateBudgets extends RateBudgets implements BeforeApplicationShutdown, OnApplicationShutdown {
  readonly #budgets = new Map<string, TokenBudget>();
  readonly #context: BudgetContext;
  readonly #unsubscribe: () => void;
  readonly #underway = new Set<Promise<unknown>>();
  #isClosed = false;
  #nextSweepAt = 0;
  #nextCleanAt = 0;
  #nextReportAt = 0;

  constructor(
    private readonly store: BudgetStore,
    private readonly feed: ChangeFeed,
    private readonly metrics: Metrics,
    private readonly log: Log,
    @Inject(BUDGET_OPTIONS) private readonly options: BudgetOptions,
  ) {
    super();
    const { clock } = options;
    const instance = randomUUID().slice(0, 8);
    this.#context = {
      instance,
      clock,
      store,
      announce: (key, until) => this.#announce(`${instance} ${until} ${key}`),
      runningLow: (provider, rule, told) => this.#warn(provider, rule, told),
      failed: (error) => this.#report(error),
    };
    this.#unsubscribe = feed.on(TOPIC, (message) => this.#hear(message));
    metrics.measureAtScrape(() => this.#measure());
  }

  override admit(demand: BudgetDemand): Permit | Promise<Permit> {
    const admitted = this.#budget(demand).admit(demand);
    return admitted instanceof Promise ? this.#observe(demand, admitted) : admitted;
  }

  override levelOf(key: string): BudgetLevel | undefined {
    return this.#budgets.get(key)?.level();
  }

  /** Before the last requests have ended: other instances should not have to wait for what is idle here. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([...this.#budgets.values()].map((budget) => budget.drain()));
  }

  /** Before the database is left: nothing may ask it later. */
  async onApplicationShutdown(): Promise<void> {
    this.#unsubscribe();
    await Promise.all([...this.#budgets.values()].map((budget) => budget.close()));
    this.#isClosed = true;
    await Promise.all(this.#underway);
  }

  #budget({ key, provider, limits }: BudgetDemand): TokenBudget {
    const known = this.#budgets.get(key);
    if (known) return known;
    this.#sweep();
    const budget = new TokenBudget(key, provider, limits, this.#context);
    if (this.#isClosed) void budget.close();
    this.#budgets.set(key, budget);
    return budget;
  }

  async #observe({ provider, priority = 'interactive' }: BudgetDemand, admitted: Promise<Permit>): Promise<Permit> {
    const startedAt = this.options.clock.now();
    try {
      return await admitted;
    } catch (error) {
      if (error instanceof ProviderError) this.metrics.budgetRefused.inc({ provider, priority });
      throw error;
    } finally {
      const seconds = (this.options.clock.now() - startedAt) / 1_000;
      this.metrics.budgetWait.observe({ provider, priority }, seconds);
    }
  }

  /** What was not heard may have been a pause: every instance asks again. */
  #hear(message: string | undefined): void {
    if (message === undefined) {
      for (const budget of this.#budgets.values()) budget.doubt();
      return;
    }
    const [instance, until, ...key] = message.split(' ');
    if (instance === this.#context.instance) return;
    this.#budgets.get(key.join(' '))?.poke(Number(until) || 0);
  }

  /** Without it the others learn the same at their next exchange. */
  #announce(message: string): void {
    if (!this.store.isAway && !this.#isClosed) this.#keep(this.feed.announce(TOPIC, message));
  }

  #warn(provider: string, rule: string, { remaining: count, until }: Told): void {
    const retry_after_s = Math.max(0, Math.ceil((until - this.store.time.now()) / 1000));
    const fields = { provider, code: rule || undefined, count, retry_after_s };
    this.log.warning('Little is left of what the provider allows a token', { operation: 'rate_budgets', ...fields });
  }

  /** Work that nobody waits for, but at the end. */
  #keep(work: Promise<unknown>): void {
    const done = work.catch((error: unknown) => this.#report(error)).finally(() => this.#underway.delete(done));
    this.#underway.add(done);
  }

  #report(error: unknown): void {
    const now = this.options.clock.now();
    if (now < this.#nextReportAt) return;
    this.#nextReportAt = now + REPORT_EVERY_MS;
    this.log.failure(error, undefined, { operation: 'rate_budgets' });
  }

  /** Forgets idle keys, and once an hour their rows. */
  #sweep(): void {
    const now = this.options.clock.now();
    if (now < this.#nextSweepAt) return;
    this.#nextSweepAt = now + SWEEP_EVERY_MS;
    for (const [key, budget] of this.#budgets) if (budget.isIdleSince(now - IDLE_MS)) this.#budgets.delete(key);
    if (now < this.#nextCleanAt || this.store.isAway) return;
    this.#nextCleanAt = now + CLEAN_EVERY_MS;
    this.#keep(this.store.forgetUnused());
  }

  #measure(): void {
    const lowest = new Map<string, number>();
    for (const budget of this.#budgets.values()) {
      const level = budget.level();
      if (!level) continue;
      lowest.set(budget.provider, Math.min(level.remaining / level.limit, lowest.get(budget.provider) ?? 1));
    }
    for (const [provider, ratio] of lowest) this.metrics.budgetRemaining.set({ provider }, ratio);
  }
}
