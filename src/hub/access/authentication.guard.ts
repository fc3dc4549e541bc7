import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller } from '../../contracts/index.js';
import { operationOf } from '../../platform/api/index.js';
import { problem } from '../../platform/problem/index.js';
import { Authenticator } from './authenticator.js';

/** First of the global guards: proves who calls. The throttle counts next, then the authorization guard decides. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(private readonly authenticator: Authenticator) {}

  /** Without a promise where none is needed: it runs for every request. */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = operationOf(request)?.operation.access;
    if (!access) throw problem('forbidden', { detail: 'This route declares no access policy.' });
    if ('anonymous' in access) return true;
    const caller = this.authenticator.authenticate(request);
    if (caller instanceof Promise) return caller.then((proved) => admit(request, proved));
    return admit(request, caller);
  }
}

function admit(request: FastifyRequest, caller: Caller): true {
  request.caller = caller;
  return true;
}
