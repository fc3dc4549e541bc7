import { z } from 'zod';
import { type Call, change, create, list, read, remove, type Route, update } from './api.js';
import { insertBeside } from './context.js';
import { badRequest, notFound, paymentRequired } from './errors.js';
import { beside, flag, gid, text } from './input.js';
import { type CustomField, type EnumOption } from './model.js';
import { type Ref, refTo } from './opt-fields.js';
import { customFieldType, enumOptionType, hasOptions } from './resources-custom-fields.js';
import { pathWorkspace } from './routes-people.js';

const option = z.strictObject({ name: text.min(1, 'Missing input'), enabled: flag.optional(), color: text.optional() });
const writable = {
  description: text.optional(),
  precision: z.int().min(0).max(6).optional(),
  format: z.enum(['currency', 'identifier', 'percentage', 'custom', 'duration', 'none']).optional(),
  currency_code: text.nullish(),
  custom_label: text.nullish(),
  custom_label_position: z.enum(['prefix', 'suffix']).nullish(),
  has_notifications_enabled: flag.optional(),
};
const fieldCreate = z.strictObject({
  ...writable,
  name: text.min(1, 'Missing input'),
  workspace: gid,
  resource_subtype: z.enum(['text', 'number', 'enum', 'multi_enum', 'date', 'people']),
  enum_options: z.array(option).optional(),
});
// The description requires `workspace` here too, although it cannot be changed.
const fieldUpdate = z.strictObject({ ...writable, name: text.min(1).optional(), workspace: gid.optional() });
type FieldWrite = z.infer<typeof fieldUpdate>;

const fieldRef = (field: CustomField): Ref => refTo(customFieldType, { field, onTask: false });
const optionRef = (chosen: EnumOption): Ref => refTo(enumOptionType, chosen);

export const customFieldRoutes: Route[] = [
  list('/workspaces/:workspace_gid/custom_fields', 'custom_fields:read', (call) => {
    const workspace = pathWorkspace(call);
    return [...call.state.customFields.values()].filter((field) => field.workspace === workspace.gid).map(fieldRef);
  }),
  create('/custom_fields', 'custom_fields:write', fieldCreate, (call) => fieldRef(createField(call))),
  read('/custom_fields/:custom_field_gid', 'custom_fields:read', (call) => fieldRef(pathField(call))),
  update('/custom_fields/:custom_field_gid', 'custom_fields:write', fieldUpdate, (call) => {
    const field = pathField(call);
    if (call.body.workspace !== undefined && call.body.workspace !== field.workspace) {
      throw badRequest('workspace: Cannot write this property');
    }
    uniqueName(call, field.workspace, call.body.name, field);
    return fieldRef(Object.assign(field, readWritable(call.body, field)));
  }),
  remove('/custom_fields/:custom_field_gid', null, deleteField),
  create('/custom_fields/:custom_field_gid/enum_options', 'custom_fields:write', option.extend(beside), (call) =>
    optionRef(addOption(call)),
  ),
  change(
    '/custom_fields/:custom_field_gid/enum_options/insert',
    'custom_fields:write',
    z.strictObject({ enum_option: gid, before_enum_option: gid.optional(), after_enum_option: gid.optional() }),
    (call) => {
      const { enum_option, before_enum_option: insert_before, after_enum_option: insert_after } = call.body;
      const field = pathField(call);
      const moved = field.options.find((candidate) => candidate.gid === enum_option);
      if (!moved) throw badRequest(`enum_option: Unknown object: ${enum_option}`);
      reorder(field, insertBeside(optionGids(field), enum_option, { insert_before, insert_after }, 'last'));
      return optionRef(moved);
    },
  ),
  update('/enum_options/:enum_option_gid', 'custom_fields:write', option.partial(), (call) => {
    const wanted = call.params.enum_option_gid ?? '';
    const field = [...call.state.customFields.values()].find((candidate) => optionGids(candidate).includes(wanted));
    const found = field?.options.find((candidate) => candidate.gid === wanted);
    if (!field || !found) throw notFound(`enum_option: Unknown object: ${wanted}`);
    call.state.guard(call.viewer, 'custom field', field);
    const { name = found.name, enabled = found.enabled, color = found.color } = call.body;
    return optionRef(Object.assign(found, { name, enabled, color }));
  }),
];

