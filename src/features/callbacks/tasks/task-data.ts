import { z } from 'zod';
import { requestFields, taskInput } from '../../../providers/asana/index.js';
import { leadFacts } from '../leads/lead.schemas.js';

const { optional } = requestFields;

const LONGEST_ID = 255;

/** A lead as dashboards send it: ours, the tenant's own, or nothing at all. */
const lead = z.object({
  id: optional(z.union([z.string().trim().max(LONGEST_ID), z.number().transform(String)])).describe(
    'Our id of the lead, or your own: then it is stored, unless it is already.',
  ),
  ...leadFacts,
  tags: optional(z.array(z.string().trim().min(1).max(200)).max(50)),
});
export type GivenLead = z.output<typeof lead>;

const callbackForm = z.object({
  type: z.literal('callback'),
  lead: optional(lead).describe('May be empty: the task is then made for an unknown contact.'),
  priority: optional(z.string().trim().max(64)).describe('high, medium or low; absent: by the lead’s score.'),
});
export type CallbackForm = z.output<typeof callbackForm>;

/** What takes further calls for a task, which would make its creation more than one step. */
const SINGLE_ONLY = ['section_id', 'dependencies'] as const;
const readyForm = z
  .intersection(z.object({ type: z.undefined().optional() }), taskInput.createTaskBody)
  .superRefine((given, context) => {
    for (const field of SINGLE_ONLY) {
      if (given[field] === undefined) continue;
      context.addIssue({ code: 'custom', path: [field], message: 'cannot be set here; set it on the task' });
    }
  });
export type ReadyForm = z.output<typeof readyForm>;

const isCallback = (value: unknown) =>
  typeof value === 'object' && value !== null && ('type' in value ? value.type === 'callback' : 'lead' in value);

/** A union would only say that neither form fits; whose form it is can be told from the value. */
export const taskData = z
  .unknown()
  .transform((value, context): CallbackForm | ReadyForm => {
    const given = isCallback(value) ? { ...(value as object), type: 'callback' } : value;
    const read = (isCallback(value) ? callbackForm : readyForm).safeParse(given);
    if (read.success) return read.data;
    for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path: [...path], message });
    return z.NEVER;
  })
  .meta({
    description:
      'Fields of an Asana task as they are; or `{ "type": "callback", "lead": {…}, "priority": "high" }`, from which the ' +
      'task is built.',
    type: 'object',
  });

export const isCallbackForm = (data: CallbackForm | ReadyForm): data is CallbackForm => data.type === 'callback';
