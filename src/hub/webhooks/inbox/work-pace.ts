import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** Long enough that a burst is not taken for a flood. */
const WINDOW_MS = 500;
/** Deliveries of one window from which on acknowledging them comes first: 500 a second. */
const MANY = 250;
/** Then the work of deliveries is done a batch at a time, and each is followed by a pause of so many times its own time. */
const PAUSES = 4;
const LONGEST_PAUSE_MS = 250;

/**
 * Providers wait for acknowledgements, and delete webhooks that get none; the work of deliveries can wait a little. So while
 * very much comes in at this instance, work takes at most a fifth of the time, in larger batches.
 */
@Injectable()
export class WorkPace {
  #window = 0;
  #count = 0;
  #before = 0;
  #turn: Promise<unknown> = Promise.resolve();

  /** One delivery came in. */
  note(): void {
    this.#move();
    this.#count += 1;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (!this.#isBusy()) return work();
    const result = this.#turn.then(work);
    const began = this.#turn.then(() => performance.now());
    this.#turn = result
      .catch(() => undefined)
      .then(async () => {
        const spent = performance.now() - (await began);
        if (this.#isBusy()) await sleep(Math.min(spent * PAUSES, LONGEST_PAUSE_MS));
      });
    return result;
  }

  #isBusy(): boolean {
    this.#move();
    return Math.max(this.#count, this.#before) >= MANY;
  }

  #move(): void {
    const window = Math.floor(performance.now() / WINDOW_MS);
    if (window === this.#window) return;
    this.#before = window === this.#window + 1 ? this.#count : 0;
    this.#count = 0;
    this.#window = window;
  }
}
