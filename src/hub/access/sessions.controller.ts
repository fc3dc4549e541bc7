import { Body, Controller, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller, Subject } from '../../contracts/index.js';
import { Acting, CurrentCaller, Operation } from '../../platform/api/index.js';
import { auditSourceOf } from './audit.js';
import { mintedSession, newSession, type NewSession, Sessions } from './sessions.js';

@Controller('api/sessions')
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  @Post()
  @Operation({
    id: 'access.sessions.create',
    summary: 'Mint a session token for one user',
    description:
      'For browser and desktop clients, which must never see an API key. Lives at most 10 minutes and ends with the ' +
      'key that minted it. Without `scopes` it gets every provider and connection scope that the key holds.',
    tag: 'access',
    access: { scope: 'sessions:create', acting: 'required' },
    errors: { dialect: 'problem' },
    status: 201,
    answer: mintedSession,
    example: {
      ok: true,
      token: 'eyJhbGciOiJIUzI1NiIs…',
      token_type: 'Bearer',
      expires_in: 600,
      expires_at: '2026-03-02T09:40:00.000Z',
      user_id: 'user-42',
      scopes: ['connections:read', 'connections:write'],
    },
  })
  create(
    @CurrentCaller() caller: Caller,
    @Acting() acting: Subject,
    @Body({ schema: newSession }) body: NewSession,
    @Req() request: FastifyRequest,
  ) {
    return this.sessions.mint(caller, acting, body, auditSourceOf(request));
  }
}
