import { Controller, Delete, Get, Patch, Post, Put, Req, Res } from '@nestjs/common';
import { ApiParam, ApiQuery } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Subject } from '../../contracts/index.js';
import { Acting, Operation } from '../../platform/api/index.js';
import { PassThrough } from './pass-through.js';

const shared = {
  tag: 'proxy',
  description:
    'Path and query below the provider’s API base are sent as they are, with the token of the user’s connection, and ' +
    'the provider’s answer comes back as it is, its own errors included. Errors of this server are ' +
    '`application/problem+json`. `Upstream-RateLimit-*` tell what is left of the provider’s limit.',
  errors: { dialect: 'problem' },
  statuses: [401],
  produces: '*/*',
} as const;
const reading = { ...shared, access: { scope: '{provider}:read', acting: 'required' } } as const;
const writing = {
  ...shared,
  access: { scope: '{provider}:write', acting: 'required' },
  rawBody: true,
  statuses: [401, 413],
} as const;

const deleting = { ...writing, access: { scope: '{provider}:delete', acting: 'required' } } as const;

/** Any call of a provider's API. HEAD is served by the same handler as GET. */
@Controller('api/proxy')
@ApiParam({ name: 'provider', description: 'Id of the provider, such as `asana`.', schema: { type: 'string' } })
@ApiParam({ name: 'path', description: 'Path below the API base; may hold slashes.', schema: { type: 'string' } })
@ApiQuery({ name: 'user_id', required: false, description: 'Whom to work for; not sent to the provider.' })
export class ProxyController {
  constructor(private readonly proxy: PassThrough) {}

  @Get(':provider/*')
  @Operation({ ...reading, id: 'proxy.get', summary: 'Read from a provider’s API' })
  get(@Acting() user: Subject, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.proxy.forward(user, request, reply);
  }

  @Post(':provider/*')
  @Operation({ ...writing, id: 'proxy.post', summary: 'Post to a provider’s API' })
  post(@Acting() user: Subject, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.proxy.forward(user, request, reply);
  }

  @Put(':provider/*')
  @Operation({ ...writing, id: 'proxy.put', summary: 'Put to a provider’s API' })
  put(@Acting() user: Subject, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.proxy.forward(user, request, reply);
  }

  @Patch(':provider/*')
  @Operation({ ...writing, id: 'proxy.patch', summary: 'Patch through a provider’s API' })
  patch(@Acting() user: Subject, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.proxy.forward(user, request, reply);
  }

  @Delete(':provider/*')
  @Operation({ ...deleting, id: 'proxy.delete', summary: 'Delete through a provider’s API' })
  delete(@Acting() user: Subject, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.proxy.forward(user, request, reply);
  }
}
