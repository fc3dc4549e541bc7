import {
  type CustomField,
  type CustomFieldSetting,
  type CustomFieldValue,
  type DateValue,
  type EnumOption,
  type Project,
} from './model.js';
import { refTo, type ResourceType, type View } from './opt-fields.js';
import { userRef, userRefs } from './resources-people.js';

/** A field as a definition, or as it stands on one task (`value` undefined: not set). */
export interface FieldOnTask {
  field: CustomField;
  onTask: boolean;
  value?: CustomFieldValue;
}

export const enumOptionType: ResourceType<EnumOption> = {
  compact: ['gid', 'resource_type', 'color', 'enabled', 'name'],
  full: ['gid', 'resource_type', 'color', 'enabled', 'name'],
  fields: {
    gid: (option) => option.gid,
    resource_type: () => 'enum_option',
    name: (option) => option.name,
    enabled: (option) => option.enabled,
    color: (option) => option.color,
  },
};

const DEFINITION = [
  'gid',
  'resource_type',
  'name',
  'type',
  'enum_options',
  'enabled',
  'representation_type',
  'is_formula_field',
];
const VALUE = ['date_value', 'enum_value', 'multi_enum_values', 'number_value', 'text_value', 'display_value'];
const DETAIL = [
  'description',
  'resource_subtype',
  'precision',
  'format',
  'currency_code',
  'custom_label',
  'custom_label_position',
  'created_by',
  'is_global_to_workspace',
  'has_notifications_enabled',
  'is_value_read_only',
  'people_value',
  'privacy_setting',
  'default_access_level',
  'id_prefix',
  'asana_created_field',
];

export const customFieldType: ResourceType<FieldOnTask> = {
  compact: [...DEFINITION, ...VALUE],
  full: [...DEFINITION, ...VALUE, ...DETAIL],
  fields: {
    gid: ({ field }) => field.gid,
    resource_type: () => 'custom_field',
    name: ({ field }) => field.name,
    type: ({ field }) => field.type,
    resource_subtype: ({ field }) => field.type,
    representation_type: ({ field }) => field.type,
    enum_options: ({ field }) =>
      hasOptions(field) ? field.options.map((option) => refTo(enumOptionType, option)) : undefined,
    enabled: () => true,
    is_formula_field: () => false,
    is_value_read_only: () => false,
    description: ({ field }) => field.description,
    precision: ({ field }) => (field.type === 'number' ? field.precision : undefined),
    format: ({ field }) => (field.type === 'number' ? field.format : undefined),
    currency_code: ({ field }) => (field.type === 'number' ? field.currencyCode : undefined),
    custom_label: ({ field }) => (field.type === 'number' ? field.customLabel : undefined),
    custom_label_position: ({ field }) => (field.type === 'number' ? field.customLabelPosition : undefined),
    created_by: ({ field }, view) => userRef(field.createdBy, view),
    is_global_to_workspace: () => true,
    has_notifications_enabled: ({ field }) => field.notifies,
    privacy_setting: () => 'public',
    default_access_level: () => 'editor',
    id_prefix: () => null,
    asana_created_field: () => null,
    text_value: ({ field, onTask, value }) => (onTask && field.type === 'text' ? (value ?? null) : undefined),
    number_value: ({ field, onTask, value }) => (onTask && field.type === 'number' ? (value ?? null) : undefined),
    date_value: ({ field, onTask, value }) => (onTask && field.type === 'date' ? (value ?? null) : undefined),
    enum_value: ({ field, onTask, value }) =>
      onTask && field.type === 'enum'
        ? (chosen(field, value).map((option) => refTo(enumOptionType, option))[0] ?? null)
        : undefined,
    multi_enum_values: ({ field, onTask, value }) =>
      onTask && field.type === 'multi_enum'
        ? chosen(field, value).map((option) => refTo(enumOptionType, option))
        : undefined,
    people_value: ({ field, onTask, value }, view) =>
      onTask && field.type === 'people' ? userRefs(gidsOf(value), view) : undefined,
    display_value: ({ field, onTask, value }, view) => (onTask ? displayValue(field, value, view) : undefined),
  },
};

interface SettingOnProject {
  project: Project;
  setting: CustomFieldSetting;
}

/** The project a setting is on is shown by its owner, who knows the type of a project. */
export function customFieldSettingType(projectType: ResourceType<Project>): ResourceType<SettingOnProject> {
  return {
    compact: ['gid', 'resource_type', 'custom_field', 'is_important', 'parent', 'project'],
    full: ['gid', 'resource_type', 'custom_field', 'is_important', 'parent', 'project'],
    fields: {
      gid: ({ setting }) => setting.gid,
      resource_type: () => 'custom_field_setting',
      custom_field: ({ setting }, { state }) =>
        refTo(customFieldType, { field: state.get('customFields', setting.customField), onTask: false }),
      is_important: ({ setting }) => setting.isImportant,
      parent: ({ project }) => refTo(projectType, project),
      project: ({ project }) => refTo(projectType, project),
    },
  };
}

export function hasOptions(field: Pick<CustomField, 'type'>): boolean {
  return field.type === 'enum' || field.type === 'multi_enum';
}

function gidsOf(value: CustomFieldValue | undefined): string[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? [value] : [];
}

function chosen(field: CustomField, value: CustomFieldValue | undefined): EnumOption[] {
  const gids = gidsOf(value);
  return field.options.filter((option) => gids.includes(option.gid));
}

function displayValue(field: CustomField, value: CustomFieldValue | undefined, { state }: View): string | null {
  if (value === undefined) return null;
  switch (field.type) {
    case 'text':
      return value as string;
    case 'number':
      return (value as number).toFixed(field.precision);
    case 'date':
      return (value as DateValue).date_time ?? (value as DateValue).date;
    case 'people':
      return names(state.all('users', gidsOf(value)));
    case 'enum':
    case 'multi_enum':
      return names(chosen(field, value));
  }
}

function names(items: { name: string }[]): string | null {
  return items.length === 0 ? null : items.map((item) => item.name).join(', ');
}
