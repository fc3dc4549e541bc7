import { type Answer, type Call, read, type Route } from './api.js';
import { invalid } from './errors.js';
import { type LogEvent } from './model.js';
import { readCursor, readLimit, writeCursor } from './paging.js';
import { parseFilter } from './scim-filter.js';

const LIMIT = { otherwise: 100, max: 1_000, above: 'refuse' } as const;
const SEVEN_DAYS_MS = 7 * 86_400_000;

export const logRoutes: Route[] = [read('/logs', 'logs', showLog)];

/**
 * Without `until` a call polls: there is always a next page, which brings what has happened since. With it the call asks
 * for a stretch of time that ends, https://developer.okta.com/docs/reference/system-log-query/
 */
function showLog({ log, query, clock }: Call): Answer {
  const limit = readLimit(query, LIMIT);
  const isDescending = readOrder(query.text('sortOrder')) === 'DESCENDING';
  const until = query.moment('until');
  const polls = until === undefined && !isDescending;
  const since = query.moment('since') ?? (until ?? clock.now()) - SEVEN_DAYS_MS;
  const place = readPlace(query.text('after'));
  const matches = filterOf(query.text('filter'), query.text('q'));
  const all = isDescending ? log.list().toReversed() : log.list();
  const found: typeof all = [];
  for (const entry of all) {
    if (place !== undefined && (isDescending ? entry.place >= place : entry.place <= place)) continue;
    const published = Date.parse(entry.event.published);
    // A cursor of a poll says more exactly than `since` where to go on.
    if ((published < since && !(polls && place !== undefined)) || (until !== undefined && published >= until)) continue;
    if (matches(entry.event)) found.push(entry);
    if (found.length > limit) break;
  }
  const page = found.slice(0, limit);
  const hasMore = found.length > limit;
  const last = page.at(-1)?.place;
  const next = hasMore ? last : polls ? log.end : undefined;
  return { body: page.map(({ event }) => event), after: next === undefined ? null : writeCursor(String(next)) };
}

function readOrder(text = 'ASCENDING'): string {
  if (text !== 'ASCENDING' && text !== 'DESCENDING') {
    throw invalid('sortOrder', 'sortOrder: Must be ASCENDING or DESCENDING');
  }
  return text;
}

function readPlace(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const place = Number(readCursor(cursor));
  if (!Number.isInteger(place)) throw invalid('after', 'after: The cursor is not valid');
  return place;
}

/** @param q words that all must occur somewhere in the event */
function filterOf(filter: string | undefined, q: string | undefined): (event: LogEvent) => boolean {
  const matches = filter === undefined ? () => true : parseFilter(filter);
  const words = q?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  return (event) => {
    const text = words.length > 0 ? JSON.stringify(event).toLowerCase() : '';
    return matches((path) => valueOf(event, path.split('.'))) && words.every((word) => text.includes(word));
  };
}

/** Follows a path; on a list, of every item. */
function valueOf(value: unknown, [step, ...rest]: string[]): unknown {
  if (step === undefined) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => valueOf(item, [step, ...rest]));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return null;
  return valueOf((value as Record<string, unknown>)[step], rest);
}
