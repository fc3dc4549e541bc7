import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { type Subject } from '../../../contracts/index.js';
import { Acting, Operation } from '../../../platform/api/index.js';
import { Incoming, type IncomingRequest } from '../../access/index.js';
import { SubscriptionRequests } from './subscription-requests.js';
import * as schemas from './subscription.schemas.js';

const shared = { tag: 'webhooks', errors: { dialect: 'problem' } } as const;
const reading = { ...shared, access: { scope: 'webhooks:read', acting: 'optional' } } as const;
const writing = { ...shared, access: { scope: 'webhooks:write', acting: 'optional' } } as const;

/** What providers are asked to tell of. */
@Controller('api/webhooks/subscriptions')
export class SubscriptionsController {
  constructor(private readonly requests: SubscriptionRequests) {}

  @Get()
  @Operation({
    ...reading,
    id: 'webhooks.subscriptions.list',
    summary: 'List webhook subscriptions, newest first',
    description: 'A user sees its own; a backend that may act for its users sees all of them, or those of `user_id`.',
    answer: schemas.subscriptionList,
    example: { ok: true, subscriptions: [schemas.EXAMPLE], next_cursor: null },
  })
  async list(@Incoming() request: IncomingRequest, @Query({ schema: schemas.listQuery }) query: schemas.ListQuery) {
    const { items, nextCursor } = await this.requests.list(request, query);
    return { ok: true, subscriptions: items.map(schemas.present), next_cursor: nextCursor };
  }

  @Post()
  @Operation({
    ...shared,
    id: 'webhooks.subscriptions.create',
    summary: 'Have a provider tell of what happens to a resource',
    description:
      'One subscription per resource and connection: asked for again, it is the same one, widened by the events named. ' +
      'Answers when the webhook is active. What the provider refuses is an error, and nothing is left of it; where it ' +
      'does not answer, the subscription is not active yet and goes on by itself: see `cause` and `next_check_at`.',
    access: { scope: 'webhooks:write', acting: 'required' },
    idempotent: true,
    status: 201,
    statuses: [401],
    answer: schemas.subscriptionAnswer,
    example: { ok: true, subscription: schemas.EXAMPLE },
  })
  async create(
    @Incoming() request: IncomingRequest,
    @Acting() subject: Subject,
    @Body({ schema: schemas.newSubscription }) body: schemas.NewSubscription,
  ) {
    return { ok: true, subscription: schemas.present(await this.requests.create(request, subject, body)) };
  }

  @Get(':id')
  @Operation({
    ...reading,
    id: 'webhooks.subscriptions.get',
    summary: 'One webhook subscription, with what became of it',
    answer: schemas.detailsAnswer,
    example: { ok: true, subscription: schemas.DETAILS_EXAMPLE },
  })
  async get(
    @Incoming() request: IncomingRequest,
    @Param('id') id: string,
    @Query({ schema: schemas.userQuery }) _: object,
  ) {
    return { ok: true, subscription: schemas.presentDetails(await this.requests.get(request, id)) };
  }

  @Post(':id/check')
  @Operation({
    ...writing,
    id: 'webhooks.subscriptions.check',
    summary: 'Look after a webhook subscription now',
    description:
      'As it is done about every hour: the provider is asked whether the webhook lives, it is made anew if it does not, ' +
      'and what deliveries have not brought is read.',
    answer: schemas.detailsAnswer,
    example: { ok: true, subscription: schemas.DETAILS_EXAMPLE },
  })
  async check(
    @Incoming() request: IncomingRequest,
    @Param('id') id: string,
    @Query({ schema: schemas.userQuery }) _: object,
  ) {
    return { ok: true, subscription: schemas.presentDetails(await this.requests.check(request, id)) };
  }

  @Delete(':id')
  @Operation({
    ...writing,
    id: 'webhooks.subscriptions.delete',
    summary: 'End a webhook subscription, here at once and at the provider',
    description:
      'What was delivered before is still worked on. Without the provider taking part, it is asked again later.',
    answer: schemas.removedAnswer,
    example: { ok: true, removed_at_provider: true, message: 'The subscription and its webhook were removed.' },
  })
  async delete(
    @Incoming() request: IncomingRequest,
    @Param('id') id: string,
    @Query({ schema: schemas.userQuery }) _: object,
  ) {
    const isRemoved = await this.requests.remove(request, id);
    const done = isRemoved
      ? 'and its webhook were removed'
      : 'was removed; its webhook follows when the provider takes part';
    return { ok: true, removed_at_provider: isRemoved, message: `The subscription ${done}.` };
  }
}
