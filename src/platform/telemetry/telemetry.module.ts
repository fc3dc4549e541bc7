import { type DynamicModule, Module } from '@nestjs/common';
import { Log } from './log.js';
import { Metrics } from './metrics.js';

@Module({})
export class TelemetryModule {
  /** The log is made before the application, so that the boot can use it too. */
  static of(log: Log): DynamicModule {
    return {
      module: TelemetryModule,
      global: true,
      providers: [{ provide: Log, useValue: log }, Metrics],
      exports: [Log, Metrics],
    };
  }
}
