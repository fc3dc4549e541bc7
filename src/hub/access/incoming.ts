import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller, type Subject } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';
import { type AuditSource, auditSourceOf } from './audit.js';

/** Who asks, for whom and from where. */
export interface IncomingRequest {
  readonly caller: Caller;
  /** The user the route works for, if one was named or the caller is one. */
  readonly acting: Subject | undefined;
  readonly source: AuditSource;
}

/** The request, as the classes see it that allow and record what callers do. The route must not be anonymous. */
export const Incoming = createParamDecorator((_: unknown, context: ExecutionContext): IncomingRequest => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { caller, acting } = request;
  if (!caller) throw problem('unauthenticated');
  return { caller, acting, source: auditSourceOf(request) };
});
