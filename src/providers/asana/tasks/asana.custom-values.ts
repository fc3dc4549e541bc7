import { z } from 'zod';
import { type FieldError } from '../../../contracts/index.js';
import { problem } from '../../../platform/problem/index.js';
import { isReadOnly } from '../asana.detail-entities.js';
import { type CustomValue } from '../asana.drafts.js';
import { GID_PATTERN } from '../asana.path.js';
import { type CustomFieldAnswer } from '../asana.schemas.js';

/** Longest text of a text field: https://developers.asana.com/docs/custom-fields-guide */
const LONGEST_TEXT = 1024;

/** What was read shows options and people as objects; those may be written back as they are. */
const chosen = z.union([z.string().trim().min(1), z.object({ gid: z.string() }).transform(({ gid }) => gid)]);
const chosenList = z.array(chosen).max(100);
const person = z.union([z.literal('me'), z.string().regex(GID_PATTERN), z.email().max(254)]);

/** A value in Asana's form, or what was expected instead. */
type Reading = { readonly value: CustomValue } | { readonly expected: string };
type Reader = (field: CustomFieldAnswer, given: unknown) => Reading;

const READERS: Readonly<Record<string, Reader>> = {
  text: (_field, given) =>
    typeof given === 'string' && given.length <= LONGEST_TEXT
      ? { value: given }
      : { expected: `a text of at most ${LONGEST_TEXT} characters` },
  number: readNumber,
  enum: readOption,
  multi_enum: readOptions,
  date: readDate,
  people: (_field, given) => {
    const people = chosenList.pipe(z.array(person)).safeParse(given);
    return people.success ? { value: people.data } : { expected: 'a list of Asana gids, e-mail addresses or "me"' };
  },
  reference: (_field, given) => {
    const gids = chosenList.pipe(z.array(z.string().regex(GID_PATTERN))).safeParse(given);
    return gids.success ? { value: gids.data } : { expected: 'a list of Asana gids' };
  },
};

/**
 * Values as Asana takes them, from values by name or gid of the field.
 * @param definitions the fields that the object has
 * @param given enum options by name or gid, dates as yyyy-mm-dd or a moment, people by gid, e-mail address or `me`; null
 *   clears
 * @throws problem `validation_failed` that names each wrong field, its type and what it takes
 */
export function readCustomValues(
  definitions: readonly CustomFieldAnswer[],
  given: Readonly<Record<string, unknown>>,
): Record<string, CustomValue> {
  const errors: FieldError[] = [];
  const values = new Map<string, CustomValue>();
  for (const [key, value] of Object.entries(given)) {
    const result = readOne(definitions, key, value);
    if ('message' in result) errors.push({ field: `custom_fields.${key}`, message: result.message });
    else if (values.has(result.gid)) {
      errors.push({ field: `custom_fields.${key}`, message: 'is given twice, by name and by gid' });
    } else values.set(result.gid, result.value);
  }
  if (errors.length > 0) throw problem('validation_failed', { errors });
  return Object.fromEntries(values);
}

type Outcome = { readonly gid: string; readonly value: CustomValue } | { readonly message: string };

function readOne(definitions: readonly CustomFieldAnswer[], key: string, given: unknown): Outcome {
  const field = fieldFor(definitions, key);
  if ('message' in field) return field;
  if (isReadOnly(field)) return { message: 'is filled by Asana and cannot be written' };
  const type = field.type ?? '';
  const reader = READERS[type];
  if (!reader) return { message: `is a ${type} field, which cannot be written here` };
  if (given === null) return { gid: field.gid, value: isList(type) ? [] : null };
  const reading = reader(field, given);
  if ('value' in reading) return { gid: field.gid, value: reading.value };
  return { message: `is ${article(type)} ${type} field and takes ${reading.expected}, or null` };
}

function fieldFor(definitions: readonly CustomFieldAnswer[], key: string): CustomFieldAnswer | { message: string } {
  const byGid = definitions.find(({ gid }) => gid === key);
  if (byGid) return byGid;
  const [found, ...others] = named(definitions, key);
  if (!found) return { message: `is not a custom field of this task; it has ${listed(definitions)}` };
  if (others.length === 0) return found;
  const gids = [found, ...others].map(({ gid }) => gid).join(', ');
  return { message: `is the name of several custom fields; use a gid: ${gids}` };
}

/** The same name in the same case, else in any case. */
function named<T extends { readonly name?: string | null }>(records: readonly T[], wanted: string): T[] {
  const exactly = records.filter(({ name }) => name === wanted);
  const folded = wanted.trim().toLocaleLowerCase();
  return exactly.length > 0 ? exactly : records.filter(({ name }) => name?.trim().toLocaleLowerCase() === folded);
}

/** Asana rounds to the precision; a percentage of 0.25 is shown as 25, so its value has two places more. */
function readNumber({ precision, format }: CustomFieldAnswer, given: unknown): Reading {
  const places = (precision ?? 0) + (format === 'percentage' ? 2 : 0);
  const isExact = typeof given === 'number' && Number.isFinite(given) && Number(given.toFixed(places)) === given;
  if (isExact) return { value: given };
  return {
    expected:
      places === 0 ? 'a whole number' : `a number with at most ${places} decimal ${places === 1 ? 'place' : 'places'}`,
  };
}

const enabledOptions = ({ enum_options }: CustomFieldAnswer) =>
  (enum_options ?? []).filter(({ enabled }) => enabled ?? true);

function optionGid(field: CustomFieldAnswer, wanted: string): string | undefined {
  const options = enabledOptions(field);
  const [found, ...others] = named(options, wanted);
  return options.find(({ gid }) => gid === wanted)?.gid ?? (others.length === 0 ? found?.gid : undefined);
}

function readOption(field: CustomFieldAnswer, given: unknown): Reading {
  const wanted = chosen.safeParse(given);
  const gid = wanted.success ? optionGid(field, wanted.data) : undefined;
  return gid === undefined ? { expected: `one of the options ${listed(enabledOptions(field))}` } : { value: gid };
}

function readOptions(field: CustomFieldAnswer, given: unknown): Reading {
  const gids = (chosenList.safeParse(given).data ?? [undefined]).map((wanted) => wanted && optionGid(field, wanted));
  const known = gids.filter((gid) => gid !== undefined);
  if (known.length < gids.length) return { expected: `a list of the options ${listed(enabledOptions(field))}` };
  return { value: [...new Set(known)] };
}

function readDate(_field: CustomFieldAnswer, given: unknown): Reading {
  const date = z.iso.date().safeParse(given);
  if (date.success) return { value: { date: date.data } };
  const moment = z.iso.datetime({ offset: true }).safeParse(given);
  if (moment.success) return { value: { date_time: new Date(moment.data).toISOString() } };
  return { expected: 'a date, yyyy-mm-dd, or a moment in ISO 8601 with its time zone' };
}

const isList = (type: string) => type === 'multi_enum' || type === 'people' || type === 'reference';
const article = (type: string) => (/^[aeio]/.test(type) ? 'an' : 'a');
const listed = (records: readonly { readonly gid: string; readonly name?: string | null }[]) =>
  records.map(({ gid, name }) => `"${name ?? gid}"`).join(', ') || 'none';
