import { type ChangeFeed } from './change-feed.js';

/** Looking by ourselves, while the other instances cannot tell us. */
const POLL_MS = 1_000;

/** Waits for the next announcement about one thing. What is announced between two waits is not missed. */
export class Changes {
  /** Ends the subscription. */
  readonly stop: () => void;
  #hasChanged = false;
  #wake: (() => void) | undefined;

  constructor(
    private readonly feed: Pick<ChangeFeed, 'isLive' | 'on'>,
    topic: string,
    id: string,
  ) {
    this.stop = feed.on(topic, (changed) => {
      if (changed !== undefined && changed !== id) return;
      this.#hasChanged = true;
      this.#wake?.();
    });
  }

  /**
   * Returns after `milliseconds` at the latest, and at once when the signal is aborted. While announcements do not
   * arrive it returns after a second: look for yourself.
   */
  async next(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.#hasChanged && !signal.aborted) {
      await new Promise<void>((done) => {
        const wake = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          done();
        };
        const timer = setTimeout(wake, this.feed.isLive ? milliseconds : Math.min(milliseconds, POLL_MS));
        this.#wake = wake;
        signal.addEventListener('abort', wake, { once: true });
      });
    }
    this.#hasChanged = false;
  }
}
