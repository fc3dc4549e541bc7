import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  normalizeIp,
  ThrottlerGuard,
  type ThrottlerLimitDetail,
  type ThrottlerModuleOptions,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../../../platform/problem/index.js';
import { Metrics } from '../../../platform/telemetry/index.js';

/**
 * Limits each credential, and each address on anonymous routes, over all routes together. It runs between
 * authentication and authorization, so that refused requests count too.
 */
@Injectable()
export class ThrottleGuard extends ThrottlerGuard {
  /** Field names of draft-ietf-httpapi-ratelimit-headers-06, which clients commonly read. */
  protected override headerPrefix = 'RateLimit';

  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    private readonly metrics: Metrics,
  ) {
    super(options, storage, reflector);
  }

  protected override async getTracker(request: FastifyRequest): Promise<string> {
    return request.caller ? `credential:${request.caller.credentialId}` : `address:${normalizeIp(request.ip)}`;
  }

  protected override generateKey(_context: ExecutionContext, tracker: string): string {
    return tracker;
  }

  protected override async throwThrottlingException(
    context: ExecutionContext,
    { limit, timeToExpire, timeToBlockExpire }: ThrottlerLimitDetail,
  ): Promise<void> {
    this.metrics.throttled.inc();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    void reply.headers({ 'RateLimit-Limit': limit, 'RateLimit-Remaining': 0, 'RateLimit-Reset': timeToExpire });
    throw problem('rate_limited', { retryAfterSeconds: timeToBlockExpire });
  }
}
