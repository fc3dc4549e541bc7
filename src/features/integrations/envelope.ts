import { z } from 'zod';

/** What this family's bodies name beside their data. */
export const SERVICE = 'asana';
export const SOURCE = 'asana_api';
export type Endpoint =
  'tasks' | 'projects' | 'teams' | 'sections' | 'users' | 'workspaces' | 'search' | 'user/profile' | 'health';

const members = (endpoint: Endpoint) => ({
  service: z.literal(SERVICE),
  endpoint: z.literal(endpoint),
  timestamp: z.iso.datetime(),
  source: z.literal(SOURCE),
});
const done = { ok: z.literal(true), success: z.literal(true) };
const total = z.int().describe('How many this answer holds; the same as `data.total_count`.');

/** Schema of a success body. */
export const answerOf = <D extends z.ZodType>(endpoint: Endpoint, data: D) =>
  z.strictObject({ ...done, data, ...members(endpoint) });

/** The same for lists, whose readers look for the count at the top level or under `data`. */
export const listAnswerOf = <D extends z.ZodType>(endpoint: Endpoint, data: D) =>
  z.strictObject({ ...done, data, total_count: total, ...members(endpoint) });

/** The success body around what an endpoint answers. */
export function answer<D extends object>(endpoint: Endpoint, data: D) {
  const count = 'total_count' in data ? { total_count: data.total_count } : {};
  const timestamp = new Date().toISOString();
  return { ok: true, success: true, data, ...count, service: SERVICE, endpoint, timestamp, source: SOURCE };
}
