import { problem } from '../../../platform/problem/index.js';

export interface GroupCommitOptions<T> {
  /** Commits all of them or none. */
  readonly write: (items: readonly T[]) => Promise<void>;
  /** Whether a failed write says nothing about its items, as when the database is away. */
  readonly isOutage: (error: unknown) => boolean;
  /** Bytes an item holds in memory while it waits. */
  readonly sizeOf: (item: T) => number;
  readonly limits?: Partial<GroupLimits>;
}

interface GroupLimits {
  /** Items that may wait, and what they may hold; beyond that the next one is refused. */
  readonly waiting: number;
  readonly waitingBytes: number;
  /** Items and bytes of one commit. */
  readonly together: number;
  readonly togetherBytes: number;
}

const MIB = 1024 * 1024;
const DEFAULT_LIMITS: GroupLimits = {
  waiting: 10_000,
  waitingBytes: 64 * MIB,
  together: 1_000,
  togetherBytes: 8 * MIB,
};
const RETRY_AFTER_SECONDS = 2;

interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Items that wait while a commit is under way go into the next one together; without a timer, so that a single item
 * waits for nothing but its own commit.
 */
export class GroupCommit<T> {
  readonly #limits: GroupLimits;
  #waiting: Waiting<T>[] = [];
  #bytes = 0;
  #isBusy = false;

  constructor(private readonly options: GroupCommitOptions<T>) {
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
  }

  /**
   * Returns once the item is committed.
   * @throws problem `overloaded` when too much waits already; whatever its own commit failed with
   */
  add(item: T): Promise<void> {
    const { waiting, waitingBytes } = this.#limits;
    if (this.#waiting.length >= waiting || this.#bytes >= waitingBytes) {
      return Promise.reject(problem('overloaded', { retryAfterSeconds: RETRY_AFTER_SECONDS }));
    }
    this.#bytes += this.options.sizeOf(item);
    const committed = new Promise<void>((resolve, reject) => this.#waiting.push({ item, resolve, reject }));
    if (!this.#isBusy) {
      this.#isBusy = true;
      // What came in with it, in the same turn of the event loop, goes along.
      setImmediate(() => void this.#work());
    }
    return committed;
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) await this.#commit(this.#take());
    this.#isBusy = false;
  }

  #take(): Waiting<T>[] {
    const { together, togetherBytes } = this.#limits;
    let count = 0;
    let bytes = 0;
    for (const { item } of this.#waiting) {
      if (count === together || bytes >= togetherBytes) break;
      bytes += this.options.sizeOf(item);
      count += 1;
    }
    this.#bytes -= bytes;
    return this.#waiting.splice(0, count);
  }

  /** An item that cannot be written takes none of the others with it: they are written in halves until it is alone. */
  async #commit(group: readonly Waiting<T>[]): Promise<void> {
    try {
      await this.options.write(group.map(({ item }) => item));
      for (const { resolve } of group) resolve();
    } catch (error) {
      if (group.length === 1 || this.options.isOutage(error)) {
        for (const { reject } of group) reject(error);
        return;
      }
      const half = group.length >> 1;
      await this.#commit(group.slice(0, half));
      await this.#commit(group.slice(half));
    }
  }
}
