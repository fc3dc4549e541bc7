import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { Operation, type PageQuery, pageQuery } from '../../platform/api/index.js';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { type WebhookEndpoint } from '../../platform/database/index.js';
import { Incoming, type IncomingRequest } from '../access/index.js';
import * as schemas from './endpoint.schemas.js';
import { EndpointRequests } from './endpoint-requests.js';
import { READING, WRITING } from './endpoint-routes.js';

const idParameter = { schema: schemas.endpointId };
const { endpointExamples: examples } = schemas;

/** An organization's own addresses that are told of its events, as https://www.standardwebhooks.com describes. */
@Controller('api/webhooks/endpoints')
export class EndpointsController {
  constructor(
    private readonly requests: EndpointRequests,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Operation({
    ...WRITING,
    id: 'outgoing.endpoints.create',
    summary: 'Register an endpoint that is told of events',
    description:
      'Messages are POSTs of `{"type", "timestamp", "data"}`, `data` being the event as `GET /api/events/log` shows it, ' +
      'signed as [Standard Webhooks](https://www.standardwebhooks.com) say: `webhook-id` (the same for every try), ' +
      '`webhook-timestamp`, `webhook-signature`; verify them with one of its libraries and the secret of this answer. ' +
      'An answer of 2xx within 15 seconds ends it; otherwise it is sent up to eleven times over about a day, ' +
      '`Retry-After` is honoured, redirects are not followed. An answer of 410 disables the endpoint at once, five days ' +
      'without a success do so too; the event `webhook_endpoint.disabled` says it. Needs a credential of the whole ' +
      'organization that may act for its users.',
    idempotent: true,
    status: 201,
    answer: schemas.secretAnswer,
    example: examples.created,
  })
  async create(@Incoming() request: IncomingRequest, @Body({ schema: schemas.newEndpoint }) body: schemas.NewEndpoint) {
    const { endpoint, secret } = await this.requests.create(request, body);
    return { ...this.shown(endpoint), secret };
  }

  @Get()
  @Operation({
    ...READING,
    id: 'outgoing.endpoints.list',
    summary: 'List endpoints, newest first',
    answer: schemas.endpointList,
    example: examples.list,
  })
  async list(@Incoming() request: IncomingRequest, @Query({ schema: pageQuery }) query: PageQuery) {
    const { items, nextCursor } = await this.requests.list(request, query);
    return { ok: true, endpoints: items.map((row) => this.shown(row).endpoint), next_cursor: nextCursor };
  }

  @Get(':id')
  @Operation({
    ...READING,
    id: 'outgoing.endpoints.get',
    summary: 'One endpoint, and whether it takes what it is sent',
    answer: schemas.endpointAnswer,
    example: examples.one,
  })
  async get(@Incoming() request: IncomingRequest, @Param('id', idParameter) id: string) {
    return this.shown(await this.requests.get(request, id));
  }

  @Patch(':id')
  @Operation({
    ...WRITING,
    id: 'outgoing.endpoints.update',
    summary: 'Change an endpoint, disable it, or enable it again',
    description:
      'What waits for a disabled endpoint is sent once it is enabled; what happens meanwhile is not kept for it.',
    answer: schemas.endpointAnswer,
    example: examples.one,
  })
  async update(
    @Incoming() request: IncomingRequest,
    @Param('id', idParameter) id: string,
    @Body({ schema: schemas.endpointChange }) change: schemas.EndpointChange,
  ) {
    return this.shown(await this.requests.update(request, id, change));
  }

  @Delete(':id')
  @Operation({
    ...WRITING,
    id: 'outgoing.endpoints.delete',
    summary: 'Delete an endpoint with its messages',
    answer: schemas.deletedAnswer,
    example: examples.deleted,
  })
  async delete(@Incoming() request: IncomingRequest, @Param('id', idParameter) id: string) {
    await this.requests.delete(request, id);
    return examples.deleted;
  }

  @Post(':id/rotate-secret')
  @Operation({
    ...WRITING,
    id: 'outgoing.endpoints.rotateSecret',
    summary: 'Give an endpoint a new secret',
    description: 'For 24 hours messages are signed with the new one and the one before it.',
    idempotent: true,
    answer: schemas.secretAnswer,
    example: examples.rotated,
  })
  async rotateSecret(@Incoming() request: IncomingRequest, @Param('id', idParameter) id: string) {
    const { endpoint, secret } = await this.requests.rotateSecret(request, id);
    return { ...this.shown(endpoint), secret };
  }

  private shown(endpoint: WebhookEndpoint) {
    return { ok: true, endpoint: schemas.presentEndpoint(endpoint, this.clock.now()) };
  }
}
