import { z } from 'zod';
import { type Lead, type Prisma } from '../../../platform/database/index.js';
import { type TaskState } from '../../task-sync/index.js';
import { CONTACTED } from '../leads/lead.schemas.js';

/** What happened to a task, as far as leads are concerned. */
export type Kind = 'added' | 'changed' | 'completed' | 'reopened' | 'deleted';

export function kindOf(before: TaskState | undefined, after: TaskState | undefined): Kind {
  if (!after) return 'deleted';
  if (after.completed && !before?.completed) return 'completed';
  if (!before) return 'added';
  return before.completed && !after.completed ? 'reopened' : 'changed';
}

type Columns = Pick<
  Prisma.LeadUncheckedUpdateInput,
  'status' | 'contactedAt' | 'assignedTo' | 'followUpDate' | 'customFields' | 'taskId'
>;

/**
 * What of a lead follows from a change of its task: only what changed, so that nothing that was meanwhile written here is
 * undone; at the first sight of a task all that it says. Reopening reverts no status: the lead was contacted.
 */
export function columnsFrom(
  lead: Lead,
  before: TaskState | undefined,
  after: TaskState | undefined,
  now: number,
): Columns {
  if (!after) return { taskId: null };
  const columns: Columns = {};
  if (kindOf(before, after) === 'completed' && lead.status !== CONTACTED) {
    columns.status = CONTACTED;
    columns.contactedAt = new Date(after.completed_at ?? now);
  }
  const assignee = after.assignee?.name ?? null;
  if (isNews(before, assignee, before?.assignee?.name ?? null) && assignee !== lead.assignedTo) {
    columns.assignedTo = assignee;
  }
  const due = dueOf(after);
  if (isNews(before, due, before ? dueOf(before) : null) && due !== dayOf(lead.followUpDate)) {
    columns.followUpDate = due === null ? null : new Date(due);
  }
  const fields = changedFields(before, after);
  if (Object.keys(fields).length > 0) {
    columns.customFields = {
      ...z.record(z.string(), z.unknown()).parse(lead.customFields),
      ...fields,
    } as Prisma.InputJsonObject;
  }
  return columns;
}

/** At the first sight, nothing said is no news. */
const isNews = (before: TaskState | undefined, value: string | null, earlier: string | null) =>
  before ? value !== earlier : value !== null;

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
const dueOf = ({ due_on, due_at }: TaskState): string | null => due_on ?? due_at?.slice(0, 10) ?? null;

type Field = TaskState['custom_fields'][number];

/** By name, as people read them; null where it was cleared. */
function changedFields(before: TaskState | undefined, after: TaskState): Record<string, unknown> {
  const earlier = new Map(before?.custom_fields.map((field) => [field.gid, JSON.stringify(valueOf(field))]));
  const changed = after.custom_fields.filter((field) => {
    const value = valueOf(field);
    return before ? earlier.get(field.gid) !== JSON.stringify(value) : value !== null;
  });
  return Object.fromEntries(changed.map((field) => [field.name ?? field.gid, valueOf(field)]));
}

function valueOf(field: Field): string | number | readonly string[] | null {
  const names = [...field.multi_enum_values, ...field.people_value].map(({ gid, name }) => name ?? gid);
  if (names.length > 0) return names;
  const { number_value, text_value, enum_value, date_value } = field;
  return number_value ?? text_value ?? enum_value?.name ?? date_value?.date_time ?? date_value?.date ?? null;
}
