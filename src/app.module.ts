import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { AccessModule } from './hub/access/index.js';
import { CatalogModule } from './hub/catalog/index.js';
import { ConnectionsModule } from './hub/connections/index.js';
import { HealthModule } from './hub/health/index.js';
import { OAuthModule } from './hub/oauth/index.js';
import { ValidationPipe } from './platform/api/index.js';
import { type Settings, SettingsModule } from './platform/config/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { UpstreamHttpModule } from './platform/http/index.js';
import { ProblemFilter } from './platform/problem/index.js';
import { QueueModule } from './platform/queue/index.js';
import { type Log, TelemetryModule, UpstreamMetrics } from './platform/telemetry/index.js';
import { VaultModule } from './platform/vault/index.js';
import { providerRooms } from './providers/index.js';

type Config = ConfigService<Settings, true>;

/** Composition root: the only file that sees every room. */
@Module({})
export class AppModule {
  static of(settings: Settings, log: Log): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.of(settings),
        TelemetryModule.of(log),
        DatabaseModule,
        QueueModule,
        VaultModule.forRootAsync({
          inject: [ConfigService],
          useFactory: (config: Config) => config.get('keyRing', { infer: true }),
        }),
        UpstreamHttpModule.forRootAsync({
          inject: [ConfigService],
          useFactory: (config: Config) => config.get('upstream', { infer: true }),
        }),
        AccessModule,
        CatalogModule.of(providerRooms.map((room) => room.provider)),
        ConnectionsModule,
        OAuthModule,
        HealthModule,
        ...providerRooms.map((room) => room.module),
      ],
      providers: [
        { provide: APP_PIPE, useClass: ValidationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        UpstreamMetrics,
      ],
    };
  }
}
