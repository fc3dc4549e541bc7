import { Clock } from '../../sandbox/shared/clock.js';
import { type Limits, RateLimiter } from '../../sandbox/asana/rate-limit.js';
import { type CallCost, type ProviderError, type RateLimits } from '../../src/contracts/index.js';
import { type BudgetState, parseState } from '../../src/platform/http/budget/budget-state.js';
import { type KnownRow } from '../../src/platform/http/budget/budget-store.js';
import { type BudgetDemand, type Permit } from '../../src/platform/http/budget/rate-budgets.js';
import { TokenBudget } from '../../src/platform/http/budget/token-budget.js';
import { secondsToReset, type Told } from '../../src/platform/http/budget/told-limits.js';
import { type TellingProvider } from './telling-provider.js';
import { VirtualTime } from './virtual-time.js';

export const MINUTE = 60_000;
const SEARCH = { name: 'search', path: '^/search$', perMinute: 60 };
export const limitsOf = (perMinute: number | number[], more: Partial<RateLimits> = {}): RateLimits => ({
  perMinute: [perMinute].flat(),
  concurrentReads: 50,
  concurrentWrites: 15,
  rules: [SEARCH],
  ...more,
});

interface Call {
  readonly cost?: CallCost;
  readonly method?: string;
  readonly path?: string;
  readonly priority?: 'interactive' | 'background';
  readonly signal?: AbortSignal;
}

/** Those who want it get it in turn, as PostgreSQL gives the lock of a row. */
class RowLock {
  private last: Promise<unknown> = Promise.resolve();
  private wanted = 0;

  get isHeld(): boolean {
    return this.wanted > 0;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.wanted += 1;
    const done = this.last.then(work).finally(() => (this.wanted -= 1));
    this.last = done.catch(() => undefined);
    return done;
  }
}

/** Instances over one row, a provider that counts exactly as Asana's twin does, and time that the test lets pass. */
export class World {
  readonly time = new VirtualTime();
  readonly provider = new RateLimiter(new Clock(this.time.now));
  readonly budgets: TokenBudget[];
  /** Calls in the order in which they reached the provider. */
  readonly calls: { at: number; instance: number; refused: boolean; priority: string; units: number; path: string }[] =
    [];
  readonly errors: unknown[] = [];
  /** What the instances warned of. */
  readonly warnings: { readonly rule: string; readonly told: Told }[] = [];
  /** A provider that tells how its limits stand, instead of Asana's. */
  telling: TellingProvider | undefined;
  writes = 0;
  isDatabaseAway = false;
  /** Milliseconds for a call to arrive, and for its answer to come back. */
  latency: () => number = () => 20;
  private row: { state: string; version: number } | undefined;
  private readonly lock = new RowLock();
  private readonly killed = new Set<TokenBudget>();

  constructor(
    instances: number,
    private limits: RateLimits,
    at: Partial<Limits> = {},
    private readonly options: { shared?: boolean } = {},
  ) {
    this.provider.limits = { ...this.provider.limits, perMinute: limits.perMinute.at(-1) ?? null, ...at };
    this.budgets = Array.from({ length: instances }, (_, index) => this.instance(index));
  }

  get refusals(): number {
    return this.calls.filter((call) => call.refused).length;
  }

  state(): BudgetState {
    const state = this.row && parseState(JSON.parse(this.row.state));
    if (!state) throw new Error('There is no row.');
    return state;
  }

  units(from: number, to: number): number {
    return this.calls.reduce((sum, { at, units }) => (at >= from && at < to ? sum + units : sum), 0);
  }

  /** As by SIGKILL: it says nothing any more. Another takes its place. */
  kill(index: number): void {
    const budget = this.budgets[index];
    if (budget) this.killed.add(budget);
    this.budgets[index] = this.instance(index + 100);
  }

