import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  normalizeIp,
  ThrottlerGuard,
  type ThrottlerLimitDetail,
  type ThrottlerModuleOptions,
  type ThrottlerRequest,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../../../platform/problem/index.js';
import { Metrics } from '../../../platform/telemetry/index.js';

/** What requests are counted by. */
export const trackerOf = (request: FastifyRequest): string =>
  request.caller ? `credential:${request.caller.credentialId}` : `address:${normalizeIp(request.ip)}`;

/** Limits each credential, and each address on anonymous routes, over all routes together. */
@Injectable()
export class SharedThrottlerGuard extends ThrottlerGuard {
  /** Field names of draft-ietf-httpapi-ratelimit-headers-06, which clients commonly read. */
  protected override headerPrefix = 'RateLimit';
  /** Route configurations that turned out not to be skipped. */
  private readonly limited = new WeakSet<object>();

  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    private readonly metrics: Metrics,
  ) {
    super(options, storage, reflector);
  }

  /** Whether a route is known to be limited, rather than skipped by `@SkipThrottle()`. */
  isLimited(route: object): boolean {
    return this.limited.has(route);
  }

  /** Asked only for routes that nothing skips. */
  protected override async handleRequest(details: ThrottlerRequest): Promise<boolean> {
    this.limited.add(details.context.switchToHttp().getRequest<FastifyRequest>().routeOptions.config);
    return super.handleRequest(details);
  }

  protected override async getTracker(request: FastifyRequest): Promise<string> {
    return trackerOf(request);
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
