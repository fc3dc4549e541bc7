import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller, type Subject } from '../../contracts/index.js';
import { missingField, problem } from '../problem/index.js';
import { routeConfigOf } from '../route/index.js';
import { type OperationConfig } from './operation.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard; absent on anonymous routes. */
    caller?: Caller;
    /** The user the route works for, once the access guard has allowed it. */
    acting?: Subject;
  }
}

/** What the matched route declares for this request; undefined for a path that no route serves. */
export const operationOf = (request: FastifyRequest): OperationConfig | undefined => {
  const config = routeConfigOf<OperationConfig>(request);
  return config.operation ? (config as OperationConfig) : undefined;
};

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

/** The user the route works for. The route's policy must say `acting: 'required'`. */
export const Acting = createParamDecorator((_: unknown, context: ExecutionContext): Subject => {
  const { acting } = requestOf(context);
  if (!acting) throw missingField('user_id');
  return acting;
});

/** The user the route works for, if one was named or the caller is one. */
export const MaybeActing = createParamDecorator(
  (_: unknown, context: ExecutionContext): Subject | undefined => requestOf(context).acting,
);

/** Who sent the request. The route must not be anonymous. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = requestOf(context);
  if (!caller) throw problem('unauthenticated');
  return caller;
});

/** Which operation the request is: the route's own, or that of another client of the path. */
export const OperationId = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => operationOf(requestOf(context))?.operation.id ?? '',
);
