import { Injectable } from '@nestjs/common';
import { AsanaAccounts, type CustomFieldDraft, type CustomValue } from '../../../providers/asana/index.js';
import { type Step } from '../engine/step.js';
import { type CustomFieldDefinition } from '../industries/asana/asana-industry.js';
import { fieldValue } from '../schedule/asana-task-fields.js';
import { type Random } from '../schedule/random.js';
import { configOf, markOf } from './asana-choices.js';
import { AsanaRefusals, isRefusal } from './asana-refusals.js';
import { type AsanaWorld, noteCreated, type WorldField, type WorldProject } from './asana-world.js';

/** A name is taken once per workspace, perhaps by another job: then it gets a number. */
const MOST_NAMES = 5;

/** Custom fields of projects, and values for them. */
@Injectable()
export class AsanaFields {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly refusals: AsanaRefusals,
  ) {}

  /** Refusals are logged and survived. @param place of the field in its use case @throws ProviderError */
  async add(step: Step, state: AsanaWorld, project: WorldProject, place: number, definition: CustomFieldDefinition) {
    const details = { field_name: definition.name, project_id: project.id };
    await this.refusals.surviveNew(step, 'custom_field_failed', details, async () => {
      const field = fieldLike(state, definition) ?? (await this.make(step, state, place, definition));
      await this.addTo(step, project, field);
      (project.custom_fields ??= []).push(field.id);
    });
  }

  private async make(step: Step, state: AsanaWorld, place: number, definition: CustomFieldDefinition) {
    const id = await this.makeNamed(step, place, definition, 1);
    const options = await step.change(async (hands) => {
      const client = this.accounts.workspaceOf(hands, { priority: 'background', signal: hands.signal });
      return (await client.customField(id)).enum_options ?? [];
    });
    const field: WorldField = {
      id,
      name: definition.name,
      type: definition.type,
      options: options.map((option) => ({ id: option.gid, name: option.name ?? '' })),
    };
    (state.custom_fields ??= []).push(field);
    noteCreated(state, 'custom_fields', id);
    step.count('custom_fields_created');
    return field;
  }

  private async makeNamed(
    step: Step,
    place: number,
    definition: CustomFieldDefinition,
    number: number,
  ): Promise<string> {
    const name = number === 1 ? definition.name : `${definition.name} #${number}`;
    const { workspace_gid: workspace } = configOf(step);
    const draft = () => ({ workspace, ...draftOf(definition), name, description: markOf(step) });
    try {
      return await step.once({ key: `field/${place}/${number}`, kind: 'custom_field', name, draft });
    } catch (error) {
      const isTaken = isRefusal(error) && error.kind === 'rejected' && number < MOST_NAMES;
      if (!isTaken) throw error;
      return this.makeNamed(step, place, definition, number + 1);
    }
  }

  /** Asana refuses to add a field twice, which a repeated step does. */
  private async addTo(step: Step, project: WorldProject, field: WorldField): Promise<void> {
    await step.change(async (hands) => {
      const options = { priority: 'background', signal: hands.signal } as const;
      try {
        await this.accounts.workspaceOf(hands, options).addCustomField(project.id, field.id);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        const { custom_field_settings: settings } = await this.accounts
          .clientOf(hands, options)
          .projectDetails(project.id);
        if (!settings?.some(({ custom_field: known }) => known.gid === field.id)) throw error;
      }
    });
  }
}

/** Use cases share what is alike down to the options. */
function fieldLike({ custom_fields }: AsanaWorld, definition: CustomFieldDefinition): WorldField | undefined {
  const wanted = 'options' in definition ? definition.options : [];
  return custom_fields?.find(
    ({ name, type, options }) =>
      name === definition.name &&
      type === definition.type &&
      options.length === wanted.length &&
      options.every((option) => wanted.includes(option.name)),
  );
}

function draftOf(definition: CustomFieldDefinition): Omit<CustomFieldDraft, 'name'> {
  switch (definition.type) {
    case 'number':
      return { resource_subtype: 'number', precision: definition.precision };
    case 'enum':
    case 'multi_enum':
      return { resource_subtype: definition.type, enum_options: definition.options.map((name) => ({ name })) };
    case 'text':
    case 'date':
      return { resource_subtype: definition.type };
  }
}

/**
 * Values of a new task by gid of the field, as Asana takes them. A project without the fields has none.
 * @param createdAt of the task, epoch ms
 */
export function fieldValues(
  state: AsanaWorld,
  project: WorldProject,
  definitions: readonly CustomFieldDefinition[],
  createdAt: number,
  random: Random,
): Record<string, CustomValue> {
  const values: Record<string, CustomValue> = {};
  for (const definition of definitions) {
    const drawn = fieldValue(definition, createdAt, random);
    const field = fieldLike(state, definition);
    if (!field || !project.custom_fields?.includes(field.id)) continue;
    const value = asAsanaTakesIt(field, drawn);
    if (value !== undefined) values[field.id] = value;
  }
  return values;
}

function asAsanaTakesIt(field: WorldField, { type, value }: ReturnType<typeof fieldValue>): CustomValue | undefined {
  const optionOf = (name: string) => field.options.find((option) => option.name === name)?.id;
  if (type === 'date') return { date: value };
  if (type === 'enum') return optionOf(value);
  if (type === 'multi_enum') return value.map(optionOf).filter((gid) => gid !== undefined);
  return value;
}
