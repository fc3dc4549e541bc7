import { type ProblemError } from '../../../platform/problem/index.js';
import { readCustomValues } from './asana.custom-values.js';
import { type CustomFieldAnswer } from '../asana.schemas.js';

const option = (gid: string, name: string, enabled = true) => ({ gid, name, enabled, color: 'red' });
const options = [option('11', 'High'), option('12', 'Medium'), option('13', 'Old', false)];
const fields: CustomFieldAnswer[] = [
  { gid: '1', name: 'Priority', type: 'enum', enum_options: options },
  { gid: '2', name: 'Effort (hours)', type: 'number', precision: 1 },
  { gid: '3', name: 'Reference', type: 'text' },
  { gid: '4', name: 'Channels', type: 'multi_enum', enum_options: options },
  { gid: '5', name: 'Promised on', type: 'date' },
  { gid: '6', name: 'Reviewers', type: 'people' },
  { gid: '7', name: 'Blocks', type: 'reference' },
  { gid: '8', name: 'Share', type: 'number', format: 'percentage', precision: 0 },
  { gid: '9', name: 'Total', type: 'number', representation_type: 'formula' },
  { gid: '10', name: 'Twice', type: 'text' },
  { gid: '20', name: 'Twice', type: 'text' },
  { gid: '21', name: 'Count', type: 'number' },
  { gid: '22', name: 'Locked', type: 'text', is_value_read_only: true },
  { gid: '23', name: 'New kind', type: 'hologram' },
];
const read = (given: Record<string, unknown>) => readCustomValues(fields, given);
const problems = (given: Record<string, unknown>) => {
  try {
    read(given);
  } catch (error) {
    return (error as ProblemError).options.errors;
  }
  throw new Error('It was accepted.');
};

it.each<[string, unknown, string, unknown]>([
  ['Priority', 'High', '1', '11'],
  ['priority', ' medium ', '1', '12'],
  ['1', '12', '1', '12'],
  ['Priority', { gid: '11', name: 'High' }, '1', '11'],
  ['Priority', null, '1', null],
  ['Effort (hours)', 1.5, '2', 1.5],
  ['2', -3, '2', -3],
  ['Share', 0.25, '8', 0.25],
  ['Reference', '', '3', ''],
  ['Reference', 'x'.repeat(1024), '3', 'x'.repeat(1024)],
  ['Channels', ['High', '12', 'high'], '4', ['11', '12']],
  ['Channels', [], '4', []],
  ['Channels', null, '4', []],
  ['Promised on', '2026-12-24', '5', { date: '2026-12-24' }],
  ['Promised on', '2026-12-24T10:00:00+01:00', '5', { date_time: '2026-12-24T09:00:00.000Z' }],
  [
    'Reviewers',
    ['me', '77', 'ada@example.com', { gid: '78', name: 'Ben' }],
    '6',
    ['me', '77', 'ada@example.com', '78'],
  ],
  ['Blocks', ['77'], '7', ['77']],
])('%s takes %j', (key, given, gid, value) => {
  expect(read({ [key]: given })).toEqual({ [gid]: value });
});

it.each<[string, unknown, string]>([
  ['Priority', 'Urgent', 'is an enum field and takes one of the options "High", "Medium", or null'],
  ['Priority', 'Old', 'is an enum field and takes one of the options "High", "Medium", or null'],
  ['Priority', ['High'], 'is an enum field and takes one of the options "High", "Medium", or null'],
  ['Channels', 'High', 'is a multi_enum field and takes a list of the options "High", "Medium", or null'],
  ['Channels', ['High', 'No'], 'is a multi_enum field and takes a list of the options "High", "Medium", or null'],
  ['Effort (hours)', '1.5', 'is a number field and takes a number with at most 1 decimal place, or null'],
  ['Effort (hours)', 1.55, 'is a number field and takes a number with at most 1 decimal place, or null'],
  ['Count', 1.5, 'is a number field and takes a whole number, or null'],
  ['Share', 0.255, 'is a number field and takes a number with at most 2 decimal places, or null'],
  ['Reference', 7, 'is a text field and takes a text of at most 1024 characters, or null'],
  ['Reference', 'x'.repeat(1025), 'is a text field and takes a text of at most 1024 characters, or null'],
  [
    'Promised on',
    '2026-02-30',
    'is a date field and takes a date, yyyy-mm-dd, or a moment in ISO 8601 with its time zone, or null',
  ],
  ['Reviewers', ['Ben'], 'is a people field and takes a list of Asana gids, e-mail addresses or "me", or null'],
  ['Blocks', ['x'], 'is a reference field and takes a list of Asana gids, or null'],
  ['Total', 1, 'is filled by Asana and cannot be written'],
  ['Locked', 'x', 'is filled by Asana and cannot be written'],
  ['New kind', 'x', 'is a hologram field, which cannot be written here'],
  ['Twice', 'x', 'is the name of several custom fields; use a gid: 10, 20'],
  ['__proto__', 'x', expect.stringContaining('is not a custom field of this task; it has "Priority"') as string],
])('%s refuses %j', (key, given, message) => {
  expect(problems(Object.fromEntries([[key, given]]))).toEqual([{ field: `custom_fields.${key}`, message }]);
});

it('names all that is wrong at once', () => {
  expect(problems({ Priority: 'x', Reference: 'fine', Count: 0.5 })?.map(({ field }) => field)).toEqual([
    'custom_fields.Priority',
    'custom_fields.Count',
  ]);
});

it('does not take one field twice', () => {
  expect(problems({ Reference: 'a', '3': 'b' })).toEqual([
    { field: 'custom_fields.Reference', message: 'is given twice, by name and by gid' },
  ]);
});
