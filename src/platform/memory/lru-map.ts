/** A map of bounded size: what was not asked for the longest is forgotten first. */
export class LruMap<K, V> {
  readonly #entries = new Map<K, V>();
  /** What was asked for or set last stands at the end already. */
  #newest: K | undefined;

  /** @param onEvict told of every entry that had to make room */
  constructor(
    private readonly capacity: number,
    private readonly onEvict: (key: K, value: V) => void = () => undefined,
  ) {}

  get size(): number {
    return this.#entries.size;
  }

  get(key: K): V | undefined {
    const value = this.#entries.get(key);
    if (value === undefined || key === this.#newest) return value;
    // A Map keeps the order of insertion, so the last one asked for goes to the end.
    this.#entries.delete(key);
    this.#entries.set(key, value);
    this.#newest = key;
    return value;
  }

  has(key: K): boolean {
    return this.#entries.has(key);
  }

  set(key: K, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    this.#newest = key;
    if (this.#entries.size > this.capacity) this.evictOldest();
  }

  delete(key: K): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  private evictOldest(): void {
    for (const [key, value] of this.#entries) {
      this.#entries.delete(key);
      this.onEvict(key, value);
      return;
    }
  }
}
