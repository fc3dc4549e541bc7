import { Controller, Get } from '@nestjs/common';
import { Operation } from '../../platform/api/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { oauthHealthAnswer } from './oauth.schemas.js';

@Controller('api/auth/health')
export class OAuthHealthController {
  constructor(private readonly directory: ProviderDirectory) {}

  @Get()
  @Operation({
    id: 'oauth.health.get',
    summary: 'Which providers have an OAuth client configured',
    tag: 'oauth',
    access: { scope: 'ops:read', acting: 'none' },
    errors: { dialect: 'atom', failure: 'STATUS_ERROR' },
    answer: oauthHealthAnswer,
    example: { ok: true, oauth_configured: { asana: true } },
  })
  get() {
    const configured = this.directory
      .all()
      .map(({ manifest, settings }) => [manifest.id, settings.configured] as const);
    return { ok: true, oauth_configured: Object.fromEntries(configured) };
  }
}
