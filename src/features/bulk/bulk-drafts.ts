import { Injectable } from '@nestjs/common';
import { type FieldError, type Subject } from '../../contracts/index.js';
import { problem, ProblemError } from '../../platform/problem/index.js';
import { AsanaAccounts, AsanaCustomFields, type NewTask, type TaskEdit } from '../../providers/asana/index.js';
import { type BulkBody, type CreateBody, type UpdateBody } from './bulk.input.js';
import { type ItemInput } from './bulk-item.js';

/** Turns the items of a request into what Asana will be told, before anything is stored. */
@Injectable()
export class BulkDrafts {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly fields: AsanaCustomFields,
  ) {}

  /** @throws problem `validation_failed` that names each wrong field, as `items.17.custom_fields.Stage` */
  async of(user: Subject, body: BulkBody): Promise<ItemInput[]> {
    switch (body.action) {
      case 'create':
        return this.created(user, body);
      case 'update':
        return this.updated(user, body);
      case 'complete':
        return body.items.map(({ task_id }) => ({ task: task_id, data: { completed: true } }));
    }
  }

  private async created(user: Subject, { items, project_id }: CreateBody): Promise<ItemInput[]> {
    const needsWorkspace = items.some((item) => placeOf(item, project_id) === undefined);
    const workspace = needsWorkspace ? await this.accounts.defaultWorkspaceOf(user) : undefined;
    return eachItem(items, async (item) => {
      const { name, tags, followers } = item;
      // A task without a place of its own goes to the user's tasks, since nobody would see it otherwise.
      const place = placeOf(item, project_id) ?? { workspace: item.workspace_id ?? workspace };
      const assignee = item.assignee ?? ('workspace' in place ? 'me' : undefined);
      const projects = 'projects' in place ? place.projects : [];
      const custom_fields = await this.customFields(user, projects, item);
      return { data: compact({ ...plain(item), name, assignee, tags, followers, ...place, custom_fields }) };
    });
  }

  private updated(user: Subject, { items, project_id }: UpdateBody): Promise<ItemInput[]> {
    return eachItem(items, async ({ task_id, ...edit }) => {
      if (edit.custom_fields && !project_id) throw fieldProblem('custom_fields', 'need the project_id they are of');
      const custom_fields = await this.customFields(user, project_id ? [project_id] : [], edit);
      return { task: task_id, data: compact({ ...plain(edit), custom_fields }) };
    });
  }

  private async customFields(user: Subject, projects: readonly string[], { custom_fields }: TaskEdit) {
    return custom_fields && this.fields.forProjects(this.accounts.clientOf(user), projects, custom_fields);
  }
}

type Place = { readonly projects: readonly string[] } | { readonly parent: string } | { readonly workspace?: string };

function placeOf(item: NewTask, defaultProject: string | undefined): Place | undefined {
  if (item.projects?.length) return { projects: item.projects };
  if (item.project_id) return { projects: [item.project_id] };
  if (item.parent_id) return { parent: item.parent_id };
  if (item.workspace_id) return { workspace: item.workspace_id };
  return defaultProject ? { projects: [defaultProject] } : undefined;
}

/** Only what Asana knows: an item may carry more. */
const plain = ({ name, notes, html_notes, due_on, due_at, start_on, completed, assignee }: Partial<NewTask>) => ({
  name,
  notes,
  html_notes,
  due_on,
  due_at,
  start_on,
  completed,
  assignee,
});

const compact = (data: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));

const fieldProblem = (field: string, message: string) => problem('validation_failed', { errors: [{ field, message }] });

/** One after the other, so that what one looks up is there for the next. All wrong fields are reported together. */
async function eachItem<T>(items: readonly T[], read: (item: T) => Promise<ItemInput>): Promise<ItemInput[]> {
  const inputs: ItemInput[] = [];
  const errors: FieldError[] = [];
  for (const [index, item] of items.entries()) {
    try {
      inputs.push(await read(item));
    } catch (error) {
      if (!(error instanceof ProblemError) || !error.options.errors) throw error;
      errors.push(...error.options.errors.map((wrong) => ({ ...wrong, field: `items.${index}.${wrong.field}` })));
    }
  }
  if (errors.length > 0) throw problem('validation_failed', { errors });
  return inputs;
}
