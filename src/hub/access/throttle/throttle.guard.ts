import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Settings } from '../../../platform/config/index.js';
import { SharedThrottlerStorage } from './shared-throttler-storage.js';
import { SharedThrottlerGuard, trackerOf } from './shared-throttler.guard.js';

/**
 * Limits each credential, and each address on anonymous routes, over all routes together. It runs between
 * authentication and authorization, so that refused requests count too. While this instance holds permits nothing is
 * waited for; the library's guard decides about everything else.
 */
@Injectable()
export class ThrottleGuard implements CanActivate {
  private readonly limit: number;
  private readonly anonymousLimit: number;
  private readonly windowMs: number;

  constructor(
    config: ConfigService<Settings, true>,
    private readonly storage: SharedThrottlerStorage,
    private readonly guard: SharedThrottlerGuard,
  ) {
    const { limit, anonymousLimit, windowSeconds } = config.get('throttle', { infer: true });
    this.limit = limit;
    this.anonymousLimit = anonymousLimit;
    this.windowMs = windowSeconds * 1000;
  }

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const limit = request.caller ? this.limit : this.anonymousLimit;
    const spent = this.guard.isLimited(request.routeOptions.config)
      ? this.storage.spendHeld(trackerOf(request), this.windowMs, limit)
      : undefined;
    if (!spent) return this.guard.canActivate(context);
    void http.getResponse<FastifyReply>().headers({
      'RateLimit-Limit': limit,
      'RateLimit-Remaining': limit - spent.totalHits,
      'RateLimit-Reset': spent.timeToExpire,
    });
    return true;
  }
}
