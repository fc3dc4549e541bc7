import { z } from 'zod';
import { type Page, type PageRequest } from './asana.client.js';

/** What stands beside every list: where the next page begins, and how fresh this one is. */
export const paginationFields = {
  pagination: z.strictObject({
    limit: z.int(),
    offset: z.string().nullable(),
    next_offset: z.string().nullable().describe('Opaque; send it as `offset` for the next page.'),
    has_more: z.boolean(),
  }),
  cache: z
    .strictObject({
      status: z.enum(['hit', 'miss']),
      age_seconds: z.number().describe('Since Asana gave the list.'),
    })
    .optional()
    .describe('Only beside lists that change slowly. Our own writes end what is kept at once.'),
};

export function paginationOf({ nextOffset, cache }: Omit<Page<unknown>, 'items'>, { limit, offset }: PageRequest) {
  return {
    pagination: { limit, offset: offset ?? null, next_offset: nextOffset, has_more: nextOffset !== null },
    ...(cache && { cache: { status: cache.status, age_seconds: cache.ageSeconds } }),
  };
}
