import { z } from 'zod';

/** ISO 8601; files of the system before have moments without a zone. */
const moment = z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'must be a moment');
const id = z.string();
const named = z.object({ id, name: z.string() });

const lastComment = z.object({
  /** gid of the account; empty where files of the system before do not tell. */
  author: z.string(),
  /** Its beginning: enough to see whom it speaks to and what it asks. */
  text: z.string(),
});

const task = z.object({
  id,
  name: z.string(),
  status: z.enum(['new', 'in_progress', 'blocked', 'completed']),
  /** gid */
  assignee: z.string().nullish(),
  assignee_name: z.string().nullish(),
  created_at: moment,
  started_at: moment.nullish(),
  blocked_at: moment.nullish(),
  blocker_reason: z.string().nullish(),
  times_blocked: z.int().min(0).optional(),
  completed_at: moment.nullish(),
  /** gids; files of the system before may have records. */
  subtasks: z.array(z.union([id, z.looseObject({ id })])).nullish(),
  comment_count: z.int().min(0).nullish(),
  last_comment_at: moment.nullish(),
  last_comment: lastComment.nullish(),
});
export type WorldTask = z.output<typeof task>;

const project = z.object({
  id,
  name: z.string(),
  status: z.string().nullish(),
  created_at: moment,
  use_case: z.string().nullish(),
  description: z.string().nullish(),
  /** In the order of the work. */
  sections: z.array(named).nullish(),
  /** gids of fields that its tasks have. */
  custom_fields: z.array(id).nullish(),
  tasks: z.array(task),
});
export type WorldProject = z.output<typeof project>;

const customField = named.extend({
  type: z.enum(['text', 'number', 'enum', 'multi_enum', 'date']),
  options: z.array(named),
});
export type WorldField = z.output<typeof customField>;

const taskVolume = z.object({ subtasks: z.int(), comments: z.int() });
const plannedProject = z.object({
  /** Of the industry; null where the project is made up. */
  use_case: z.string().nullable(),
  tasks: z.array(taskVolume),
  /** Once it is made. */
  id: id.optional(),
});
export type PlannedProject = z.output<typeof plannedProject>;

const plan = z.object({ projects: z.array(plannedProject), bootstrap: z.int() });

const ids = z.array(id).nullish();

const world = z.object({
  projects: z.array(project),
  used_scenarios: z.array(z.string()),
  created_object_ids: z.object({ portfolios: ids, custom_fields: ids, tags: ids, sections: ids }).nullish(),
  /** What the job made in the workspace, to be used by its next projects too. */
  custom_fields: z.array(customField).nullish(),
  tags: z.array(named).nullish(),
  portfolios: z.array(named).nullish(),
  /** Whether the workspace refuses start dates, as those without a paid plan do. */
  no_start_dates: z.boolean().nullish(),
  /** What the initialization makes; gone when that is over. */
  plan: plan.nullish(),
});

/** State of an Asana job, as contract 6.3 names it: what it made and goes on with. */
export type AsanaWorld = z.output<typeof world>;

export const isAsanaWorld = (state: unknown): state is AsanaWorld => world.safeParse(state).success;

/** So that a state stays of a size that can be written with every step. */
const MOST_TASKS = 3_000;
const REMEMBERED_CHARACTERS = 300;

export const emptyWorld = (): AsanaWorld => ({
  projects: [],
  used_scenarios: [],
  created_object_ids: { portfolios: [], custom_fields: [], tags: [], sections: [] },
  custom_fields: [],
  tags: [],
  portfolios: [],
});

type CreatedKind = 'portfolios' | 'custom_fields' | 'tags' | 'sections';

export function noteCreated(state: AsanaWorld, kind: CreatedKind, made: string): void {
  const lists = (state.created_object_ids ??= {});
  lists[kind] = [...(lists[kind] ?? []), made];
}

/** @param text of a comment that was posted at this moment */
export function noteComment(on: WorldTask, author: string, text: string, at: Date): void {
  on.comment_count = (on.comment_count ?? 0) + 1;
  on.last_comment_at = at.toISOString();
  on.last_comment = { author, text: text.slice(0, REMEMBERED_CHARACTERS) };
}

export const projectOf = (state: AsanaWorld, wanted: string): WorldProject | undefined =>
  state.projects.find((each) => each.id === wanted);

/** What somebody deleted in Asana. */
export function forgetTask(state: AsanaWorld, gone: string): void {
  for (const each of state.projects) each.tasks = each.tasks.filter((known) => known.id !== gone);
}

export function forgetProject(state: AsanaWorld, gone: string): void {
  state.projects = state.projects.filter((each) => each.id !== gone);
}

/** Lets go of what is over the ceiling: tasks completed the longest ago first, then the oldest. */
export function keepWithinBounds(state: AsanaWorld): void {
  const all = state.projects.flatMap(({ tasks }) => tasks);
  const surplus = all.length - MOST_TASKS;
  if (surplus <= 0) return;
  const age = ({ completed_at, created_at }: WorldTask) => Date.parse(completed_at ?? created_at);
  const isOpen = ({ status }: WorldTask) => status !== 'completed';
  const leaving = all.sort((a, b) => Number(isOpen(a)) - Number(isOpen(b)) || age(a) - age(b)).slice(0, surplus);
  const gone = new Set(leaving.map((each) => each.id));
  for (const each of state.projects) each.tasks = each.tasks.filter((known) => !gone.has(known.id));
}
