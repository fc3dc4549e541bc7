interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock whose time passes only when the test says so: then everything due runs in order, at its exact moment. */
export class VirtualTime {
  private readonly timers = new Set<Timer>();

  constructor(private time = Date.parse('2026-11-21T12:00:00.137Z')) {}

  readonly now = (): number => this.time;

  readonly after = (milliseconds: number, run: () => void): (() => void) => {
    const timer = { at: this.time + milliseconds, run };
    this.timers.add(timer);
    return () => void this.timers.delete(timer);
  };

  readonly sleep = (milliseconds: number): Promise<void> => new Promise((done) => this.after(milliseconds, done));

  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settled();
    for (let timer = this.next(end); timer; timer = this.next(end)) {
      this.timers.delete(timer);
      this.time = Math.max(this.time, timer.at);
      timer.run();
      await settled();
    }
    this.time = end;
  }

  private next(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.timers) if (timer.at <= end && (!first || timer.at < first.at)) first = timer;
    return first;
  }
}

/** What was promised has been done, as far as no time has to pass for it. */
const settled = () => new Promise<void>((done) => setImmediate(done));
