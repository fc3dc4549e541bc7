import { Body, Controller, Get, Param, Post, Query, Redirect, Res } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { FastifyReply } from 'fastify';
import type { Subject } from '../../contracts/index.js';
import { Acting, Operation } from '../../platform/api/index.js';
import { type Settings } from '../../platform/config/index.js';
import { AuthorizationRequests, type StartedFlow } from './authorization-requests.js';
import { bindingCookieOptions } from './browser-binding.js';
import { startedFlowOf } from './oauth.answers.js';
import {
  flowBody,
  type FlowBody,
  flowQuery,
  type FlowQuery,
  oauthUrlAnswer,
  startedFlowAnswer,
} from './oauth.schemas.js';

const TAG = 'oauth';
const ACCESS = { scope: 'connections:write', acting: 'required' } as const;
const TEXT = { dialect: 'text', required: 'user_id parameter is required' } as const;
const EXAMPLE_URL = 'https://app.asana.com/-/oauth_authorize?response_type=code&state=4kTq0Z';
const FLOW_KINDS =
  'Without `redirect_uri` the browser that receives this answer (and its cookie) finishes the flow at this server. ' +
  'With a registered `redirect_uri` it is sent there with `code` and `state`, which the client passes on to POST callback.';
const STARTED_EXAMPLE = {
  ok: true,
  success: true,
  auth_url: EXAMPLE_URL,
  authorization_url: EXAMPLE_URL,
  user_id: 'user-42',
  csrf_token: '4kT…',
  state: '4kT…',
  client_id: '1207310000000001',
  scopes: ['tasks:read', 'projects:read'],
};

/** First leg: leads the user to the provider. */
@Controller('api')
export class AuthorizeController {
  private readonly cookieOptions: ReturnType<typeof bindingCookieOptions>;

  constructor(
    private readonly requests: AuthorizationRequests,
    config: ConfigService<Settings, true>,
  ) {
    this.cookieOptions = bindingCookieOptions(config.get('http.publicUrl', { infer: true }));
  }

  @Get('auth/:provider/authorize')
  @Operation({
    id: 'oauth.authorize.get',
    summary: 'Begin connecting an account; answers with the address of consent',
    description: FLOW_KINDS,
    tag: TAG,
    access: ACCESS,
    errors: TEXT,
    answer: startedFlowAnswer,
    example: STARTED_EXAMPLE,
  })
  async get(
    @Param('provider') provider: string,
    @Query({ schema: flowQuery }) query: FlowQuery,
    @Acting() acting: Subject,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return startedFlowOf(await this.begin(acting, provider, query, reply), acting.userId);
  }

  @Post('auth/:provider/authorize')
  @Operation({
    id: 'oauth.authorize.create',
    summary: 'Begin connecting an account, with scopes of your choice',
    description: FLOW_KINDS,
    tag: TAG,
    access: ACCESS,
    errors: TEXT,
    answer: startedFlowAnswer,
    example: STARTED_EXAMPLE,
  })
  async post(
    @Param('provider') provider: string,
    @Body({ schema: flowBody }) body: FlowBody,
    @Acting() acting: Subject,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return startedFlowOf(await this.begin(acting, provider, body, reply), acting.userId);
  }

  @Get('auth/:provider/initiate')
  @Redirect()
  @Operation({
    id: 'oauth.initiate',
    summary: 'Begin connecting an account; redirects to the provider',
    description: FLOW_KINDS,
    tag: TAG,
    access: ACCESS,
    errors: { dialect: 'atom', failure: 'CONFIG_ERROR', required: 'user_id is required.' },
    status: 302,
  })
  async initiate(
    @Param('provider') provider: string,
    @Query({ schema: flowQuery }) query: FlowQuery,
    @Acting() acting: Subject,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { authorizationUrl } = await this.begin(acting, provider, query, reply);
    return { url: authorizationUrl };
  }

  @Get('oauth/:provider/url')
  @Operation({
    id: 'oauth.url.get',
    summary: 'The address of consent alone',
    description: FLOW_KINDS,
    tag: TAG,
    access: ACCESS,
    errors: TEXT,
    answer: oauthUrlAnswer,
    example: { ok: true, success: true, oauth_url: EXAMPLE_URL, service: 'asana' },
  })
  async url(
    @Param('provider') provider: string,
    @Query({ schema: flowQuery }) query: FlowQuery,
    @Acting() acting: Subject,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { authorizationUrl } = await this.begin(acting, provider, query, reply);
    return { ok: true, success: true, oauth_url: authorizationUrl, service: provider };
  }

  private async begin(acting: Subject, provider: string, asked: FlowBody, reply: FastifyReply): Promise<StartedFlow> {
    const flow = await this.requests.begin(
      { ...acting, provider },
      { scopes: asked.scopes, returnUrl: asked.redirect_uri ?? asked.return_url, clientState: asked.state },
    );
    if (flow.cookie) void reply.setCookie(flow.cookie.name, flow.cookie.value, this.cookieOptions);
    return flow;
  }
}
