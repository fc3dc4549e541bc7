import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Operation } from '../../../platform/api/index.js';
import { Incoming, type IncomingRequest } from '../../access/index.js';
import { Deliveries } from './deliveries.js';
import * as schemas from './deliveries.schemas.js';

const shared = { tag: 'webhooks', errors: { dialect: 'problem' } } as const;
const reading = { ...shared, access: { scope: 'webhooks:read', acting: 'optional' } } as const;
const writing = { ...shared, access: { scope: 'webhooks:write', acting: 'optional' }, status: 202 } as const;

const idParameter = { schema: schemas.deliveryId };

/** What providers delivered, what became of it, and how to have it done again. */
@Controller('api/webhooks/deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: Deliveries) {}

  @Get()
  @Operation({
    ...reading,
    id: 'webhooks.deliveries.list',
    summary: 'List deliveries, newest first',
    description: 'A user sees its own; a backend that may act for its users sees all of them, or those of `user_id`.',
    answer: schemas.deliveryList,
    example: schemas.examples.list,
  })
  async list(@Incoming() request: IncomingRequest, @Query({ schema: schemas.listQuery }) query: schemas.ListQuery) {
    const { items, nextCursor } = await this.deliveries.list(request, query);
    return { ok: true, deliveries: items.map(schemas.presentSummary), next_cursor: nextCursor };
  }

  @Get(':id')
  @Operation({
    ...reading,
    id: 'webhooks.deliveries.get',
    summary: 'One delivery with what it says and why tries of its work failed',
    answer: schemas.deliveryAnswer,
    example: schemas.examples.detail,
  })
  async get(
    @Incoming() request: IncomingRequest,
    @Param('id', idParameter) id: string,
    @Query({ schema: schemas.userQuery }) _query: object,
  ) {
    return { ok: true, delivery: schemas.presentDetail(await this.deliveries.get(request, id)) };
  }

  @Post('replay')
  @Operation({
    ...writing,
    id: 'webhooks.deliveries.replayMany',
    summary: 'Work again on deliveries that were given up, or on those of a time',
    description:
      'All that are `dead`, all that were received in a range of time, or those to which both apply. What a delivery ' +
      'has done already is not done twice.',
    answer: schemas.replayAnswer,
    example: schemas.examples.replay,
  })
  async replayMany(
    @Incoming() request: IncomingRequest,
    @Body({ schema: schemas.replayBody }) body: schemas.ReplayBody,
  ) {
    return { ok: true, deliveries: await this.deliveries.replayAll(request, body), dry_run: body.dry_run };
  }

  @Post(':id/replay')
  @Operation({
    ...writing,
    id: 'webhooks.deliveries.replay',
    summary: 'Work again on one delivery',
    description: 'From its first try on. What it has done already is not done twice.',
    answer: schemas.replayedAnswer,
    example: schemas.examples.replayed,
  })
  async replay(
    @Incoming() request: IncomingRequest,
    @Param('id', idParameter) id: string,
    @Query({ schema: schemas.userQuery }) _query: object,
  ) {
    return { ok: true, delivery: schemas.presentSummary(await this.deliveries.replay(request, id)) };
  }
}
