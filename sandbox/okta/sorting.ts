import { type LimitRule, type Listing } from './paging.js';
import { type Query } from './query.js';

/** The result of a search, by id or by the property in `sortBy`; what has the same value is in the order of its ids. */
export function sorted<T extends { id: string }>(
  items: T[],
  query: Query,
  limit: LimitRule,
  valueOf: (item: T, path: string) => unknown,
): Listing<T> {
  const sortBy = query.text('sortBy');
  if (sortBy === undefined) return { items, keyOf: ({ id }) => id, limit };
  const isDescending = query.text('sortOrder')?.toLowerCase() === 'desc';
  const keyOf = (item: T): string => `${textOf(valueOf(item, sortBy))}\u0000${item.id}`;
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1) * (isDescending ? -1 : 1));
  return { items: keyed.map(({ item }) => item), keyOf, isDescending, limit };
}

/** Texts without regard to upper and lower case, missing values first. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value.toLowerCase() : JSON.stringify(value);
}
