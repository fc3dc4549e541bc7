import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';

import { UpstreamHttp } from './upstream-http.js';
import { UpstreamObserver } from './upstream-observer.js';
import { UPSTREAM_OPTIONS, type UpstreamOptions } from './upstream-options.js';

type UpstreamModuleOptions = Pick<DynamicModule, 'imports'> &
  Pick<FactoryProvider<UpstreamOptions>, 'inject' | 'useFactory'>;

/** Offers `UpstreamHttp` and `UpstreamObserver` to the whole application. */
@Module({})
export class UpstreamHttpModule {
  static forRootAsync({ imports, inject, useFactory }: UpstreamModuleOptions): DynamicModule {
    return {
      module: UpstreamHttpModule,
      global: true,
      imports,
      providers: [{ provide: UPSTREAM_OPTIONS, inject, useFactory }, UpstreamObserver, UpstreamHttp],
      exports: [UpstreamHttp, UpstreamObserver],
    };
  }
}
