import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Operation } from '../../platform/api/index.js';
import { Incoming, type IncomingRequest } from '../access/index.js';
import { endpointId } from './endpoint.schemas.js';
import { EndpointRequests } from './endpoint-requests.js';
import { READING, WRITING } from './endpoint-routes.js';
import * as schemas from './message.schemas.js';

const idParameter = { schema: endpointId };
const messageParameter = { schema: schemas.messageId };
const { messageExamples: examples } = schemas;

/** What an endpoint was sent, and how to have it sent again. */
@Controller('api/webhooks/endpoints/:id')
export class MessagesController {
  constructor(private readonly requests: EndpointRequests) {}

  @Post('test')
  @Operation({
    ...WRITING,
    id: 'outgoing.endpoints.test',
    summary: 'Send an endpoint an event of type `endpoint.test`',
    description: 'Whatever types it wants. Look at the message a moment later to see how it was answered.',
    statuses: [409],
    status: 202,
    answer: schemas.messageAnswer,
    example: examples.one,
  })
  async test(@Incoming() request: IncomingRequest, @Param('id', idParameter) id: string) {
    return { ok: true, message: schemas.presentMessage(await this.requests.test(request, id)) };
  }

  @Get('messages')
  @Operation({
    ...READING,
    id: 'outgoing.messages.list',
    summary: 'List the messages of the last 30 days, newest first, with the tries of each',
    answer: schemas.messageList,
    example: examples.list,
  })
  async list(
    @Incoming() request: IncomingRequest,
    @Param('id', idParameter) id: string,
    @Query({ schema: schemas.messagesQuery }) query: schemas.MessagesQuery,
  ) {
    const { items, nextCursor } = await this.requests.listMessages(request, id, query);
    return { ok: true, messages: items.map(schemas.presentMessage), next_cursor: nextCursor };
  }

  @Post('messages/:messageId/replay')
  @Operation({
    ...WRITING,
    id: 'outgoing.messages.replay',
    summary: 'Send a message again, whatever became of it',
    description: 'With the same `webhook-id`, from its first try on.',
    statuses: [409],
    status: 202,
    answer: schemas.messageAnswer,
    example: examples.one,
  })
  async replay(
    @Incoming() request: IncomingRequest,
    @Param('id', idParameter) id: string,
    @Param('messageId', messageParameter) messageId: string,
  ) {
    return { ok: true, message: schemas.presentMessage(await this.requests.replay(request, id, messageId)) };
  }

  @Post('replay')
  @Operation({
    ...WRITING,
    id: 'outgoing.messages.replayMany',
    summary: 'Send what happened since a time and was not delivered',
    description:
      'Messages that had their last try, and events for which there was no message because the endpoint was disabled or ' +
      'did not exist yet. What was delivered, or still waits, is left alone.',
    statuses: [409],
    status: 202,
    answer: schemas.replayAnswer,
    example: examples.replay,
  })
  async replayMany(
    @Incoming() request: IncomingRequest,
    @Param('id', idParameter) id: string,
    @Body({ schema: schemas.replayBody }) body: schemas.ReplayBody,
  ) {
    return { ok: true, ...(await this.requests.replaySince(request, id, body)) };
  }
}
