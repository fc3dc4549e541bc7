import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { normalizeIp } from '@nestjs/throttler';
import { type Settings } from '../../../platform/config/index.js';
import { problem } from '../../../platform/problem/index.js';
import { Metrics } from '../../../platform/telemetry/index.js';
import { SharedThrottlerStorage } from './shared-throttler-storage.js';

const keyOf = (address: string) => `failed:${normalizeIp(address)}`;

/** Failed authentications by address. They have a count of their own: a bad key must not close the anonymous routes. */
@Injectable()
export class FailedAttempts {
  private readonly limit: number;
  private readonly windowMs: number;

  constructor(
    config: ConfigService<Settings, true>,
    private readonly storage: SharedThrottlerStorage,
    private readonly metrics: Metrics,
  ) {
    const { anonymousLimit, windowSeconds } = config.get('throttle', { infer: true });
    this.limit = anonymousLimit;
    this.windowMs = windowSeconds * 1000;
  }

  /** @throws problem `rate_limited` when the address has used up its failures */
  assertAllowed(address: string): void {
    const seconds = this.storage.spentFor(keyOf(address));
    if (seconds !== undefined) throw this.tooMany(seconds);
  }

  /** Counts one failure. @throws always: problem `unauthenticated`, or `rate_limited` beyond the limit */
  async refuse(address: string): Promise<never> {
    const { isBlocked, timeToBlockExpire } = await this.storage.increment(keyOf(address), this.windowMs, this.limit);
    throw isBlocked ? this.tooMany(timeToBlockExpire) : problem('unauthenticated');
  }

  private tooMany(retryAfterSeconds: number) {
    this.metrics.throttled.inc();
    return problem('rate_limited', {
      retryAfterSeconds,
      detail: 'Too many failed authentications from this address. Wait for Retry-After seconds.',
    });
  }
}
