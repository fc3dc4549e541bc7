import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type ClaimOptions } from '../../../platform/api/index.js';
import { requestFields, task, taskDetails } from '../../../providers/asana/index.js';
import { healthAnswer } from '../log/log.schemas.js';
import { ORGANIZATION_REQUIRED, organizationWide, quantumStyle } from '../operations.js';
import { taskData } from './task-data.js';

/** Which requests of a path that several clients share are the workflow's: see platform/route. */
type Asked = Pick<FastifyRequest, 'query' | 'body'>;

const names = (source: unknown, fields: readonly string[]): boolean =>
  typeof source === 'object' &&
  source !== null &&
  fields.some((field) => (source as Readonly<Record<string, unknown>>)[field] !== undefined);

/** In the documented order the workflow's keys come first: any of them makes the request its own. */
const CREATE_KEYS = ['organizationId', 'taskData', 'campaignId'] as const;
const LIST_KEYS = ['organizationId', 'taskId', 'campaignId'] as const;

const asksForTask = ({ body }: Asked): boolean => names(body, CREATE_KEYS);
const asksForTasks = ({ query }: Asked): boolean => names(query, LIST_KEYS);
const asksForHealth = ({ query }: Asked): boolean => names(query, ['organizationId']);

const { gid, moment, optional } = requestFields;
const organizationId = optional(z.string().max(255)).describe('Of the callback workflow: your own organization.');
const campaignId = optional(z.string().trim().max(255)).describe(
  'Of the callback workflow: id or externalId of a campaign, or a name for one that has no settings here.',
);
// Without `abort` the refusal of the date alone would be the refusal of both.
const date = z.iso.date({ abort: true });
const since = optional(z.union([moment, date], { error: 'must be a date or a moment in ISO 8601' }));

/** What the workflow adds to the fields of the shared paths. */
export const createFields = { organizationId, campaignId, taskData: optional(taskData) };
export const listFields = {
  organizationId,
  campaignId,
  taskId: optional(gid).describe('Of the callback workflow: shows this one task.'),
  completed_since: since.describe('Of the callback workflow.'),
  modified_since: since.describe('Of the callback workflow.'),
};
type Shape<S extends z.ZodRawShape> = z.output<z.ZodObject<S>>;
export type CreateFields = Shape<typeof createFields>;
export type ListFields = Shape<typeof listFields> & {
  readonly project_id?: string | undefined;
  readonly assignee?: string | undefined;
  readonly limit: number;
  readonly offset?: string | undefined;
};

export const taskAnswer = z.strictObject({ task: taskDetails });
export const tasksAnswer = z.strictObject({
  tasks: z.array(task),
  next_offset: z.string().nullable().describe('Send as `offset` for the next page.'),
});

const MISSING_TO_CREATE = 'Missing required fields: organizationId, taskData, campaignId';

export const createClaim: ClaimOptions = {
  when: asksForTask,
  id: 'callbacks.tasks.create',
  access: organizationWide('asana:write'),
  errors: quantumStyle('Task creation failed', {
    organizationId: MISSING_TO_CREATE,
    taskData: MISSING_TO_CREATE,
    campaignId: MISSING_TO_CREATE,
  }),
  idempotent: 'resumable',
  status: 201,
  answer: taskAnswer,
};

export const listClaim: ClaimOptions = {
  when: asksForTasks,
  id: 'callbacks.tasks.list',
  access: organizationWide('asana:read'),
  errors: quantumStyle('Failed to fetch tasks', ORGANIZATION_REQUIRED),
  answer: z.union([taskAnswer, tasksAnswer]),
};

export const healthClaim: ClaimOptions = {
  when: asksForHealth,
  id: 'callbacks.health.get',
  access: organizationWide('asana:read'),
  errors: quantumStyle('Health check failed', ORGANIZATION_REQUIRED),
  answer: healthAnswer,
};
