import { z } from 'zod';
import { type StoredEvent } from '../../hub/events/index.js';
import { type EventTrigger } from './rule.schemas.js';

const gid = z.string().max(64);
const reported = z.object({
  resource: z.object({ gid, resource_type: z.literal('task') }),
  parent: z.object({ gid, resource_type: z.string().nullish() }).nullish(),
  change: z.object({ field: z.string().nullish() }).nullish(),
  actor: gid.nullish(),
});

/** Something that happened to a task, as far as rules care. */
export interface Happening {
  readonly event: StoredEvent;
  readonly taskId: string;
  /** Triggers that wait for it. */
  readonly kinds: readonly EventTrigger[];
  /** What of the task it changed, by the name that Asana gives the field; `section` for a move. */
  readonly field: string | undefined;
  /** gid of the account that did it. */
  readonly actor: string | undefined;
  /** The project it was added to. */
  readonly project?: string;
  /** The section it was put into. */
  readonly section?: string;
}

/** Types of events that can run a rule; what is asked of Asana for each trigger is among them. */
export const HAPPENINGS = ['task.added', 'task.created', 'task.changed', 'task.completed'] as const;

/** What a subscription has to tell for a trigger. */
export const WANTED: Readonly<Record<EventTrigger, readonly string[]>> = {
  task_created: ['task.added'],
  task_updated: ['task.changed'],
  task_completed: ['task.completed'],
  task_moved: ['task.added'],
};

/** @returns undefined for what no trigger waits for */
export function happeningOf(event: StoredEvent): Happening | undefined {
  const { data } = reported.safeParse(event.data);
  if (!data) return undefined;
  const { resource, parent, change, actor } = data;
  const base = { event, taskId: resource.gid, field: change?.field ?? undefined, actor: actor ?? undefined };
  switch (event.type) {
    case 'task.changed':
      return { ...base, kinds: ['task_updated'] };
    case 'task.completed':
      return { ...base, kinds: ['task_updated', 'task_completed'], field: 'completed' };
    case 'task.created':
      return { ...base, kinds: ['task_created'] };
    case 'task.added':
      return addedTo(base, parent ?? undefined);
    default:
      return undefined;
  }
}

/** Into a project, whether new or not; into a section of it, which is a move; or below another task. */
function addedTo(
  base: Omit<Happening, 'kinds'>,
  parent: { readonly gid: string; readonly resource_type?: string | null } | undefined,
): Happening | undefined {
  if (parent?.resource_type === 'project') return { ...base, kinds: ['task_created'], project: parent.gid };
  if (parent?.resource_type === 'section') {
    return { ...base, kinds: ['task_moved'], section: parent.gid, field: 'section' };
  }
  return undefined;
}
