import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Subject } from '../../contracts/index.js';
import { Acting, Operation } from '../../platform/api/index.js';
import { type Settings } from '../../platform/config/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { Connections } from '../connections/index.js';
import { disconnectedOf, refreshedOf, statusOf } from './oauth.answers.js';
import { disconnectedAnswer, namedUser, refreshedAnswer, statusAnswer } from './oauth.schemas.js';

const TAG = 'oauth';
const REQUIRED = 'user_id is required.';

/** A user's connection in the words of the documented `/api/auth/{provider}` routes. */
@Controller('api/auth/:provider')
export class LinkedAccountController {
  private readonly publicUrl: string;

  constructor(
    private readonly connections: Connections,
    private readonly directory: ProviderDirectory,
    config: ConfigService<Settings, true>,
  ) {
    this.publicUrl = config.get('http.publicUrl', { infer: true });
  }

  @Get('status')
  @Operation({
    id: 'oauth.status.get',
    summary: 'Whether a user has connected an account',
    tag: TAG,
    access: { scope: 'connections:read', acting: 'required' },
    errors: { dialect: 'atom', failure: 'STATUS_ERROR', required: REQUIRED },
    answer: statusAnswer,
    example: {
      ok: true,
      success: true,
      connected: true,
      expired: false,
      scopes: ['tasks:read', 'projects:read'],
      user_id: 'user-42',
      provider: 'asana',
      message: 'Asana is connected.',
      tokens: {
        user_info: { gid: '1207310000000017', id: '1207310000000017', name: 'Ada Lovelace', email: 'ada@example.com' },
      },
      expires_at: '2026-03-02T10:30:00.000Z',
    },
  })
  async status(
    @Param('provider') provider: string,
    @Query({ schema: namedUser }) _query: unknown,
    @Acting() acting: Subject,
  ) {
    const { label } = this.directory.get(provider).manifest;
    const view = await this.connections.find({ ...acting, provider });
    const reconnectUrl = `${this.publicUrl}/api/auth/${provider}/initiate?${new URLSearchParams({ user_id: acting.userId }).toString()}`;
    return statusOf(view, { userId: acting.userId, provider, label, reconnectUrl });
  }

  @Post('refresh')
  @Operation({
    id: 'oauth.refresh',
    summary: 'Renew the access of a connection now',
    tag: TAG,
    access: { scope: 'connections:write', acting: 'required' },
    errors: { dialect: 'atom', failure: 'REFRESH_ERROR', internal: 'SERVER_ERROR', required: REQUIRED },
    answer: refreshedAnswer,
    example: {
      ok: true,
      success: true,
      status: 'success',
      message: 'The Asana connection was renewed.',
      expires_at: '2026-03-02T10:30:00.000Z',
    },
  })
  async refresh(
    @Param('provider') provider: string,
    @Body({ schema: namedUser }) _body: unknown,
    @Acting() acting: Subject,
  ) {
    const { label } = this.directory.get(provider).manifest;
    return refreshedOf(await this.connections.refresh({ ...acting, provider }), label);
  }

  @Post('disconnect')
  @Operation({
    id: 'oauth.disconnect',
    summary: 'Revoke and forget a connection',
    tag: TAG,
    access: { scope: 'connections:write', acting: 'required' },
    errors: { dialect: 'atom', failure: 'DISCONNECT_ERROR', required: REQUIRED },
    answer: disconnectedAnswer,
    example: { ok: true, success: true, message: 'Asana was disconnected.' },
  })
  async disconnect(
    @Param('provider') provider: string,
    @Body({ schema: namedUser }) _body: unknown,
    @Acting() acting: Subject,
  ) {
    const { label } = this.directory.get(provider).manifest;
    return disconnectedOf(await this.connections.disconnect({ ...acting, provider }), label);
  }
}
