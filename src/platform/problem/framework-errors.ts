import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_STYLE } from './dialects.js';
import { problemBody } from './problem-body.js';
import { invalidField } from './problem.js';

/**
 * Fastify's `frameworkErrors`: a URL it cannot read never reaches Nest, so it is answered here, in the common shape.
 * https://fastify.dev/docs/latest/Reference/Server/#frameworkerrors
 */
export function answerUnreadableUrl(_: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const error = invalidField('path', 'is not a valid URL path');
  void reply
    .status(error.status)
    .header('x-request-id', request.id)
    .type('application/problem+json; charset=utf-8')
    .send(problemBody(error, PROBLEM_STYLE, '/', request.id));
}
