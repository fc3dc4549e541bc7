import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { UpstreamObserver } from '../../platform/http/index.js';

/** What this process saw of a provider, whoever's calls they were. */
export interface ProviderOutcome {
  /** When it last answered or failed to, in milliseconds since the epoch. */
  readonly at: number;
  /** Since when every call has failed for want of a proper answer; undefined while it answers. */
  readonly failingSince: number | undefined;
}

/**
 * The last outcomes of calls to each provider. A memory of this process and a hint: whoever must be sure asks the
 * provider. What a single account is refused, such as 401 or 429, says nothing about the provider itself.
 */
@Injectable()
export class ProviderOutcomes implements OnModuleInit, OnModuleDestroy {
  private readonly byProvider = new Map<string, ProviderOutcome>();
  private unsubscribe: (() => void) | undefined;

  constructor(private readonly observer: UpstreamObserver) {}

  onModuleInit(): void {
    this.unsubscribe = this.observer.subscribe(({ provider, kind }) => this.note(provider, kind === 'unavailable'));
  }

  onModuleDestroy(): void {
    this.unsubscribe?.();
  }

  of(provider: string): ProviderOutcome | undefined {
    return this.byProvider.get(provider);
  }

  private note(provider: string, failed: boolean): void {
    const at = Date.now();
    const since = this.byProvider.get(provider)?.failingSince ?? at;
    this.byProvider.set(provider, { at, failingSince: failed ? since : undefined });
  }
}
