import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Log } from '../../../platform/telemetry/index.js';
import { CallbackConfigs } from './callback-configs.js';

/** Uses the environment's configuration without being asked to; not before the server listens, which waits for nothing. */
@Injectable()
export class EnvironmentStart implements OnModuleInit {
  constructor(
    private readonly configs: CallbackConfigs,
    private readonly http: HttpAdapterHost,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.http.listen$.subscribe(() => void this.begin());
  }

  /** Should it fail, the next request that needs the configuration tries again. */
  private async begin(): Promise<void> {
    try {
      await this.configs.useEnvironment();
    } catch (error) {
      this.log.failure(error, undefined, { operation: 'callbacks.environment' });
    }
  }
}
