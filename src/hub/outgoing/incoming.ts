import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { problem } from '../../platform/problem/index.js';
import { type EndpointRequest } from './organization-caller.js';

/** Who asks, and from where. */
export const Incoming = createParamDecorator((_: unknown, context: ExecutionContext): EndpointRequest => {
  const { caller, id, ip } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw problem('unauthenticated');
  return { caller, source: { requestId: id, address: ip } };
});

export const SHARED = { tag: 'webhooks', errors: { dialect: 'problem' } } as const;
export const READING = { ...SHARED, access: { scope: 'webhooks:read', acting: 'none' } } as const;
export const WRITING = { ...SHARED, access: { scope: 'webhooks:write', acting: 'none' } } as const;
