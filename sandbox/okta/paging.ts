import { invalid } from './errors.js';
import { type Query } from './query.js';

/** How a list is cut into pages. */
export interface Listing<T> {
  /** In the order of their keys. */
  items: T[];
  /** Two items never share one; the cursor names the last item a page had by it. */
  keyOf: (item: T) => string;
  /** Largest key first. */
  isDescending?: boolean;
  limit: LimitRule;
}

export interface LimitRule {
  /** Without `limit` in the query. */
  otherwise: number;
  max: number;
  /** Some lists answer their maximum when asked for more, others refuse. */
  above: 'clamp' | 'refuse';
}

interface Page<T> {
  items: T[];
  /** Absent on the last page. */
  after?: string;
}

/** A page begins after the key of the last item before it, so nothing is lost or doubled when the list changes meanwhile. */
export function cutPage<T>(listing: Listing<T>, query: Query): Page<T> {
  const { items, keyOf, isDescending = false } = listing;
  const limit = readLimit(query, listing.limit);
  const cursor = query.text('after');
  const key = cursor === undefined ? undefined : readCursor(cursor);
  const start = key === undefined ? 0 : firstBeyond(items, (item) => isBeyond(keyOf(item), key, isDescending));
  const page = items.slice(start, start + limit);
  const last = page.at(-1);
  if (last === undefined || start + limit >= items.length) return { items: page };
  return { items: page, after: writeCursor(keyOf(last)) };
}

function isBeyond(key: string, cursor: string, isDescending: boolean): boolean {
  return isDescending ? key < cursor : key > cursor;
}

/** Index of the first item that is beyond; all items after it are too. */
function firstBeyond<T>(items: T[], beyond: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && beyond(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function readLimit(query: Query, { otherwise, max, above }: LimitRule): number {
  const text = query.text('limit');
  if (text === undefined) return otherwise;
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (limit > max && above === 'clamp') return max;
  if (limit < 1 || limit > max) throw invalid('limit', `limit: Must be between 1 and ${max}`);
  return limit;
}

export function writeCursor(key: string): string {
  return Buffer.from(JSON.stringify([key])).toString('base64url');
}

export function readCursor(cursor: string): string {
  try {
    const [key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof key === 'string') return key;
  } catch {
    // Falls through to the refusal.
  }
  throw invalid('after', 'after: The cursor is not valid');
}
