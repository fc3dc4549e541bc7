const ACCURACY = 0.01;
const GAMMA = (1 + ACCURACY) / (1 - ACCURACY);
const LOG_GAMMA = Math.log(GAMMA);
/** Values outside are counted at the border: so there are never more than about a thousand buckets. */
const SMALLEST = 1e-3;
const LARGEST = 1e6;

/**
 * Mean, exactly, and quantiles, within 1 % of the value at that rank, of any number of values in bounded memory
 * (DDSketch, https://www.vldb.org/pvldb/vol12/p2195-masson.pdf).
 */
export class QuantileSketch {
  readonly #buckets = new Map<number, number>();
  #count = 0;
  #sum = 0;

  /** @param value not negative */
  add(value: number): void {
    const bucket = Math.ceil(Math.log(Math.min(Math.max(value, SMALLEST), LARGEST)) / LOG_GAMMA);
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + 1);
    this.#count += 1;
    this.#sum += value;
  }

  get count(): number {
    return this.#count;
  }

  /** null without values. */
  mean(): number | null {
    return this.#count === 0 ? null : this.#sum / this.#count;
  }

  /** @param share 0 to 1; 0.5 is the median. @returns null without values */
  quantile(share: number): number | null {
    let below = Math.floor(share * (this.#count - 1));
    for (const [bucket, count] of [...this.#buckets].sort(([a], [b]) => a - b)) {
      if (below < count) return (2 * GAMMA ** bucket) / (GAMMA + 1);
      below -= count;
    }
    return null;
  }
}
