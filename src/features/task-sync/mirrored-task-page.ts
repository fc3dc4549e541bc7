import { type Page } from '../../platform/api/index.js';
import { type MirroredTask } from '../../platform/database/index.js';
import { invalidField } from '../../platform/problem/index.js';

/** The task a cursor points behind; cursors are opaque to clients. */
export function readTaskCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const gid = Buffer.from(cursor, 'base64url').toString('latin1');
  if (/^\d{1,64}$/.test(gid)) return gid;
  throw invalidField('cursor', 'is not a cursor of this list; send next_cursor of the page before');
}

/** @param rows fetched with one more than the limit, ordered by gid */
export function toTaskPage<T>(
  rows: readonly MirroredTask[],
  limit: number,
  present: (row: MirroredTask) => readonly T[],
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? Buffer.from(last.gid, 'latin1').toString('base64url') : null;
  return { items: shown.flatMap(present), nextCursor };
}
