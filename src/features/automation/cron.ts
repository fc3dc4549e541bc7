/** A cron expression of five fields, read once: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/crontab.html */
export interface Cron {
  /** Whether the minute that holds the moment is one of its times, in UTC. */
  includes(moment: Date): boolean;
}

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Names of the values from `from` on. */
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const MINUTE: Field = { name: 'minute', from: 0, to: 59 };
const HOUR: Field = { name: 'hour', from: 0, to: 23 };
const DAY: Field = { name: 'day of month', from: 1, to: 31 };
const MONTH: Field = { name: 'month', from: 1, to: 12, names: MONTHS };
/** 7 is Sunday as well. */
const WEEKDAY: Field = { name: 'day of week', from: 0, to: 7, names: DAYS };

const PART = /^(?:\*|([0-9a-z]+)(?:-([0-9a-z]+))?)(?:\/([0-9]{1,4}))?$/;

/** @returns the expression, or a sentence about what is wrong with it */
export function readCron(text: string): Cron | string {
  const parts = text.trim().toLowerCase().split(/\s+/);
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = parts;
  if (parts.length !== 5) return 'must have five fields: minute, hour, day of month, month, day of week';
  const read = [
    readField(minute, MINUTE),
    readField(hour, HOUR),
    readField(day, DAY),
    readField(month, MONTH),
    readField(weekday, WEEKDAY),
  ];
  const wrong = read.find((field) => typeof field === 'string');
  if (typeof wrong === 'string') return wrong;
  const [minutes, hours, days, months, weekdays] = read as ReadonlySet<number>[];
  const has = (field: ReadonlySet<number> | undefined, value: number) => field?.has(value) ?? false;
  return {
    includes(moment: Date) {
      const onDay = has(days, moment.getUTCDate());
      const onWeekday = has(weekdays, moment.getUTCDay());
      // Where both are restricted, either of them suffices.
      const isDay = day.startsWith('*') || weekday.startsWith('*') ? onDay && onWeekday : onDay || onWeekday;
      return (
        isDay &&
        has(minutes, moment.getUTCMinutes()) &&
        has(hours, moment.getUTCHours()) &&
        has(months, moment.getUTCMonth() + 1)
      );
    },
  };
}

/** The values of a field such as `1-5,30-50/10`, or what is wrong with it. */
function readField(text: string, field: Field): ReadonlySet<number> | string {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const match = PART.exec(part);
    if (!match) return `has a ${field.name} that cannot be read`;
    const [, first, last, step = '1'] = match;
    const from = first === undefined ? field.from : valueOf(first, field);
    const to = last !== undefined ? valueOf(last, field) : first === undefined || match[3] ? field.to : from;
    if (from === undefined || to === undefined || from > to || Number(step) === 0) {
      return `has a ${field.name} outside ${field.from} to ${field.to}`;
    }
    for (let value = from; value <= to; value += Number(step)) values.add(field === WEEKDAY ? value % 7 : value);
  }
  return values;
}

function valueOf(text: string, { from, to, names }: Field): number | undefined {
  const index = names?.indexOf(text) ?? -1;
  const value = index >= 0 ? index + from : /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= from && value <= to ? value : undefined;
}
