import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { HttpAdapterHost } from '@nestjs/core';
import { CLOCK, type Clock } from '../clock/index.js';
import { type Settings } from '../config/index.js';
import { LANE_OPTIONS, type LaneOptions } from './lane-options.js';
import { Lanes } from './lanes.js';
import { StoredLanes } from './stored-lanes.js';

@Global()
@Module({
  providers: [
    {
      provide: LANE_OPTIONS,
      inject: [ConfigService, CLOCK],
      useFactory: (config: ConfigService<Settings, true>, clock: Clock): LaneOptions => ({
        works: config.get('role', { infer: true }) !== 'web',
        now: () => clock.now(),
      }),
    },
    StoredLanes,
    Lanes,
  ],
  exports: [Lanes],
})
export class LanesModule implements OnModuleInit {
  constructor(
    private readonly lanes: Lanes,
    private readonly http: HttpAdapterHost,
  ) {}

  /** Not before the server listens, so that the first answer does not wait for it. */
  onModuleInit(): void {
    this.http.listen$.subscribe(() => this.lanes.start());
  }
}
