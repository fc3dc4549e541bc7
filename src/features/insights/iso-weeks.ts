const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 1970-01-05, the first Monday of the epoch. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** Start of the ISO 8601 week (Monday, UTC) that holds a moment, in milliseconds since the epoch. */
export const startOfWeek = (moment: number): number =>
  Math.floor((moment - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS + FIRST_MONDAY_MS;

/** ISO 8601 name of the week that begins then, e.g. `2026-W47`: the year is the one its Thursday lies in. */
export function nameOfWeek(start: number): string {
  const year = new Date(start + 3 * DAY_MS).getUTCFullYear();
  // 4 January is always in week 1.
  const week = (start - startOfWeek(Date.UTC(year, 0, 4))) / WEEK_MS + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

export interface Week {
  readonly week: string;
  /** Its Monday, yyyy-mm-dd. */
  readonly starts_on: string;
}

/** Counts moments by week, over the last weeks up to now. */
export class WeeklyCounts {
  readonly #first: number;
  readonly #counts: number[];

  constructor(now: number, weeks: number) {
    this.#first = startOfWeek(now) - (weeks - 1) * WEEK_MS;
    this.#counts = Array.from({ length: weeks }, () => 0);
  }

  /** Moments outside the weeks are not counted. */
  add(moment: number): void {
    const index = Math.floor((moment - this.#first) / WEEK_MS);
    const count = this.#counts[index];
    if (count !== undefined) this.#counts[index] = count + 1;
  }

  /** Oldest first, weeks without any included. */
  list(): (Week & { readonly count: number })[] {
    return this.#counts.map((count, index) => {
      const start = this.#first + index * WEEK_MS;
      return { week: nameOfWeek(start), starts_on: new Date(start).toISOString().slice(0, 10), count };
    });
  }
}
