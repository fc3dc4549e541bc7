import { z } from 'zod';
import { badRequest } from './errors.js';

/** yyyy-mm-dd of a real day, or 400. */
export function dateText(parameter: string, value: string): string {
  const real = /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value);
  if (!real) throw badRequest(`${parameter}: Date must be in ISO-8601 (yyyy-mm-dd) format, not: ${value}`);
  return value;
}

/** Any ISO 8601 moment with a zone, answered in UTC with milliseconds; 400 otherwise. */
export function momentText(parameter: string, value: string): string {
  const moment = new Date(value);
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(value) || Number.isNaN(moment.getTime())) {
    throw badRequest(`${parameter}: Date-time must be in ISO-8601 format, not: ${value}`);
  }
  return moment.toISOString();
}

export const gid = z.string({
  error: (issue) => (issue.input === undefined ? 'Missing input' : `Not a valid GID type: ${typeof issue.input}`),
});
export const gids = z.array(gid);
/** Asana takes lists as arrays or as one comma-separated text. */
export const gidList = z.union([
  gids,
  z.string().transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  ),
]);
export const text = z.string();
export const flag = z.boolean();
export const beside = { insert_before: gid.nullish(), insert_after: gid.nullish() };

const envelope = z.strictObject({ data: z.record(z.string(), z.unknown()), options: z.unknown().optional() });

/** Takes `{data: …}` apart and checks it against the operation's fields; every refusal is a 400 in Asana's words. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  if (typeof body !== 'object' || body === null || !('data' in body)) checkStray(body);
  const outer = envelope.safeParse(body);
  if (!outer.success) {
    checkStray(body);
    throw badRequest('data: Value is not a JSON object');
  }
  return readFields(schema, outer.data.data);
}

function checkStray(body: unknown): void {
  const stray =
    typeof body === 'object' && body !== null
      ? Object.keys(body).find((key) => !['data', 'options'].includes(key))
      : undefined;
  if (stray !== undefined) {
    throw badRequest(
      `Unrecognized request field ${stray} . The only allowed keys at the top level are: data, options.`,
    );
  }
  if (typeof body !== 'object' || body === null || !('data' in body)) throw badRequest('Missing input: data');
}

function readFields<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data, {
    error: (issue) => (issue.input === undefined ? 'Missing input' : undefined),
  });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue?.code === 'unrecognized_keys') throw badRequest(`${issue.keys[0] ?? ''}: Cannot write this property`);
  throw badRequest(`${namePath(issue?.path ?? [])}${issue?.message ?? 'Invalid input'}`);
}

/** `projects: [0]: ` */
function namePath(path: PropertyKey[]): string {
  return path.map((part) => (typeof part === 'number' ? `[${part}]: ` : `${String(part)}: `)).join('');
}
