import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { Subject } from '../../contracts/index.js';
import { Acting, Operation } from '../../platform/api/index.js';
import { Incoming, type IncomingRequest } from '../access/index.js';
import { ConnectionRequests } from './connection-requests.js';
import {
  connectionAnswer,
  connectionList,
  deletedConnection,
  listQuery,
  type ListQuery,
  newConnection,
  type NewConnection,
  present,
  testedConnection,
  userQuery,
} from './connections.schemas.js';

const EXAMPLE = {
  id: '0199c0de-71aa-7c31-9a52-0d3c8f2b6e10',
  user_id: 'user-42',
  provider: 'asana',
  site: null,
  token_type: 'Bearer',
  status: 'active',
  expires_at: '2026-11-21T13:00:00.000Z',
  expired: false,
  scopes: ['tasks:read', 'tasks:write'],
  account: { id: '1207310000000017', name: 'Mara Lindqvist', email: 'mara@example.com', profile: {} },
  metadata: { team: 'field sales' },
  has_refresh_token: true,
  failure_code: null,
  last_refreshed_at: '2026-11-21T12:00:00.000Z',
  last_used_at: '2026-11-21T12:14:31.000Z',
  created_at: '2026-11-02T09:30:00.000Z',
  updated_at: '2026-11-21T12:00:00.000Z',
} satisfies z.output<typeof connectionAnswer>['connection'];

const shared = { tag: 'connections', errors: { dialect: 'problem' } } as const;
const reading = { ...shared, access: { scope: 'connections:read', acting: 'optional' } } as const;
const writing = { ...shared, access: { scope: 'connections:write', acting: 'optional' } } as const;

@Controller('api/connections')
export class ConnectionsController {
  constructor(private readonly requests: ConnectionRequests) {}

  @Get()
  @Operation({
    ...reading,
    id: 'connections.list',
    summary: 'List connections, newest first',
    description: 'A user sees its own; a backend that may act for its users sees all of them, or those of `user_id`.',
    answer: connectionList,
    example: { ok: true, connections: [EXAMPLE], next_cursor: null },
  })
  async list(@Incoming() request: IncomingRequest, @Query({ schema: listQuery }) query: ListQuery) {
    const { items, nextCursor } = await this.requests.list(request, query);
    return { ok: true, connections: items.map(present), next_cursor: nextCursor };
  }

  @Post()
  @Operation({
    ...shared,
    id: 'connections.create',
    summary: 'Connect an account with a token that exists already, or a service application by its key',
    description:
      'The provider is asked whose token it is. A connection of the same user to this provider is replaced. At providers ' +
      'where each customer has an address of its own, `site` says which, unless this server is configured with one.',
    access: { scope: 'connections:write', acting: 'required' },
    idempotent: true,
    status: 201,
    answer: connectionAnswer,
    example: { ok: true, connection: EXAMPLE },
  })
  async create(
    @Incoming() request: IncomingRequest,
    @Acting() subject: Subject,
    @Body({ schema: newConnection }) body: NewConnection,
  ) {
    return { ok: true, connection: present(await this.requests.create(request, subject, body)) };
  }

  @Get(':id')
  @Operation({
    ...reading,
    id: 'connections.get',
    summary: 'One connection',
    answer: connectionAnswer,
    example: { ok: true, connection: EXAMPLE },
  })
  async get(@Incoming() request: IncomingRequest, @Param('id') id: string, @Query({ schema: userQuery }) _: object) {
    return { ok: true, connection: present(await this.requests.get(request, id)) };
  }

  @Delete(':id')
  @Operation({
    ...writing,
    id: 'connections.delete',
    summary: 'End a connection: revoke it at the provider and delete its tokens',
    description: 'Without the provider taking part, the tokens are deleted here all the same; `revoked` is then false.',
    answer: deletedConnection,
    example: { ok: true, revoked: true, message: 'The connection was revoked and deleted.' },
  })
  async delete(@Incoming() request: IncomingRequest, @Param('id') id: string, @Query({ schema: userQuery }) _: object) {
    const revoked = await this.requests.delete(request, id);
    const done = revoked ? 'revoked and deleted' : 'deleted here; the provider did not confirm its revocation';
    return { ok: true, revoked, message: `The connection was ${done}.` };
  }

  @Post(':id/test')
  @Operation({
    ...writing,
    id: 'connections.test',
    summary: 'Prove that a connection works, by a cheap call to the provider',
    statuses: [401],
    answer: testedConnection,
    example: {
      ok: true,
      connection_status: 'connected',
      test_result: { workspaces_retrieved: 2, api_response_time: 'normal' },
    },
  })
  async test(@Incoming() request: IncomingRequest, @Param('id') id: string, @Query({ schema: userQuery }) _: object) {
    return { ok: true, connection_status: 'connected', test_result: await this.requests.test(request, id) };
  }
}
