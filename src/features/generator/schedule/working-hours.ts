export const WORKING_HOURS = ['us_workforce', 'global'] as const;
export type WorkingHours = (typeof WORKING_HOURS)[number];

/** Where the hours of each mode are read, unless a job names a zone of its own. */
export const DEFAULT_TIME_ZONES: Readonly<Record<WorkingHours, string>> = {
  us_workforce: 'America/Los_Angeles',
  global: 'UTC',
};

/** On Saturdays and Sundays this share of checks passes, at every hour of either mode. */
const WEEKEND_SHARE = 0.05;

/** From `from` to before `until`, whole hours of the local day, `share` of checks passes. */
interface Band {
  from: number;
  until: number;
  share: number;
}

const BANDS: Readonly<Record<WorkingHours, readonly Band[]>> = {
  us_workforce: [
    { from: 9, until: 18, share: 1 },
    { from: 7, until: 9, share: 0.2 },
    { from: 18, until: 21, share: 0.15 },
  ],
  global: [
    { from: 8, until: 18, share: 1 },
    { from: 6, until: 8, share: 0.5 },
    { from: 18, until: 22, share: 0.5 },
    { from: 0, until: 24, share: 0.2 },
  ],
};

export interface LocalTime {
  /** 0 to 23 */
  hour: number;
  weekend: boolean;
}

/** Offsets of time zones change and differ by whole quarters of an hour, so within one the local hour stays. */
const QUARTER_MS = 15 * 60_000;

interface Clock {
  format: Intl.DateTimeFormat;
  /** The quarter read last: ticks follow each other closely, and formatting a date is slow. */
  quarter: number;
  time: LocalTime;
}

const clocks = new Map<string, Clock>();

function read(format: Intl.DateTimeFormat, moment: number): LocalTime {
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return { hour: Number(parts.get('hour')), weekend: ['Sat', 'Sun'].includes(parts.get('weekday') ?? '') };
}

/**
 * Hour and kind of day in a zone, summer time included.
 * @param moment epoch ms
 * @param timeZone IANA name
 * @throws RangeError of a zone that is not known
 */
export function localTime(moment: number, timeZone: string): LocalTime {
  const quarter = Math.floor(moment / QUARTER_MS);
  const clock = clocks.get(timeZone);
  if (clock?.quarter === quarter) return clock.time;
  const format =
    clock?.format ??
    new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });
  const time = read(format, moment);
  clocks.set(timeZone, { format, quarter, time });
  return time;
}

/** Which share of checks passes, 0 to 1. */
export function shareOfChecks(workingHours: WorkingHours, { hour, weekend }: LocalTime): number {
  if (weekend) return WEEKEND_SHARE;
  return BANDS[workingHours].find(({ from, until }) => hour >= from && hour < until)?.share ?? 0;
}
