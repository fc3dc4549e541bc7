import { Global, Module } from '@nestjs/common';
import { type Providers, PROVIDERS } from '../../contracts/index.js';
import { ProviderDirectory } from './provider-directory.js';
import { ProviderOutcomes } from './provider-outcomes.js';

@Global()
@Module({})
export class CatalogModule {
  static of(providers: Providers) {
    return {
      module: CatalogModule,
      providers: [{ provide: PROVIDERS, useValue: providers }, ProviderDirectory, ProviderOutcomes],
      exports: [PROVIDERS, ProviderDirectory, ProviderOutcomes],
    };
  }
}
