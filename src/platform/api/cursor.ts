import { z } from 'zod';
import { invalidField } from '../problem/index.js';

/** Most items one page of our own lists may have. */
export const PAGE_LIMIT = 100;

/** Query of our own lists: `limit` 1 to 100 (default 50) and the `cursor` of the page before. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(50),
  cursor: z.string().max(512).optional(),
});
export type PageQuery = z.output<typeof pageQuery>;

export interface Page<T> {
  readonly items: readonly T[];
  /** Send as `cursor` for the next page; null on the last one. */
  readonly nextCursor: string | null;
}

/** The id a cursor points behind. Cursors are opaque to clients. */
export function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const id = z.uuid().safeParse(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (!id.success) throw invalidField('cursor', 'is not a cursor of this list; send next_cursor of the page before');
  return id.data;
}

/** Makes a page of rows that were fetched with one row more than the limit, newest first, ordered by id. */
export function toPage<R extends { readonly id: string }, T>(
  rows: readonly R[],
  limit: number,
  present: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? Buffer.from(last.id, 'latin1').toString('base64url') : null;
  return { items: shown.map(present), nextCursor };
}
