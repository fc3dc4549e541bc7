import { addCalls, addWindow, type CallWindow, emptyWindow, forgetOld } from './call-window.js';
import type { Cost } from './cost.js';
import type { Exchange } from './exchange.js';
import type { ProbeOutcome } from './tiers.js';
import { newerOf, type Told } from './told-limits.js';

interface Used {
  readonly calls: CallWindow;
  readonly rules: Record<string, CallWindow>;
}

export interface Report extends Pick<Exchange, 'refusal' | 'probe' | 'told'> {
  /** Since the last report. */
  readonly used: Used;
  /** Also what could not be written before, because the database was away. */
  readonly unwritten: Used;
}

/** What an instance has to tell the others. */
export class PendingReport {
  #used = nothingUsed();
  #unwritten = nothingUsed();
  #refusal: Exchange['refusal'];
  #probe: ProbeOutcome | undefined;
  #told: Record<string, Told> = {};

  get isEmpty(): boolean {
    const windows = [this.#used.calls, this.#unwritten.calls];
    const hasNews = this.#refusal !== undefined || this.#probe !== undefined || Object.keys(this.#told).length > 0;
    return windows.every((window) => window.counts.length === 0) && !hasNews;
  }

  noteCall({ calls, rules }: Cost, now: number): void {
    addCalls(this.#used.calls, now, calls, now);
    for (const rule of rules) addCalls((this.#used.rules[rule] ??= emptyWindow()), now, calls, now);
  }

  noteRefusal(until: number, isProbe: boolean): void {
    this.#refusal = { until: Math.max(until, this.#refusal?.until ?? 0), isProbe };
  }

  noteProbe(outcome: ProbeOutcome): void {
    this.#probe = outcome;
  }

  noteTold(bucket: string, told: Told): void {
    this.#told[bucket] = newerOf(this.#told[bucket], told);
  }

  takeOut(now: number): Report {
    const used = this.#used;
    const unwritten = this.#unwritten;
    addUsed(unwritten, used, now);
    const report = { used, unwritten, refusal: this.#refusal, probe: this.#probe, told: this.#told };
    this.#told = {};
    [this.#used, this.#unwritten, this.#refusal, this.#probe] = [nothingUsed(), nothingUsed(), undefined, undefined];
    return report;
  }

  /** It could not be written: the next one tells it as well. */
  putBack({ unwritten, refusal, probe, told = {} }: Report): void {
    this.#unwritten = unwritten;
    if (refusal) this.noteRefusal(refusal.until, refusal.isProbe);
    this.#probe ??= probe;
    for (const [bucket, said] of Object.entries(told)) this.noteTold(bucket, said);
  }
}

const nothingUsed = (): Used => ({ calls: emptyWindow(), rules: {} });

function addUsed(sum: Used, used: Used, now: number): void {
  forgetOld(sum.calls, now);
  addWindow(sum.calls, used.calls, now);
  for (const [rule, window] of Object.entries(used.rules)) {
    const total = (sum.rules[rule] ??= emptyWindow());
    forgetOld(total, now);
    addWindow(total, window, now);
  }
}
