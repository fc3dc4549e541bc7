import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';

import { BUDGET_OPTIONS, systemBudgetOptions } from './budget/budget-options.js';
import { BudgetStore } from './budget/budget-store.js';
import { RateBudgets } from './budget/rate-budgets.js';
import { SharedRateBudgets } from './budget/shared-rate-budgets.js';
import { UpstreamHttp } from './upstream-http.js';
import { UpstreamObserver } from './upstream-observer.js';
import { UPSTREAM_OPTIONS, type UpstreamOptions } from './upstream-options.js';
import { UpstreamStream } from './upstream-stream.js';

type UpstreamModuleOptions = Pick<DynamicModule, 'imports'> &
  Pick<FactoryProvider<UpstreamOptions>, 'inject' | 'useFactory'>;

/** Offers `UpstreamHttp`, `UpstreamStream`, `UpstreamObserver` and `RateBudgets` to the whole application. */
@Module({})
export class UpstreamHttpModule {
  static forRootAsync({ imports, inject, useFactory }: UpstreamModuleOptions): DynamicModule {
    return {
      module: UpstreamHttpModule,
      global: true,
      imports,
      providers: [
        { provide: UPSTREAM_OPTIONS, inject, useFactory },
        {
          provide: BUDGET_OPTIONS,
          inject: [UPSTREAM_OPTIONS],
          useFactory: ({ budget = systemBudgetOptions }: UpstreamOptions) => budget,
        },
        { provide: RateBudgets, useClass: SharedRateBudgets },
        BudgetStore,
        UpstreamObserver,
        UpstreamHttp,
        UpstreamStream,
      ],
      exports: [RateBudgets, UpstreamHttp, UpstreamObserver, UpstreamStream],
    };
  }
}
