import { type ExecutionContext } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { type ThrottlerModuleOptions } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { type Settings } from '../../../platform/config/index.js';

const isAnonymous = (context: ExecutionContext) => !context.switchToHttp().getRequest<FastifyRequest>().caller;

/** One window for everything; how many requests it allows depends on who asks. */
export function throttleOptions(config: ConfigService<Settings, true>): ThrottlerModuleOptions {
  const { limit, anonymousLimit, windowSeconds } = config.get('throttle', { infer: true });
  return [{ ttl: windowSeconds * 1000, limit: (context) => (isAnonymous(context) ? anonymousLimit : limit) }];
}
