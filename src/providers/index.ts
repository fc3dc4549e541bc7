import type { DynamicModule, Type } from '@nestjs/common';
import { type Provider } from '../contracts/index.js';
import { asana, AsanaModule } from './asana/index.js';
import { okta, OktaModule } from './okta/index.js';

interface ProviderRoom {
  readonly provider: Provider;
  readonly module: Type | DynamicModule;
}

/** The one list. A new provider is a folder and a line here. */
export const providerRooms: readonly ProviderRoom[] = [
  { provider: asana, module: AsanaModule },
  { provider: okta, module: OktaModule },
];
