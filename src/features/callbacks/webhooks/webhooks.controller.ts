import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { type Caller } from '../../../contracts/index.js';
import { CurrentCaller } from '../../../platform/api/index.js';
import { requestFields } from '../../../providers/asana/index.js';
import { organizationId as organization } from '../config/config.schemas.js';
import { QuantumOperation } from '../operations.js';
import { CallbackWebhooks, type MadeWebhook } from './callback-webhooks.js';
import { DEFAULT_EVENTS } from './foreign-webhook.js';

const { gid, optional, required } = requestFields;
const MISSING = 'Missing required fields: organizationId, target';

const event = z
  .string()
  .regex(/^(task|story|section|project)\.(\w{1,32}|\*)$/, 'must be a kind of event, as task.changed');
const webhookBody = z.object({
  organizationId: organization,
  target: required(gid).describe('What to watch: the gid of a project or a task.'),
  events: optional(z.array(event).min(1).max(20)).describe(`Absent: ${DEFAULT_EVENTS.join(', ')}.`),
});
const webhookAnswer = z.strictObject({
  webhook: z.strictObject({
    id: z.uuid().describe('Of the subscription: see /api/webhooks/subscriptions.'),
    gid: z.string(),
    active: z.boolean(),
    resource: z.strictObject({ gid: z.string() }),
    target: z.string().describe('Where Asana delivers.'),
    events: z.array(z.string()),
    created_at: z.iso.datetime(),
  }),
});

function bodyOf({ subscription, target }: MadeWebhook, events: readonly string[]): z.output<typeof webhookAnswer> {
  const { id, status, resource, createdAt } = subscription;
  return {
    webhook: {
      id,
      gid: id,
      active: status === 'active',
      resource: { gid: resource },
      target,
      events: [...events],
      created_at: createdAt.toISOString(),
    },
  };
}

/** Webhooks of the workflow, made by hand. */
@Controller('api/integrations/asana/webhooks')
export class CallbackWebhooksController {
  constructor(private readonly webhooks: CallbackWebhooks) {}

  @Post()
  @QuantumOperation({
    id: 'webhooks.create',
    scope: 'asana:write',
    failure: 'Webhook creation failed',
    required: { organizationId: MISSING, target: MISSING },
    summary: 'Let Asana tell of what happens to the tasks of a project',
    description:
      'Answers when the webhook is active. It is looked after from then on: made anew when it dies, and what it missed ' +
      'is read. The same target again widens its events.',
    idempotent: 'resumable',
    status: 201,
    answer: webhookAnswer,
  })
  async create(
    @CurrentCaller() { organizationId }: Caller,
    @Body({ schema: webhookBody }) { target, events = DEFAULT_EVENTS }: z.output<typeof webhookBody>,
  ) {
    return bodyOf(await this.webhooks.create(organizationId, target, events), events);
  }
}
