import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';

import { KEY_RING, type KeyRing } from './key-ring.js';
import { Vault } from './vault.js';

type VaultModuleOptions = Pick<DynamicModule, 'imports'> & Pick<FactoryProvider<KeyRing>, 'inject' | 'useFactory'>;

/** Offers `Vault` to the whole application; the composition root says where the key ring comes from. */
@Module({})
export class VaultModule {
  static forRootAsync({ imports, inject, useFactory }: VaultModuleOptions): DynamicModule {
    return {
      module: VaultModule,
      global: true,
      imports,
      providers: [{ provide: KEY_RING, inject, useFactory }, Vault],
      exports: [Vault],
    };
  }
}
