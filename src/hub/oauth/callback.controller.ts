import { Body, Controller, Get, Inject, Param, Post, Query, Redirect, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller, Subject } from '../../contracts/index.js';
import { Acting, CurrentCaller, Operation } from '../../platform/api/index.js';
import { auditSourceOf } from '../access/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { AuthorizationResponses, type Bearer } from './authorization-responses.js';
import { FLOW_CLOCK, type FlowClock } from './flow-clock.js';
import { linkedOf } from './oauth.answers.js';
import { callbackBody, type CallbackBody, callbackQuery, type CallbackQuery, linkedAnswer } from './oauth.schemas.js';

const ACCOUNT = { gid: '1207310000000017', id: '1207310000000017', name: 'Ada Lovelace', email: 'ada@example.com' };

const bearerOf = (request: FastifyRequest): Bearer => ({
  cookies: request.cookies,
  source: auditSourceOf(request),
});

/** Second leg: what the provider answered, brought by the browser or by the client that finishes the flow. */
@Controller('api/auth/:provider/callback')
export class CallbackController {
  constructor(
    private readonly responses: AuthorizationResponses,
    private readonly directory: ProviderDirectory,
    @Inject(FLOW_CLOCK) private readonly clock: FlowClock,
  ) {}

  @Get()
  @Redirect()
  @Operation({
    id: 'oauth.callback.get',
    summary: 'Where providers send the browser back to',
    description:
      'Redirects to `{APP_CLIENT_URL}/settings?service={provider}&status=connected` once the account is connected, or ' +
      'to the registered `redirect_uri` of the client that finishes the flow. Failures are sentences in plain text.',
    tag: 'oauth',
    access: { anonymous: true },
    errors: { dialect: 'plain' },
    statuses: [404],
    status: 302,
  })
  async get(
    @Param('provider') provider: string,
    @Query({ schema: callbackQuery }) query: CallbackQuery,
    @Req() request: FastifyRequest,
  ) {
    return { url: await this.responses.fromBrowser(provider, query, bearerOf(request)) };
  }

  @Post()
  @Operation({
    id: 'oauth.callback.create',
    summary: 'Finish connecting an account',
    description:
      'For clients that began with a registered `redirect_uri`: send the `code` and `state` that arrived there, with ' +
      'the credential of the same user. The answer tells about the account and the token, never the token itself.',
    tag: 'oauth',
    access: { scope: 'connections:write', acting: 'required' },
    errors: { dialect: 'text' },
    answer: linkedAnswer,
    example: {
      ok: true,
      success: true,
      status: 'success',
      provider: 'asana',
      message: 'Asana is connected.',
      user_info: ACCOUNT,
      token_info: {
        token_type: 'bearer',
        expires_in: 3600,
        expires_at: '2026-03-02T10:30:00.000Z',
        scope: 'tasks:read projects:read',
        created_at: '2026-03-02T09:30:00.000Z',
      },
      tokens: { user_info: ACCOUNT },
    },
  })
  async post(
    @Param('provider') provider: string,
    @Body({ schema: callbackBody }) { code, state, redirect_uri: returnUrl }: CallbackBody,
    @Acting() acting: Subject,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
  ) {
    const { label } = this.directory.get(provider).manifest;
    const answer = { code, state, returnUrl };
    const view = await this.responses.fromClient(
      { ...acting, provider },
      caller.credentialId,
      answer,
      bearerOf(request),
    );
    return linkedOf(view, label, this.clock.now());
  }
}
