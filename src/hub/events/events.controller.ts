import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller, Subject } from '../../contracts/index.js';
import { CurrentCaller, MaybeActing, Operation } from '../../platform/api/index.js';
import { EventRequests } from './event-requests.js';
import {
  EVENT_EXAMPLE,
  eventList,
  listQuery,
  type ListQuery,
  streamQuery,
  type StreamQuery,
} from './events.schemas.js';

const shared = {
  tag: 'events',
  errors: { dialect: 'problem' },
  access: { scope: 'events:read', acting: 'optional' },
} as const;

@Controller('api/events')
export class EventsController {
  constructor(private readonly requests: EventRequests) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Header('x-accel-buffering', 'no')
  @Operation({
    ...shared,
    id: 'events.stream',
    summary: 'Follow what happens, live, as server-sent events',
    description:
      'Each event has its type as `event`, an opaque `id` and as `data` the JSON of one item of `GET /api/events/log`. A ' +
      'client that comes back with `Last-Event-ID` (browsers do so by themselves), or `last_event_id` in the query, ' +
      'gets everything since, without gap or repetition, from any instance; else the stream begins with `since`, or now. ' +
      'A user sees its own events and those of the whole organization; a backend that may act for its users sees all, ' +
      'or what `user_id` sees. An event `reset` says that events since the id are no longer kept (30 days): read the ' +
      'state anew. Comment lines keep the stream open; it ends after ten minutes, and when its credential runs out or is ' +
      'revoked.',
    produces: 'text/event-stream',
  })
  async stream(
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @MaybeActing() acting: Subject | undefined,
    @Query({ schema: streamQuery }) query: StreamQuery,
  ) {
    return this.requests.stream(request, caller, acting, query);
  }

  @Get('log')
  @Operation({
    ...shared,
    id: 'events.list',
    summary: 'List what happened, newest first',
    description: 'The events of the last 30 days, as the stream shows them: same filters, same visibility.',
    answer: eventList,
    example: { ok: true, events: [EVENT_EXAMPLE], next_cursor: null },
  })
  async list(
    @CurrentCaller() caller: Caller,
    @MaybeActing() acting: Subject | undefined,
    @Query({ schema: listQuery }) query: ListQuery,
  ) {
    const { items, nextCursor } = await this.requests.list(caller, acting, query);
    return { ok: true, events: items, next_cursor: nextCursor };
  }
}
