import { createHash } from 'node:crypto';

/** Four unsigned 32-bit integers: all that a stream needs to go on from where it stands. */
export type RandomState = readonly [number, number, number, number];

/** What draws chance: the one source of it in the generator, so that a seed and a step name all that will be done. */
export interface Random {
  /** [0, 1) */
  next(): number;
  /** A whole number, both borders possible. @throws RangeError unless `minimum <= maximum` */
  integer(minimum: number, maximum: number): number;
  /** True with a probability of 0 to 1. */
  chance(probability: number): boolean;
  /** @throws RangeError of an empty list */
  pick<T>(list: readonly T[]): T;
  /** One value, in proportion to weights that are not negative. @throws RangeError without a positive weight */
  weighted<T>(entries: Iterable<readonly [T, number]>): T;
  /** A new list in a new order. */
  shuffle<T>(list: readonly T[]): T[];
  /** `count` different places of the list, or the whole of a shorter one, in a new order. */
  sample<T>(list: readonly T[], count: number): T[];
}

const TWO_TO_32 = 2 ** 32;

/**
 * sfc32 of PractRand (https://pracrand.sourceforge.net/RNG_engines.txt): small, quick and without known bias.
 * Not for secrets.
 */
export class SeededRandom implements Random {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  private constructor([a, b, c, counter]: RandomState) {
    this.#a = a >>> 0;
    this.#b = b >>> 0;
    this.#c = c >>> 0;
    this.#counter = counter >>> 0;
  }

  /** The stream of a text. Texts that differ in one character give streams without relation. */
  static of(seed: string): SeededRandom {
    const hash = createHash('sha256').update(seed).digest();
    return new SeededRandom([hash.readUInt32LE(0), hash.readUInt32LE(4), hash.readUInt32LE(8), hash.readUInt32LE(12)]);
  }

  /** The stream that goes on from `state`. */
  static from(state: RandomState): SeededRandom {
    return new SeededRandom(state);
  }

  get state(): RandomState {
    return [this.#a, this.#b, this.#c, this.#counter];
  }

  /** A stream of its own, named by where this one stands and a label; this one does not move. */
  fork(label: string | number): SeededRandom {
    return SeededRandom.of(`${this.state.join('.')}/${label}`);
  }

  next(): number {
    const sum = (this.#a + this.#b + this.#counter) >>> 0;
    this.#counter = (this.#counter + 1) >>> 0;
    this.#a = (this.#b ^ (this.#b >>> 9)) >>> 0;
    this.#b = (this.#c + (this.#c << 3)) >>> 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) >>> 0;
    return sum / TWO_TO_32;
  }

  integer(minimum: number, maximum: number): number {
    if (!(minimum <= maximum)) throw new RangeError(`No whole number from ${minimum} to ${maximum}`);
    return minimum + Math.floor(this.next() * (maximum - minimum + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('Nothing to pick from');
    return list[this.integer(0, list.length - 1)] as T;
  }

  weighted<T>(entries: Iterable<readonly [T, number]>): T {
    const possible = [...entries].filter(([, weight]) => weight > 0);
    const last = possible.at(-1);
    if (last === undefined) throw new RangeError('Nothing has a weight');
    let left = this.next() * possible.reduce((sum, [, weight]) => sum + weight, 0);
    // The last one also takes what rounding leaves over.
    const chosen = possible.find(([, weight]) => (left -= weight) < 0) ?? last;
    return chosen[0];
  }

  shuffle<T>(list: readonly T[]): T[] {
    return this.sample(list, list.length);
  }

  sample<T>(list: readonly T[], count: number): T[] {
    const places = [...list];
    const wanted = Math.min(count, places.length);
    for (let place = 0; place < wanted; place += 1) {
      const other = this.integer(place, places.length - 1);
      [places[place], places[other]] = [places[other] as T, places[place] as T];
    }
    return places.slice(0, wanted);
  }
}

/**
 * The stream of one step of a job: the same whenever it is asked for, so that a step repeated after a crash decides and
 * writes what it did before.
 * @param seed the job's own
 * @param step its number, or a name such as `12/names` for a part that draws on its own
 */
export const randomFor = (seed: string, step: number | string): SeededRandom =>
  SeededRandom.of(`${JSON.stringify(seed)}#${step}`);
