import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Log } from '../telemetry/index.js';
import { type FailureStyle, PROBLEM_STYLE } from './dialects.js';
import { toProblem } from './from-error.js';
import { problemBody } from './problem-body.js';

/** The failure style of the route being served; set as Fastify route configuration by the operation decorator. */
export interface FailureStyleConfig {
  readonly errors?: FailureStyle;
}

const pathOf = (url: string) => url.split('?', 1)[0] ?? url;

/** The one place where an error becomes HTTP. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = toProblem(thrown);
    if (error.status >= 500) this.log.failure(error, request.id);
    if (reply.raw.headersSent || reply.raw.destroyed) return;

    const style = (request.routeOptions.config as FailureStyleConfig).errors ?? PROBLEM_STYLE;
    const body = problemBody(error, style, pathOf(request.url), request.id);
    if (error.options.retryAfterSeconds !== undefined) {
      void reply.header('retry-after', String(Math.ceil(error.options.retryAfterSeconds)));
    }
    if (error.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply.status(error.status);
    if (style.dialect === 'plain') void reply.type('text/plain; charset=utf-8').send(`${body.detail}\n`);
    else void reply.type('application/problem+json; charset=utf-8').send(body);
  }
}
