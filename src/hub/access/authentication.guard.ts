import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { operationOf } from '../../platform/api/index.js';
import { problem } from '../../platform/problem/index.js';
import { Authenticator } from './authenticator.js';

/** First of the global guards: proves who calls. The throttle counts next, then the authorization guard decides. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(private readonly authenticator: Authenticator) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = operationOf(request)?.operation.access;
    if (!access) throw problem('forbidden', { detail: 'This route declares no access policy.' });
    if (!('anonymous' in access)) request.caller = await this.authenticator.authenticate(request);
    return true;
  }
}
