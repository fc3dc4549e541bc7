import { type Context, memberOf, unique } from './context.js';
import { badRequest, paymentRequired } from './errors.js';
import { type CustomField, type CustomFieldValue, type Task } from './model.js';
import { dateText, momentText } from './input.js';
import { fieldsOnTask } from './resources-tasks.js';
import { recordStory } from './stories.js';

/**
 * Writes `custom_fields: {gid: value}`: text and numbers as themselves, an option or several by gid, dates as
 * `{date}` or `{date_time}`, people as gids or e-mails; null clears.
 * https://developers.asana.com/docs/custom-fields-guide
 */
export function writeCustomFields(context: Context, task: Task, values: Record<string, unknown>): void {
  if (Object.keys(values).length === 0) return;
  if (!context.state.get('workspaces', task.workspace).premium) {
    throw paymentRequired('Custom Fields are not available for free users or guests.');
  }
  const onTask = fieldsOnTask(context.state, task).map(({ field }) => field);
  const writes = Object.entries(values).map(([gid, value]): [CustomField, CustomFieldValue | undefined] => {
    const field = onTask.find((candidate) => candidate.gid === gid);
    if (!field) throw badRequest(`Custom field with ID ${gid} is not on given object`);
    return [field, value === null ? undefined : readValue(context, task, field, value)];
  });
  for (const [field, value] of writes) write(context, task, field, value);
}

function write(context: Context, task: Task, field: CustomField, value: CustomFieldValue | undefined): void {
  if (JSON.stringify(task.customFields[field.gid]) === JSON.stringify(value)) return;
  const { [field.gid]: _previous, ...others } = task.customFields;
  task.customFields = value === undefined ? others : { ...others, [field.gid]: value };
  recordStory(context, task, `${field.type}_custom_field_changed`, `changed ${field.name}`, { customField: field.gid });
}

function readValue(context: Context, task: Task, field: CustomField, value: unknown): CustomFieldValue | undefined {
  const parameter = `custom_fields: ${field.gid}`;
  switch (field.type) {
    case 'text':
      if (typeof value !== 'string') throw badRequest(`${parameter}: Value is not a string`);
      if (value.length > 1024) throw badRequest(`${parameter}: Value is longer than 1024 characters`);
      return value;
    case 'number':
      return readNumber(parameter, field, value);
    case 'enum':
      return typeof value === 'string' ? readOption(parameter, field, value) : refuse(parameter, 'enum option gid');
    case 'multi_enum':
      return unique(texts(parameter, value).map((gid) => readOption(parameter, field, gid)));
    case 'date':
      return readDate(parameter, value);
    case 'people': {
      const workspace = context.state.get('workspaces', task.workspace);
      return unique(texts(parameter, value).map((named) => memberOf(context, parameter, named, workspace).gid));
    }
  }
}

function refuse(parameter: string, expected: string): never {
  throw badRequest(`${parameter}: Value is not a valid ${expected}`);
}

function readNumber(parameter: string, field: CustomField, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return refuse(parameter, 'number');
  return Number(value.toFixed(field.precision));
}

function readOption(parameter: string, field: CustomField, gid: string): string {
  const option = field.options.find((candidate) => candidate.gid === gid);
  if (!option) throw badRequest(`${parameter}: Unknown object: ${gid}`);
  if (!option.enabled) throw badRequest(`${parameter}: Enum option ${gid} is disabled`);
  return gid;
}

function texts(parameter: string, value: unknown): string[] {
  if (!Array.isArray(value)) return refuse(parameter, 'array of gids');
  return value.map((item: unknown) => (typeof item === 'string' ? item : refuse(parameter, 'array of gids')));
}

function readDate(parameter: string, value: unknown): CustomFieldValue {
  if (typeof value !== 'object' || value === null) return refuse(parameter, 'date object');
  const { date, date_time: moment } = value as { date?: unknown; date_time?: unknown };
  if (typeof moment === 'string') {
    const iso = momentText(`${parameter}: date_time`, moment);
    return { date: iso.slice(0, 10), date_time: iso };
  }
  if (typeof date === 'string') return { date: dateText(`${parameter}: date`, date), date_time: null };
  return refuse(parameter, 'date object');
}
