import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { routeConfigOf } from '../route/index.js';

/** The framework knows one success status for a handler; a request that another client claims has that client's. */
@Injectable()
export class ClaimInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const { status } = routeConfigOf<{ status: number }>(http.getRequest<FastifyRequest>());
    if (status !== undefined) void http.getResponse<FastifyReply>().status(status);
    return next.handle();
  }
}
