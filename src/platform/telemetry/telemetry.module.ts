import { Global, Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { type Settings } from '../config/index.js';
import { Log } from './log.js';
import { Metrics } from './metrics.js';

@Global()
@Module({
  providers: [
    {
      provide: Log,
      inject: [ConfigService],
      useFactory: (config: ConfigService<Settings, true>) => new Log(config.get('log.level', { infer: true })),
    },
    Metrics,
  ],
  exports: [Log, Metrics],
})
export class TelemetryModule {}
