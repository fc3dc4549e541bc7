import { z } from 'zod';
import { PAGE_LIMIT } from '../../platform/api/index.js';
import { GID_PATTERN } from './asana.path.js';

/**
 * The clients spell one thing in several ways; the first name is ours and the one OpenAPI shows.
 * @example `{ workspace_gid: '1' }` is read as `{ workspace_id: '1' }`
 */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  workspace_id: ['workspace_gid', 'workspace'],
  team_id: ['team_gid', 'team'],
  project_id: ['project_gid', 'project'],
  section_id: ['section_gid', 'section'],
  task_id: ['task_gid', 'task'],
  parent_id: ['parent_gid', 'parent'],
  tag_id: ['tag_gid', 'tag'],
  target_user_id: ['target_user_gid'],
  notes: ['description'],
  due_on: ['due_date'],
  comment: ['text'],
  dry_run: ['dryRun'],
};

export const isBlank = (value: unknown) => value === undefined || (typeof value === 'string' && value.trim() === '');

const absentWhenBlank = (value: unknown) => (value === null || isBlank(value) ? undefined : value);

export function canonical(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const given = input as Record<string, unknown>;
  const renamed = Object.entries(SPELLINGS).flatMap(([name, others]) => {
    const present = [name, ...others].filter((spelling) => given[spelling] !== undefined);
    const used = present.find((spelling) => absentWhenBlank(given[spelling]) !== undefined) ?? present[0];
    return used === undefined || used === name ? [] : [[name, given[used]] as const];
  });
  return { ...given, ...Object.fromEntries(renamed) };
}

const USER_ID = 'Your own id of the user to work for. Absent: the user of the session token.';

/** An object whose fields may have any of the known spellings; unknown fields are ignored. */
export const request = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(canonical, z.object({ user_id: optional(z.string().max(255)).describe(USER_ID), ...shape }));

/** Blank and null count as absent: the clients send them for what a person left empty. */
export function optional<S extends z.ZodType>(schema: S) {
  return z.preprocess(absentWhenBlank, schema.optional());
}
export const required = <S extends z.ZodType>(schema: S) => z.preprocess(absentWhenBlank, schema);
/** For changes: blank and null clear, absent leaves as it is. */
export const clearable = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value !== undefined && isBlank(value) ? null : value), schema.nullish());

/** In a query everything is text. */
const toNumber = (value: unknown) =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : absentWhenBlank(value);
const toFlag = (value: unknown) => (value === 'true' ? true : value === 'false' ? false : absentWhenBlank(value));

export const gid = z.string().regex(GID_PATTERN, 'must be an Asana gid: a string of 1 to 32 digits');
export const flag = z.preprocess(toFlag, z.boolean().optional());
export const flagOr = (otherwise: boolean) => z.preprocess(toFlag, z.boolean().default(otherwise));
export const name = z.string().trim().min(1, 'must not be blank').max(1024);
export const notes = z.string().max(65_535);
export const date = z.iso.date('must be a date, yyyy-mm-dd');
export const moment = z.iso
  .datetime({ offset: true, error: 'must be a moment in ISO 8601 with its time zone' })
  .transform((value) => new Date(value).toISOString());
export const person = z.union([z.literal('me'), gid, z.email().max(254)], {
  error: 'must be an Asana gid, "me" or an e-mail address',
});
export const words = z.string().trim().min(1).max(1024);

export const limit = z.preprocess(toNumber, z.int().min(1).max(PAGE_LIMIT).default(PAGE_LIMIT));
/** Asana's page tokens are opaque and may name the fields that were asked for. */
export const offset = z.string().max(4096);
export const page = {
  limit,
  offset: optional(offset).describe('`nextPageToken` or `pagination.next_offset` of the page before.'),
};

export const workspace = optional(gid).describe(
  'Also spelled workspace_gid or workspace. Absent: the default workspace.',
);
export const team = optional(gid).describe('Also spelled team_gid or team.');
export const projectId = gid.describe('Also spelled project_gid or project.');
/** At most one of the two. */
export const position = { insert_before: optional(gid), insert_after: optional(gid) };

/**
 * In a change null clears. But a name cannot be cleared, so a body whose name is null comes from a client that sends
 * null for whatever it does not set, as the desktop client does: there null changes nothing.
 */
function changesOf(input: unknown): unknown {
  const given = canonical(input);
  if (typeof given !== 'object' || given === null || !('name' in given) || given.name !== null) return given;
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}
export const changeRequest = <Shape extends z.ZodRawShape>(shape: Shape) => z.preprocess(changesOf, request(shape));

/** Null or an empty text clears. */
export const clearableNotes = z
  .preprocess((value) => (value === null ? '' : value), notes.optional())
  .describe('Also spelled description. Null or an empty text clears.');
