import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { BulkModule } from './features/bulk/index.js';
import { AutomationModule } from './features/automation/index.js';
import { CallbacksModule } from './features/callbacks/index.js';
import { GeneratorModule } from './features/generator/index.js';
import { InsightsModule } from './features/insights/index.js';
import { IntegrationsModule } from './features/integrations/index.js';
import { TaskSyncModule } from './features/task-sync/index.js';
import { AccessModule } from './hub/access/index.js';
import { CatalogModule, ServicesModule } from './hub/catalog/index.js';
import { ConnectionsModule } from './hub/connections/index.js';
import { EventsModule } from './hub/events/index.js';
import { HealthModule } from './hub/health/index.js';
import { OAuthModule } from './hub/oauth/index.js';
import { OutgoingModule } from './hub/outgoing/index.js';
import { ProxyModule } from './hub/proxy/index.js';
import { WebhooksModule } from './hub/webhooks/index.js';
import { ConnectionDrain, ValidationPipe } from './platform/api/index.js';
import { type Clock, ClockModule } from './platform/clock/index.js';
import { type Settings, SettingsModule } from './platform/config/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { UpstreamHttpModule, UpstreamMetrics } from './platform/http/index.js';
import { IdempotencyModule } from './platform/idempotency/index.js';
import { LanesModule } from './platform/lanes/index.js';
import { ProblemFilter } from './platform/problem/index.js';
import { QueueModule } from './platform/queue/index.js';
import { type Log, TelemetryModule } from './platform/telemetry/index.js';
import { VaultModule } from './platform/vault/index.js';
import { providerRooms } from './providers/index.js';

type Config = ConfigService<Settings, true>;

/** Composition root: the only file that sees every room. */
@Module({})
export class AppModule {
  static of(settings: Settings, log: Log, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.of(settings),
        TelemetryModule.of(log),
        ClockModule.of(clock),
        DatabaseModule,
        QueueModule,
        LanesModule,
        VaultModule.forRootAsync({
          inject: [ConfigService],
          useFactory: (config: Config) => config.get('keyRing', { infer: true }),
        }),
        UpstreamHttpModule.forRootAsync({
          inject: [ConfigService],
          useFactory: (config: Config) => config.get('upstream', { infer: true }),
        }),
        IdempotencyModule,
        AccessModule,
        CatalogModule.of(providerRooms.map((room) => room.provider)),
        ConnectionsModule,
        OAuthModule,
        ProxyModule,
        EventsModule,
        WebhooksModule,
        OutgoingModule,
        HealthModule,
        ServicesModule,
        ...providerRooms.map((room) => room.module),
        BulkModule,
        InsightsModule,
        AutomationModule,
        TaskSyncModule,
        CallbacksModule,
        GeneratorModule,
        IntegrationsModule,
      ],
      providers: [
        { provide: APP_PIPE, useClass: ValidationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        ConnectionDrain,
        UpstreamMetrics,
      ],
    };
  }
}
