import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller, Subject } from '../../contracts/index.js';
import { CurrentCaller, MaybeActing, Operation, type PageQuery, pageQuery } from '../../platform/api/index.js';
import { apiKeyList, createdApiKey, deletedApiKey, newApiKey, type NewApiKey } from './api-keys.schemas.js';
import { ApiKeys } from './api-keys.js';
import { auditSourceOf } from './audit.js';

const EXAMPLE = {
  id: '0199c0de-5a3e-7000-8000-6d1f4b1c2a77',
  name: 'crm backend',
  hint: 'sy_Zk3v9Q',
  scopes: ['connections:read', 'connections:write', 'users:delegate'],
  user_id: null,
  created_at: '2026-03-02T09:30:00.000Z',
  expires_at: '2027-03-02T09:30:00.000Z',
  last_used_at: null,
};

@Controller('api/keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Post()
  @Operation({
    id: 'access.keys.create',
    summary: 'Make an API key',
    description:
      'The key is shown in this answer and never again. It cannot hold scopes that the calling key lacks. ' +
      'With `user_id` it speaks for that one user.',
    tag: 'access',
    access: { scope: 'keys:manage', acting: 'optional' },
    errors: { dialect: 'problem' },
    idempotent: true,
    status: 201,
    answer: createdApiKey,
    example: { ok: true, key: 'sy_Zk3v9Q…', api_key: EXAMPLE },
  })
  async create(
    @CurrentCaller() caller: Caller,
    @MaybeActing() acting: Subject | undefined,
    @Body({ schema: newApiKey }) body: NewApiKey,
    @Req() request: FastifyRequest,
  ) {
    const { key, view } = await this.keys.create(caller, acting, body, auditSourceOf(request));
    return { ok: true, key, api_key: view };
  }

  @Get()
  @Operation({
    id: 'access.keys.list',
    summary: 'List API keys, newest first',
    tag: 'access',
    access: { scope: 'keys:manage', acting: 'none' },
    errors: { dialect: 'problem' },
    answer: apiKeyList,
    example: { ok: true, keys: [EXAMPLE], next_cursor: null },
  })
  async list(@CurrentCaller() caller: Caller, @Query({ schema: pageQuery }) query: PageQuery) {
    const { items, nextCursor } = await this.keys.list(caller, query);
    return { ok: true, keys: items, next_cursor: nextCursor };
  }

  @Delete(':id')
  @Operation({
    id: 'access.keys.delete',
    summary: 'Revoke an API key and end the sessions it minted',
    tag: 'access',
    access: { scope: 'keys:manage', acting: 'none' },
    errors: { dialect: 'problem' },
    statuses: [409],
    answer: deletedApiKey,
    example: { ok: true, message: 'The API key was revoked.' },
  })
  async delete(@CurrentCaller() caller: Caller, @Param('id') id: string, @Req() request: FastifyRequest) {
    await this.keys.revoke(caller, id, auditSourceOf(request));
    return { ok: true, message: 'The API key was revoked.' };
  }
}
