import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** Long enough that a burst is not taken for a flood. */
const WINDOW_MS = 500;
/**
 * Deliveries of one window, 500 a second, from which on acknowledging them comes first: then the work of deliveries is done
 * a batch at a time, and each is followed by a pause of its own time for every so many that come in.
 */
const MANY = 250;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Providers wait for acknowledgements, and delete webhooks that get none; the work of deliveries can wait a little. So the
 * more comes in at this instance, the less of the time work takes, in larger batches: half of it at 500 a second, where a
 * third of that would do, a fifth at 2,000, and a tenth at 4,500.
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
    if (this.#pauses() === 0) return work();
    const result = this.#turn.then(work);
    const began = this.#turn.then(() => performance.now());
    this.#turn = result
      .catch(() => undefined)
      .then(async () => {
        const spent = performance.now() - (await began);
        await sleep(Math.min(spent * this.#pauses(), LONGEST_PAUSE_MS));
      });
    return result;
  }

  /** After a batch, in times of what it took; none while there is no need. */
  #pauses(): number {
    this.#move();
    return Math.floor(Math.max(this.#count, this.#before) / MANY);
  }

  #move(): void {
    const window = Math.floor(performance.now() / WINDOW_MS);
    if (window === this.#window) return;
    this.#before = window === this.#window + 1 ? this.#count : 0;
    this.#count = 0;
    this.#window = window;
  }
}