  /** A whole call: waits for its turn, reaches the provider, comes back. Resolves with what the provider answered. */
  async call(instance: number, call: Call = {}): Promise<number> {
    const { method = 'GET', path = '/x', priority = 'interactive' } = call;
    const demand: BudgetDemand = { key: 'k', provider: 'acme', limits: this.limits, ...call, method, path, priority };
    const budget = this.budgets[instance];
    if (!budget) throw new Error('There is no such instance.');
    const admitted = budget.admit(demand);
    const permit = admitted instanceof Promise ? await admitted : admitted;
    await this.time.sleep(this.latency());
    const { reads = 0, writes = 0 } = call.cost ?? (method === 'GET' ? { reads: 1 } : { writes: 1 });
    if (this.telling) return this.askTelling(this.telling, instance, path, priority, permit);
    const asked = { grant: 'g', planPerMinute: 0, reads, writes, searches: path === SEARCH.path.slice(1, -1) ? 1 : 0 };
    const wait = this.provider.begin(asked);
    this.calls.push({ at: this.time.now(), instance, refused: wait > 0, priority, units: reads + writes, path });
    await this.time.sleep(this.latency());
    if (wait === 0) this.provider.finish(asked);
    permit.release(wait > 0 ? { status: 429, retryAfterSeconds: wait } : { status: 200 });
    return wait > 0 ? 429 : 200;
  }

  /** As `UpstreamHttp` does it: a refusal's pause is the end of the window. */
  private async askTelling(
    provider: TellingProvider,
    instance: number,
    path: string,
    priority: string,
    permit: Permit,
  ): Promise<number> {
    const { isRefused, headers } = provider.take(path, this.time.now());
    this.calls.push({ at: this.time.now(), instance, refused: isRefused, priority, units: 1, path });
    await this.time.sleep(this.latency());
    const names = this.limits.headers;
    const retryAfterSeconds = isRefused && names ? secondsToReset(names, headers, this.time.now()) : undefined;
    permit.release({ status: isRefused ? 429 : 200, retryAfterSeconds, headers });
    return isRefused ? 429 : 200;
  }

  /** Workers that call one after the other, for ever. */
  work(instance: number, workers: number, call: Call = {}): void {
    for (let worker = 0; worker < workers; worker++) void this.keepCalling(instance, call);
  }

  private async keepCalling(instance: number, call: Call): Promise<void> {
    for (;;) {
      try {
        await this.call(instance, call);
      } catch (error) {
        this.errors.push(error);
        const { retryAfterSeconds = 1 } = error as ProviderError;
        await this.time.sleep(retryAfterSeconds * 1000);
      }
    }
  }

  private instance(index: number): TokenBudget {
    const isAlone = this.options.shared === false;
    let own: { state: string; version: number } | undefined;
    const get = () => (isAlone ? own : this.row);
    const set = (row: { state: string; version: number }) => (isAlone ? (own = row) : (this.row = row));
    const store = {
      isAway: false,
      time: { now: this.time.now },
      exchange: async <T extends { state: BudgetState }>(
        _key: string,
        known: KnownRow | undefined,
        apply: (state: BudgetState | undefined, now: number) => T,
      ) => {
        const swap = async (base: Partial<KnownRow> | undefined, isLocked: boolean) => {
          await this.time.sleep(this.latency() / 10);
          if (this.isDatabaseAway) throw new Error('away');
          const row = get();
          if (this.killed.has(budget)) return 'killed';
          if (base?.version !== row?.version || (this.lock.isHeld && !isLocked)) return 'conflict';
          const result = apply(base?.state, this.time.now());
          const version = (row?.version ?? 0) + 1;
          set({ state: JSON.stringify(result.state), version });
          this.writes += 1;
          return { result, row: { state: result.state, version } };
        };
        const read = () => {
          const row = get();
          return row && { state: parseState(JSON.parse(row.state)), version: row.version };
        };
        let swapped = await swap(known, false);
        if (swapped === 'conflict') swapped = await this.lock.run(() => swap(read(), true));
        return typeof swapped === 'string' ? new Promise<never>(() => undefined) : swapped;
      },
    };
    const budget: TokenBudget = new TokenBudget('k', 'acme', this.limits, {
      instance: String(index),
      clock: this.time,
      store,
      announce: (_key, until) => {
        this.time.after(2, () => {
          for (const [other, budget] of this.budgets.entries()) if (other !== index && !isAlone) budget.poke(until);
        });
      },
      runningLow: (_provider, rule, told) => this.warnings.push({ rule, told }),
      failed: () => undefined,
    });
    return budget;
  }
}
