import * as answers from './mirror.answers.js';
import { type MeasuredMirror } from './mirror-requests.js';
import { taskState } from './task-state.js';

/** What the operations of this room answer, for OpenAPI. */
const id = '0199c0de-71aa-7c31-9a52-0d3c8f2b6e10';
const startedAt = new Date('2026-11-21T12:00:00.400Z');
const syncedAt = new Date('2026-11-21T12:00:21.050Z');

const syncing: MeasuredMirror = {
  id,
  organizationId: '0199c0de-0000-7000-8000-000000000001',
  userId: 'user-42',
  provider: 'asana',
  projectGid: '1207310000000301',
  status: 'syncing',
  generation: 1,
  cursor: null,
  examined: 2400,
  total: 5120,
  failureCode: null,
  startedAt,
  isCovered: true,
  syncedAt: null,
  nextSyncAt: null,
  createdAt: startedAt,
  updatedAt: startedAt,
  waiting: 0,
  ageSeconds: null,
};
const live: MeasuredMirror = {
  ...syncing,
  status: 'live',
  examined: 5120,
  syncedAt,
  nextSyncAt: new Date('2026-11-22T11:12:40.000Z'),
  ageSeconds: 184,
};
const state = taskState.parse({
  gid: '1207310000000412',
  name: 'Call Jo back',
  resource_subtype: 'default_task',
  assignee: { gid: '1207310000000017', name: 'Mara Lindqvist' },
  due_on: '2026-11-24',
  notes: 'Asked for two more seats.',
  workspace: { gid: '1207310000000001', name: 'Northwind' },
  projects: [{ gid: '1207310000000301', name: 'Callbacks' }],
  memberships: [
    { project: { gid: '1207310000000301', name: 'Callbacks' }, section: { gid: '1207310000000302', name: 'To do' } },
  ],
  permalink_url: 'https://app.asana.com/0/1207310000000301/1207310000000412/f',
  created_at: '2026-11-20T08:12:00.000Z',
  modified_at: '2026-11-21T11:58:09.147Z',
});

export const examples = {
  followed: answers.mirrorBody({ ...syncing, examined: 0, total: null }),
  syncing: answers.mirrorBody(syncing),
  list: answers.mirrorListBody({ items: [live], nextCursor: null }),
  deleted: answers.deletedBody(id),
  tasks: answers.taskListBody(live, { items: [{ state, seenAt: syncedAt }], nextCursor: null }),
};