function pathField({ state, viewer, params }: Call): CustomField {
  return state.guard(viewer, 'custom field', state.inPath('customFields', params.custom_field_gid ?? ''));
}

function createField(call: Call<z.infer<typeof fieldCreate>>): CustomField {
  const { state, viewer, body } = call;
  const workspace = state.inInput('workspaces', 'workspace', body.workspace);
  state.guard(viewer, 'workspace', { workspace: workspace.gid });
  if (!workspace.premium) throw paymentRequired('Custom Fields are not available for free users or guests.');
  uniqueName(call, workspace.gid, body.name);
  const type = body.resource_subtype;
  if (body.enum_options && !hasOptions({ type })) throw badRequest(`enum_options: Not allowed on a ${type} field`);
  const blank = {
    description: '',
    precision: 0,
    format: 'none' as const,
    currencyCode: null,
    customLabel: null,
    customLabelPosition: null,
    notifies: false,
  };
  return state.add('customFields', {
    type,
    workspace: workspace.gid,
    createdBy: viewer.gid,
    options: (body.enum_options ?? []).map((given) => newOption(call, given)),
    ...readWritable(body, { ...blank, name: body.name }),
  });
}

type Writable = Pick<
  CustomField,
  'name' | 'description' | 'precision' | 'format' | 'currencyCode' | 'customLabel' | 'customLabelPosition' | 'notifies'
>;

function readWritable(body: FieldWrite, current: Writable): Writable {
  return {
    name: body.name ?? current.name,
    description: body.description ?? current.description,
    precision: body.precision ?? current.precision,
    format: body.format ?? current.format,
    currencyCode: body.currency_code ?? current.currencyCode,
    customLabel: body.custom_label ?? current.customLabel,
    customLabelPosition: body.custom_label_position ?? current.customLabelPosition,
    notifies: body.has_notifications_enabled ?? current.notifies,
  };
}

function uniqueName({ state }: Call, workspace: string, name: string | undefined, self?: CustomField): void {
  const taken = [...state.customFields.values()].some(
    (field) => field !== self && field.workspace === workspace && field.name === name,
  );
  if (taken) throw badRequest(`name: A custom field with the name ${name ?? ''} already exists`);
}

function newOption({ state }: Call, given: z.infer<typeof option>): EnumOption {
  return { gid: state.nextGid(), name: given.name, enabled: given.enabled ?? true, color: given.color ?? 'none' };
}

function addOption(
  call: Call<z.infer<typeof option> & { insert_before?: string | null; insert_after?: string | null }>,
): EnumOption {
  const field = pathField(call);
  if (!hasOptions(field)) throw badRequest('custom_field: Has no enum options');
  const added = newOption(call, call.body);
  const order = insertBeside(optionGids(field), added.gid, call.body, 'last');
  field.options.push(added);
  reorder(field, order);
  return added;
}

function deleteField(call: Call): void {
  const field = pathField(call);
  for (const project of call.state.projects.values()) {
    project.settings = project.settings.filter((setting) => setting.customField !== field.gid);
  }
  for (const task of call.state.tasks.values()) {
    const { [field.gid]: _removed, ...others } = task.customFields;
    task.customFields = others;
  }
  call.state.customFields.delete(field.gid);
}

const optionGids = (field: CustomField): string[] => field.options.map((candidate) => candidate.gid);

function reorder(field: CustomField, order: string[]): void {
  field.options.sort((a, b) => order.indexOf(a.gid) - order.indexOf(b.gid));
}
