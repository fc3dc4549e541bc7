/**
 * How many calls are under way, for an orderly end. A count, because a Set of their promises would keep answers alive
 * long after them: V8 leaves what was deleted in the tables that a busy Set outgrows, and those survive each other.
 */
export class CallsUnderWay {
  #count = 0;
  #idle: (() => void) | undefined;

  async during<T>(call: Promise<T>): Promise<T> {
    this.#count += 1;
    try {
      return await call;
    } finally {
      this.#count -= 1;
      if (this.#count === 0) this.#idle?.();
    }
  }

  /** Resolves once none is under way, or the time is up. */
  async end(graceMs: number): Promise<void> {
    if (this.#count === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, graceMs);
      timer.unref();
      this.#idle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
