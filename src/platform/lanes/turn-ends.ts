import { type TakenLane } from './stored-lanes.js';

interface Ending {
  readonly turn: TakenLane;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Writes down that turns have ended: those of the same moment together, as when one commit has ended the work of them all. */
export class TurnEnds {
  #endings: Ending[] = [];

  /** @param write ends all of them */
  constructor(private readonly write: (turns: readonly TakenLane[]) => Promise<void>) {}

  /** Returns once it is written. @throws what `write` throws */
  add(turn: TakenLane): Promise<void> {
    if (this.#endings.length === 0) setImmediate(() => void this.#flush());
    return new Promise((resolve, reject) => this.#endings.push({ turn, resolve, reject }));
  }

  async #flush(): Promise<void> {
    const endings = this.#endings;
    this.#endings = [];
    try {
      await this.write(endings.map(({ turn }) => turn));
      for (const { resolve } of endings) resolve();
    } catch (error) {
      for (const { reject } of endings) reject(error);
    }
  }
}
