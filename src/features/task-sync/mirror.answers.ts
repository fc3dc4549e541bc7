import { z } from 'zod';
import { type Page } from '../../platform/api/index.js';
import { type MeasuredMirror, type MirroredTaskView } from './mirror-requests.js';

const done = { ok: z.literal(true), success: z.literal(true) };
const DONE = { ok: true, success: true } as const;
const moment = z.iso.datetime().nullable();
const text = z.string().nullable();
const nextCursor = z.string().nullable().describe('Send as `cursor` for the next page; null on the last one.');

const mirror = z
  .strictObject({
    id: z.uuid(),
    project_id: z.string(),
    status: z
      .enum(['syncing', 'live', 'failed'])
      .describe('`syncing`: being read in full. `live`: kept up with. `failed`: read again later, see `failure_code`.'),
    examined: z.int().describe('Tasks read by the full reading under way or done last.'),
    total: z.int().nullable().describe('Tasks the project had when that began; null where Asana did not say.'),
    percent: z.int().nullable(),
    waiting: z.int().describe('Tasks of the user that are known to have changed and are to be fetched.'),
    told: z.boolean().describe('Asana tells what happens in the project; otherwise full readings alone find it.'),
    failure_code: text.describe('Why the last attempt failed, e.g. `not_connected`.'),
    started_at: z.iso.datetime().describe('Beginning of the full reading under way or done last.'),
    synced_at: moment.describe('End of the last full reading.'),
    age_seconds: z.int().nullable().describe('Since then. Events keep a `live` mirror younger.'),
    next_sync_at: moment.describe('When it is read in full again.'),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'TaskMirror', description: 'A project whose tasks are kept here as they are at Asana.' });

const named = z.strictObject({ gid: z.string(), name: text });
const customField = z.strictObject({
  gid: z.string(),
  name: text,
  type: text,
  display_value: text,
  text_value: text,
  number_value: z.number().nullable(),
  date_value: z.strictObject({ date: text, date_time: text }).nullable(),
  enum_value: named.nullable(),
  multi_enum_values: z.array(named),
  people_value: z.array(named),
});
const task = z
  .strictObject({
    id: z.string(),
    gid: z.string(),
    name: text,
    resource_subtype: text,
    completed: z.boolean(),
    completed_at: text,
    assignee: named.nullable(),
    start_on: text,
    due_on: text,
    due_at: text,
    notes: text,
    workspace: named.nullable(),
    parent: named.nullable(),
    projects: z.array(named),
    memberships: z.array(z.strictObject({ project: named.nullable(), section: named.nullable() })),
    tags: z.array(named),
    followers: z.array(named),
    custom_fields: z.array(customField),
    permalink_url: text,
    created_at: text,
    modified_at: z.string(),
    seen_at: z.iso.datetime().describe('When Asana last showed it so.'),
  })
  .meta({ id: 'MirroredTask', description: 'A task as Asana last showed it.' });

export const mirrorAnswer = z.strictObject({ ...done, data: z.strictObject({ mirror }), mirror });
export const mirrorListAnswer = z.strictObject({
  ...done,
  data: z.strictObject({ mirrors: z.array(mirror), next_cursor: nextCursor }),
  mirrors: z.array(mirror),
  next_cursor: nextCursor,
});
export const deletedAnswer = z.strictObject({ ...done, message: z.string(), data: z.strictObject({ id: z.uuid() }) });
export const taskListAnswer = z.strictObject({
  ...done,
  data: z.strictObject({ mirror, tasks: z.array(task), next_cursor: nextCursor }),
  mirror,
  tasks: z.array(task),
  next_cursor: nextCursor,
});

const iso = (date: Date | null) => date?.toISOString() ?? null;

function showMirror(row: MeasuredMirror): z.output<typeof mirror> {
  const { id, projectGid, status, examined, total, waiting, ageSeconds } = row;
  const share = total ? Math.min(Math.floor((examined / total) * 100), 100) : null;
  return {
    id,
    project_id: projectGid,
    status,
    examined,
    total,
    percent: status === 'live' ? 100 : share,
    waiting,
    told: row.isCovered,
    failure_code: row.failureCode,
    started_at: row.startedAt.toISOString(),
    synced_at: iso(row.syncedAt),
    age_seconds: ageSeconds,
    next_sync_at: iso(row.nextSyncAt),
    created_at: row.createdAt.toISOString(),
  };
}

const showTask = ({ state, seenAt }: MirroredTaskView): z.output<typeof task> => ({
  id: state.gid,
  ...state,
  seen_at: seenAt.toISOString(),
});

export function mirrorBody(row: MeasuredMirror) {
  const shown = showMirror(row);
  return { ...DONE, data: { mirror: shown }, mirror: shown };
}

export function mirrorListBody({ items, nextCursor: next_cursor }: Page<MeasuredMirror>) {
  const mirrors = items.map(showMirror);
  return { ...DONE, data: { mirrors, next_cursor }, mirrors, next_cursor };
}

export const deletedBody = (id: string) => ({ ...DONE, message: 'The project is mirrored no more.', data: { id } });

export function taskListBody(row: MeasuredMirror, { items, nextCursor: next_cursor }: Page<MirroredTaskView>) {
  const found = { mirror: showMirror(row), tasks: items.map(showTask), next_cursor };
  return { ...DONE, data: found, ...found };
}
