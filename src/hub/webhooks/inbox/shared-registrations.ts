import { type ChangeFeed } from '../../../platform/database/index.js';
import { type Registration } from './registration.js';

/**
 * Registrations by provider whose deliveries come to one documented address. A list is remembered until any registration
 * changes: one becomes part of a list by getting its secret, which is a change of its row.
 */
export class SharedRegistrations {
  readonly #lists = new Map<string, readonly Registration[]>();
  readonly #unsubscribe: () => void;
  #changes = 0;

  constructor(
    private readonly feed: Pick<ChangeFeed, 'isLive' | 'on'>,
    topic: string,
  ) {
    this.#unsubscribe = feed.on(topic, () => {
      this.#changes += 1;
      this.#lists.clear();
    });
  }

  async of(provider: string, read: () => Promise<readonly Registration[]>): Promise<readonly Registration[]> {
    const known = this.feed.isLive ? this.#lists.get(provider) : undefined;
    if (known) return known;
    const before = this.#changes;
    const { isLive } = this.feed;
    const list = await read();
    if (isLive && this.feed.isLive && this.#changes === before) this.#lists.set(provider, list);
    return list;
  }

  onModuleDestroy(): void {
    this.#unsubscribe();
    this.#lists.clear();
  }
}
