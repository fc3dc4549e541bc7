import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, Optional } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { routeConfigOf } from '../route/index.js';
import { Log } from '../telemetry/index.js';
import { type FailureStyle, PROBLEM_STYLE } from './dialects.js';
import { toProblem } from './from-error.js';
import { problemBody } from './problem-body.js';
import { problem } from './problem.js';
import { type ServedPath, ServedPaths } from './served-paths.js';

/** The failure style of the route being served; set as Fastify route configuration by the operation decorator. */
export interface FailureStyleConfig {
  readonly errors?: FailureStyle;
}

const pathOf = (url: string) => url.split('?', 1)[0] ?? url;

const wrongMethod = ({ methods }: ServedPath) =>
  problem('method_not_allowed', { detail: `This path serves ${methods.join(', ')}.` });

/** The one place where an error becomes HTTP. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    @Optional() private readonly paths?: ServedPaths,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const served = request.is404 ? this.paths?.at(pathOf(request.url)) : undefined;
    const error = served ? wrongMethod(served) : toProblem(thrown);
    if (error.status >= 500) this.log.failure(error, request.id);
    if (reply.raw.headersSent || reply.raw.destroyed) return;

    const style = served?.errors ?? routeConfigOf<FailureStyleConfig>(request).errors ?? PROBLEM_STYLE;
    const body = problemBody(error, style, pathOf(request.url), request.id);
    if (error.options.retryAfterSeconds !== undefined) {
      void reply.header('retry-after', String(Math.ceil(error.options.retryAfterSeconds)));
    }
    // https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6: a 405 says what would do.
    if (served) void reply.header('allow', served.methods.join(', '));
    if (error.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply.status(error.status);
    if (style.dialect === 'plain') void reply.type('text/plain; charset=utf-8').send(`${body.detail}\n`);
    else void reply.type('application/problem+json; charset=utf-8').send(body);
  }
}
