import { Injectable } from '@nestjs/common';
import { problem } from '../../../platform/problem/index.js';
import { Metrics } from '../../../platform/telemetry/index.js';
import { SharedThrottlerStorage } from './shared-throttler-storage.js';

export interface OwnLimit {
  readonly limit: number;
  readonly windowSeconds: number;
}

/** Limits that a room puts on single operations, beside the one over all routes. Shared by all instances. */
@Injectable()
export class OwnLimits {
  constructor(
    private readonly storage: SharedThrottlerStorage,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Takes one permit out of a bucket.
   * @param bucket what is counted and for whom, e.g. `callbacks.tasks:10.0.0.1`; at most 124 characters
   * @throws problem `rate_limited`
   */
  async take(bucket: string, { limit, windowSeconds }: OwnLimit): Promise<void> {
    const taken = await this.storage.increment(`own:${bucket}`, windowSeconds * 1000, limit);
    if (!taken.isBlocked) return;
    this.metrics.throttled.inc();
    throw problem('rate_limited', { retryAfterSeconds: taken.timeToBlockExpire });
  }
}
