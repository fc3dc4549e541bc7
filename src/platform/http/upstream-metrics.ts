import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';

import { Metrics } from '../telemetry/index.js';
import { UpstreamObserver } from './upstream-observer.js';

/** Counts every try of a call to a provider. */
@Injectable()
export class UpstreamMetrics implements OnModuleInit, OnModuleDestroy {
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly observer: UpstreamObserver,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.unsubscribe = this.observer.subscribe(({ provider, method, status, kind, durationMs }) => {
      this.metrics.upstreamCalls.observe({ provider, method, status: String(status) }, durationMs / 1_000);
      if (kind === 'rate_limited') this.metrics.upstreamLimited.inc({ provider });
    });
  }

  onModuleDestroy(): void {
    this.unsubscribe?.();
  }
}
