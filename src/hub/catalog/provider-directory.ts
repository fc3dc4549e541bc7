import { Inject, Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { type Provider, type Providers, PROVIDERS } from '../../contracts/index.js';
import { type ProviderSettings, type Settings } from '../../platform/config/index.js';
import { problem } from '../../platform/problem/index.js';

/** A provider with the settings of this installation. */
export interface InstalledProvider extends Provider {
  readonly settings: ProviderSettings;
}

/** Every provider of the list, by id. */
@Injectable()
export class ProviderDirectory {
  private readonly byId: ReadonlyMap<string, InstalledProvider>;

  constructor(@Inject(PROVIDERS) providers: Providers, config: ConfigService<Settings, true>) {
    const settings = config.get('providers', { infer: true });
    this.byId = new Map(
      providers.map((provider) => {
        const own = settings[provider.manifest.id];
        if (!own) throw new Error(`No settings were read for the provider ${provider.manifest.id}.`);
        return [provider.manifest.id, { ...provider, settings: own }];
      }),
    );
  }

  all(): readonly InstalledProvider[] {
    return [...this.byId.values()];
  }

  /** @throws problem `not_found` for an unknown id */
  get(id: string): InstalledProvider {
    const found = this.byId.get(id);
    if (found) return found;
    throw problem('not_found', { detail: `There is no provider "${id}". Known: ${[...this.byId.keys()].join(', ')}.` });
  }
}
