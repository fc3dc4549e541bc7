import { type ChangeFeed } from '../database/index.js';
import { LruMap } from './lru-map.js';

/** Rows remembered per memory; beyond it the one not asked for the longest is read again. */
const CAPACITY = 10_000;

/** What ChangeFeed promises. */
type Announcements = Pick<ChangeFeed, 'isLive' | 'on'>;

/** What was made of a row, and the row's id, by which its changes are announced. */
export interface Found<V> {
  readonly id: string;
  readonly value: V;
}

/**
 * What was made of rows of one table, kept in this process for as long as ChangeFeed tells of every change to them. An
 * announced change forgets the row on all instances within milliseconds; while announcements do not arrive, nothing is
 * recalled. What depends on time, such as an expiry, is checked by whoever recalls it.
 */
export class RowMemory<V> {
  readonly #found: LruMap<string, Found<V>>;
  /** Key by row id; one key per row. */
  readonly #keys = new Map<string, string>();
  readonly #unsubscribe: () => void;
  #changes = 0;

  /** @param topic the table, as its trigger announces it */
  constructor(
    private readonly feed: Announcements,
    topic: string,
    capacity = CAPACITY,
  ) {
    this.#found = new LruMap(capacity, (_, { id }) => this.#keys.delete(id));
    this.#unsubscribe = feed.on(topic, (id) => this.#forget(id));
  }

  /** @returns undefined for what is not remembered, or may not be relied on now: read it */
  recall(key: string): V | undefined {
    return this.feed.isLive ? this.#found.get(key)?.value : undefined;
  }

  /** Reads a row and remembers it, unless anything changed in the meantime: it may be from before the change. */
  async read(key: string, find: () => Promise<Found<V> | undefined>): Promise<V | undefined> {
    const before = this.#changes;
    const { isLive } = this.feed;
    const found = await find();
    if (found && isLive && this.feed.isLive && this.#changes === before) this.#remember(key, found);
    return found?.value;
  }

  /** Ends the subscription. */
  onModuleDestroy(): void {
    this.#unsubscribe();
    this.#forget(undefined);
  }

  #forget(id: string | undefined): void {
    this.#changes += 1;
    if (id === undefined) {
      this.#found.clear();
      this.#keys.clear();
      return;
    }
    const key = this.#keys.get(id);
    if (key === undefined) return;
    this.#keys.delete(id);
    this.#found.delete(key);
  }

  #remember(key: string, found: Found<V>): void {
    this.#found.set(key, found);
    this.#keys.set(found.id, key);
  }
}
