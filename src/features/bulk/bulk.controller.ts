import { Body, Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, type Subject } from '../../contracts/index.js';
import {
  Acting,
  CurrentCaller,
  Operation,
  type OperationOptions,
  type PageQuery,
  pageQuery,
} from '../../platform/api/index.js';
import { Idempotency, type IdempotentAttempt } from '../../platform/idempotency/index.js';
import * as answers from './bulk.answers.js';
import { examples } from './bulk.examples.js';
import * as input from './bulk.input.js';
import { BulkEvents } from './bulk-events.js';
import { BulkOperations } from './bulk-operations.js';

const idParameter = { schema: input.operationId };
const listQuery = pageQuery.extend(input.user.shape);

/** A thousand items of four kilobytes. */
const BODY_LIMIT = 4 * 1024 * 1024;

const shared = (failure: string, required = 'user_id is required.') => ({
  tag: 'asana bulk',
  errors: { dialect: 'atom', failure, required } as const,
});
const reading = { scope: 'asana:read', acting: 'required' } as const satisfies OperationOptions['access'];
const writing = { scope: 'asana:write', acting: 'required' } as const satisfies OperationOptions['access'];

/** Up to a thousand tasks in one request, worked off in the background. */
@Controller('api/asana')
export class BulkController {
  constructor(
    private readonly operations: BulkOperations,
    private readonly events: BulkEvents,
  ) {}

  @Post('tasks/bulk')
  @Operation({
    ...shared('CREATE_BULK_FAILED', 'user_id, action and items are required.'),
    id: 'asana.bulk.create',
    summary: 'Create, change or complete up to 1,000 tasks',
    description:
      'All items are checked first; a wrong one is named as `items.17.due_on`, and nothing is stored. The work is done in ' +
      'the background, in batches within Asana’s limits; `Location` names the operation. One item that fails does not ' +
      'keep the others. Send an `Idempotency-Key` to be able to repeat the request.',
    access: writing,
    idempotent: 'resumable',
    bodyLimit: BODY_LIMIT,
    status: 202,
    statuses: [413],
    answer: answers.operationAnswer,
    example: examples.queued,
  })
  async create(
    @Acting() user: Subject,
    @Body({ schema: input.bulkBody }) body: input.BulkBody,
    @Idempotency() idempotent: IdempotentAttempt | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const operation = await this.operations.create(user, body, idempotent);
    void reply.header('location', `/api/asana/bulk/${operation.id}`);
    return answers.operationBody(operation);
  }

  @Get('bulk')
  @Operation({
    ...shared('LIST_BULK_FAILED'),
    id: 'asana.bulk.list',
    summary: 'List bulk operations, newest first',
    access: reading,
    answer: answers.operationListAnswer,
    example: examples.list,
  })
  async list(@Acting() user: Subject, @Query({ schema: listQuery }) query: PageQuery) {
    return answers.operationListBody(await this.operations.list(user, query));
  }

  @Get('bulk/:id')
  @Operation({
    ...shared('GET_BULK_FAILED'),
    id: 'asana.bulk.get',
    summary: 'Show how far a bulk operation is',
    access: reading,
    answer: answers.operationAnswer,
    example: examples.running,
  })
  async get(
    @Acting() user: Subject,
    @Param('id', idParameter) id: string,
    @Query({ schema: input.user }) _query: object,
  ) {
    return answers.operationBody(await this.operations.get(user, id));
  }

  @Get('bulk/:id/items')
  @Operation({
    ...shared('LIST_BULK_ITEMS_FAILED'),
    id: 'asana.bulk.items',
    summary: 'List what became of each item, in the order of the request',
    access: reading,
    answer: answers.itemListAnswer,
    example: examples.items,
  })
  async items(
    @Acting() user: Subject,
    @Param('id', idParameter) id: string,
    @Query({ schema: input.itemsQuery }) query: input.ItemsQuery,
  ) {
    return answers.itemListBody(await this.operations.listItems(user, id, query));
  }

  @Get('bulk/:id/events')
  @Header('cache-control', 'no-store')
  @Operation({
    ...shared('FOLLOW_BULK_FAILED'),
    id: 'asana.bulk.events',
    summary: 'Follow a bulk operation live, as server-sent events',
    description:
      'An event `progress` with `{"operation": …}` at once and after every change, an event `end` with the same when the ' +
      'operation is over; close the stream then. Comment lines keep it open meanwhile; it ends after ten minutes, and when ' +
      'its credential runs out or is revoked.',
    access: reading,
    produces: 'text/event-stream',
  })
  async follow(
    @CurrentCaller() caller: Caller,
    @Acting() user: Subject,
    @Param('id', idParameter) id: string,
    @Query({ schema: input.user }) _query: object,
    @Req() request: FastifyRequest,
  ) {
    return this.events.open(request, caller, user, id);
  }

  @Post('bulk/:id/cancel')
  @Operation({
    ...shared('CANCEL_BULK_FAILED'),
    id: 'asana.bulk.cancel',
    summary: 'Stop a bulk operation',
    description: 'The batch under way ends. What was not sent fails with `cancelled` and can be retried.',
    access: writing,
    statuses: [409],
    answer: answers.operationAnswer,
    example: examples.cancelled,
  })
  async cancel(
    @Acting() user: Subject,
    @Param('id', idParameter) id: string,
    @Body({ schema: input.user }) _body: object,
  ) {
    return answers.operationBody(await this.operations.cancel(user, id));
  }

  @Post('bulk/:id/retry')
  @Operation({
    ...shared('RETRY_BULK_FAILED'),
    id: 'asana.bulk.retry',
    summary: 'Work the failed items of a bulk operation off again',
    description: 'A task whose creation may have succeeded is looked for first and never created twice.',
    access: writing,
    status: 202,
    statuses: [409],
    answer: answers.operationAnswer,
    example: examples.queued,
  })
  async retry(
    @Acting() user: Subject,
    @Param('id', idParameter) id: string,
    @Body({ schema: input.user }) _body: object,
  ) {
    return answers.operationBody(await this.operations.retry(user, id));
  }
}
