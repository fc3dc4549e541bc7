export const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The twin's time: the given source of milliseconds since the epoch, plus what was advanced through control. */
export class Clock {
  offsetMs = 0;

  constructor(private readonly source: () => number) {}

  now(): number {
    return this.source() + this.offsetMs;
  }

  /** As the providers write moments: `2026-01-31T09:00:00.000Z`. */
  iso(): string {
    return isoOf(this.now());
  }

  advance(milliseconds: number): void {
    this.offsetMs += milliseconds;
  }
}
