import { z } from 'zod';

/** Ends at the limit, so that a deep value costs no more than a shallow one. */
function isDeeperThan(limit: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value).some((item) => isDeeperThan(limit - 1, item));
}

/** JSON's 1e999 is read as infinity, which would be stored as null. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isStorable);
}

/** A JSON object of the client's own that goes into a jsonb column: of at most so many KiB and levels. */
export const storableObject = ({ maxKiB, maxDepth }: { readonly maxKiB: number; readonly maxDepth: number }) =>
  z.record(z.string(), z.unknown()).superRefine((value, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message });
    if (isDeeperThan(maxDepth, value)) complain(`must not be nested more than ${maxDepth} levels deep`);
    else if (Buffer.byteLength(JSON.stringify(value)) > maxKiB * 1024)
      complain(`must not be larger than ${maxKiB} KiB`);
    else if (!isStorable(value)) complain('must not contain numbers beyond the range of a double');
  });
