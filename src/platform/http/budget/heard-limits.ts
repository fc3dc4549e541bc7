import type { RateLimits } from '../../../contracts/index.js';
import type { BudgetContext } from './budget-context.js';
import { WHOLE } from './foreign-calls.js';
import type { PendingReport } from './pending-report.js';
import { type Told, toldBy } from './told-limits.js';

/** Less than this share of a limit is worth a warning. */
const LOW_SHARE = 0.1;

/** What the answers that came to this instance said of one key's limits. */
export class HeardLimits {
  /** The last window of each rule that was warned of. */
  readonly #warned = new Map<string, number>();

  constructor(
    private readonly provider: string,
    private readonly context: Pick<BudgetContext, 'runningLow'>,
  ) {}

  /**
   * Enters it into the report.
   * @param rules of the call: the answer speaks of them. Where the provider has rules and none counts the call, it speaks
   * of a limit that nobody here knows; without any, of the whole
   */
  note(
    { headers: names, rules: all }: RateLimits,
    headers: Readonly<Record<string, unknown>> | undefined,
    rules: readonly string[],
    report: PendingReport,
    now: number,
  ): Told | undefined {
    if (!names || !headers || (rules.length === 0 && all.length > 0)) return undefined;
    const told = toldBy(names, headers, now);
    if (!told) return undefined;
    for (const bucket of rules.length > 0 ? rules : [WHOLE]) {
      report.noteTold(bucket, told);
      if (told.remaining < told.limit * LOW_SHARE) this.#warn(bucket, told);
    }
    return told;
  }

  #warn(bucket: string, told: Told): void {
    if ((this.#warned.get(bucket) ?? 0) >= told.reset) return;
    this.#warned.set(bucket, told.reset);
    this.context.runningLow(this.provider, bucket, told);
  }
}
