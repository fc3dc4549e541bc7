import { z } from 'zod';
import { Prisma } from '../../platform/database/index.js';

/** Most kinds one filter names. */
const MOST = 50;

/** A kind of event, all kinds of a thing (`task.*`), or all (`*`). */
export const typePattern = z
  .string()
  .max(64)
  .regex(/^(\*|[a-z][a-z0-9_.-]*\*?)$/, 'must be a type such as task.completed, or end with * such as task.*');

/** Several in one parameter, separated by commas. */
export const typePatterns = z
  .string()
  .max(4_000)
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(typePattern).max(MOST));

/** Which kinds of events are wanted. */
export class TypeFilter {
  readonly #exact: ReadonlySet<string>;
  readonly #beginnings: readonly string[];

  /** @param patterns see `typePattern`; none: all */
  constructor(patterns: readonly string[]) {
    this.#exact = new Set(patterns.filter((pattern) => !pattern.endsWith('*')));
    this.#beginnings =
      patterns.length === 0 ? [''] : patterns.filter((p) => p.endsWith('*')).map((p) => p.slice(0, -1));
  }

  matches(type: string): boolean {
    return this.#exact.has(type) || this.#beginnings.some((beginning) => type.startsWith(beginning));
  }

  /** The same as a condition on the column `type`. */
  get condition(): Prisma.Sql {
    return Prisma.sql`(type = ANY(${[...this.#exact]}::text[])
      OR EXISTS (SELECT FROM unnest(${[...this.#beginnings]}::text[]) AS beginning WHERE starts_with(type, beginning)))`;
  }
}
