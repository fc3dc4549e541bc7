import { Controller, Get, Header, Query } from '@nestjs/common';
import { Operation } from '../../platform/api/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { settingsQuery, type SettingsQuery } from './oauth.schemas.js';
import { SETTINGS_PAGE_POLICY, settingsPage } from './settings-page.js';

@Controller('settings')
export class SettingsPageController {
  constructor(private readonly directory: ProviderDirectory) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', SETTINGS_PAGE_POLICY)
  @Operation({
    id: 'oauth.settings.page',
    summary: 'The page a browser ends on when no client application is configured',
    tag: 'oauth',
    access: { anonymous: true },
    errors: { dialect: 'plain' },
    produces: 'text/html',
  })
  get(@Query({ schema: settingsQuery }) { service, status }: SettingsQuery): string {
    const connected = status === 'connected' && this.directory.all().find(({ manifest }) => manifest.id === service);
    return settingsPage(connected ? connected.manifest.label : undefined);
  }
}
