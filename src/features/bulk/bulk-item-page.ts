import { type Page } from '../../platform/api/index.js';
import { type BulkItem } from '../../platform/database/index.js';
import { invalidField } from '../../platform/problem/index.js';

/** The index a cursor points behind; cursors are opaque to clients. */
export function readItemCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  if (!/^\d{1,6}$/.test(text)) {
    throw invalidField('cursor', 'is not a cursor of this list; send next_cursor of the page before');
  }
  return Number(text);
}

/** @param rows fetched with one more than the limit, ordered by index */
export function toItemPage(rows: readonly BulkItem[], limit: number): Page<BulkItem> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor =
    rows.length > limit && last ? Buffer.from(String(last.index), 'latin1').toString('base64url') : null;
  return { items, nextCursor };
}
